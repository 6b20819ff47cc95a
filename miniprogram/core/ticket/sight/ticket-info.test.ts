import { describe, expect, test } from 'vitest'
import { defaultRules } from '../../clock/defaults'
import { days } from '../../clock/units'
import type { Actor } from '../../people/role'
import { detailOf } from './detail'
import type { Names } from '../types'
import { ticketInfo } from './ticket-info'
import type { TypedText, View } from './view'
import type { TicketDetail } from './infos'
import { addDays, dayKey, endOfDay } from '../../clock/shanghai'
import { after, clock, closing, given, press, type Step, type Story } from '../testing'
import {
  claim,
  dispatchTo,
  dispatchToPool,
  dispute,
  disputeClass,
  rate,
  register,
  resolve,
  revisit,
  submit,
  upTo,
} from '../story/presses.testing'
import { NOW, CALENDARS, people } from '../story/people.testing'

const { chen, wu, li, wang, ma, zhao, sun, gao, qian, xu, zhou, far, other, county } = people
const PHONE = '13812345678'
const names: Names = {
  people: {
    chen: { name: '陈玉娥', phone: PHONE, post: '' },
    ...Object.fromEntries(
      [li, wang, ma, wu, zhao, sun, gao, qian, xu].map(({ id, staffName }) => [
        id,
        { name: staffName, phone: `139000000${id.length}`, post: '网格员 · 三组 2 格' },
      ]),
    ),
  },
  grids: { willow: '柳溪村', group3: '三组', leaf32: '三组 2 格' },
}

function viewOf(story: Story, viewer: Actor, change: Partial<View> = {}) {
  const typed = Object.fromEntries(
    story.events.flatMap(e =>
      story.words[e.id]
        ? [
            [
              e.id,
              {
                by: e.by,
                words: story.words[e.id],
                check: { text: 'pass', files: { p1: 'pass', ph: 'pass', vo: 'pending' } },
              },
            ],
          ]
        : [],
    ),
  )
  return {
    ticket: story.here,
    viewer,
    now: story.now,
    rules: defaultRules,
    names,
    typed: typed as View['typed'],
    urls: { p1: 'https://f/p1', ph: 'https://f/ph', vo: 'https://f/vo' },
    events: story.events,
    calendars: CALENDARS,
    ...change,
  }
}
const card = (story: Story, viewer: Actor, change?: Partial<View>) =>
  ticketInfo(viewOf(story, viewer, change))
const page = (story: Story, viewer: Actor, change?: Partial<View>): TicketDetail | null =>
  detailOf(viewOf(story, viewer, change))

const files = [
  { id: 'ph', kind: 'photo' as const },
  { id: 'vo', kind: 'voice' as const, seconds: 12 },
]
const WORDS = '桥头往东第三盏路灯不亮'

/** One ticket in hand and one closed, of each kind; `wu` typed it, `wang` helps. */
function storyOf(
  kind: 'open' | 'dispute' | 'private',
  to: 'dispatched' | 'claimed' | 'resolved' | 'closed',
): Story {
  const change = kind === 'dispute' ? { ...dispute, text: WORDS } : {}
  const sort = kind === 'dispute' ? disputeClass : kind === 'private' ? { matter: 'private' as const } : {}
  const steps: Step[] = [
    submit({ ...change, onBehalfOf: chen.id, consentWords: '电话里说的', attachments: files }, wu),
    dispatchToPool([li, wang], sort),
    claim(li),
    press(li, 'addHandler', { person: wang.id, reason: '要两个人' }, { people: [wang] }),
    press(li, 'progress', { text: '去看过了', attachments: [] }),
    resolve(li),
    revisit(qian),
    closing,
    clock('close'),
    rate(4),
    // Nobody judges what they cannot read.
    ...(kind === 'open'
      ? [press(sun, 'committeeRate', { result: 5, speed: 4, manner: 3, text: '办得快' })]
      : []),
  ]
  const end = { dispatched: 2, claimed: 5, resolved: 6, closed: steps.length }[to]
  return given(...steps.slice(0, end)).story
}

/**
 * The table of rules §4, written down once more by hand: card, words, files, name, rating, committee, history.
 * `r` behind a slash is what is seen of disputes and private matters.
 */
