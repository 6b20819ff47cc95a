/** Whole cards, as three kinds of viewers have them: what is not granted is null, whatever the order holds. */
import { describe, expect, test } from 'vitest'
import { endOfDay, fromDayKey } from '../../clock/shanghai'
import { hours, minutes } from '../../clock/units'
import { builtInCalendars } from '../../clock/workday'
import { PHOTO, VOICE, viewOf } from '../golden/sight.testing'
import { HOME, NOW, people } from '../story/people.testing'
import {
  claim,
  dispatchTo,
  dispatchToPool,
  dispute,
  disputeClass,
  register,
  resolve,
  submit,
  upTo,
} from '../story/presses.testing'
import { given, press, Story } from '../testing'
import type { Ticket } from '../types'
import { ticketInfo } from './ticket-info'
import type { View } from './view'

const { chen, far, li, ma, qian, sun, wang, wu, zhao, zhou } = people
const card = (story: Story, viewer: View['viewer'], change: Partial<View> = {}) =>
  ticketInfo(viewOf(story, viewer, change))
const day = (key: string) => endOfDay(fromDayKey(key))
const back = press(li, 'giveBack', { reason: '不顺路' })
const behalf = { onBehalfOf: chen.id, consentWords: '当面', attachments: [PHOTO, VOICE], urgent: true }

/** Ordered on the 24th at 8:00: two stars have 15 days, and four fifths of them are over on 6 December. */
const DISPUTE_DUE = day('2026-12-09')

describe('number, state and lights only', () => {
  test('of a dispute the committee has nothing else, however much there is of it', () => {
    const { story } = given(
      submit({ ...dispute, ...behalf }, wu),
      dispatchTo(li, disputeClass),
      claim(li),
      press(chen, 'askCancel', {}),
    )
    expect(card(story, sun)).toEqual({
      id: 't1',
      no: 'WL26-0001',
      rev: 4,
      round: 1,
      state: 'claimed',
      category: null,
      sub: '',
      subLabel: '',
      matter: null,
      track: 2,
      urgent: false,
      aboutStaff: false,
      source: null,
      onBehalf: false,
      title: null,
      place: null,
      hasPhotos: 0,
      hasVoice: false,
      gridName: '柳溪村',
      clock: {
        startedAt: NOW,
        limitAt: DISPUTE_DUE,
        endedAt: null,
        heldMs: 0,
        // 376 hours less one millisecond; four fifths of them, counted up.
        amberAt: NOW + hours(300) + minutes(48),
        spentMs: 0,
      },
      step: { kind: 'work', dueAt: day('2026-11-26'), startedAt: NOW },
      promise: null,
      noPromise: 'hidden',
      requester: null,
      news: null,
      returned: null,
      check: 'pass',
      published: false,
      consent: false,
      outcome: null,
      rated: null,
      committeeRatings: 0,
      ratedByMe: false,
      revisited: false,
      asks: [],
      merged: null,
      households: 1,
      reminded: [],
      locked: true,
      mine: false,
      readers: null,
      recused: false,
      offeredTo: null,
    })
  })
})

describe('on the wall', () => {
  const judged = [
    ...upTo('closed', { ...behalf, onBehalfOf: undefined }),
    press(sun, 'committeeRate', { result: 5, speed: 5, manner: 5 }),
    press(sun, 'publish', { asked: '路灯不亮', done: '换了灯泡', seenRev: 7 }),
  ]
  test('a neighbour reads what was confirmed, what it is and how long it took', () => {
    const { story } = given(...judged)
    expect(card(story, zhou)).toMatchObject({
      category: 'infrastructure',
      sub: 'lamp',
      subLabel: '路灯',
      matter: 'public',
      title: '路灯不亮',
      outcome: 'done',
      published: true,
      urgent: false,
      hasPhotos: 0,
      hasVoice: false,
      consent: false,
      source: null,
      committeeRatings: 0,
      ratedByMe: false,
      locked: false,
      mine: false,
      news: null,
    })
    expect(card(story, zhou)).not.toHaveProperty('noPromise')
  })
  test('so does who judged it, once they are in post no more', () => {
    const { story } = given(...judged)
    expect(card(story, sun)).toMatchObject({ ratedByMe: true, committeeRatings: 1, place: '桥头' })
    const retired = { ...sun, posts: sun.posts.map(post => ({ ...post, until: NOW })) }
    expect(card(story, retired)).toMatchObject({ ratedByMe: false, committeeRatings: 0, place: null })
  })
  test('nobody of the demonstration county reads any of it', () => {
    const { story } = given(...judged)
    expect(card(story, far)).not.toBe(null)
    expect(card(story, { ...far, home: ['demo', 'demo-town', 'demo-village'] })).toBe(null)
  })
})

