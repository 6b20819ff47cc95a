import { describe, expect, test } from 'vitest'
import { defaultRules } from '../../clock/defaults'
import { days } from '../../clock/units'
import { VERBS, rowOf } from '../lifecycle'
import { messageAfter, newsOf, timelineText } from './timeline-text'
import type { Names } from '../types'
import { after, clock, given, press, type Step } from '../testing'
import {
  claim,
  dispute,
  dispatchTo,
  dispatchToPool,
  rate,
  register,
  resolve,
  revisit,
  submit,
  upTo,
} from '../story/presses.testing'
import { people } from '../story/people.testing'

const law = { rules: defaultRules, calendars: [] }
const { chen, li, ma, wang, wu, zhao, zhou, sun, qian } = people
const names: Names = {
  people: Object.fromEntries(
    [li, ma, wang].map(({ id, staffName }) => [id, { name: staffName ?? '', phone: null, post: '' }]),
  ),
  grids: { willow: '柳溪村' },
}
const inHand = upTo('claimed')
const closed = upTo('closed')
const helped: Step[] = [
  submit({ onBehalfOf: chen.id, consentWords: '当面同意' }, wu),
  dispatchTo(li),
  claim(li),
  resolve(li),
]
const declined: Step[] = [submit(), press(zhao, 'decline', { reason: '不归村里', whereInstead: '镇里' })]
const merged = (): Step[] => [
  submit({}, zhou),
  press(zhao, 'merge', { into: 't2', seenRev: 1 }, { target: { ...given(...inHand).story.here, id: 't2' } }),
]
const referred: Step[] = [submit(), press(zhao, 'refer', { office: '供电所', reason: '归他们' })]
const reclass = press(zhao, 'reclassify', {
  category: 'policy',
  sub: 'pension',
  matter: 'minor',
  track: 2,
  reason: '看错了',
})

/** The newest entry, as a dispatcher of another day reads it: everyone is named, nobody is 「您」. */
function newest(steps: readonly Step[], viewer = 'nobody', score = false): string {
  const { story } = given(...steps)
  return timelineText(story.here, story.events.at(-1)!, viewer, names, score).message
}

