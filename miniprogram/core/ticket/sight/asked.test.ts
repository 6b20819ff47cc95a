import { describe, expect, test } from 'vitest'
import { defaultRules } from '../../clock/defaults'
import { endOfDay, fromDayKey } from '../../clock/shanghai'
import type { Actor } from '../../people/role'
import { choice, day, files, flag, ref, score, text, type Field, type Fields } from '../../process/fields'
import { viewOf } from '../golden/sight.testing'
import { people } from '../story/people.testing'
import { upTo } from '../story/presses.testing'
import { given, press } from '../testing'
import type { Ticket } from '../types'
import { VERB_FILES } from '../verbs'
import { filledIn, seenOf } from './asked'
import { sightOf } from './sight'

const { chen, li, wang, zhao, sun, qian } = people

const soon = { from: { days: 0, after: 'today' }, to: { days: 9, after: 'today' } } as const
/** Nobody has written this request: the holder wants more time, and the approver answers within two days. */
const fields = {
  until: day({ label: '延到哪天', required: 'BAD_INPUT', ...soon }),
  reason: text({ label: '为什么要延', max: 200, moderated: true }),
}
const ASKED_UNTIL = endOfDay(fromDayKey('2026-12-03'))
const moreTime = (words: { known: 'everyone' | 'town'; told?: true }) =>
  seenOf(
    { moreTime: { note: { answering: '您点头才延。', waiting: '答应以前照原来的日子办。' } } },
    {
      askMoreTime: {
        asks: { request: 'moreTime' },
        by: { claimed: ['holder'] },
        input: fields,
        words: { text: 'office', reviewedBy: 'town', ...words },
      },
      answerMoreTime: {
        answers: 'moreTime',
        by: { claimed: ['approver'], referred: ['dispatcher'] },
        input: {},
        words: { text: 'none', known: 'everyone' },
      },
    },
    () => '李春梅想延几天',
  )

/** 李春梅 has the order and asked with her newest step. */
const { story } = given(...upTo('claimed'), press(li, 'progress', { text: '等灯头', attachments: [] }))
const eventId = story.events.at(-1)?.id ?? ''
const ask = { by: li.id, at: story.now, dueAt: ASKED_UNTIL, eventId, payload: { until: '2026-11-30' } }
const viewFor = (viewer: Actor) => {
  const view = viewOf(story, viewer)
  const typed = { ...view.typed[eventId], words: { reason: '灯头缺货' } }
  return {
    ...view,
    ticket: { ...story.here, requests: { moreTime: ask } } as unknown as Ticket,
    typed: { ...view.typed, [eventId]: typed as (typeof view.typed)[string] },
  }
}
const sees = (viewer: Actor, words: Parameters<typeof moreTime>[0], can: string[] = []) => {
  const view = viewFor(viewer)
  const sight = sightOf(view.ticket, viewer, view.now, { approvers: [qian.id] })
  return {
    known: moreTime(words).known(view, sight),
    asked: moreTime(words).asked(view, sight, can),
  }
}
const everyone = { known: 'everyone' } as const

