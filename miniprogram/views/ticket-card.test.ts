import { describe, expect, test } from 'vitest'
import { defaultRules } from '../core/clock/defaults'
import { dayKey, endOfDay, fromDayKey } from '../core/clock/shanghai'
import { days, hours } from '../core/clock/units'
import type { Actor } from '../core/people/role'
import { cardOf, deskLightOf, deskRowOf, lightOf, verbButtons } from './ticket-card'
import { countText, left, LIMITS } from '../core/limits'
import { dayKeyOf, dayChoices, dayChoicesFor } from './day-choices'
import { photoOf, promisedText, promiseOf, rulerOf, timelineOf } from './ticket-page'
import type { Names } from '../core/ticket/types'
import { ticketInfo } from '../core/ticket/sight/ticket-info'
import type { TicketInfo } from '../core/ticket/sight/infos'
import { after, clock, closing, given, press, type Step } from '../core/ticket/testing'
import { claim, dispatchTo, dispute, rate, resolve, submit, upTo } from '../core/ticket/story/presses.testing'
import { NOW, people } from '../core/ticket/story/people.testing'
import type { Ticket } from '../core/ticket/types'

const { chen, li, ma, sun, zhao, zhou } = people
const names: Names = {
  people: {
    chen: { name: '陈玉娥', phone: '13812345678', post: '' },
    li: { name: '李春梅', phone: null, post: '网格员 · 三组 2 格' },
  },
  grids: { willow: '柳溪村', leaf32: '三组 2 格' },
}

function seen(viewer: Actor, ...steps: Step[]): TicketInfo {
  const { story } = given(...steps)
  const typed = Object.fromEntries(
    story.events.map(e => [
      e.id,
      { by: e.by, words: story.words[e.id] ?? null, check: { text: 'pass' as const, files: {} } },
    ]),
  )
  const ticket = ticketInfo({ ticket: story.here, viewer, now: story.now, rules: defaultRules, names, typed })
  if (!ticket) throw new Error('nothing is seen')
  return ticket
}

describe('the margin', () => {
  const ticket = seen(chen, ...upTo('claimed'))
  test.each([
    [NOW, { kind: 'green', amount: '剩 5 天', word: '时间够' }],
    [fromDayKey('2026-11-27'), { kind: 'red', amount: '超 1 分', word: '过了答应的日子' }],
    [fromDayKey('2026-11-30') - 1, { kind: 'red' }],
    [fromDayKey('2026-12-02'), { kind: 'red', amount: '超 2 天', word: '已超期' }],
  ])('at %d: %j', (now, light) => expect(lightOf(ticket, now)).toMatchObject(light))

  test('amber from four fifths on', () => {
    expect(lightOf(seen(chen, ...upTo('dispatched')), fromDayKey('2026-11-29'))).toMatchObject({
      kind: 'amber',
      word: '快到期',
      amount: '今晚到',
    })
  })
  test('on the last day nobody has time enough, whatever share of the limit is left', () => {
    const one = seen(chen, submit())
    const limitAt = NOW + hours(8)
    const short = { ...one, clock: { ...one.clock, startedAt: NOW - hours(1), limitAt } }
    expect(dayKey(limitAt)).toBe(dayKey(NOW))
    expect(lightOf(short, NOW)).toMatchObject({ kind: 'amber', word: '快到期' })
  })
  test('what was promised for today says so, and not that two days are left', () => {
    const one = seen(chen, ...upTo('claimed'))
    const promisedAt = one.promise?.promisedAt ?? 0
    expect(lightOf(one, promisedAt - hours(6))).toMatchObject({ kind: 'amber', word: '答应今天' })
    expect(lightOf(one, promisedAt - days(1) - hours(6))).toMatchObject({ word: '时间够' })
  })
  test('sending on what was sent on before is called 改派', () => {
    expect(verbButtons(['dispatch'], 'dispatched').map(({ words }) => words)).toEqual(['改派'])
    expect(verbButtons(['dispatch'], 'submitted').map(({ words }) => words)).toEqual(['派单'])
  })
  test('done counts the days it took, and does not judge one’s own', () => {
    expect(lightOf(seen(chen, ...upTo('claimed'), after(days(9)), resolve(li)), NOW + days(30))).toEqual({
      kind: 'done',
      amount: '9 天',
      word: '已办结',
    })
    expect(lightOf(seen(chen, ...upTo('resolved')), NOW)).toMatchObject({ amount: '当天' })
    expect(lightOf(seen(chen, submit(), press(chen, 'withdraw', {})), NOW)).toEqual({
      kind: 'plain',
      amount: '',
      word: '已撤单',
    })
  })
})