const ANSWERS = { approvers: ['qian'] }
const ENTRIES: [message: string, steps: Step[]][] = [
  ['点单的人点了单', [submit()]],
  ['吴小妹替人点了单', helped.slice(0, 1)],
  ['李春梅登记了这件事（网格员排查）', [register()]],
  ['点单的人补充了说明', [submit(), press(chen, 'amend', { text: '还漏', attachments: [] })]],
  ['点单的人撤了单', [submit(), press(chen, 'withdraw', {})]],
  ['点单的人说不用办了，等着答复', [...inHand, press(chen, 'askCancel', {})]],
  ['李春梅同意撤单', [...inHand, press(chen, 'askCancel', {}), press(li, 'agreeCancel', {})]],
  ['赵敏看过了，这件事这里办不了', declined],
  ['点单的人申诉了，由镇里来看', [...declined, press(chen, 'appeal', { text: '该归村里' })]],
  ['赵敏把它并到了另一单', merged()],
  ['赵敏又把它拆成单独一单', [...merged(), press(zhao, 'unmerge', { reason: '不是一件' })]],
  [
    '并过去的那一单没有办成，它又单独等着派人',
    [...merged(), press('clock', 'unmerge', { reason: '没办成' }, { chain: [] })],
  ],
  ['赵敏移交给供电所', referred],
  [
    '赵敏记了回执：办好了',
    [...referred, press(zhao, 'answerReferral', { accepted: true, outcome: 'done', text: '修了' })],
  ],
  [
    '赵敏记了回执：那边不接，回到派单台',
    [...referred, press(zhao, 'answerReferral', { accepted: false, text: '不归他们' })],
  ],
  ['赵敏派给李春梅', [submit(), dispatchTo(li)]],
  ['赵敏派给柳溪村的网格员', [submit(), dispatchToPool([li, wang])]],
  [
    '赵敏重新派给马大勇',
    [submit(), dispatchTo(li), press(li, 'giveBack', { reason: '不熟' }), dispatchTo(ma)],
  ],
  ['李春梅领了单，答应 11 月 26 日前办好', inHand],
  ['没有人领，回到派单台', [submit(), dispatchTo(li), after(days(3)), clock('lapse')]],
  ['李春梅退了单，回到派单台', [...inHand, press(li, 'giveBack', { reason: '要电工' })]],
  [
    '赵敏改派给马大勇',
    [...inHand, press(zhao, 'reassign', { person: ma.id, reason: '住院了' }, { people: [ma] })],
  ],
  [
    '李春梅把日子改到 12 月 2 日（超过时限）',
    [...inHand, press(li, 'recommit', { promisedDay: '2026-12-02', reason: '缺货' })],
  ],
  ['李春梅记了进展', [...inHand, press(li, 'progress', { text: '去看过', attachments: [] })]],
  [
    '李春梅请马大勇一起办',
    [...inHand, press(li, 'addHandler', { person: ma.id, reason: '要两个人' }, { people: [ma] })],
  ],
  ['李春梅说跟这件事有关系，回避了', [...inHand, press(li, 'recuse', { reason: '是我堂叔' })]],
  ['点单的人请求换个人办', [...inHand, press(chen, 'objectTo', { reason: '不放心' })]],
  [
    '钱进同意换个人办',
    [
      ...inHand,
      press(chen, 'objectTo', { reason: '不放心' }),
      press(qian, 'answerObjection', { upheld: true, reason: '换' }, { approvers: ['qian'] }),
    ],
  ],
  [
    '钱进答复：不换人',
    [
      ...inHand,
      press(chen, 'objectTo', { reason: '不放心' }),
      press(qian, 'answerObjection', { upheld: false, reason: '不换' }, { approvers: ['qian'] }),
    ],
  ],
  ['赵敏想改一下分类，等着答复', [...inHand, reclass]],
  [
    '钱进同意改分类，时限跟着改了',
    [
      ...inHand,
      reclass,
      press(qian, 'answerReclassify', { agreed: true, reason: '对', seenRev: 4 }, ANSWERS),
    ],
  ],
  [
    '钱进答复：分类不改',
    [
      ...inHand,
      reclass,
      press(qian, 'answerReclassify', { agreed: false, reason: '没错', seenRev: 4 }, ANSWERS),
    ],
  ],
  ['李春梅办结：办好了', upTo('resolved')],
  ['点单的人评价了', [...upTo('resolved'), rate(4)]],
  ['钱进回访过了', [...upTo('resolved'), revisit(qian)]],
  ['孙福评议了', [...upTo('resolved'), press(sun, 'committeeRate', { result: 5, speed: 4, manner: 3 })]],
  [
    '钱进代监委会评议了',
    [
      ...upTo('resolved'),
      press(qian, 'committeeRate', { result: 5, speed: 4, manner: 3 }, { noSupervisor: true }),
    ],
  ],
  ['孙福说跟这件事有关系，回避了', [...upTo('resolved'), press(sun, 'standAside', { reason: '表弟' })]],
  ['点单的人催了一次', [submit(), after(days(3)), press(chen, 'urge', {})]],
  ['点单的人只给经办的人看', [submit(), press(chen, 'setReaders', { readers: 'handlers' })]],
  ['点单的人请监委会也来看', [submit(), press(chen, 'setReaders', { readers: 'committee' })]],
  [
    '点单的人照平常的规矩给人看',
    [
      submit(),
      press(chen, 'setReaders', { readers: 'handlers' }),
      press(chen, 'setReaders', { readers: 'usual' }),
    ],
  ],
  ['点单的人要求返工，重新办', [...closed, press(chen, 'reopen', { reason: '又坏了' })]],
  ['结单归档', closed],
  [
    '经办人不在岗了，改派给柳溪村的网格员',
    [
      ...inHand,
      press('clock', 'reassign', { pool: 'willow', reason: '不在岗' }, { people: [wang], holder: null }),
    ],
  ],
  ['点单的人不同意晒出来', [...closed, press(chen, 'consent', { consent: false })]],
  [
    '孙福把它晒到了村里的墙上',
    [...closed, press(sun, 'publish', { asked: '路灯', done: '换了', seenRev: 6 })],
  ],
  [
    '钱进代监委会把它晒到了村里的墙上',
    [...closed, press(qian, 'publish', { asked: '路灯', done: '换了', seenRev: 6 }, { noSupervisor: true })],
  ],
  [
    '孙福把它从墙上撤了下来',
    [
      ...closed,
      press(sun, 'publish', { asked: '路灯', done: '换了', seenRev: 6 }),
      press(sun, 'unpublish', { reason: '改一改' }),
    ],
  ],
]

