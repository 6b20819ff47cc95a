/** What time brings about in a good deed. Nobody but the timer presses these. */
import { LONG } from '../../lasts'
import { entryId } from '../../points/ledger'
import { clockObjections } from '../../points/objections'
import { doneWith, pointsText, UNANSWERED_TEXT } from '../../points/says'
import { dueReminders } from '../../process/clocks'
import { refuse } from '../../refusal'
import { settlementOf } from '../earning'
import { openObjections } from '../judging'
import type { Deed, DeedKinds } from '../kinds'
import { verb } from '../kit'
import { onNotice } from '../moves'
import type { DeedObjection, ResultWhy } from '../record'
import { called, CHANGED, told, toParties, toPeople } from '../telling'
import { REMINDERS } from '../timers'
import { RESULT_LABELS } from '../labels'

/** Nobody has vouched: those near are asked again, and later the town. */
export const remind = verb('Reminded')({
  label: '到点提醒',
  by: { waiting: ['clock'] },
  to: ['same'],
  input: {},
  decide(deed, _, { now }) {
    const [reminder, ...covers] = dueReminders<DeedKinds>({ reminders: REMINDERS }, deed, now)
    return reminder === undefined ? refuse('NOT_NOW') : { reminder, covers }
  },
  // Which were given is kept by the engine.
  evolve: ({ stage }) => ({ stage }),
  message: '',
  words: { text: 'none' },
  phrase: CHANGED,
  tells: [
    {
      ...told(
        'reminded',
        ({ after, happened: { reminder } }) => `${called(after)}${REMINDERS[reminder].text}`,
      ),
      who: ({ happened: { reminder } }) => REMINDERS[reminder].tells,
      how: 'badge',
      until: 'waiting',
    },
  ],
  timeline: ({ reminder }, { minus }) => {
    const { vouch } = doneWith(minus ? -1 : 1)
    return reminder === 'town' ? `没人${vouch}，请镇里看一看` : `还没人${vouch}，又请了一次`
  },
})

/** As the clock leaves them: handed to the town as well, or closed without an answer. */
const moved = (
  { objections }: Pick<Deed, 'objections'>,
  { toTown, lapsed }: { toTown: readonly string[]; lapsed: readonly string[] },
  at: number,
): DeedObjection[] =>
  objections.map(one => {
    if (lapsed.includes(one.id)) return { ...one, answer: { upheld: false, by: 'clock', byName: null, at } }
    return toTown.includes(one.id) ? { ...one, toTownAt: at } : one
  })

const unanswered = (deed: Deed): string =>
  `${called(deed)}的意见${LONG.objectionUnanswered}没有答复，照常${doneWith(deed.points).settle}，写明${UNANSWERED_TEXT}。${LONG.unansweredCurable}里还能冲正。`

/** Nobody answered for fifteen days: the town may, too. For thirty: it goes on without an answer. */
export const moveObjections = verb('ObjectionsOverdue')({
  label: '意见没有答复',
  by: { objected: ['clock'] },
  to: ['objected', 'confirmed'],
  input: {},
  decide({ objections }, _, { now }) {
    const due = clockObjections(objections, now)
    return { toTown: due.toTown.map(({ id }) => id), lapsed: due.lapsed.map(({ id }) => id) }
  },
  evolve(deed, { toTown, lapsed, at }) {
    const objections = moved(deed, { toTown, lapsed }, at)
    return { stage: onNotice(deed.stage, objections), record: { objections } }
  },
  message: '',
  words: { text: 'none' },
  phrase: CHANGED,
  tells: [
    told(
      'town',
      ({ after }) => `${after.no} 公示有一条意见，监委会${LONG.objectionTown}没有答复，请镇里答复。`,
      {
        how: 'badge',
        until: 'unanswered',
        when: ({ happened, after }) => openObjections(after).some(({ id }) => happened.toTown.includes(id)),
      },
    ),
    toParties(unanswered, ({ happened }) => happened.lapsed.length > 0),
    toPeople(
      ({ happened, after }) =>
        after.objections.filter(({ id }) => happened.lapsed.includes(id)).map(({ by }) => by),
      unanswered,
    ),
  ],
  timeline: '意见没有答复',
})

/** `points`: of this household; `nothing`: what did not happen. */
const CREDITED: Record<ResultWhy, (points: number, nothing: string) => string> = {
  credited: points => ` ${pointsText(points)}，记进存折了。`,
  overQuota: (_, nothing) => ` 这一期次数满了，这次${nothing}。`,
  overCap: (_, nothing) => ` 这一期的分到顶了，这次${nothing}。`,
  twice: () => ' 这一天的这件事已经记过账了，只记一次。',
  overruled: (_, nothing) => ` 公示没通过，${nothing}。`,
  zero: () => ' 没有分可扣，没扣。',
}

/** One household gets its result, the next one with the next press; the last closes the form. */
export const credit = verb('Credited')({
  label: '入账',
  needs: ['tally', 'account'],
  by: { confirmed: ['clock'] },
  to: ['same', 'credited'],
  input: {},
  decide(deed, _, { facts: { tally, account } }) {
    const household = nextToCredit(deed)
    if (!household) return refuse('NOT_NOW')
    const { why, amount } = settlementOf(deed, household.id, tally, account.balance)
    const moves = why === 'credited'
    return {
      householdId: household.id,
      why,
      points: amount,
      entryId: moves ? entryId(household.id, account.rev + 1) : null,
    }
  },
  evolve(deed, { householdId, why, entryId: entry }) {
    const results = { ...deed.results, [householdId]: { entryId: entry, why } }
    const isLast = deed.households.every(({ id }) => id in results)
    return { stage: isLast ? { state: 'credited' } : deed.stage, record: { results } }
  },
  message: '',
  words: { text: 'none' },
  phrase: CHANGED,
  tells: [
    told(
      'household',
      ({ after, happened: { why, points } }) =>
        `${called(after)}${CREDITED[why](points, doneWith(after.points).nothing)}`,
    ),
  ],
  timeline({ why }, { minus }) {
    const { settle, settled } = doneWith(minus ? -1 : 1)
    if (why === undefined) return settle
    return why === 'credited' ? settled : RESULT_LABELS[why]
  },
})

/** Whose turn it is. */
export const nextToCredit = ({
  households,
  results,
}: Pick<Deed, 'households' | 'results'>): Deed['households'][number] | undefined =>
  households.find(({ id }) => !(id in results))
