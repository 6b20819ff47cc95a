/** Who hears of what, in which words and how long it holds, and what becomes of what is typed: against the tables of deed.md. */
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { rowsIn, tablesIn, typedWith } from '../../process/tables.testing'
import { messageAfter, phraseOf, tellsOf, verbOf } from '../decide'
import type { DeedVerb } from '../commands'
import type { DeedEvent } from '../events'
import type { Facts, Until } from '../kinds'
import { PERSON_VERBS } from '../process'
import {
  a,
  AFTER_15,
  AFTER_3,
  AFTER_30,
  another,
  answers,
  at,
  author,
  b,
  CONFIRMED,
  CREDITED,
  deed,
  denies,
  END,
  gridMember,
  groupOf,
  MINUS,
  neighbour,
  OBJECTED,
  objects,
  on,
  press,
  REPORTED,
  story,
  vouches,
  type Step,
} from '../testing'
import { IS_TODO, isCurrent } from '../until'
import { VERB_FILES } from '../verbs'
import { stateText } from '../labels'

const tableOf = rowsIn(tablesIn(path.join(import.meta.dirname, 'deed.md')))
const TWO_REJECTED: Partial<Facts> = { objector: { open: 0, rejectedAt: [END, END] } }
const GROUP = [groupOf('h1', 'h6'), vouches()]

/** The last step of each road is the one that is told. */
const ROADS: Record<string, readonly Step[]> = {
  reported: REPORTED,
  'vouched for': CONFIRMED,
  'not vouched for': [...REPORTED, denies()],
  'taken back': [...REPORTED, press(author, 'withdraw', {})],
  'stood aside from vouching': [...REPORTED, press(gridMember, 'standAside', {})],
  'stood aside from answering': [...OBJECTED, press(a, 'standAside', {})],
  'nobody vouched for three days': [...REPORTED, at(AFTER_3), press('clock', 'remind', {})],
  'nobody vouched for fifteen days': [...REPORTED, at(AFTER_15), press('clock', 'remind', {})],
  objected: OBJECTED,
  'objected, needs a second': [...CONFIRMED, objects(neighbour, TWO_REJECTED)],
  'objected by a second': [...CONFIRMED, objects(neighbour, TWO_REJECTED), objects(another)],
  'answered, another is open': [...OBJECTED, objects(another), answers(a, false)],
  answered: [...OBJECTED, answers(a, false)],
  upheld: [...OBJECTED, answers(a, true)],
  'upheld for one of two households': [...GROUP, objects(neighbour, {}, 'h6'), answers(a, true)],
  late: [...OBJECTED, on(AFTER_15)],
  lapsed: [...OBJECTED, on(AFTER_15), at(AFTER_30), press('clock', 'moveObjections', {})],
  credited: CREDITED,
}