describe('the margin of a desk', () => {
  const waiting = seen(zhao, submit())
  const due = waiting.step.dueAt ?? 0
  test.each([
    ['there is time', NOW, { kind: 'green', word: '时间够' }],
    ['the last fifth of it runs', due - 1, { kind: 'amber', word: '快到期' }],
    [
      'it is over, though the order itself has days left',
      due + hours(2),
      { kind: 'red', amount: '超 2 时', word: '派晚了' },
    ],
    [
      'the order itself is over',
      waiting.clock.limitAt + days(2),
      { kind: 'red', amount: '超 2 天', word: '已超期' },
    ],
  ])('tells how long it may take to send an order on: %s', (_, now, light) =>
    expect(deskLightOf(waiting, now)).toMatchObject(light),
  )

  test('what came back is near on the last day of sending it on', () => {
    const back = seen(zhao, ...upTo('dispatched'), press(li, 'giveBack', { reason: '不熟' }))
    const by = back.step.dueAt ?? 0
    expect([
      deskLightOf(back, by - days(1)).kind,
      deskLightOf(back, by).kind,
      deskLightOf(back, by + 1).kind,
    ]).toEqual(['green', 'amber', 'red'])
  })
  test('once sent on, the whole order counts', () => {
    const sent = seen(zhao, ...upTo('dispatched'))
    expect(deskLightOf(sent, NOW + days(2))).toEqual(lightOf(sent, NOW + days(2)))
  })
})

describe('the card', () => {
  test('promised: who, by when; read aloud as one sentence', () => {
    const card = cardOf(seen(chen, ...upTo('claimed')), NOW)
    expect(card).toMatchObject({
      no: 'WL26-0001',
      title: '桥头往东第三盏路灯不亮',
      promise: { who: '李春梅', dayText: '11 月 26 日', verb: '前办好' },
      category: 'infrastructure',
    })
    expect(card.state).toBeUndefined()
    expect(card.aria).toBe('时间够，剩 5 天，桥头往东第三盏路灯不亮，李春梅答应 11 月 26 日前办好')
  })
  test.each<[string, Step[], Actor, object]>([
    ['not yet dispatched', [submit()], chen, { word: '待派单', next: '派单台最晚明天派给人' }],
    [
      'sent to someone',
      [submit(), dispatchTo(li)],
      zhao,
      { word: '待领单', next: '派给了李春梅，最晚明天 8:00 要领' },
    ],
    ['resolved, mine', upTo('resolved'), chen, { word: '待评价', next: '办好了，请您说一句怎么样' }],
    ['resolved, rated', [...upTo('resolved'), rate(2)], chen, { next: '评过了，等着结单' }],
    ['resolved, a dispute', upTo('resolved', dispute), chen, { next: '办好了，等着回访' }],
    [
      'declined',
      [submit(), press(zhao, 'decline', { reason: 'x', whereInstead: 'y' })],
      chen,
      { word: '没有受理', next: '点开看为什么、该去哪里办' },
    ],
    ['with the town', [submit({ aboutStaff: true })], chen, { next: '镇里最晚明天看' }],
    [
      'referred',
      [submit(), press(zhao, 'refer', { office: '供电所', reason: 'x' })],
      chen,
      { word: '移交别处', next: '等那边回话，最晚 11 月 27 日去催' },
    ],
  ])('%s', (_, steps, viewer, state) => expect(cardOf(seen(viewer, ...steps), NOW)).toMatchObject({ state }))

  test('number, state and lights, where that is all one sees', () => {
    const card = cardOf(seen(sun, ...upTo('claimed', dispute)), NOW)
    expect(card).toMatchObject({
      title: '内容只给经办的人看',
      locked: true,
      state: { word: '办理中' },
      light: { kind: 'green' },
    })
    expect(card.promise).toBeUndefined()
    expect(card.category).toBeUndefined()
  })
  test('tags: urgent, sent back, done again, where it came from', () => {
    const tags = cardOf(
      seen(
        zhao,
        submit({ urgent: true, onBehalfOf: 'chen', consentWords: '当面' }, people.wu),
        dispatchTo(li),
        press(li, 'giveBack', { reason: '忙' }),
      ),
      NOW,
    ).tags
    expect(tags?.map(({ text }) => text)).toEqual(['急', '退回 1 次', '代办'])
    const again = [...upTo('resolved'), press(chen, 'reopen', { reason: '又坏了' })]
    expect(cardOf(seen(chen, ...again), NOW).tags).toEqual([{ text: '返工第 1 回', tone: 'indigo' }])
  })
  test('a desk row says where, what kind, and how it stands', () => {
    expect(deskRowOf(seen(zhao, submit()), NOW)).toMatchObject({
      meta: ['三组 2 格', '基础设施 · 路灯', '待派单'],
      aria: expect.stringContaining('时间够'),
    })
  })
})

