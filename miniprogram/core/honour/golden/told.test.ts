/** Who hears of what, in which words and how long it holds, and what becomes of what is typed: against the tables of honour.md. */
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { rowsIn, tablesIn, typedWith } from '../../process/tables.testing'
import { phraseOf, tellsOf, verbOf } from '../decide'
import type { HonourEvent } from '../events'
import type { Facts, Honour, Until } from '../kinds'
import { PERSON_VERBS } from '../process'
import { person } from '../../people/village.testing'
import {
  a,
  AFTER_15,
  AFTER_30,
  another,
  answers,
  at,
  AWARDED,
  b,
  DECIDING,
  END,
  HIDDEN,
  honour,
  nominated,
  neighbour,
  OBJECTED,
  objects,
  on,
  ON_NOTICE,
  press,
  consents,
  story,
  votes,
  type Step,
} from '../testing'
import { IS_TODO, isCurrent } from '../until'
import { VERB_FILES } from '../verbs'

const tableOf = rowsIn(tablesIn(path.join(import.meta.dirname, 'honour.md')))
const TWO_REJECTED: Partial<Facts> = { objector: { open: 0, rejectedAt: [END, END] } }
const VOTE_OVER = at(END + 16 * 86_400_000)

const housemate = person('yu2', { householdId: 'h-yu' })

/** The last step of each road is the one that is told. */
const ROADS: Record<string, readonly Step[]> = {
  nominated: [nominated],
  agreed: ON_NOTICE,
  'said no': [nominated, consents(false)],
  objected: OBJECTED,
  'objected, needs a second': [...ON_NOTICE, objects(neighbour, TWO_REJECTED)],
  'objected by a second': [...ON_NOTICE, objects(neighbour, TWO_REJECTED), objects(another)],
  'objected by the same household, needs a second': [...OBJECTED, objects(housemate, TWO_REJECTED)],
  late: [...OBJECTED, on(AFTER_15)],
  lapsed: [...OBJECTED, on(AFTER_15), on(AFTER_30)],
  'answered on the notice': [...OBJECTED, answers(a, false)],
  'answered, the notice is over': [...OBJECTED, at(END + 1), answers(a, false)],
  upheld: [...OBJECTED, answers(a, true)],
  'answered after it ended': [...OBJECTED, objects(another), answers(a, true), answers(a, false, another)],
  'notice over': DECIDING,
  'stood aside': [...DECIDING, press(a, 'standAside', {})],
  voted: [...DECIDING, votes(a, true)],
  'voted, awarded': AWARDED,
  'voted, not awarded': [...DECIDING, votes(a, false), votes(b, false)],
  'counted, awarded': [...DECIDING, votes(a, true, FIVE()), votes(b, true, FIVE()), VOTE_OVER, on(0)],
  'counted, not awarded': [...DECIDING, VOTE_OVER, on(0)],
  'taken down': HIDDEN,
  'shown again': [...HIDDEN, consents(true)],
  'never agreed': [nominated, on(AFTER_15)],
}
function FIVE(): string[] {
  return ['a', 'b', 'd', 'e', 'f']
}

/** What is told of the newest step. */
function told(steps: readonly Step[]) {
  const here = story(...steps)
  const events = here.events as unknown as HonourEvent[]
  const event = events[events.length - 1] as HonourEvent
  return { event, tells: tellsOf(event, before(steps), here.here) }
}
const before = (steps: readonly Step[]): Honour | null =>
  steps.length === 1 ? null : honour(...steps.slice(0, -1))
/** As the table calls them. */
const CALLED = {
  household: 'household',
  answerers: 'committee',
  voters: 'committee',
  town: 'town',
  people: 'objector',
} as const