/** What is told of the newest step. */
function told(steps: readonly Step[]) {
  const here = story(...steps)
  const events = here.events as unknown as DeedEvent[]
  const event = events[events.length - 1] as DeedEvent
  const before = events.length === 1 ? null : story(...steps.slice(0, -1)).here
  return { event, tells: tellsOf(event, before, here.here) }
}
/** As the table calls them. */
const CALLED = {
  parties: 'parties',
  household: 'household',
  vouchers: 'vouchers',
  reminded: 'vouchers and committee',
  committee: 'committee',
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
    const LINE = 'V-J26-0001 帮邻居一把 2 次'
    expect(
      Object.fromEntries(
        Object.keys(ROADS).flatMap(road => (words(road).length > 0 ? [[road, words(road)]] : [])),
      ),
    ).toEqual({
      reported: [`${LINE}，等您证实。`],
      'vouched for': [`${LINE}证实了，公示到 11 月 21 日，没有意见就入账。`],
      'not vouched for': [`${LINE}没有证实，点开看看为什么。`],
      'stood aside from vouching': [`${LINE}，等您证实。`],
      'stood aside from answering': ['V-J26-0001 公示有一条意见，请您答复。'],
      'nobody vouched for three days': [`${LINE}报上来三天了，还没人点头，请您看一看。`],
      'nobody vouched for fifteen days': [`${LINE}报上来十五天了，村里没人点头，请镇里看一看。`],
      objected: [`${LINE}有人提了意见，等监委会答复。`, 'V-J26-0001 公示有一条意见，请您答复。'],
      'objected by a second': [
        `${LINE}有人提了意见，等监委会答复。`,
        'V-J26-0001 公示有一条意见，请您答复。',
      ],
      'answered, another is open': ['V-J26-0001 您提的意见有了答复，点开看看。'],
      answered: ['V-J26-0001 您提的意见有了答复，点开看看。', `${LINE}的意见答复了，公示期满就入账。`],
      upheld: ['V-J26-0001 您提的意见有了答复，点开看看。', `${LINE}公示没通过，点开看看为什么。`],
      'upheld for one of two households': [
        'V-J26-0001 您提的意见有了答复，点开看看。',
        'V-J26-0001 院坝会出主意的意见答复了，公示期满就入账。',
      ],
      late: ['V-J26-0001 公示有一条意见，监委会十五天没有答复，请镇里答复。'],
      lapsed: Array.from(
        { length: 2 },
        () => `${LINE}的意见三十天没有答复，照常入账，写明异议没有答复。九十天里还能冲正。`,
      ),
      credited: [`${LINE} +10 分，记进存折了。`],
    })
  })
  it('of a minus that it is checked and taken off, to those it concerns and to the person who pressed', () => {
    const said = (verb: DeedVerb, ...steps: readonly Step[]) => [
      messageAfter(verb, deed(...steps), {}),
      ...told(steps).tells.map(one => one.message),
    ]
    const NOTICE = [...MINUS, vouches(b)]
    const LAPSED = [...NOTICE, objects(another), on(AFTER_15), at(AFTER_30)]
    expect(said('apply', ...MINUS)).toEqual([
      '报上去了，编号 V-J26-0001，等人核实。',
      'V-J26-0001 乱倒垃圾，等您核实。',
    ])
    expect(said('confirm', ...NOTICE)).toEqual([
      '核实好了，公示到 11 月 21 日。',
      'V-J26-0001 乱倒垃圾核实了，公示到 11 月 21 日，没有意见就扣分。',
    ])
    expect(said('confirm', ...MINUS, denies(b))).toEqual([
      '记下了，报的人会看到为什么。',
      'V-J26-0001 乱倒垃圾没有核实，点开看看为什么。',
    ])
    expect(said('answer', ...NOTICE, objects(another), answers(a, false, another))).toEqual([
      '答复记下了，公示期满就扣分。',
      'V-J26-0001 您提的意见有了答复，点开看看。',
      'V-J26-0001 乱倒垃圾的意见答复了，公示期满就扣分。',
    ])
    expect(said('answer', ...NOTICE, objects(another), answers(a, true, another))[0]).toBe(
      '答复记下了，这一件不扣分。',
    )
    expect(told([...LAPSED, press('clock', 'moveObjections', {})]).tells[0]?.message).toContain(
      '三十天没有答复，照常扣分，',
    )
    expect([stateText(deed(...MINUS)), stateText(deed(...MINUS, denies(b)))]).toEqual([
      '等人核实',
      '没有核实',
    ])
  })
  it('what the clock made of it, to whose it is', () => {
    const result = (facts: Partial<Facts>) =>
      told([...CONFIRMED, at(END + 1), press('clock', 'credit', {}, facts)]).tells.map(one => one.message)
    const counted = (...days: string[]) => ({
      tally: { days: Object.fromEntries(days.map(day => [day, { times: 1, points: 5 }])), years: {} },
    })
    expect(result(counted('2026-11-18'))).toEqual([
      'V-J26-0001 帮邻居一把 2 次 这一天的这件事已经记过账了，只记一次。',
    ])
    expect(
      result(counted('2026-11-12', '2026-11-13', '2026-11-14', '2026-11-15', '2026-11-16', '2026-11-17')),
    ).toEqual(['V-J26-0001 帮邻居一把 2 次 这一期次数满了，这次没加分。'])
    const minus = [...MINUS, vouches(b), at(END + 1)]
    expect(told([...minus, press('clock', 'credit', {})]).tells.map(one => one.message)).toEqual([
      'V-J26-0001 乱倒垃圾 没有分可扣，没扣。',
    ])
    const some = { account: { balance: 3, rev: 4 } }
    expect(told([...minus, press('clock', 'credit', {}, some)])).toMatchObject({
      event: { why: 'credited', points: -3, entryId: 'h1:000005' },
      tells: [{ message: 'V-J26-0001 乱倒垃圾 −3 分，记进存折了。' }],
    })
  })
  it('to the one whose objection it was', () => {
    const people = (road: string) =>
      told(ROADS[road] as readonly Step[]).tells.flatMap(one => one.people ?? [])
    expect([people('answered'), people('answered, another is open'), people('lapsed')]).toEqual([
      ['yu'],
      ['yu'],
      ['yu'],
    ])
    expect(phraseOf(told(OBJECTED).event)).toBe('有变动')
    expect(told(CONFIRMED).tells).toMatchObject([{ template: 'points', page: 'deed', until: 'always' }])
  })
})

describe('how long it holds', () => {
  const holds = (until: Until, steps: readonly Step[], person = 'a') =>
    isCurrent(until, deed(...steps), person)
  it('what somebody is asked to vouch for until anybody has, or they stood aside', () => {
    const aside = [...REPORTED, press(a, 'standAside', {})]
    expect([
      holds('waiting', REPORTED),
      holds('waiting', CONFIRMED),
      holds('waiting', aside),
      holds('waiting', aside, 'b'),
    ]).toEqual([true, false, false, true])
  })
  it('what they are asked to answer until nothing is open', () => {
    const aside = [...OBJECTED, press(a, 'standAside', {})]
    expect([
      holds('unanswered', CONFIRMED),
      holds('unanswered', OBJECTED),
      holds('unanswered', [...OBJECTED, answers(a, false)]),
      holds('unanswered', [...OBJECTED, answers(a, true)]),
      holds('unanswered', aside),
      holds('unanswered', aside, 'b'),
    ]).toEqual([false, true, false, false, false, true])
    expect(holds('always', CREDITED)).toBe(true)
  })
  it('by the rows of the steps', () => {
    const untils = (road: string) => told(ROADS[road] as readonly Step[]).tells.map(({ until }) => until)
    expect(
      ['reported', 'nobody vouched for three days', 'stood aside from answering', 'objected', 'late'].map(
        untils,
      ),
    ).toEqual([['waiting'], ['waiting'], ['unanswered'], ['always', 'unanswered'], ['unanswered']])
  })
  it('stays in the app until then where there is something to do', () => {
    expect(IS_TODO).toEqual({ waiting: true, unanswered: true, always: false })
  })
})

describe('typed', () => {
  it.each(tableOf('typed'))('%s: %s goes to the check, %s looks, %s may erase it', (verb, ...row) => {
    expect(typedWith(VERB_FILES[verb as keyof typeof VERB_FILES])).toEqual(row)
  })
  it('names every verb with which something is typed', () => {
    const typing = PERSON_VERBS.filter(verb => VERB_FILES[verb].words.text !== 'none')
    expect(tableOf('typed').map(([verb]) => verb)).toEqual(typing)
    expect(verbOf('Withdrawn').words).toEqual({ text: 'none' })
  })
})