describe('every entry of the timeline', () => {
  test.each(ENTRIES)('%s', (message, steps) => expect(newest(steps)).toBe(message))

  test('is here for every verb a person can press', () => {
    const told = new Set(
      ENTRIES.flatMap(([, steps]) => steps.flatMap(step => ('verb' in step ? [step.verb] : []))),
    )
    expect(
      VERBS.filter(verb => !rowOf(verb).clockOnly && !told.has(verb)),
      'no entry of the history is written out for these: a line in ENTRIES, with the steps that come to it',
    ).toEqual([])
  })
})

describe('who is named', () => {
  test('anyone who gave it back, and whom it was offered to before that', () => {
    const { story } = given(
      submit(),
      dispatchTo(ma),
      press(ma, 'giveBack', { reason: '不熟' }),
      dispatchTo(li),
    )
    expect(
      story.events.map(event => timelineText(story.here, event, 'nobody', names, false).message).slice(1),
    ).toEqual([
      `赵敏派给${ma.staffName ?? ''}`,
      `${ma.staffName ?? ''}退了单，回到派单台`,
      '赵敏重新派给李春梅',
    ])
  })
  test('a rating from a slip says that it was the person’s own, and names no neighbour', () => {
    expect(newest([...helped, rate(5, zhou, { slip: true })])).toBe('一位乡亲照纸条替本人评价了')
    expect(newest([...helped, rate(5, zhao, { slip: true })])).toBe('赵敏照纸条替本人评价了')
    expect(newest([...helped, rate(5, zhou, { slip: true })], zhou.id, true)).toBe(
      '您照纸条替本人评了 5 分，很满意',
    )
    const { story } = given(...helped, rate(5, zhou, { slip: true }))
    expect(newsOf(story.here, 'nobody', names)).toBe('一位乡亲照纸条替本人评价了')
  })
  test('oneself is 您', () => {
    expect(newest(inHand, li.id)).toBe('您领了单，答应 11 月 26 日前办好')
  })
})

describe('what is said to who pressed', () => {
  const appealed = [...declined, press(chen, 'appeal', { text: '该归村里' })]
  const disputed = upTo('resolved', dispute)
  test.each<[string, Step[]]>([
    ['交上去了，编号 WL26-0001，最晚明天派给人。', [submit()]],
    ['交上去了，编号 WL26-0001，最晚今天 9:00 派给人。', [submit({ urgent: true })]],
    ['申诉交到镇里了，最晚明天有人看。', appealed],
    ['派出去了，最晚明天 8:00 要领。', [submit(), dispatchTo(li)]],
    ['领好了，记得 11 月 26 日前办好。', inHand],
    [
      '日子改到 12 月 2 日，点单的人会知道。',
      [...inHand, press(li, 'recommit', { promisedDay: '2026-12-02', reason: '缺货' })],
    ],
    ['办结了，等点单的人评一评。', upTo('resolved')],
    ['办结了，等回访，也等点单的人评一评。', disputed],
    ['办结了，回访过再归档。', [register(), dispatchTo(li), claim(li), resolve(li)]],
    ['记下了，这一单不晒。', [...closed, press(chen, 'consent', { consent: false })]],
    ['记下了，办完可以晒出来。', [submit({ showOnBoard: false }), press(chen, 'consent', { consent: true })]],
  ])('%s', (message, steps) => {
    const last = steps.at(-1)!
    if (!('verb' in last)) throw new Error('the newest step is pressed by nobody')
    expect(messageAfter(last.verb, given(...steps).story.here, law)).toBe(message)
  })

  test.each<[number, string]>([
    [7, '谢谢您，评价记下了，七天里还能改。'],
    [10, '谢谢您，评价记下了，十天里还能改。'],
  ])('a rating may be changed for as long as the rules of the order say: %i days', (n, message) => {
    const steps = { ...defaultRules.steps, rateReplace: { n, unit: 'days' as const } }
    const { story } = given(...upTo('resolved'), rate(5))
    expect(messageAfter('rate', story.here, { ...law, rules: { ...defaultRules, steps } })).toBe(message)
  })

  test('a tap that comes a second time, after the order has gone on, names no day that is over', () => {
    expect(messageAfter('submit', given(...inHand).story.here, law)).toBe(
      '这一单已经交过了，编号 WL26-0001。',
    )
    expect(messageAfter('appeal', given(...inHand).story.here, law)).toBe('申诉交到镇里了。')
    expect(messageAfter('dispatch', given(...inHand).story.here, law)).toBe('派出去了。')
    expect(messageAfter('claim', given(submit()).story.here, law)).toBe('领好了。')
    expect(messageAfter('recommit', given(submit()).story.here, law)).toBe('日子改好了。')
  })
})
