/** An order's own page: its steps, the others in it, whom one may call, and what came of it. */
import { describe, expect, test } from 'vitest'
import { days } from '../../clock/units'
import { page, PHOTO, viewOf, VOICE } from '../golden/sight.testing'
import { NOW, people } from '../story/people.testing'
import {
  claim,
  dispatchTo,
  dispatchToPool,
  dispute,
  rate,
  resolve,
  revisit,
  submit,
  upTo,
} from '../story/presses.testing'
import { after, clock, closing, given, learns, press, type Step, type Story } from '../testing'
import type { Ticket } from '../types'
import type { TypedText } from './view'

const { chen, li, ma, qian, sun, wang, wu, zhao, zhou } = people
const seen = (story: Story, ...asked: Parameters<typeof page> extends [unknown, ...infer R] ? R : never) => {
  const found = page(story, ...asked)
  if (!found) throw new Error('nothing is seen of it')
  return found
}
const behalf = { onBehalfOf: chen.id, consentWords: '当面' }

describe('the steps', () => {
  const amend = press(chen, 'amend', { text: '还差一盏', attachments: [PHOTO, VOICE] })
  test('carry their text and files, and say where something was added', () => {
    const { story } = given(submit(), amend)
    expect(seen(story, zhao).timeline).toEqual([
      {
        rev: 2,
        at: NOW,
        who: '点单的人',
        message: '点单的人补充了说明',
        text: '还差一盏',
        photos: [{ id: 'ph', state: 'pass', url: 'https://f/ph' }],
        voice: { id: 'vo', state: 'pass', url: 'https://f/vo', seconds: 12 },
        added: true,
      },
      {
        rev: 1,
        at: NOW,
        who: '点单的人',
        message: '点单的人点了单',
        text: '桥头往东第三盏路灯不亮。晚上看不见路',
        photos: [],
        voice: null,
      },
    ])
  })
  test('a file without an address is named all the same', () => {
    const { story } = given(submit(), amend)
    expect(seen(story, zhao, { urls: {} }).timeline[0]?.photos).toEqual([{ id: 'ph', state: 'pass' }])
  })
  test('a helper reads in them what they typed, and not what the requester added', () => {
    const { story } = given(submit(behalf, wu), amend)
    expect(seen(story, wu).timeline.map(({ text, agreed }) => [text, agreed?.text])).toEqual([
      [null, undefined],
      ['桥头往东第三盏路灯不亮。晚上看不见路', '当面'],
    ])
    expect(seen(story, chen).timeline[0]?.text).toBe('还差一盏')
  })
  test('a signature and a spoken yes stand by themselves, and are no picture of the matter', () => {
    const files = [
      PHOTO,
      { id: 'sign', kind: 'photo' as const, consent: true as const },
      { id: 'yes', kind: 'voice' as const, seconds: 3, consent: true as const },
    ]
    const { story } = given(submit({ onBehalfOf: chen.id, attachments: files }, wu))
    for (const viewer of [chen, wu, qian, zhao]) {
      const { content, ticket, timeline } = seen(story, viewer)
      expect([
        content?.photos.map(({ id }) => id),
        content?.voice,
        ticket.hasPhotos,
        ticket.hasVoice,
      ]).toEqual([['ph'], null, 1, false])
      expect(timeline.at(-1)).toMatchObject({
        photos: [{ id: 'ph' }],
        voice: null,
        agreed: { text: '', photos: [{ id: 'sign' }], voice: { id: 'yes', seconds: 3 } },
      })
    }
  })
  test('a spoken yes is not what the order says', () => {
    const files = [PHOTO, { id: 'yes', kind: 'voice' as const, seconds: 3, consent: true as const }]
    const { story } = given(submit({ onBehalfOf: chen.id, text: undefined, attachments: files }, wu))
    expect(seen(story, zhao).ticket.title).toBe('路灯（拍的）')
  })
  test('what somebody agreed with is neither heard nor seen by a pool before the claim', () => {
    const files = [{ id: 'yes', kind: 'voice' as const, seconds: 3, consent: true as const }]
    const { story } = given(
      submit({ onBehalfOf: chen.id, attachments: files }, wu),
      dispatchToPool([li, wang]),
    )
    expect(JSON.stringify(page(story, li))).not.toContain('"yes"')
  })
  test('a helper who turned out to be somebody known already goes on reading what they typed', () => {
    const { story } = given(submit(behalf, wu))
    story.ticket = learns(story.here, { type: 'SelfJoined', from: 'wu', into: 'wu2', confirmedBy: 'qian' })
    expect(seen(story, { ...wu, id: 'wu2' }).timeline.at(-1)?.text).toContain('第三盏路灯')
  })
  test('what is being checked, and what holds a photo alone, has no text', () => {
    const { story } = given(...upTo('claimed'), press(li, 'progress', { attachments: [PHOTO] }))
    const view = viewOf(story, zhao)
    const first = view.typed['t1:000001'] as TypedText
    const typed = {
      ...view.typed,
      't1:000001': { ...first, check: { ...first.check, text: 'pending' as const } },
    }
    const texts = seen(story, zhao, { typed }).timeline.map(({ text }) => text)
    expect([texts[0], texts.at(-1)]).toEqual([null, null])
  })
  test('parts that were typed apart stand behind one another, with one stop between them', () => {
    const inWords = (measures: string, lateReason: string) =>
      seen(
        given(...upTo('dispatched'), claim(li, { measures, lateReason, promisedDay: '2026-12-02' })).story,
        zhao,
      ).timeline[0]?.text
    expect(inWords('先看。 再修 。；', '灯头缺货，等着。')).toBe('先看。 再修；灯头缺货，等着。')
    expect(inWords('先看', '缺货')).toBe('先看；缺货')
  })
  test('what the person concerned closed says so, and no more', () => {
    const { story } = given(...upTo('claimed'))
    const view = viewOf(story, zhao)
    const first = view.typed['t1:000001'] as TypedText
    const typed = { ...view.typed, 't1:000001': { ...first, words: null, erasedAt: NOW } }
    expect(seen(story, zhao, { typed }).timeline.map(({ text }) => text)).toEqual([
      '本人删了自己的话，这条记录也关上了',
      null,
      '已按本人要求删除',
    ])
  })
  test('the words of a rating follow its round: the town reads the last one, once its month is over', () => {
    const rated = (score: 2 | 5, text: string) => press(chen, 'rate', { score, text, attachments: [] })
    const { story } = given(
      ...upTo('resolved'),
      rated(2, '没修好'),
      press(chen, 'reopen', { reason: '又坏了' }),
      dispatchTo(ma),
      claim(ma),
      resolve(ma),
      rated(5, '这回好了'),
    )
    const texts = (viewer: typeof qian | typeof chen, now: number) =>
      JSON.stringify(seen(story, viewer, { now }).timeline)
    const later = NOW + days(40)
    expect([texts(qian, story.now).includes('这回好了'), texts(qian, later).includes('这回好了')]).toEqual([
      false,
      true,
    ])
    expect(texts(qian, later)).not.toContain('没修好')
    expect(texts(chen, later)).toContain('没修好')
  })
})

