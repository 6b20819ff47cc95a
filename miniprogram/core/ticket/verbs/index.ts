/** Every verb of an order. Each has a file of its own; those that ask and answer one request share theirs. */
import { correctDays } from './clock/correct-days'
import { lapse } from './clock/lapse'
import { remind } from './clock/remind'
import { answerReferral } from './desk/answer-referral'
import { appeal } from './desk/appeal'
import { decline } from './desk/decline'
import { dispatch } from './desk/dispatch'
import { joined, parted } from './desk/joined'
import { merge } from './desk/merge'
import { reassign } from './desk/reassign'
import { reclassification } from './desk/reclassify'
import { refer } from './desk/refer'
import { unmerge } from './desk/unmerge'
import { close } from './ending/close'
import { committeeRate } from './ending/committee-rate'
import { rate } from './ending/rate'
import { reopen } from './ending/reopen'
import { revisit } from './ending/revisit'
import { standAside } from './ending/stand-aside'
import { addHandler } from './handling/add-handler'
import { claim } from './handling/claim'
import { giveBack } from './handling/give-back'
import { objection } from './handling/objection'
import { progress } from './handling/progress'
import { recommit } from './handling/recommit'
import { recuse } from './handling/recuse'
import { resolve } from './handling/resolve'
import { amend } from './intake/amend'
import { cancel } from './intake/cancel'
import { register } from './intake/register'
import { submit } from './intake/submit'
import { urge } from './intake/urge'
import { withdraw } from './intake/withdraw'
import { moved } from './moved'
import { selfJoined } from './self-joined'
import { consent } from './showing/consent'
import { publish } from './showing/publish'
import { setReaders } from './showing/set-readers'
import { unpublish } from './showing/unpublish'
import { takenOut } from './taken-out'

/** Those that somebody presses, or the clock. Their order is the order of the buttons. */
export const VERB_FILES = {
  submit,
  register,
  amend,
  urge,
  withdraw,
  ...cancel,
  decline,
  appeal,
  merge,
  unmerge,
  refer,
  answerReferral,
  dispatch,
  claim,
  lapse,
  giveBack,
  reassign,
  recommit,
  progress,
  addHandler,
  recuse,
  ...objection,
  ...reclassification,
  resolve,
  rate,
  revisit,
  committeeRate,
  standAside,
  reopen,
  close,
  consent,
  setReaders,
  publish,
  unpublish,
  remind,
  correctDays,
}

/** Events that a step of another order, or of the record, brings about: nobody presses them. */
export const BESIDE_FILES = { joined, parted, takenOut, selfJoined, moved }
