/**
 * Input of every verb a person can press; `ticket.<verb>` is its route. Its file in the core lists the fields; the
 * compiler asks for a line of every verb that a person can press.
 */
import * as z from 'zod'
import type { ClockVerb, Inputs } from '../../miniprogram/core/ticket/commands'
import { VERB_FILES } from '../../miniprogram/core/ticket/verbs'
import { schemaOf } from './fields'
import { code } from './shapes'

/** Of verbs that insist that what was seen is still so. */
const seen = { seenRev: z.int().min(1) }
export const verbInputs = {
  submit: schemaOf(VERB_FILES.submit.input),
  register: schemaOf(VERB_FILES.register.input),
  amend: schemaOf(VERB_FILES.amend.input),
  withdraw: schemaOf(VERB_FILES.withdraw.input),
  askCancel: schemaOf(VERB_FILES.askCancel.input),
  agreeCancel: schemaOf(VERB_FILES.agreeCancel.input),
  decline: schemaOf(VERB_FILES.decline.input),
  appeal: schemaOf(VERB_FILES.appeal.input),
  merge: schemaOf(VERB_FILES.merge.input).extend(seen),
  unmerge: schemaOf(VERB_FILES.unmerge.input),
  refer: schemaOf(VERB_FILES.refer.input),
  answerReferral: schemaOf(VERB_FILES.answerReferral.input),
  dispatch: schemaOf(VERB_FILES.dispatch.input),
  claim: schemaOf(VERB_FILES.claim.input),
  giveBack: schemaOf(VERB_FILES.giveBack.input),
  reassign: schemaOf(VERB_FILES.reassign.input),
  recommit: schemaOf(VERB_FILES.recommit.input),
  progress: schemaOf(VERB_FILES.progress.input),
  addHandler: schemaOf(VERB_FILES.addHandler.input),
  recuse: schemaOf(VERB_FILES.recuse.input),
  objectTo: schemaOf(VERB_FILES.objectTo.input),
  answerObjection: schemaOf(VERB_FILES.answerObjection.input),
  reclassify: schemaOf(VERB_FILES.reclassify.input),
  answerReclassify: schemaOf(VERB_FILES.answerReclassify.input).extend(seen),
  resolve: schemaOf(VERB_FILES.resolve.input),
  /** `slip`: the code on the slip of paper through which somebody else types it. */
  rate: schemaOf(VERB_FILES.rate.input).extend({ slip: code.optional() }),
  revisit: schemaOf(VERB_FILES.revisit.input),
  committeeRate: schemaOf(VERB_FILES.committeeRate.input),
  standAside: schemaOf(VERB_FILES.standAside.input),
  reopen: schemaOf(VERB_FILES.reopen.input),
  consent: schemaOf(VERB_FILES.consent.input),
  setReaders: schemaOf(VERB_FILES.setReaders.input),
  publish: schemaOf(VERB_FILES.publish.input).extend(seen),
  unpublish: schemaOf(VERB_FILES.unpublish.input),
} as const satisfies {
  [V in Exclude<keyof Inputs, ClockVerb>]: z.ZodType<Inputs[V]>
}

export type PersonVerb = keyof typeof verbInputs
