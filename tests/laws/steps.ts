/** What people of the village may do next, by chance: mostly what their buttons offer, sometimes what they must not. */
import * as fc from 'fast-check'
import type { PersonVerb } from '../../cloudfunctions/_contract/verbs'
import { actorOf } from '../../cloudfunctions/_people/person'
import { builtInCalendars, dayKey, days, defaultRules } from '../../miniprogram/core/clock'
import { waysOn } from '../../miniprogram/core/ticket/decide'
import type { Verb } from '../../miniprogram/core/ticket/lifecycle'
import { order, tap, type County } from '../functions/county'
import { PEOPLE, type Key } from '../functions/seeded'

export interface Step {
  kind: 'press' | 'order' | 'time' | 'twice'
  who: Key
  dice: number
  other: number
  jump: number
}

const WHO = Object.keys(PEOPLE) as Key[]
/** From a minute to nine days: deadlines come due, but the year does not end. */
const JUMPS = [60_000, 600_000, 3_600_000, 20 * 3_600_000, days(2), days(8)]

export const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(
    'press',
    'press',
    'press',
    'press',
    'press',
    'press',
    'press',
    'order',
    'time',
    'twice',
  ),
  who: fc.constantFrom(...WHO),
  dice: fc.nat(1_000_000),
  other: fc.nat(1_000_000),
  jump: fc.constantFrom(...JUMPS),
})

type Ask = { route: string; data: { key: string; [more: string]: unknown }; contract: 1 }

/** Who presses what: mostly someone who may, one time in five anybody anything; null when there is no order yet. */
export function askFor(county: County, { kind, who, dice, other }: Step): { who: Key; ask: Ask } | null {
  if (kind === 'order')
    return {
      who,
      ask: {
        route: 'ticket.submit',
        contract: 1,
        data: {
          key: tap(),
          input: order({
            aboutStaff: dice % 17 === 0,
            urgent: dice % 11 === 0,
            ...(dice % 7 === 0 ? { category: 'dispute', sub: 'neighbour' } : {}),
          }),
        },
      },
    }
  const tickets = county.all('tickets')
  const doc = tickets[dice % Math.max(1, tickets.length)]
  if (!doc) return null
  const now = county.cloud.now()
  const ways = county.all('people').flatMap(person =>
    waysOn(doc.ticket, {
      actor: actorOf(person),
      now,
      rules: defaultRules,
      calendars: builtInCalendars,
      facts: {},
    }).map(verb => [person._id as Key, verb] as const),
  )
  // Those that lead on come up more often than additions, or nothing would ever be finished.
  const onward = LEADS_ON.filter(
    verb => ways.some(way => way[1] === verb) && !(verb === 'dispatch' && doc.state === 'dispatched'),
  )
  const able =
    other % 4 === 0 ? ways : ways.filter(([, verb]) => verb === onward[dice % Math.max(1, onward.length)])
  const [presser, verb] =
    other % 5 !== 0 && able.length > 0
      ? able[other % able.length]!
      : ([who, VERBS[other % VERBS.length]!] as const)
  return {
    who: presser,
    ask: {
      route: `ticket.${verb}`,
      contract: 1,
      data: { ticketId: doc._id, key: tap(), input: inputFor(verb as PersonVerb, county, doc._id, other) },
    },
  }
}

const LEADS_ON: readonly Verb[] = [
  'dispatch',
  'claim',
  'resolve',
  'rate',
  'revisit',
  'committeeRate',
  'publish',
  'reopen',
  'recommit',
  'giveBack',
  'answerObjection',
  'answerReclassify',
]
const VERBS: readonly Verb[] = [
  'amend',
  'withdraw',
  'askCancel',
  'agreeCancel',
  'decline',
  'appeal',
  'merge',
  'unmerge',
  'refer',
  'answerReferral',
  'dispatch',
  'claim',
  'giveBack',
  'reassign',
  'recommit',
  'progress',
  'addHandler',
  'recuse',
  'objectTo',
  'answerObjection',
  'reclassify',
  'answerReclassify',
  'resolve',
  'rate',
  'revisit',
  'committeeRate',
  'reopen',
  'consent',
  'publish',
  'unpublish',
]
const REASON = '情况有变，写在这里'

function inputFor(verb: PersonVerb, county: County, ticketId: string, dice: number): object {
  const { ticket } = county.doc('tickets', ticketId)
  const staff = (['li', 'wang', 'gao'] as const)[dice % 3]
  const kind =
    ticket.matter === null
      ? {
          category: ticket.category,
          sub: ticket.sub,
          matter: (['public', 'minor', 'private'] as const)[dice % 3],
          track: (dice % 2) + 1,
        }
      : { category: ticket.category, sub: ticket.sub, matter: ticket.matter, track: ticket.track }
  const target = dice % 2 === 0 ? { pool: (['g1', 'v1', 'n2'] as const)[dice % 3] } : { person: staff }
  const day = dayKey(county.cloud.now() + days(dice % 6))
  switch (verb) {
    case 'amend':
    case 'progress':
      return { text: '再说一句', attachments: [] }
    case 'withdraw':
    case 'askCancel':
      return { reason: REASON }
    case 'agreeCancel':
      return {}
    case 'decline':
      return { reason: REASON, whereInstead: '去镇上的便民大厅' }
    case 'appeal':
      return { text: '还是请村里看看' }
    case 'merge':
      return { into: county.all('tickets')[dice % county.all('tickets').length]?._id, seenRev: ticket.rev }
    case 'refer':
      return { office: '镇水利站', reason: REASON }
    case 'answerReferral':
      return dice % 2 === 0
        ? { accepted: true, outcome: 'done', text: '已经办好' }
        : { accepted: false, text: '不归他们管' }
    case 'dispatch':
      return { ...kind, ...target, reason: REASON }
    case 'claim':
      return { measures: '去看看', promisedDay: day, lateReason: '材料要等', showContact: dice % 2 === 0 }
    case 'reassign':
      return { ...target, reason: REASON }
    case 'recommit':
      return { promisedDay: day, reason: REASON }
    case 'addHandler':
      return { person: staff, reason: REASON }
    case 'answerObjection':
      return { upheld: dice % 2 === 0, reason: REASON }
    case 'reclassify':
      return {
        category: 'livelihood',
        sub: 'livelihoodOther',
        matter: (['public', 'minor', 'private'] as const)[dice % 3],
        track: (dice % 2) + 1,
        reason: REASON,
      }
    case 'answerReclassify':
      return { agreed: dice % 2 === 0, reason: REASON, seenRev: ticket.rev }
    case 'resolve':
      return {
        outcome: (['notNeeded', 'failed', 'partyRefused'] as const)[dice % 3],
        text: '办完了',
        attachments: [],
      }
    case 'rate':
      return { score: (dice % 5) + 1, attachments: [] }
    case 'revisit':
      return { text: '上门看过', satisfied: dice % 2 === 0 }
    case 'committeeRate':
      return { result: (dice % 5) + 1, speed: 4, manner: 5 }
    case 'consent':
      return { consent: dice % 2 === 0 }
    case 'publish':
      return { asked: '路灯不亮', done: '换好了', seenRev: ticket.rev }
    default:
      return { reason: REASON }
  }
}