describe('told', () => {
  it.each(tableOf('told'))('%s: %s', (step, expected) => {
    const road = ROADS[step ?? '']
    if (!road) throw new Error(`no road to ${step ?? ''}`)
    const heard = told(road).tells.map(({ who, how }) => `${CALLED[who]} ${how}`)
    expect(heard.join('; ')).toBe(expected)
  })
  it('has a row for every road', () => {
    expect(tableOf('told').map(([step]) => step)).toEqual(Object.keys(ROADS))
  })
  it('in these words, and no name stands in them', () => {
    const words = (road: string) => told(ROADS[road] as readonly Step[]).tells.map(one => one.message)
    expect(
      Object.fromEntries(
        Object.keys(ROADS).flatMap(road => (words(road).length > 0 ? [[road, words(road)]] : [])),
      ),
    ).toEqual({
      nominated: ['有人推荐您家评热心公益户，愿不愿意，点开说一声。'],
      agreed: ['您家评热心公益户，记下了您家同意，公示三天。不同意随时能收回。'],
      objected: ['热心公益户公示有一条意见，请您答复。'],
      'objected by a second': ['热心公益户公示有一条意见，请您答复。'],
      late: ['热心公益户公示有一条意见，监委会十五天没有答复，请镇里答复。'],
      lapsed: ['热心公益户公示，您提的意见三十天没有答复，照常往下评。', '热心公益户公示期满，请您来评。'],
      'answered on the notice': ['热心公益户公示，您提的意见有了答复，点开看看。'],
      'answered, the notice is over': [
        '热心公益户公示，您提的意见有了答复，点开看看。',
        '热心公益户公示期满，请您来评。',
      ],
      'answered after it ended': ['热心公益户公示，您提的意见有了答复，点开看看。'],
      upheld: ['热心公益户公示，您提的意见有了答复，点开看看。', '这次热心公益户没评上您家。'],
      'notice over': ['热心公益户公示期满，请您来评。'],
      'voted, awarded': ['您家评上了热心公益户，晒在村里；不想晒随时能收回。'],
      'voted, not awarded': ['这次热心公益户没评上您家。'],
      'counted, awarded': ['您家评上了热心公益户，晒在村里；不想晒随时能收回。'],
      'counted, not awarded': ['这次热心公益户没评上您家。'],
    })
  })
  it('to the one whose objection it was', () => {
    const people = (road: string) =>
      told(ROADS[road] as readonly Step[]).tells.flatMap(one => one.people ?? [])
    expect([people('answered on the notice'), people('lapsed')]).toEqual([['yu'], ['yu']])
    const two = [...ON_NOTICE, objects(neighbour), objects(another)]
    expect(told([...two, answers(a, false)]).tells.flatMap(one => one.people ?? [])).toEqual(['yu'])
    expect(phraseOf(told(OBJECTED).event)).toBe('有变动')
    expect(told(ON_NOTICE).tells).toMatchObject([{ template: 'points', page: 'honour', until: 'always' }])
  })
})

describe('how long it holds', () => {
  const holds = (until: Until, steps: readonly Step[], person = 'a') =>
    isCurrent(until, honour(...steps), person)
  it('what is asked until it is answered, by whomever', () => {
    expect([holds('asked', [nominated]), holds('asked', ON_NOTICE)]).toEqual([true, false])
    expect([
      holds('unanswered', OBJECTED),
      holds('unanswered', [...OBJECTED, answers(a, false)]),
      holds('unanswered', [...OBJECTED, answers(a, true)]),
      holds('unanswered', [...OBJECTED, consents(false)]),
    ]).toEqual([true, false, false, false])
  })
  it('the vote until one has given theirs, or it is over', () => {
    const one = [...DECIDING, votes(a, true)]
    expect([
      holds('voting', DECIDING),
      holds('voting', one),
      holds('voting', one, 'b'),
      holds('voting', AWARDED, 'd'),
    ]).toEqual([true, false, true, false])
    expect(holds('always', AWARDED)).toBe(true)
  })
  it('stays in the app until then where there is something to do', () => {
    expect(IS_TODO).toEqual({ asked: true, unanswered: true, voting: true, always: false })
  })
})

describe('typed', () => {
  it.each(tableOf('typed'))('%s: %s goes to the check, %s looks, %s may erase it', (verb, ...row) => {
    expect(typedWith(VERB_FILES[verb as keyof typeof VERB_FILES])).toEqual(row)
  })
  it('names every verb with which something is typed', () => {
    const typing = PERSON_VERBS.filter(verb => VERB_FILES[verb].words.text !== 'none')
    expect(tableOf('typed').map(([verb]) => verb)).toEqual(typing)
    expect(verbOf('Voted').words).toEqual({ text: 'none' })
  })
})
