/** Every verb of a complaint or a suggestion, in every state, pressed as everybody, against the tables that were written by hand. */
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fromDayKey } from '../../clock/shanghai'
import type { Actor } from '../../people/role'
import { lawIn, tablesIn, rowsIn, typedWith } from '../../process/tables.testing'
import { isRefusal } from '../../refusal'
import { phraseOf, tellsOf, waysOn } from '../decide'
import type { FeedbackEvent } from '../events'
import { readsFeedback } from '../inboxes'
import {
  ABOUT_TOWN,
  ABOUT_TOWN_ANSWERED,
  ANSWERED,
  APPEALED,
  at,
  chen,
  CLOSED,
  duan,
  far,
  feedback,
  FINAL,
  inboxesOf,
  LATE,
  neighbour,
  press,
  qian,
  SENT,
  story,
  WITHDRAWN,
  xu,
  ANSWER_DUE,
  APPEAL_UNTIL,
  type Step,
} from '../testing'
import { feedbackProcess } from '../process'
import { IS_TODO, isCurrent } from '../until'
import { VERB_FILES } from '../verbs'

const TABLES = tablesIn(path.join(import.meta.dirname, 'feedback.md'))
const CAST = {
  写的: chen,
  邻居: neighbour,
  答的: qian,
  同事: xu,
  外镇: far,
  县里: duan,
  时钟: 'clock',
} as const satisfies Record<string, Actor | 'clock'>
type Column = keyof typeof CAST
const STATES = {
  sent: SENT,
  late: LATE,
  answered: ANSWERED,
  appealed: APPEALED,
  final: FINAL,
  closed: CLOSED,
  withdrawn: WITHDRAWN,
  aboutTown: ABOUT_TOWN,
  aboutTownFinal: ABOUT_TOWN_ANSWERED,
} as const satisfies Record<string, readonly Step[]>
const cellsOf = (section: string) =>
  lawIn(TABLES, {
    section,
    first: '写的' as Column,
    states: Object.keys(STATES) as (keyof typeof STATES)[],
    who: Object.keys(CAST) as Column[],
  })

const INPUT = { answer: { text: '看过了' }, appeal: { text: '没修好' }, withdraw: {} } as const
type Verb = keyof typeof INPUT
describe.each(Object.keys(INPUT) as Verb[])('%s', verb => {
  it.each(cellsOf(verb))('$state as $who: $mark', ({ state, who, mark, to }) => {
    const told = story(...STATES[state])
    const actor = CAST[who]
    const offered = actor !== 'clock' && waysOn(told.here, actor, told.now, inboxesOf(actor)).includes(verb)
    const { answer, here } = told.when(actor, verb, INPUT[verb] as never, { inboxes: inboxesOf(actor) })
    const came = isRefusal(answer) ? null : here.stage.state
    // Where both may, the town's answer can be appealed and the county's cannot.
    const [town = '', county = town] = to.split('/')
    expect(came).toBe(mark === '✓' ? (who === '县里' ? county : town) : null)
    expect(offered).toBe(mark === '✓')
  })
})

describe('who reads it', () => {
  it.each(cellsOf('reads'))('$state as $who: $mark', ({ state, who, mark }) => {
    const actor = CAST[who]
    const reads = actor !== 'clock' && readsFeedback(feedback(...STATES[state]), actor.id, inboxesOf(actor))
    expect(reads).toBe(mark === '✓')
  })
})