describe('the whole card', () => {
  const helped = given(submit(behalf, wu), dispatchTo(li), claim(li)).story
  test('says who typed it, what was sent with it, and where it is', () => {
    expect(card(helped, zhao)).toMatchObject({
      urgent: true,
      aboutStaff: false,
      source: 'onBehalf',
      onBehalf: true,
      hasPhotos: 1,
      hasVoice: true,
      place: '桥头',
      gridName: '三组 2 格',
      published: false,
      consent: false,
      revisited: false,
      locked: false,
      mine: false,
      readers: null,
    })
    const own = card(given(submit()).story, chen)
    expect(own).toMatchObject({
      onBehalf: false,
      hasPhotos: 0,
      hasVoice: false,
      mine: true,
      readers: 'usual',
    })
    // Nobody ever promised anything, and nothing waits for a notice.
    for (const absent of ['noPromise', 'clock.uncertain', 'step.uncertain'])
      expect(own).not.toHaveProperty(absent)
  })
  test('has no voice and no photo for who reads no words', () => {
    const reclassify = press(zhao, 'reclassify', { ...disputeClass, reason: '是纠纷' })
    const { story } = given(submit(behalf, wu), dispatchTo(li), reclassify)
    const seen = card(story, people.county, { relationFacts: { approvers: ['county'] } })
    expect(seen).toMatchObject({
      hasVoice: false,
      hasPhotos: 0,
      title: null,
      place: null,
      source: 'onBehalf',
    })
  })
  test('names the village to the town, once', () => {
    expect(card(helped, qian)?.gridName).toBe('柳溪村 三组 2 格')
    const village = given({
      ...submit(),
      facts: { no: 'x', place: { path: HOME.slice(0, 3), householdId: null } },
    }).story
    expect([card(village, qian)?.gridName, card(village, zhao)?.gridName]).toEqual(['柳溪村', '柳溪村'])
  })
  test('is locked where few read it', () => {
    expect(card(given(submit(dispute)).story, zhao)?.locked).toBe(true)
    expect(card(given(submit({ aboutStaff: true })).story, qian)?.locked).toBe(true)
    expect(card(given(submit()).story, zhao)?.locked).toBe(false)
  })
  test('says that a promise fell, and not that there never was one', () => {
    expect(card(given(...upTo('claimed'), back).story, zhao)).toMatchObject({
      promise: null,
      noPromise: 'lapsed',
    })
    expect(card(helped, zhao)).not.toHaveProperty('noPromise')
    const again = given(...upTo('claimed'), resolve(li), press(chen, 'reopen', { reason: '又坏了' })).story
    expect(card(again, zhao)).toMatchObject({ noPromise: 'lapsed' })
  })
  test('counts the committee’s judgements for the committee and the town, and knows of a revisit', () => {
    const { story } = given(
      ...upTo('resolved'),
      press(sun, 'committeeRate', { result: 5, speed: 5, manner: 5 }),
      press(qian, 'revisit', { text: '去看过', satisfied: true }),
    )
    const counted = [sun, qian, zhao, chen].map(viewer => card(story, viewer)?.committeeRatings)
    expect(counted).toEqual([1, 1, 0, 0])
    expect(card(story, zhao)?.revisited).toBe(true)
  })
  test('marks days that hang on a notice that is not out', () => {
    const story = new Story(builtInCalendars)
    story.now = fromDayKey('2026-12-31') + hours(9)
    story.go(submit({ category: 'livelihood', sub: 'certificate' }))
    expect(card(story, chen)).toMatchObject({ clock: { uncertain: true }, step: { uncertain: true } })
  })
  test('of a merged order shows the promise of the one it went into, and of no other', () => {
    const done = { ...given(...upTo('resolved')).story.here, id: 't2', no: 'WL26-0002' } as Ticket
    const into = { ...given(...upTo('claimed')).story.here, id: 't2', no: 'WL26-0002' } as Ticket
    const merged = [submit({}, zhou), press(zhao, 'merge', { into: 't2', seenRev: 1 }, { target: into })]
    const joined = given(...merged).story
    expect(card(joined, zhou, { target: into })).toMatchObject({
      promise: { who: '李春梅', promisedAt: day('2026-11-26') },
      merged: { no: 'WL26-0002', state: 'claimed', promisedAt: day('2026-11-26') },
    })
    expect(card(joined, zhou)).toMatchObject({ promise: null, merged: null })
    // Taken out again, it has a promise of its own, or none.
    const reopen = press(zhou, 'reopen', { reason: '没修好' }, { chain: [done] })
    const out = given(...merged, reopen, dispatchTo(ma)).story
    expect(card(out, zhou, { target: done })).toMatchObject({ promise: null, merged: null })
    out.go(claim(ma, { promisedDay: '2026-11-28' }))
    expect(card(out, zhou, { target: done })?.promise?.promisedAt).toBe(day('2026-11-28'))
  })
})

