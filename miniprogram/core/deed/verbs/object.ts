import { LIMITS } from '../../limits'
import { counts, mayObject, NEEDS_SECOND_SAYS, objectionOf } from '../../points/objections'
import { ref, text } from '../../process/fields'
import { isRefusal, refuse, type Refusal } from '../../refusal'
import { isNear } from '../judging'
import type { Ctx, Deed } from '../kinds'
import { verb } from '../kit'
import { isClocks, onNotice } from '../moves'
import { called, CHANGED, isHeldUp, toCommittee, toParties } from '../telling'

/** Nobody objects in their own matter. What is taken from a household it may always speak against, if it did not write it. */
function isTheirs(deed: Deed, { actor, now }: Ctx): Refusal | null {
  if (actor === 'clock') return refuse('NOT_ALLOWED')
  const wrote =
    actor.id === deed.reportedBy ||
    (actor.householdId !== null && deed.reporterHouseholds.includes(actor.householdId))
  return isNear(deed, actor, now) && (deed.points > 0 || wrote) ? refuse('NOT_YOURSELF') : null
}

/** Anyone of the village has something to say against it, while it is on the notice. */
export const object = verb('Objected')({
  label: '提意见',
  pace: 'rarely',
  way: {
    sheet: {
      title: '我有意见',
      note: '交给监委会答复，答复了才往下走。不写您的名字，一件事提一回。',
      yes: '交给监委会',
    },
  },
  needs: ['objector'],
  by: { confirmed: ['villager'], objected: ['villager'] },
  to: ['confirmed', 'objected'],
  elsewhere: (deed, ctx) =>
    isTheirs(deed, ctx) ?? (deed.stage.state === 'credited' ? refuse('OBJECTION_OVER') : null),
  input: {
    householdId: ref({ label: '说的是哪一家', to: 'household', ofMatter: true }),
    reason: text({
      label: '哪里不对',
      hint: '比如：那天他家没人来',
      max: LIMITS.reason,
      moderated: true,
      required: 'NEEDS_REASON',
      keptAs: 'text',
    }),
  },
  refuses(deed, ctx) {
    const theirs = isTheirs(deed, ctx)
    if (theirs || ctx.actor === 'clock') return theirs
    const { id } = ctx.actor
    if (isClocks(deed, ctx.now)) return refuse('OBJECTION_OVER')
    return deed.objections.some(({ by }) => by === id) ? refuse('OBJECTED_ALREADY') : null
  },
  decide({ households }, { householdId = null }, { actor, now, facts }) {
    if (householdId !== null && !households.some(({ id }) => id === householdId))
      return refuse('BAD_INPUT', {}, 'householdId')
    const may = mayObject(facts.objector, now)
    if (isRefusal(may)) return may
    return {
      // About the only household there is: about all of it.
      householdId: households.length > 1 ? householdId : null,
      household: actor === 'clock' ? null : actor.householdId,
      needsSecond: may.needsSecond,
    }
  },
  evolve({ stage, objections: before }, { id, by, at, householdId, household, needsSecond }) {
    const one = objectionOf(id, by, at, { householdId, household, needsSecond })
    const objections = [...before, { ...one, answeredIn: null }]
    return { stage: onNotice(stage, objections), record: { objections } }
  },
  message({ objections }) {
    const mine = objections[objections.length - 1]
    return mine && !counts(objections, mine)
      ? NEEDS_SECOND_SAYS
      : '记下了，监委会会答复。别人看不到是谁提的。'
  },
  // Said to the committee and the town, not to the desk of the village.
  words: { text: 'writer', reviewedBy: 'town' },
  phrase: CHANGED,
  tells: [
    // One that waits for a second voice is nobody's to answer yet.
    toParties(deed => `${called(deed)}有人提了意见，等监委会答复。`, isHeldUp),
    toCommittee(isHeldUp),
  ],
  timeline: '有人提了意见',
})
