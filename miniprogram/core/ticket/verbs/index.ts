/** Verbs that have a file of their own. */
import { giveBack } from './handling/give-back'
import { progress } from './handling/progress'
import { claim } from './handling/claim'
import { recommit } from './handling/recommit'
import { addHandler } from './handling/add-handler'
import { recuse } from './handling/recuse'
import { resolve } from './handling/resolve'
import { rate } from './ending/rate'
import { revisit } from './ending/revisit'
import { committeeRate } from './ending/committee-rate'
import { standAside } from './ending/stand-aside'
import { reopen } from './ending/reopen'
import { close } from './ending/close'
import { consent } from './showing/consent'
import { setReaders } from './showing/set-readers'
import { publish } from './showing/publish'
import { unpublish } from './showing/unpublish'
import { submit } from './intake/submit'
import { register } from './intake/register'
import { amend } from './intake/amend'
import { withdraw } from './intake/withdraw'
import { askCancel } from './intake/ask-cancel'
import { agreeCancel } from './intake/agree-cancel'
import { objectTo } from './handling/object-to'
import { answerObjection } from './handling/answer-objection'
import { lapse } from './clock/lapse'
import { remind } from './clock/remind'
import { correctDays } from './clock/correct-days'
import { decline } from './desk/decline'
import { appeal } from './desk/appeal'
import { merge } from './desk/merge'
import { unmerge } from './desk/unmerge'
import { refer } from './desk/refer'
import { answerReferral } from './desk/answer-referral'
import { dispatch } from './desk/dispatch'
import { reassign } from './desk/reassign'
import { reclassify } from './desk/reclassify'
import { answerReclassify } from './desk/answer-reclassify'

export const VERB_FILES = {
  giveBack,
  progress,
  claim,
  recommit,
  addHandler,
  recuse,
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
  submit,
  register,
  amend,
  withdraw,
  askCancel,
  agreeCancel,
  objectTo,
  answerObjection,
  lapse,
  remind,
  correctDays,
  decline,
  appeal,
  merge,
  unmerge,
  refer,
  answerReferral,
  dispatch,
  reassign,
  reclassify,
  answerReclassify,
}
