import { isRefusal, refuse, type Refusal } from '../../refusal'
import { counts, mayObject, objectionOf, NEEDS_SECOND_SAYS } from '../../points/objections'
import { text } from '../../process/fields'
import { isNear, openObjections } from '../judging'
import type { Ctx, Honour } from '../kinds'
import { verb } from '../kit'
import { LIMITS } from '../../limits'
import { CHANGED, toAnswerers } from '../telling'

/** Nobody objects in their own matter, nor twice. */
function neverMay(honour: Honour, { actor, now }: Ctx): Refusal | null {
  if (actor === 'clock') return refuse('NOT_ALLOWED')
  if (isNear(honour, actor, now)) return refuse('NOT_YOURSELF')
  return honour.objections.some(({ by }) => by === actor.id) ? refuse('OBJECTED_ALREADY') : null
}

/** Anyone of the village has something to say against it, while it is on the notice. */
export const object = verb('Objected')({
  label: '我有意见',
  pace: 'rarely',
  way: {
    sheet: {
      note: '交给监委会答复，答复了才往下走。不写您的名字，一户提一回。',
      yes: '交给监委会',
    },
  },
  needs: ['objector'],
  by: { notice: ['villager'] },
  to: ['same'],
  window: { closesAt: ({ stage }) => stage.noticeUntil, refusal: () => refuse('OBJECTION_OVER') },
  elsewhere: (honour, ctx) =>
    neverMay(honour, ctx) ?? refuse(honour.stage.state === 'nominated' ? 'NOT_ALLOWED' : 'OBJECTION_OVER'),
  input: {
    reason: text({
      label: '哪里不对',
      hint: '比如：那是她女儿做的',
      max: LIMITS.reason,
      moderated: true,
      required: 'NEEDS_REASON',
      keptAs: 'text',
    }),
  },
  refuses: neverMay,
  decide(_, __, { actor, now, facts }) {
    const may = mayObject(facts.objector, now)
    if (isRefusal(may)) return may
    return { household: actor === 'clock' ? null : actor.householdId, needsSecond: may.needsSecond }
  },
  evolve: ({ stage, objections }, { id, by, at, household, needsSecond }) => ({
    stage,
    record: {
      objections: [
        ...objections,
        { ...objectionOf(id, by, at, { household, needsSecond }), answeredIn: null },
      ],
    },
  }),
  message({ objections }) {
    const mine = objections[objections.length - 1]
    return mine && !counts(objections, mine) ? NEEDS_SECOND_SAYS : '记下了，监委会会答复您。'
  },
  // Said to the committee and the town, not to the desk of the village.
  words: { text: 'writer', reviewedBy: 'town' },
  phrase: CHANGED,
  tells: [
    // One that waits for a second voice is nobody's to answer yet.
    toAnswerers(
      kind => `${kind}公示有一条意见，请您答复。`,
      ({ happened, after }) => openObjections(after).some(({ id }) => id === happened.id),
    ),
  ],
  timeline: '有人提了意见',
})