describe('an invented request', () => {
  const shown = {
    request: 'moreTime',
    message: '李春梅想延几天',
    note: '答应以前照原来的日子办。',
    fields: [
      { label: '延到哪天', text: '11 月 30 日' },
      { label: '为什么要延', text: '灯头缺货' },
    ],
    dueAt: ASKED_UNTIL,
  }

  test('shows the person who asked their words, their fields and the day of the answer', () => {
    expect(sees(li, everyone)).toEqual({ known: ['moreTime'], asked: [shown] })
    expect(sees(li, { known: 'town' })).toEqual({ known: ['moreTime'], asked: [shown] })
  })
  test('shows the person who may answer the same, and what their answer does', () => {
    expect(sees(qian, { known: 'town' }, ['answerMoreTime']).asked).toEqual([
      { ...shown, note: '您点头才延。' },
    ])
  })
  test('is known to those who deal with the order, as the verb says', () => {
    for (const viewer of [zhao, chen]) expect(sees(viewer, everyone).known).toEqual(['moreTime'])
    for (const viewer of [zhao, sun, wang]) expect(sees(viewer, { known: 'town' }).known).toEqual([])
  })
  test('says to the requester that it waits, and why only where that is told to them', () => {
    const [untold] = sees(chen, everyone).asked
    expect(untold?.fields).toEqual([{ label: '延到哪天', text: '11 月 30 日' }])
    const [told] = sees(chen, { known: 'everyone', told: true }).asked
    expect(told?.fields).toEqual(shown.fields)
  })
  test('shows the county what it answers in the town’s place, whatever else it sees', () => {
    const { county } = people
    const view = viewFor(county)
    const reclassify = { by: zhao.id, at: story.now, dueAt: null, eventId: 'x', payload: {} }
    const ticket = { ...view.ticket, requests: { ...view.ticket.requests, reclassify } } as unknown as Ticket
    const sight = sightOf(ticket, county, view.now, { approvers: [county.id], noTown: true })
    expect(sight.columns).toEqual(['approver', 'county'])
    const { known, asked } = moreTime({ known: 'town' })
    expect(known({ ...view, ticket }, sight)).toEqual(['moreTime'])
    expect(asked({ ...view, ticket }, sight, [])).toEqual([shown])
  })
  test('of the requester’s own is not read by who helped them, though they know that it waits', () => {
    const { wu } = people
    const view = viewFor(wu)
    const asks = { moreTime: { ...ask, by: chen.id } }
    const ticket = { ...view.ticket, authorId: wu.id, requests: asks } as unknown as Ticket
    const [seen] = moreTime({ known: 'everyone', told: true }).asked(
      { ...view, ticket },
      sightOf(ticket, wu, view.now),
      [],
    )
    expect(seen?.fields).toEqual([{ label: '延到哪天', text: '11 月 30 日' }])
  })
  test('is nothing of strangers', () => {
    expect(sees(people.far, everyone)).toEqual({ known: [], asked: [] })
  })
})

describe('what was filled in', () => {
  const every: Fields = {
    sub: ref({ label: '哪一种', to: 'sub' }),
    person: ref({ label: '请谁', to: 'person' }),
    yes: flag({ label: '接不接', labels: { yes: '接了', no: '不接' } }),
    bare: flag({ label: '急不急' }),
    not: flag({ label: '远不远' }),
    place: ref({ label: '哪一格', to: 'grid' }),
    stars: choice({ label: '星级', of: [1, 2], labels: { 1: '★', 2: '★★' } }),
    plain: choice({ label: '几家', of: [1, 2] }),
    day: day({ label: '哪天', ...soon }),
    moment: day({ label: '最晚', ...soon }),
    score: score({ label: '几分', max: 5 }),
    text: text({ label: '说什么', max: 10, moderated: true, keptAs: 'measures' }),
    empty: text({ label: '没写', max: 10, moderated: true }),
    none: text({ label: '没有', max: 10, moderated: true }),
    files: files({ label: '照片', photos: 1, voiceSeconds: 0 }),
  }
  test('is said in the words of its fields, in their order; an id and a file are not', () => {
    const filled = {
      measures: '带梯子',
      sub: 'pension',
      person: 'p_li',
      yes: false,
      bare: true,
      not: false,
      // Called like a kind of wish; it is none.
      place: 'pension',
      none: null,
      stars: 2,
      plain: 1,
      day: '2026-11-30',
      moment: endOfDay(fromDayKey('2026-12-01')),
      score: 4,
      files: [{ id: 'f' }],
    }
    expect(filledIn(every, filled, defaultRules).map(({ label, text }) => `${label} ${text}`)).toEqual([
      '哪一种 养老',
      '接不接 不接',
      '急不急 是',
      '远不远 不是',
      '星级 ★★',
      '几家 1',
      '哪天 11 月 30 日',
      '最晚 12 月 1 日',
      '几分 4',
      '说什么 带梯子',
    ])
  })
})

/** Said where it can be read without opening anything: words by their own way, files by the page. */
const SHOWN_OF_PAYLOAD: Record<Field['type'], boolean> = {
  text: false,
  files: false,
  code: false,
  choice: true,
  flag: true,
  day: true,
  score: true,
  whole: true,
  ref: true,
  refs: true,
}
const asking = Object.entries(VERB_FILES).flatMap(([name, verb]) =>
  'asks' in verb && verb.asks ? [{ name, input: verb.input as Fields, payload: verb.asks.payload }] : [],
)
test.each(asking)('anyone who answers $name reads all that was filled in', ({ name, input, payload }) => {
  const everything = new Proxy({}, { get: (_, field) => field })
  const carried = Object.keys(payload(everything as never))
  const lost = Object.entries(input).flatMap(([field, { type }]) =>
    SHOWN_OF_PAYLOAD[type] && !carried.includes(field) ? [field] : [],
  )
  expect(
    lost,
    `${name}: asks.payload carries these under the names of the fields, or nobody is shown them`,
  ).toEqual([])
})
