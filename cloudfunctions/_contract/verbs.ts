/**
 * Input of every verb a person can press; `ticket.<verb>` is its route. A verb with a file of its own lists its fields
 * there; the others are checked against core's `Inputs`.
 */
import * as z from 'zod'
import type { Inputs } from '../../miniprogram/core/ticket/commands'
import { VERB_FILES } from '../../miniprogram/core/ticket/verbs'
import { schemaOf } from './fields'
import { category, code, id, matter, outcome, text, track, words } from './shapes'

const reason = words(200, 'moderated')
/** Of verbs that insist that what was seen is still so. */
const seen = { seenRev: z.int().min(1) }
export const verbInputs = {
  submit: schemaOf(VERB_FILES.submit.input),
  register: schemaOf(VERB_FILES.register.input),
  amend: schemaOf(VERB_FILES.amend.input),
  withdraw: schemaOf(VERB_FILES.withdraw.input),
  askCancel: schemaOf(VERB_FILES.askCancel.input),
  agreeCancel: schemaOf(VERB_FILES.agreeCancel.input),
  decline: z.strictObject({ reason, whereInstead: words(100, 'moderated') }),
  appeal: z.strictObject({ text: words(500, 'moderated') }),
  merge: z.strictObject({ into: id, seenRev: z.int().min(1) }),
  unmerge: z.strictObject({ reason }),
  refer: z.strictObject({ office: text(40, 'moderated', { required: true, noPhone: true }), reason }),
  answerReferral: z.strictObject({
    accepted: z.boolean(),
    outcome: outcome.optional(),
    text: words(500, 'moderated'),
  }),
  dispatch: z.strictObject({
    category,
    sub: id,
    matter,
    track,
    person: id.optional(),
    pool: id.optional(),
    reason: text(200, 'moderated').optional(),
    urgent: z.boolean().optional(),
  }),
  claim: schemaOf(VERB_FILES.claim.input),
  giveBack: schemaOf(VERB_FILES.giveBack.input),
  reassign: z.strictObject({ person: id.optional(), pool: id.optional(), reason }),
  recommit: schemaOf(VERB_FILES.recommit.input),
  progress: schemaOf(VERB_FILES.progress.input),
  addHandler: schemaOf(VERB_FILES.addHandler.input),
  recuse: schemaOf(VERB_FILES.recuse.input),
  objectTo: schemaOf(VERB_FILES.objectTo.input),
  answerObjection: schemaOf(VERB_FILES.answerObjection.input),
  reclassify: z.strictObject({ category, sub: id, matter, track, reason }),
  answerReclassify: z.strictObject({ agreed: z.boolean(), reason, seenRev: z.int().min(1) }),
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
  [V in Exclude<keyof Inputs, 'lapse' | 'close' | 'remind' | 'correctDays'>]: z.ZodType<Inputs[V]>
}

export type PersonVerb = keyof typeof verbInputs