describe('orders that were merged into it', () => {
  const joined = {
    id: 't2',
    no: 'WL26-0002',
    requesterId: 'chen',
    householdId: null,
    words: ['t2:000001', 't2:000002', 't2:000003'],
  }
  const nobodys = { ...joined, id: 't3', no: 'WL26-0003', requesterId: null, words: [] }
  const said = (text: string): TypedText => ({
    by: 'chen',
    words: { text },
    check: { text: 'pass', files: {} },
  })
  const story = given(submit({}, zhou), dispatchTo(li), claim(li)).story
  story.ticket = { ...story.here, joined: [joined, nobodys] }
  const view = (viewer: Parameters<typeof viewOf>[1]) =>
    seen(story, viewer, {
      typed: {
        ...viewOf(story, viewer).typed,
        't2:000001': said('我家门口也不亮'),
        't2:000002': said('两盏'),
      },
    }).joined
  test('are read by the person who works on it: what was said and added, and of whom', () => {
    for (const viewer of [li, zhao, qian])
      expect(view(viewer)).toMatchObject([
        {
          no: 'WL26-0002',
          requester: { id: null, name: '陈**', phone: '138********', masked: true },
          content: { text: '我家门口也不亮' },
          added: [{ text: '两盏' }],
        },
        { no: 'WL26-0003', requester: null, content: null, added: [] },
      ])
  })
  test('and by nobody else', () => {
    for (const viewer of [zhou, sun]) expect(view(viewer)).toEqual([])
  })
  test('who works on it has the others masked, where one of the orders is their own, too', () => {
    story.ticket = { ...story.here, requesterId: li.id }
    expect(view(li)[0]?.requester).toMatchObject({ masked: true, name: '陈**' })
    story.ticket = { ...story.here, requesterId: 'zhou' }
  })
  test('offered to somebody it names nobody', () => {
    const offered = given(submit({}, zhou), dispatchTo(li)).story
    offered.ticket = { ...offered.here, joined: [joined] }
    const seenBy = seen(offered, li, { typed: { 't2:000001': said('我家门口也不亮') } })
    expect(seenBy.joined).toMatchObject([{ requester: null, content: { text: '我家门口也不亮' } }])
  })
})