const ORACLE: [column: string, viewer: Actor, state: 'dispatched' | 'claimed' | 'closed', row: string][] = [
  ['requester', chen, 'claimed', 'card words files own - - told'],
  ['requester, closed', chen, 'closed', 'card words files own rating - told'],
  ['author who helped', wu, 'claimed', 'card words files masked - - told'],
  ['author who helped, closed', wu, 'closed', 'card words files masked - - told'],
  ['pool before claim', li, 'dispatched', 'card words - - - - -'],
  ['holder', li, 'claimed', 'card words files masked - - all'],
  ['holder, closed', li, 'closed', 'card words files masked - - all'],
  ['co-handler', wang, 'claimed', 'card words files masked - - all'],
  ['dispatcher', zhao, 'claimed', 'card words files masked - - all'],
  ['dispatcher, closed', zhao, 'closed', 'card words files masked - - all'],
  ['supervisor', sun, 'claimed', 'card words files - - - steps / state - - - - - -'],
  ['supervisor, closed', sun, 'closed', 'card words files - - committee steps / state - - - - - -'],
  ['inspector', qian, 'claimed', 'card words files masked - - all'],
  [
    'inspector, the month not over',
    qian,
    'closed',
    'card words files masked - committee all / card words files masked - - all',
  ],
  ['grid member not asked', ma, 'claimed', '- - - - - - -'],
  ['grid member not asked, closed', ma, 'closed', '- - - - - - -'],
  ['villager', zhou, 'claimed', '- - - - - - -'],
  ['villager, closed and not shown', zhou, 'closed', '- - - - - - -'],
  ['stranger', far, 'claimed', '- - - - - - -'],
  ['grid member elsewhere', other, 'claimed', '- - - - - - -'],
  ['county administrator', county, 'claimed', '- - - - - - -'],
]

function rowOf(story: Story, viewer: Actor): string {
  const seen = page(story, viewer)
  if (!seen) return '- - - - - - -'
  const { ticket, content, timeline } = seen
  const words = content?.text ?? null
  expect(ticket.title === null, 'the title is the words').toBe(words === null)
  const progress = timeline.find(item => item.message.includes('记了进展'))
  const handler = timeline.find(item => item.message.includes('一起办'))
  return [
    ticket.category === null ? 'state' : 'card',
    words === null ? '-' : 'words',
    content?.photos.length ? 'files' : '-',
    ticket.requester === null ? '-' : ticket.requester.masked ? 'masked' : 'own',
    seen.rating === null && ticket.rated === null ? '-' : 'rating',
    seen.committee.length > 0 ? 'committee' : '-',
    !progress || !handler ? '-' : handler.text !== null ? 'all' : progress.text !== null ? 'told' : 'steps',
  ].join(' ')
}

describe('who sees what, cell by cell', () => {
  test.each(ORACLE)('%s', (_, viewer, state, row) => {
    const [open, reserved = open] = row.split(' / ')
    expect(rowOf(storyOf('open', state), viewer), 'ordinary').toBe(open)
    expect(rowOf(storyOf('dispute', state), viewer), 'dispute').toBe(reserved)
    expect(rowOf(storyOf('private', state), viewer), 'private matter').toBe(reserved)
  })
})