describe('the title', () => {
  const title = (text: string | undefined, attachments: (typeof VOICE)[] = []) =>
    card(given(submit({ text, attachments })).story, zhao)?.title
  test.each([
    ['桥头的灯不亮。晚上看不见路', '桥头的灯不亮'],
    ['桥头的灯不亮 ！快修', '桥头的灯不亮'],
    ['？！快修', '快修'],
    ['桥头\n不亮', '桥头'],
    ['灯'.repeat(70), '灯'.repeat(60)],
  ])('%s → %s', (text, expected) => expect(title(text)).toBe(expected))
  test('of a voice note is what kind it is', () => {
    expect(title(undefined, [VOICE])).toBe('路灯（说的）')
  })
  test('of a picture alone says so, to everybody who reads the words; a photo is said also where it is not shown yet', () => {
    const silent = given(submit({ text: undefined, place: undefined })).story
    expect([chen, zhao].map(who => card(silent, who)?.title)).toEqual([
      '路灯（没说别的）',
      '路灯（没说别的）',
    ])
    expect([sun, far].map(who => card(silent, who)?.title ?? null)).toEqual([null, null])
    const snapped = given(submit({ text: undefined, attachments: [PHOTO] }), dispatchToPool([li, ma])).story
    expect(card(snapped, li)?.title).toBe('路灯（拍的）')
  })
})

test('what nobody ordered is closed by nobody’s erasure', () => {
  const { story } = given(register({}, li), dispatchTo(wang), claim(wang))
  const view = viewOf(story, zhao)
  const first = view.typed['t1:000001']
  const typed = { ...view.typed, 't1:000001': first && { ...first, words: null } }
  expect(ticketInfo({ ...view, typed })?.promise?.measures).toBe('明天带梯子去换灯泡')
  // Of somebody's own everything written until then is closed.
  const own = viewOf(given(...upTo('claimed')).story, zhao)
  const gone = { ...own.typed, 't1:000001': { ...own.typed['t1:000001'], words: null, erasedAt: NOW + 1000 } }
  expect(ticketInfo({ ...own, typed: gone as typeof own.typed })?.promise?.measures).toBe(null)
})