describe('who may not hears', () => {
  const tried = (steps: readonly Step[], who: Actor, verb: Verb) => {
    const told = story(...steps).when(who, verb, INPUT[verb] as never, { inboxes: inboxesOf(who) })
    return isRefusal(told.answer) ? [told.answer.refused, told.answer.message] : null
  }
  it.each<[string, readonly Step[], Actor, Verb, string, RegExp]>([
    ['that somebody was quicker, and who', ANSWERED, xu, 'answer', 'ANSWERED_ALREADY', /钱进/],
    ['the same of the county', FINAL, xu, 'answer', 'ANSWERED_ALREADY', /段长安/],
    ['that it was taken back', WITHDRAWN, qian, 'answer', 'FEEDBACK_WITHDRAWN', /收回/],
    ['nothing of what is the county’s', ABOUT_TOWN, qian, 'answer', 'NOT_FOUND', /./],
    ['nothing of another town’s', SENT, far, 'answer', 'NOT_FOUND', /./],
    ['nothing of what a neighbour wrote', SENT, neighbour, 'withdraw', 'NOT_FOUND', /./],
    ['that one appeals once', FINAL, chen, 'appeal', 'FEEDBACK_APPEAL_ONCE', /县里/],
    ['until when one appeals', CLOSED, chen, 'appeal', 'FEEDBACK_APPEAL_OVER', /三十天/],
    [
      'the same before the timer came',
      [...ANSWERED, at(APPEAL_UNTIL + 1)],
      chen,
      'appeal',
      'FEEDBACK_APPEAL_OVER',
      /三十天/,
    ],
    ['that it waits for an answer', SENT, chen, 'appeal', 'NOT_NOW', /./],
  ])('%s', (_, steps, who, verb, code, message) => {
    expect(tried(steps, who, verb)).toEqual([code, expect.stringMatching(message)])
  })
  it('nothing, on the last moment of the thirty days', () => {
    expect(tried([...ANSWERED, at(APPEAL_UNTIL)], chen, 'appeal')).toBeNull()
  })
  it('nobody answers their own, though it lies in their inbox', () => {
    const own = [press(qian, 'send', { kind: 'suggestion', text: '字太小' })]
    expect(tried(own, qian, 'answer')).toEqual(['NOT_ALLOWED', expect.any(String)])
    expect(tried(own, xu, 'answer')).toBeNull()
  })
  it('an answer of who sits in both inboxes is the town’s, and its appeal another’s', () => {
    const vacant = { inboxes: ['t', 'c'] }
    const told = story(...SENT, press(duan, 'answer', { text: '看过了' }, vacant))
    expect(told.here.stage.state).toBe('answered')
    expect(
      tried(
        [...SENT, press(duan, 'answer', { text: '看过了' }, vacant), press(chen, 'appeal', { text: '没' })],
        duan,
        'answer',
      ),
    ).toEqual(['NOT_ALLOWED', expect.any(String)])
  })
})

describe('who stands in for the town', () => {
  const answered = (state: 'sent' | 'late', nobodyElseAbove: boolean) => {
    const both = { inboxes: ['t', 'c'], nobodyElseAbove }
    const { stage, answer, finalAnswer } = feedback(
      ...STATES[state],
      press(duan, 'answer', INPUT.answer, both),
    )
    return `${stage.state} ${(finalAnswer ?? answer)?.from}`
  }
  it.each(rowsIn(TABLES)('standIn'))('%s: %s, %s', (state, another, none) => {
    expect([answered(state as 'sent' | 'late', false), answered(state as 'sent' | 'late', true)]).toEqual([
      another,
      none,
    ])
  })
})

describe('its clocks', () => {
  it('what the town leaves is the county’s too, after the day and not on it, once', () => {
    expect(story(...SENT, at(ANSWER_DUE)).tick().here.handedUpAt).toBeNull()
    const late = story(...LATE)
    expect(late.here).toMatchObject({
      stage: { state: 'sent', answerDueAt: ANSWER_DUE },
      handedUpAt: ANSWER_DUE + 1,
    })
    late.now += 90 * 86_400_000
    expect(late.tick().events.map(({ type }) => type)).toEqual(['Sent', 'HandedUp'])
  })
  it('what is the county’s from the first waits for nobody else', () => {
    const told = story(...ABOUT_TOWN, at(ANSWER_DUE + 1)).tick()
    expect(told.events.map(({ type }) => type)).toEqual(['Sent'])
  })
  it('an answer of 24 November may be appealed until the end of 24 December', () => {
    expect(feedback(...ANSWERED).stage).toEqual({
      state: 'answered',
      appealUntil: fromDayKey('2026-12-25') - 1,
    })
  })
})

const tableOf = rowsIn(TABLES)
/** The last step of each road is the one that is told. */
const ROADS: Record<string, readonly Step[]> = {
  sent: SENT,
  'sent about the town': ABOUT_TOWN,
  answered: ANSWERED,
  appealed: APPEALED,
  'answered by the county': FINAL,
  'taken back': WITHDRAWN,
  late: LATE,
  'nobody appealed': CLOSED,
}
function told(steps: readonly Step[]) {
  const { events, here } = story(...steps)
  const event = events[events.length - 1] as unknown as FeedbackEvent
  const before = steps.length === 1 ? null : feedback(...steps.slice(0, -1))
  return { event, tells: tellsOf(event, before, here) }
}