describe('buttons', () => {
  test('one main, the rest in the table’s order; grave ones ask first', () => {
    expect(verbButtons(['giveBack', 'progress', 'resolve']).map(b => [b.verb, b.main])).toEqual([
      ['resolve', true],
      ['giveBack', false],
      ['progress', false],
    ])
    expect(verbButtons(['withdraw'])).toEqual([{ verb: 'withdraw', words: '撤单', main: false, grave: true }])
    expect(verbButtons([])).toEqual([])
  })
})

describe('the page', () => {
  const ticket = seen(chen, ...upTo('claimed'))
  test('the promise is a day; nobody’s yet is an empty one; a changed one keeps the old beside it', () => {
    expect(promiseOf(ticket)).toMatchObject({
      calendarDay: { month: '11 月', day: '26', weekday: '星期四' },
      who: '李春梅',
      measures: '明天带梯子去换灯泡',
      post: '网格员 · 三组 2 格',
    })
    expect(promiseOf(seen(chen, submit()))).toEqual({ waiting: '领单的人会在这里写下日子' })
    const returned = [...upTo('claimed'), press(li, 'giveBack', { reason: '够不着' })]
    expect(promiseOf(seen(chen, ...returned))).toEqual({
      waiting: '原先答应的日子作废了，等再有人领，重新写',
    })
    expect(promiseOf(seen(chen, ...returned, press(chen, 'withdraw', {})))).toEqual({
      waiting: '原先答应的日子作废了',
    })
    expect(promiseOf(seen(chen, submit(), press(chen, 'withdraw', {})))).toEqual({
      waiting: '这一单没有人答应过日子',
    })
    expect(promiseOf(seen(sun, ...upTo('closed', dispute)))).toEqual({
      waiting: '答应没答应日子，只给经办的人看',
    })
    const shown = [...upTo('closed'), press(sun, 'publish', { asked: 'a', done: 'b', seenRev: 6 })]
    expect(promiseOf(seen(zhou, ...shown))).toEqual({
      calendarDay: { month: '11 月', day: '26', weekday: '星期四', lunar: expect.any(String) },
      saying: '答应的是这天',
    })
    const changed = promiseOf(
      seen(chen, ...upTo('claimed'), press(li, 'recommit', { promisedDay: '2026-12-01', reason: '下雨' })),
    )
    expect(changed).toMatchObject({
      calendarDay: { day: '1' },
      before: { calendarDay: { day: '26' }, reason: '下雨' },
      lateReason: '下雨',
    })
  })
  test('the ruler: a tick a day, above fifteen a week, the promise as a flag', () => {
    expect(rulerOf(ticket, NOW)).toMatchObject({
      kind: 'green',
      headline: '时间够，还剩 5 天',
      used: 0,
      ticks: 5,
      promise: { text: '答应 26 日' },
      start: '24 日点单',
      end: '时限 5 天 · 29 日到',
    })
    expect(rulerOf(ticket, NOW + days(60)).used).toBe(100)
    const long = seen(chen, submit({ category: 'dispute', sub: 'land' }))
    expect(rulerOf(long, NOW)).toMatchObject({ ticks: 5, end: '时限 30 天 · 24 日到' })
    expect(rulerOf(seen(chen, ...upTo('resolved')), NOW).headline).toBe('已办结，用了不到一天')
  })
  test('the timeline speaks of today and yesterday, and sets the name apart', () => {
    const item = {
      rev: 3,
      at: NOW,
      who: '李春梅',
      message: '李春梅领了单',
      text: '明天去',
      photos: [],
      voice: null,
    }
    expect(
      timelineOf(
        [item, { ...item, rev: 2, at: NOW - days(1), who: null, message: '没有人领', text: null }],
        NOW,
      ),
    ).toEqual([
      { id: '3', day: '今天', time: '8:00', who: '李春梅', text: '领了单：明天去' },
      { id: '2', day: '昨天', time: '8:00', text: '没有人领' },
    ])
  })
  test('a picture that did not pass has no address', () => {
    expect(photoOf({ id: 'a', state: 'pass', url: 'u' }, '办好后')).toEqual({
      id: 'a',
      state: 'ok',
      src: 'u',
      label: '办好后',
    })
    expect(photoOf({ id: 'a', state: 'refused', url: 'u' })).toEqual({ id: 'a', state: 'failed' })
    expect(photoOf({ id: 'a', state: 'pending', url: 'u' })).toEqual({ id: 'a', state: 'checking' })
  })
  test('days run from today to the limit and a little beyond, and every one can be promised', () => {
    const limitAt = endOfDay(fromDayKey('2026-11-29'))
    const choices = dayChoicesFor(NOW + hours(9), limitAt)
    expect(choices.map(({ day, foot, late = false }) => [day, foot, late])).toEqual([
      ['24', '今天', false],
      ['25', '十七', false],
      ['26', '十八', false],
      ['27', '十九', false],
      ['28', '二十', false],
      ['29', '时限', false],
      ['30', '超了', true],
      ['1', '超了', true],
      ['2', '超了', true],
    ])
    for (const { value, late } of choices) {
      const { story } = given(
        ...upTo('dispatched'),
        claim(li, { promisedDay: dayKeyOf(value), ...(late ? { lateReason: '缺货' } : {}) }),
      )
      expect((story.here as Ticket<'claimed'>).stage.commitment.beyondLimit, String(value)).toBe(
        late ?? false,
      )
    }
    expect(dayChoicesFor(limitAt + days(3), limitAt).every(day => day.late)).toBe(true)
    expect(dayChoicesFor(NOW, NOW + days(400)).length).toBe(62)
  })
  test('days of a range are all that may be chosen; where every one lies after the limit, none is late', () => {
    const limitAt = endOfDay(fromDayKey('2026-11-25'))
    const chosen = (from: string, to: string) =>
      dayChoices({ from: fromDayKey(from), to: fromDayKey(to) }, NOW, limitAt).map(
        ({ day, foot, late = false }) => [day, foot, late],
      )
    expect(chosen('2026-11-25', '2026-11-26')).toEqual([
      ['25', '时限', false],
      ['26', '超了', true],
    ])
    expect(chosen('2026-11-26', '2026-11-27')).toEqual([
      ['26', '十八', false],
      ['27', '十九', false],
    ])
    expect(chosen('2026-11-26', '2026-11-25')).toEqual([])
  })
  test('what the orderer reads after the claim', () => {
    expect(promisedText('李春梅', endOfDay(fromDayKey('2026-11-26')))).toBe(
      '李春梅领了您的单，答应 11 月 26 日 星期四前办好。',
    )
  })
})

test('length is counted as a person counts it', () => {
  expect(countText('好👍🏽')).toBe(3)
  expect(left('灯不亮', LIMITS.text)).toBe(497)
})

test('closing needs no more than the clock', () => {
  expect(seen(chen, ...upTo('resolved'), rate(5), closing, clock('close')).state).toBe('closed')
  expect(
    seen(ma, ...upTo('closed'), press(sun, 'publish', { asked: 'a', done: 'b', seenRev: 6 })).title,
  ).toBe('a')
})