describe('what a viewer may not see is not in the reply at all', () => {
  const everyone = Object.values(people)
  const secret = (
    text: string,
    allowed: Actor[],
    kind: 'open' | 'dispute',
    states: ('dispatched' | 'claimed' | 'closed')[] = ['dispatched', 'claimed', 'closed'],
  ) => {
    for (const state of states) {
      const story = storyOf(kind, state)
      for (const viewer of everyone) {
        const reply = JSON.stringify(page(story, viewer) ?? '')
        if (!allowed.includes(viewer))
          expect(reply, `${viewer.id} read ${text} in ${state}`).not.toContain(text)
      }
    }
  }
  test('the requester’s id, where the name is masked', () => {
    for (const viewer of [wu, li, zhao, qian])
      expect(page(storyOf('open', 'claimed'), viewer)?.ticket.requester).toMatchObject({
        id: null,
        masked: true,
      })
  })
  test('the requester’s name and number', () => {
    secret('陈玉娥', [chen], 'open')
    secret(PHONE, [chen], 'open')
  })
  test('the words of a dispute', () => secret(WORDS, [chen, wu, li, wang, zhao, qian, xu], 'dispute'))
  test('the household and the category of a dispute', () => {
    const reply = JSON.stringify(page(storyOf('dispute', 'claimed'), sun))
    for (const leak of ['leaf32', '三组', 'dispute', '邻里', '李春梅', 'h-chen'])
      expect(reply).not.toContain(leak)
    expect(page(storyOf('dispute', 'claimed'), sun)).toMatchObject({
      ticket: {
        no: 'WL26-0001',
        state: 'claimed',
        title: null,
        category: null,
        promise: null,
        locked: true,
        news: null,
        requester: null,
        returned: null,
        asks: [],
        reminded: [],
        gridName: '柳溪村',
      },
      can: [],
    })
  })
  test('photos before the claim', () => {
    const seen = page(storyOf('open', 'dispatched'), li)
    expect(seen?.content).toMatchObject({
      text: expect.stringContaining(WORDS),
      place: '桥头',
      photos: [],
      voice: { id: 'vo' },
    })
    expect(seen?.ticket).toMatchObject({ hasPhotos: 0, hasVoice: true })
    expect(JSON.stringify(seen)).not.toContain('https://f/ph')
  })
  test('nothing is withheld from the person who was asked alone', () => {
    const added = [{ id: 'p1', kind: 'photo' as const }]
    const { story } = given(
      submit({ attachments: files }),
      dispatchTo(li),
      press(chen, 'amend', { text: '还有一盏', attachments: added }),
    )
    const seen = page(story, li)
    expect(seen?.content).toMatchObject({ photos: [{ id: 'ph' }], voice: { id: 'vo' }, place: '桥头' })
    expect(seen?.timeline.map(({ message, text, photos }) => [message, text, photos.length])).toEqual([
      ['点单的人补充了说明', '还有一盏', 1],
      ['点单的人点了单', expect.stringContaining(WORDS), 1],
    ])
    const pool = given(
      submit({ attachments: files }),
      dispatchToPool([li, wang]),
      press(chen, 'amend', { text: '还有一盏', attachments: added }),
    ).story
    expect(
      page(pool, wang)?.timeline.map(({ message, text, photos }) => [message, text, photos.length]),
    ).toEqual([
      ['点单的人补充了说明', '还有一盏', 0],
      ['点单的人点了单', expect.stringContaining(WORDS), 0],
    ])
  })
  test('what nobody classified yet, also when it was declined', () => {
    const waiting = [submit({ text: WORDS, attachments: files })]
    const declined = [...waiting, press(zhao, 'decline', { reason: '私事', whereInstead: '法院' })]
    for (const steps of [waiting, declined]) {
      const seen = page(given(...steps).story, sun)
      expect(seen?.ticket).toMatchObject({ no: 'WL26-0001', title: null, category: null, locked: true })
      for (const leak of [WORDS, '私事', '路灯', 'infrastructure', '三组'])
        expect(JSON.stringify(seen)).not.toContain(leak)
    }
  })
  test('what its requester keeps to those who deal with it', () => {
    const story = storyOf('open', 'claimed').go(press(chen, 'setReaders', { readers: 'handlers' }))
    expect(rowOf(story, sun)).toBe('state - - - - - -')
    expect(rowOf(story, li)).toBe('card words files masked - - all')
    story.go(press(chen, 'setReaders', { readers: 'usual' }))
    expect(rowOf(story, sun)).toBe('card words files - - - steps')
    const letIn = storyOf('dispute', 'claimed').go(press(chen, 'setReaders', { readers: 'committee' }))
    expect(rowOf(letIn, sun)).toBe('card words files - - - steps')
  })
  test('an objection: no step, no number, no news tells the handler of it, until it is upheld', () => {
    const plain = given(...upTo('claimed')).story
    const objected = given(...upTo('claimed'), press(chen, 'objectTo', { reason: '前亲家' })).story
    const answered = (upheld: boolean) =>
      given(
        ...upTo('claimed'),
        press(chen, 'objectTo', { reason: '前亲家' }),
        press(qian, 'answerObjection', { upheld, reason: '看过了' }, { approvers: ['qian'] }),
      ).story
    for (const viewer of [li, zhao]) {
      expect(page(objected, viewer)).toEqual(page(plain, viewer))
      expect(page(answered(false), viewer)).toEqual(page(plain, viewer))
    }
    expect(
      page(answered(true), zhao)
        ?.timeline.slice(0, 2)
        .map(({ rev, message }) => [rev, message]),
    ).toEqual([
      [5, '钱进同意换个人办'],
      [4, '点单的人请求换个人办'],
    ])
    expect(page(answered(true), zhao)?.ticket.rev).toBe(5)
  })
  test('a rating: the handler’s page is the same to the last letter, whatever was given', () => {
    const page_ = (...steps: Step[]) => page(given(...upTo('resolved'), ...steps).story, li)
    for (const score of [1, 3, 5] as const) expect(page_(rate(score))).toEqual(page_())
    expect(page_(press(sun, 'committeeRate', { result: 1, speed: 1, manner: 1 }))).toEqual(page_())
  })
  test('what was only between the requester and the town', () => {
    const { story } = given(...upTo('claimed'), press(chen, 'objectTo', { reason: '他是我前亲家' }))
    for (const viewer of [li, zhao, sun]) expect(JSON.stringify(page(story, viewer))).not.toContain('前亲家')
    for (const viewer of [chen, qian]) expect(JSON.stringify(page(story, viewer))).toContain('前亲家')
    expect(card(story, li)?.asks).toEqual([])
    expect(card(story, qian)?.asks).toEqual(['objection'])
  })
})

