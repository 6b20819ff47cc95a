/** What people of the village may do next, by chance: mostly what their buttons offer, sometimes what they must not. */
import * as fc from 'fast-check'
import { verbInputs, type PersonVerb } from '../../contract/ticket/verbs'
import { actorOf } from '../../cloudfunctions/_people/person'
import { builtInCalendars, dayKey, days, defaultRules } from '../../miniprogram/core/clock'
import type { Inputs } from '../../miniprogram/core/ticket/commands'
import { waysOn } from '../../miniprogram/core/ticket/decide'
import type { Verb } from '../../miniprogram/core/ticket/lifecycle'
import { plainInputs } from '../../miniprogram/core/ticket/golden/presses.testing'
import { askedBy, leadsNearer, VERB_OF } from '../../miniprogram/core/ticket/story/toward.testing'
import type { Ticket } from '../../miniprogram/core/ticket/types'
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
    })
      .filter(isPressed)
      .map(verb => [person._id as Key, verb] as const),
  )
  // By turns: what leads to the end of the road, what somebody waits for, anything. A new verb takes no turn from these.
  const { state } = doc.ticket.stage
  const verbs = [...new Set(ways.map(([, verb]) => verb))]
  const onward = verbs.filter(verb => leadsNearer(verb, state, ['closed']))
  const judging = verbs.filter(verb => JUDGED.includes(verb))
  const answers = verbs.filter(verb => askedBy(verb) !== undefined)
  const turns = [onward, onward, judging, answers, verbs].filter(some => some.length > 0)
  const turn = turns[Math.floor(other / 5) % Math.max(1, turns.length)] ?? []
  const able = ways.filter(([, verb]) => verb === turn[dice % Math.max(1, turn.length)])
  const [presser, verb] =
    other % 5 !== 0 && able.length > 0
      ? able[Math.floor(other / 25) % able.length]!
      : ([who, pick(PRESSED, other)] as const)
  return {
    who: presser,
    ask: {
      route: `ticket.${verb}`,
      contract: 1,
      data: {
        ticketId: doc._id,
        key: tap(),
        input: {
          ...(INPUTS[verb]?.({ county, ticket: doc.ticket, dice: other }) ?? plainInputs[verb]),
          // Anyone who presses has just looked.
          ...(VERB_OF[verb].insists ? { seenRev: doc.ticket.rev } : {}),
        },
      },
    },
  }
}

/** Once the work has ended: what the board is made of. */
const JUDGED: readonly Verb[] = ['rate', 'revisit', 'committeeRate', 'publish', 'reopen']
type Pressed = Exclude<PersonVerb, 'submit' | 'register'>
const REASON = '情况有变，写在这里'

interface Around {
  county: County
  ticket: Ticket
  dice: number
}
function pick<T>(all: readonly T[], dice: number): T {
  const one = all[dice % all.length]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}
const staff = (dice: number) => pick(['li', 'wang', 'gao'], dice)
const whom = (dice: number) =>
  dice % 2 === 0 ? { pool: pick(['g1', 'v1', 'n2'], dice) } : { person: staff(dice) }
const matterOf = (dice: number) => pick(['public', 'minor', 'private'] as const, dice)
const day = ({ county, dice }: Around) => dayKey(county.cloud.now() + days(dice % 6))

/** What must fit the village. Every other verb has the input that the tests of the rules give it. */
const INPUTS: { readonly [V in Pressed]?: (around: Around) => Inputs[V] } = {
  merge: ({ county, ticket, dice }) => {
    const all = county.all('tickets')
    return { into: all[dice % all.length]?._id ?? '', seenRev: ticket.rev }
  },
  answerReferral: ({ dice }) =>
    dice % 2 === 0
      ? { accepted: true, outcome: 'done', text: '已经办好' }
      : { accepted: false, text: '不归他们管' },
  dispatch: ({ ticket: { category, sub, matter, track }, dice }) => ({
    category,
    sub,
    ...(matter === null ? { matter: matterOf(dice), track: pick([1, 2] as const, dice) } : { matter, track }),
    ...whom(dice),
    reason: REASON,
  }),
  claim: around => ({
    measures: '去看看',
    promisedDay: day(around),
    lateReason: '材料要等',
    showContact: around.dice % 2 === 0,
  }),
  reassign: ({ dice }) => ({ ...whom(dice), reason: REASON }),
  recommit: around => ({ promisedDay: day(around), reason: REASON }),
  addHandler: ({ dice }) => ({ person: staff(dice), reason: REASON }),
  answerObjection: ({ dice }) => ({ upheld: dice % 2 === 0, reason: REASON }),
  reclassify: ({ dice }) => ({
    category: 'livelihood',
    sub: 'livelihoodOther',
    matter: matterOf(dice),
    track: pick([1, 2] as const, dice),
    reason: REASON,
  }),
  answerReclassify: ({ ticket, dice }) => ({ agreed: dice % 2 === 0, reason: REASON, seenRev: ticket.rev }),
  resolve: ({ dice }) => ({
    outcome: pick(['notNeeded', 'failed', 'partyRefused'] as const, dice),
    text: '办完了',
    attachments: [],
  }),
  rate: ({ dice }) => ({ score: pick([1, 2, 3, 4, 5] as const, dice), attachments: [] }),
  revisit: ({ dice }) => ({ text: '上门看过', satisfied: dice % 2 === 0 }),
  committeeRate: ({ dice }) => ({ result: pick([1, 2, 3, 4, 5] as const, dice), speed: 4, manner: 5 }),
  consent: ({ dice }) => ({ consent: dice % 2 === 0 }),
  urge: () => ({}),
  setReaders: ({ dice }) => ({ readers: pick(['usual', 'handlers', 'committee'] as const, dice) }),
  publish: ({ ticket }) => ({ asked: '路灯不亮', done: '换好了', seenRev: ticket.rev }),
}
const PRESSED = (Object.keys(verbInputs) as PersonVerb[]).filter(isPressed)
/** On an order that is there, by a person. */
function isPressed(verb: Verb): verb is Pressed {
  return verb in verbInputs && !VERB_OF[verb].opens
}