describe('what came of it', () => {
  const target = {
    ...given(...upTo('resolved', { attachments: [PHOTO] })).story.here,
    id: 't2',
    no: 'WL26-0002',
  }
  const open = { ...given(...upTo('claimed')).story.here, id: 't2', no: 'WL26-0002' } as Ticket
  const merged = [submit({}, zhou), press(zhao, 'merge', { into: 't2', seenRev: 1 }, { target: open })]
  const typed = {
    't1:000004': { by: 'li', words: { text: '换了灯泡' }, check: { text: 'pass', files: {} } },
  } as const
  test('of a merged one is what came of the order that was worked on, and then it may be rated', () => {
    const { story } = given(...merged)
    const before = seen(story, zhou, { target: open })
    expect([before.resolution, before.can.includes('rate')]).toEqual([null, false])
    const done = seen(story, zhou, { target, typed })
    expect([done.resolution?.outcome, done.resolution?.text]).toEqual(['done', '换了灯泡'])
    expect(done.can).toContain('rate')
  })
  test('taken out again it has its own, and beside it that of the other', () => {
    const reopen = press(zhou, 'reopen', { reason: '没修好' }, { chain: [target] })
    const { story } = given(...merged, reopen)
    const out = seen(story, zhou, { target, typed })
    expect(out.resolution).toBe(null)
    expect(out.linked).toMatchObject({ no: 'WL26-0002', resolution: { outcome: 'done', text: '换了灯泡' } })
    expect(seen(story, zhou, { target: { ...target, id: 't3' } }).linked).toBe(null)
    expect(seen(story, zhou).linked).toBe(null)
    // Who reads no words reads no result.
    story.ticket = { ...story.here, category: 'dispute' }
    expect(seen(story, sun, { target, typed }).linked).toBe(null)
  })
  test('one that was never merged has no other, whatever is handed in', () => {
    expect(seen(given(submit()).story, chen, { target }).linked).toBe(null)
  })
  test('of a dispute is nothing to the committee', () => {
    const { story } = given(...upTo('resolved', dispute))
    expect(seen(story, sun).resolution).toBe(null)
    expect(seen(story, sun).derivation).toEqual([])
  })
  test('is not read by who reads no words, though a text of it hung on the wall', () => {
    const shown = given(
      ...upTo('closed'),
      press(sun, 'publish', { asked: '路灯不亮', done: '换了', seenRev: 6 }),
    ).story
    const { category, sub, track } = shown.here
    const payload = { category, sub, track, matter: 'minor' } as const
    const reclassify = { by: 'zhao', at: NOW, dueAt: null, eventId: 'e', payload }
    shown.ticket = { ...shown.here, requests: { reclassify } }
    expect(seen(shown, people.county, { relationFacts: { approvers: ['county'] } }).resolution).toBe(null)
  })
  test('of one that is not for here: why, and where to go instead', () => {
    const { story } = given(submit(), press(zhao, 'decline', { reason: '不归村里', whereInstead: '镇里' }))
    for (const viewer of [chen, zhao])
      expect(seen(story, viewer).declined).toEqual({ reason: '不归村里', whereInstead: '镇里' })
    expect(seen(given(submit()).story, chen).declined).toBe(null)
    story.ticket = { ...story.here, category: 'dispute' }
    expect(seen(story, sun).declined).toBe(null)
  })
  test('the committee is offered a text for the wall once it is closed', () => {
    expect(seen(given(...upTo('resolved')).story, sun).publishDraft).toBe(null)
    expect(seen(given(...upTo('closed')).story, sun).publishDraft).toEqual({
      asked: '',
      done: '换了灯泡，亮了',
    })
  })
})