test('a complaint about staff: the requester and the town, nobody else', () => {
  const { story } = given(submit({ aboutStaff: true, onBehalfOf: chen.id, consentWords: '说好的' }, wu))
  const seen = Object.values(people)
    .filter(viewer => card(story, viewer) !== null)
    .map(({ id }) => id)
  expect(seen).toEqual(['chen', 'qian', 'xu'])
})

describe('ratings', () => {
  test('the town reads the requester’s when its month is over', () => {
    const story = storyOf('open', 'closed')
    expect(card(story, qian)?.rated).toBeNull()
    expect(card(story, qian, { now: addDays(story.now, 40) })?.rated).toBe(4)
    expect(card(story, chen)?.rated).toBe(4)
  })
  test('steps name no score to whom it is not told', () => {
    const story = storyOf('open', 'closed')
    for (const viewer of [li, zhao, sun, qian])
      expect(JSON.stringify(page(story, viewer)?.timeline)).not.toContain('4 分')
    expect(JSON.stringify(page(story, chen)?.timeline)).toContain('评了 4 分')
  })
  test('nobody reads the committee’s words in the steps but the committee and the town', () => {
    const story = storyOf('open', 'closed')
    const readers = [chen, wu, li, wang, zhao, sun, gao, qian].filter(viewer =>
      JSON.stringify(page(story, viewer)).includes('办得快'),
    )
    expect(readers).toEqual([sun, gao, qian])
  })
  test('what was said of an earlier round stays with who said it', () => {
    const story = storyOf('open', 'closed')
    for (const step of [
      press(chen, 'reopen', { reason: '又坏了' }),
      dispatchTo(ma),
      claim(ma, { promisedDay: '2026-12-04' }),
      resolve(ma),
      rate(5),
    ])
      story.go(step)
    const later = { now: addDays(story.now, 40) }
    expect(JSON.stringify(page(story, qian, later)?.timeline)).toContain('评了 5 分')
    expect(JSON.stringify(page(story, qian, later)?.timeline)).not.toContain('评了 4 分')
    expect(JSON.stringify(page(story, chen)?.timeline)).toContain('评了 4 分')
  })
  test('rated by me: the requester’s own, the supervisor’s own', () => {
    const story = storyOf('open', 'closed')
    expect([chen, sun, gao, li, zhao].map(viewer => card(story, viewer)?.ratedByMe)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    expect(card(given(...upTo('resolved')).story, chen)?.ratedByMe).toBe(false)
  })
  test('a supervisor knows which is their own', () => {
    const story = storyOf('open', 'closed')
    expect(page(story, sun)?.committee).toEqual([
      { result: 5, speed: 4, manner: 3, text: '办得快', mine: true },
    ])
    expect(page(story, gao)?.committee[0]?.mine).toBe(false)
  })
})

describe('on the wall', () => {
  const shown = given(
    ...upTo('closed'),
    press(sun, 'publish', { asked: '路灯不亮', done: '换了灯泡', seenRev: 6 }),
  ).story
  test('a villager and a stranger read the confirmed text, no names, no photos, no place', () => {
    for (const viewer of [zhou, far, ma]) {
      const seen = page(shown, viewer)
      expect(seen).toMatchObject({
        ticket: {
          title: '路灯不亮',
          category: 'infrastructure',
          requester: null,
          promise: { who: '', post: '', promisedAt: endOfDay(NOW + days(2)), measures: null, earlier: [] },
          place: null,
          gridName: '柳溪村',
        },
        resolution: { text: '换了灯泡', photos: [] },
        timeline: [],
        content: null,
        holder: null,
      })
      for (const leak of ['李春梅', '桥头', WORDS, '三组']) expect(JSON.stringify(seen)).not.toContain(leak)
    }
  })
  test('erased words leave nothing on it', () => {
    const { typed } = viewOf(shown, zhou)
    const erased = Object.fromEntries(
      Object.entries(typed).map(([id, one]) => [id, one && { ...one, words: null }]),
    )
    expect(page(shown, zhou, { typed: erased })).toMatchObject({
      ticket: { title: null },
      resolution: { text: null },
    })
  })
  test('the supervisor starts from how it was closed, never from the villager’s words', () => {
    const { story } = given(...upTo('closed'))
    expect(page(story, sun)?.publishDraft).toEqual({
      asked: '',
      done: '换了灯泡，亮了',
    })
    expect(page(shown, sun)?.publishDraft).toEqual({ asked: '路灯不亮', done: '换了灯泡' })
    expect(page(story, zhao)?.publishDraft).toBeNull()
    expect(page(storyOf('dispute', 'closed'), sun)?.publishDraft).toBeNull()
  })
})

describe('before the check has passed', () => {
  const { story } = given(submit({ attachments: files }))
  const typed = {
    't1:000001': {
      by: 'chen',
      words: story.words['t1:000001'] ?? null,
      check: { text: 'pending', files: { ph: 'review', vo: 'refused' } },
    },
  } as const satisfies Record<string, TypedText>
  test('the author reads on; the desk sees what kind it is, and whom to call', () => {
    expect(page(story, chen, { typed })).toMatchObject({
      content: { text: expect.stringContaining(WORDS), check: 'pending' },
    })
    const desk = page(story, zhao, { typed })
    expect(desk).toMatchObject({
      content: { text: null, place: null, check: 'pending' },
      ticket: {
        category: 'infrastructure',
        subLabel: '路灯',
        title: '路灯（正在检查，查完就能看）',
        place: null,
        requester: { name: '陈**', phone: '138********' },
      },
    })
    expect(JSON.stringify(desk)).not.toContain(WORDS)
  })
  test('no address for a file that did not pass', () => {
    for (const viewer of [chen, zhao])
      expect(page(story, viewer, { typed })?.content).toMatchObject({
        photos: [{ id: 'ph', state: 'review' }],
        voice: { id: 'vo', state: 'refused' },
      })
    expect(JSON.stringify(page(story, zhao, { typed }))).not.toContain('https://')
  })
})

test('erased words say so, and the steps stay', () => {
  const { story } = given(...upTo('claimed'))
  const { typed } = viewOf(story, zhao)
  const first = typed['t1:000001']
  const seen = page(story, zhao, { typed: { ...typed, 't1:000001': first && { ...first, words: null } } })
  expect(seen?.ticket.title).toBe('路灯（已按本人要求删除）')
  expect(seen?.content).toMatchObject({ text: null, erased: true })
  expect(seen?.timeline[2]).toMatchObject({ rev: 1, text: '已按本人要求删除' })
})

describe('the timeline speaks plainly, newest first', () => {
  test('to the requester', () => {
    const { story } = given(...upTo('resolved'))
    expect(page(story, chen)?.timeline.map(({ message, text }) => [message, text])).toEqual([
      ['李春梅办结：办好了', '换了灯泡，亮了'],
      ['李春梅领了单，答应 11 月 26 日前办好', '明天带梯子去换灯泡'],
      ['赵敏派给李春梅', null],
      ['您点了单', '桥头往东第三盏路灯不亮。晚上看不见路'],
    ])
  })
  test('to others it names no requester', () => {
    expect(page(given(...upTo('claimed')).story, zhao)?.timeline[2]).toMatchObject({
      message: '点单的人点了单',
      who: '点单的人',
    })
    expect(page(given(register()).story, zhao)?.timeline[0]?.message).toBe('李春梅登记了这件事（网格员排查）')
    expect(card(storyOf('open', 'dispatched'), qian)?.news?.text).toBe('赵敏派给柳溪村的网格员')
  })
  test('what the clock did was done by nobody', () => {
    const { story } = given(...upTo('dispatched'), after(days(3)), clock('lapse'))
    expect(page(story, zhao)?.timeline[0]).toMatchObject({ who: null, message: '没有人领，回到派单台' })
  })
})

describe('the card', () => {
  test('a changed promise keeps the old day, with the reason that followed it', () => {
    const { story } = given(
      ...upTo('claimed'),
      press(li, 'recommit', { promisedDay: '2026-12-02', reason: '灯具缺货' }),
    )
    expect(card(story, chen)?.promise).toMatchObject({
      who: '李春梅',
      measures: '明天带梯子去换灯泡',
      beyondLimit: true,
      lateReason: '灯具缺货',
      earlier: [{ reason: '灯具缺货' }],
    })
  })
  test('who sent it back, how often and why, for those who send it out again', () => {
    const { story } = given(...upTo('claimed'), press(li, 'giveBack', { reason: '要电工' }))
    expect(card(story, zhao)?.returned).toEqual({ times: 1, reason: '要电工', by: '李春梅' })
    expect(card(story, chen)?.returned).toBeNull()
  })
  test('a merged ticket’s requester sees number, state and promise of the other, no more', () => {
    const target = given(...upTo('claimed')).story.here
    const { story } = given(
      submit({}, zhou),
      press(zhao, 'merge', { into: 't2', seenRev: 1 }, { target: { ...target, id: 't2' } }),
    )
    expect(card(story, zhou, { target })?.merged).toEqual({
      no: 'WL26-0001',
      state: 'claimed',
      promisedAt: expect.any(Number),
    })
  })
  test('the requester may call the holder who agreed to it', () => {
    expect(page(given(...upTo('claimed')).story, chen)?.holder?.phone).toBe('1390000002')
    expect(
      page(given(...upTo('dispatched'), claim(li, { showContact: false })).story, chen)?.holder,
    ).toMatchObject({ name: '李春梅', phone: null })
  })
  test('anyone who works on it may call the holder; who watches may not', () => {
    const story = storyOf('open', 'claimed')
    expect([zhao, qian, wang, li].map(viewer => page(story, viewer)?.holder?.phone)).toEqual(
      Array(4).fill('1390000002'),
    )
    expect([wu, sun].map(viewer => page(story, viewer)?.holder?.phone)).toEqual(['1390000002', null])
    expect(page(storyOf('open', 'dispatched'), li)?.holder).toBeNull()
  })
  test('time spent counts every round', () => {
    const { story } = given(
      ...upTo('claimed'),
      after(days(1)),
      resolve(li),
      after(days(2)),
      press(chen, 'reopen', { reason: '又坏了' }),
      after(days(1)),
      dispatchTo(ma),
    )
    expect(card(story, chen)?.clock.spentMs).toBe(days(2))
  })
})

test('why someone else is wanted is between the person who asked and the town', () => {
  const { story } = given(...upTo('claimed'), press(chen, 'objectTo', { reason: '两家有过节' }))
  const fields = [{ label: '为什么想换个人', text: '两家有过节' }]
  const asked = { request: 'objection', fields, dueAt: null }
  expect(page(story, chen)?.asked).toEqual([
    { ...asked, message: '您请求换个人办', note: '镇里会答复，这期间照常办。' },
  ])
  const relationFacts = { approvers: ['qian'] }
  expect(page(story, qian, { relationFacts })?.asked).toEqual([
    { ...asked, message: '点单的人请求换个人办', note: '同意换，就退回派单台重新派。答复以前照常办。' },
  ])
  for (const viewer of [li, zhao, sun]) expect(page(story, viewer)?.asked).toEqual([])
})

test('who took their words back closes what the office wrote until then; a later round is open', () => {
  const ended = [...upTo('closed'), press(chen, 'reopen', { reason: '又坏了' })]
  const { story } = given(...ended)
  const { typed } = viewOf(story, zhao)
  const erasedAt = story.events[4]?.at ?? 0
  const kept = Object.fromEntries(
    story.events.flatMap(({ id, at }) => {
      const one = typed[id]
      return one ? [[id, { ...one, at, erasedAt: null }]] : []
    }),
  )
  const first = kept['t1:000001']
  const change = { typed: { ...kept, 't1:000001': { ...first, words: null, erasedAt } } as View['typed'] }
  for (const viewer of [chen, li, zhao, sun, qian]) {
    const reply = JSON.stringify(page(story, viewer, change))
    for (const text of ['明天带梯子', '换了灯泡']) expect(reply, viewer.id).not.toContain(text)
  }
  expect(page(story, zhao, change)?.timeline[0]?.text).toBe('又坏了')
  expect(page(story, zhao, change)?.closed).toBe('closed')
  expect(page(story, qian, change)?.closed).toBe('withPurpose')
  expect(page(story, zhao)?.closed).toBe('no')
  expect(page(story, qian, change)?.mayRead).toBe(true)
  for (const viewer of [chen, zhao, sun]) expect(page(story, viewer, change)?.mayRead).toBe(false)
  expect(page(story, qian)?.mayRead).toBe(false)
})

test('anyone who approves sees what is asked, until it is answered', () => {
  const { story } = given(
    ...upTo('claimed'),
    press(zhao, 'reclassify', {
      category: 'policy',
      sub: 'pension',
      matter: 'minor',
      track: 2,
      reason: '看错了',
    }),
  )
  // The town has somebody: the county sees nothing. Where it has nobody, the card and what is asked, and no words.
  expect(page(story, county)).toBeNull()
  expect(page(story, county, { relationFacts: { approvers: ['qian'] } })).toBeNull()
  const relationFacts = { approvers: ['county'] }
  const seen = page(story, county, { relationFacts })
  expect(seen).toMatchObject({
    can: ['answerReclassify'],
    content: null,
    mayRead: true,
    ticket: { requester: null, asks: ['reclassify'] },
    asked: [
      {
        message: '赵敏想改一下分类，等着答复',
        fields: [
          { label: '分类', text: '政策' },
          { label: '哪一种', text: '养老' },
          { label: '谁的事', text: '小事' },
          { label: '星级', text: '★★ 几家一起办' },
          { label: '为什么', text: '看错了' },
        ],
      },
    ],
  })
  expect(JSON.stringify(seen)).not.toContain(WORDS)
  expect(page(story, qian, { relationFacts: { approvers: ['qian'] } })?.can).toContain('answerReclassify')
  story.go(
    press(qian, 'answerReclassify', { agreed: false, reason: '没错', seenRev: 4 }, { approvers: ['qian'] }),
  )
  expect(page(story, county, { relationFacts })).toBeNull()
})

test('anyone who answers and reads no words may read them with a purpose, whatever was asked', () => {
  const { story } = given(...upTo('claimed'), press(chen, 'objectTo', { reason: '信不过' }))
  expect(page(story, county, { relationFacts: { approvers: ['county'] } })).toMatchObject({
    can: ['answerObjection'],
    content: null,
    mayRead: true,
  })
  expect(page(story, qian, { relationFacts: { approvers: ['qian'] } })?.mayRead).toBe(false)
  expect(page(story, chen)?.mayRead).toBe(false)
})

test('a grid member who had no hand in it sees it while a revisit is owed', () => {
  const { story } = given(register({}, zhao as never), dispatchTo(li), claim(li), resolve(li))
  expect(card(story, ma)?.title).toBe(WORDS)
  expect(page(story, ma)?.can).toContain('revisit')
  story.go(revisit(ma))
  expect(card(story, ma)).toBeNull()
})

test('anyone who may choose a day reads which, by the verb; nobody else reads any', () => {
  const { story } = given(...upTo('claimed'))
  const choices = (viewer: Actor) =>
    page(story, viewer)
      ?.days.filter(({ verb }) => verb === 'recommit')
      .map(({ field, from, to }) => [field, dayKey(from), dayKey(to)])
  expect(choices(li)).toEqual([['promisedDay', '2026-11-24', '2027-11-25']])
  expect(choices(chen)).toEqual([])
})

test('the town reads the village beside the grid, for every village has a third group; the desk has one', () => {
  const { story } = given(...upTo('claimed'))
  expect(card(story, qian)?.gridName).toBe('柳溪村 三组 2 格')
  expect(card(story, zhao)?.gridName).toBe('三组 2 格')
})