describe('told', () => {
  it.each(tableOf('told'))('%s: %s', (step, expected) => {
    const heard = told(ROADS[step ?? ''] ?? []).tells.map(({ who, how }) => `${who} ${how}`)
    expect(heard.join('; ')).toBe(expected)
  })
  it('has a row for every road', () => {
    expect(tableOf('told').map(([step]) => step)).toEqual(Object.keys(ROADS))
  })
  it('in these words: no word that was written stands in them', () => {
    const words = Object.entries(ROADS).map(([road, steps]) => [
      road,
      ...told(steps).tells.map(one => one.message),
    ])
    expect(words).toEqual([
      ['sent', '有一条投诉，请看一看，答复。'],
      ['sent about the town', '有一条投诉，请看一看，答复。'],
      ['answered', '有了答复，点开看看。'],
      ['appealed', '对镇里的答复不满意，请县里看一看。'],
      ['answered by the county', '有了答复，点开看看。'],
      ['taken back'],
      ['late', '镇里到期没有答复，请县里看一看，答复。', '镇里到期没有答复，已经交给县里。'],
      ['nobody appealed'],
    ])
    expect(phraseOf(told(ANSWERED).event)).toBe('有答复')
  })
  it('until it is done', () => {
    const holds = (steps: readonly Step[]) =>
      (['feedbackSent', 'feedbackAppealed', 'always'] as const).map(until =>
        isCurrent(until, feedback(...steps)),
      )
    expect([SENT, LATE, ANSWERED, APPEALED, FINAL, WITHDRAWN].map(holds)).toEqual([
      [true, false, true],
      [true, false, true],
      [false, false, true],
      [false, true, true],
      [false, false, true],
      [false, false, true],
    ])
    expect(IS_TODO).toEqual({ feedbackSent: true, feedbackAppealed: true, always: false })
  })
})

describe('typed', () => {
  it.each(tableOf('typed'))(
    '%s: %s goes to the check, nobody looks, %s may erase it',
    (verb, checked, whose) => {
      expect(typedWith(VERB_FILES[verb as keyof typeof VERB_FILES])).toEqual([checked, '', whose])
    },
  )
  it('names every verb with which a person types', () => {
    const typing = Object.entries(VERB_FILES).filter(
      ([name, { words }]) => words.text !== 'none' && name !== 'bring',
    )
    expect(typing.map(([verb]) => verb)).toEqual(tableOf('typed').map(([verb]) => verb))
  })
})

describe('one that was written before there were events', () => {
  const OLD = { at: NOW_OLD(1), by: 'qian', byName: '钱进', text: '问过了' }
  function NOW_OLD(n: number) {
    return fromDayKey('2026-10-01') + n
  }
  const addressed = { no: 'YJ26-0009', villageId: 't', inbox: 't', above: 'c' }
  const older = (state: 'sent' | 'answered' | 'appealed' | 'final', above: string | null = 'c') => ({
    addressed: { ...addressed, above },
    kind: 'complaint' as const,
    writer: 'chen',
    sentAt: NOW_OLD(0),
    state,
    answer: state === 'sent' ? null : OLD,
    appealedAt: state === 'appealed' || state === 'final' ? NOW_OLD(2) : null,
    finalAnswer: state === 'final' ? { ...OLD, by: 'duan', byName: '段长安' } : null,
  })
  const brought = (...of: Parameters<typeof older>) =>
    feedback(press('clock', 'bring', { text: '等了很久' }, { older: older(...of) }))

  it.each([
    ['sent', 'sent', ['answer']],
    ['answered', 'answered', []],
    ['appealed', 'appealed', []],
    ['final', 'final', []],
  ] as const)('%s: stays %s', (before, state, town) => {
    const here = brought(before)
    expect([here.stage.state, here.by, here.sentAt]).toEqual([state, 'chen', NOW_OLD(0)])
    expect(waysOn(here, qian, here.at, ['t'])).toEqual(town)
  })
  it('goes on: its writer appeals, the county answers', () => {
    expect(waysOn(brought('answered'), chen, NOW_OLD(9), [])).toEqual(['appeal'])
    expect(waysOn(brought('appealed'), duan, NOW_OLD(9), ['c'])).toEqual(['answer'])
    expect(waysOn(brought('appealed'), qian, NOW_OLD(9), ['t'])).toEqual([])
  })
  it('keeps the answers that were given, and by whom', () => {
    expect(brought('final')).toMatchObject({
      answer: { byName: '钱进', from: 'town', text: '问过了', wordsId: null },
      finalAnswer: { byName: '段长安', from: 'county', text: '问过了', wordsId: null },
      appeal: { at: NOW_OLD(2) },
    })
  })
  it('answered by the county in the first place, it is over', () => {
    expect(brought('answered', null).stage.state).toBe('final')
  })
})

it('two entries of one human become one: what the second wrote is the first one’s', () => {
  const { verbs } = feedbackProcess
  const here = feedback(...ANSWERED)
  const joined = (from: string) =>
    verbs.selfJoined.evolve(here, { from, into: 'chen1', confirmedBy: 'duan' } as never).record
  expect([joined('chen'), joined('zhou')]).toEqual([{ by: 'chen1' }, { by: 'chen' }])
})