describe('whom one may call', () => {
  const reassigned: Step[] = [
    ...upTo('claimed'),
    press(zhao, 'reassign', { person: ma.id, reason: '住院了' }, { people: [ma] }),
    claim(ma, { showContact: false }),
  ]
  test('only who agreed to it themselves, not because somebody before them did', () => {
    const { story } = given(...reassigned)
    expect(seen(story, chen).holder).toEqual({ id: 'ma', name: '马大勇', phone: null, masked: false })
    expect(seen(story, zhao).holder?.phone).toBe('13900001111')
  })
  test('nobody who agreed once and, with the promise that stands, did not', () => {
    const { story } = given(
      ...upTo('claimed'),
      press(li, 'giveBack', { reason: '要电工' }),
      dispatchTo(li, { reason: '电工来了' }),
      claim(li, { showContact: false }),
    )
    expect(seen(story, chen).holder).toMatchObject({ name: '李春梅', phone: null })
  })
  test('nobody, where nobody is known', () => {
    const { story } = given(...upTo('claimed'))
    expect(seen(story, zhao, { names: { people: {}, grids: {} } }).holder).toBe(null)
    expect(seen(given(submit()).story, zhao).holder).toBe(null)
  })
})

test('how the limit came about stands line by line, the newest round first', () => {
  const one = [
    '按第 1 版规则，★ 一般，路灯，5 天。',
    '11 月 24 日 8:00 起算，当天不计，从 11 月 25 日数起。',
    '休息日也算在内。',
    '到 11 月 29 日 星期日 23:59 为止。',
  ]
  expect(seen(given(submit()).story, zhao).derivation).toEqual(one)
  const again = [...upTo('resolved'), after(days(2)), press(chen, 'reopen', { reason: '又坏了' })]
  expect(seen(given(...again).story, zhao).derivation).toEqual([
    '第 2 轮：',
    '按第 1 版规则，★ 一般，路灯，5 天。',
    '11 月 26 日 8:00 起算，当天不计，从 11 月 27 日数起。',
    '休息日也算在内。',
    '到 12 月 1 日 星期二 23:59 为止。',
    '第 1 轮：',
    ...one,
  ])
})

test('a rating that was given through a revisit and a closing is still the requester’s own', () => {
  const { story } = given(...upTo('resolved'), revisit(qian), rate(4), closing, clock('close'))
  expect(seen(story, chen).rating).toEqual({ score: 4, text: null })
  expect(seen(story, zhao).rating).toBe(null)
})
