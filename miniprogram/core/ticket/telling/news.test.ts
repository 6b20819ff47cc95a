/** A line of news knows what the order remembers, and no more; a message has its phrase. */
import { days } from '../../clock/units'
import { expect, test } from 'vitest'
import { people } from '../story/people.testing'
import { claim, dispatchTo, dispatchToPool, rate, register, submit, upTo } from '../story/presses.testing'
import { after, clock, given, press, type Step } from '../testing'
import { newsOf } from './timeline-text'
import { phraseOf } from './tells'

const { chen, li, wang, zhao, qian } = people
const names = {
  people: { li: { name: '李春梅', phone: null, post: '' } },
  grids: { willow: '柳溪村' },
}
const refer = press(zhao, 'refer', { office: '供电所', reason: '归他们' })
const receipt = (accepted: boolean) =>
  press(
    zhao,
    'answerReferral',
    accepted ? { accepted, outcome: 'done', text: '修了' } : { accepted, text: '不归他们' },
  )
const object = press(chen, 'objectTo', { reason: '不放心' })
const refused = press(qian, 'answerObjection', { upheld: false, reason: '不换' }, { approvers: ['qian'] })
const recommit = (promisedDay: string) => press(li, 'recommit', { promisedDay, reason: '缺货' })
const reclassify = press(zhao, 'reclassify', {
  category: 'policy',
  sub: 'pension',
  matter: 'minor',
  track: 2,
  reason: '看错了',
})
const agreed = press(
  qian,
  'answerReclassify',
  { agreed: true, reason: '对', seenRev: 4 },
  { approvers: ['qian'] },
)
const news = (steps: readonly Step[], viewer = 'nobody') => newsOf(given(...steps).story.here, viewer, names)

test.each<[string, Step[]]>([
  ['赵敏派给李春梅', [submit(), dispatchTo(li)]],
  ['赵敏派给柳溪村的网格员', [submit(), dispatchToPool([li, wang])]],
  ['没有人领，回到派单台', [submit(), dispatchTo(li), after(days(3)), clock('lapse')]],
  ['李春梅领了单，答应 11 月 26 日前办好', upTo('claimed')],
  ['赵敏移交给供电所', [submit(), refer]],
  ['赵敏记了回执：办好了', [submit(), refer, receipt(true)]],
  ['赵敏记了回执：那边不接，回到派单台', [submit(), refer, receipt(false)]],
  ['李春梅办结：办好了', upTo('resolved')],
  // Nobody reads a score in a line of news.
  ['点单的人评价了', [...upTo('resolved'), rate(2)]],
  ['结单归档', upTo('closed')],
  [
    '经办人不在岗了，改派给柳溪村的网格员',
    [
      ...upTo('claimed'),
      press('clock', 'reassign', { pool: 'willow', reason: '不在岗' }, { people: [wang], holder: null }),
    ],
  ],
  ['李春梅登记了这件事（网格员排查）', [register()]],
  [
    '李春梅领了单，答应 12 月 2 日前办好（超过时限）',
    [submit(), dispatchTo(li), claim(li, { promisedDay: '2026-12-02', lateReason: '缺货' })],
  ],
  ['李春梅把日子改到 11 月 28 日', [...upTo('claimed'), recommit('2026-11-28')]],
  ['李春梅把日子改到 12 月 2 日（超过时限）', [...upTo('claimed'), recommit('2026-12-02')]],
  ['点单的人不同意晒出来', [submit(), press(chen, 'consent', { consent: false })]],
  ['点单的人同意晒出来', [submit({ showOnBoard: false }), press(chen, 'consent', { consent: true })]],
  ['点单的人只给经办的人看', [submit(), press(chen, 'setReaders', { readers: 'handlers' })]],
  ['点单的人请监委会也来看', [submit(), press(chen, 'setReaders', { readers: 'committee' })]],
  // How it was answered is read on the order's page.
  ['钱进答复了换人的事', [...upTo('claimed'), object, refused]],
  ['钱进答复了改分类', [...upTo('claimed'), reclassify, agreed]],
])('%s', (message, steps) => {
  expect(news(steps)).toBe(message)
})

test('oneself is 您', () => {
  expect(news([submit()], chen.id)).toBe('您点了单')
})

test('a message says in one phrase what happened; of what nobody is told there is none', () => {
  const phrase = (...steps: Step[]) => phraseOf(given(...steps).story.events.at(-1)!)
  expect([phrase(submit()), phrase(...upTo('claimed'))]).toEqual(['待派单', '已领单'])
  // A reminder says which: soon, or over.
  expect(phrase(...upTo('claimed'), after(days(3)), clock('remind'))).toBe('已超期')
  expect(() => phrase(...upTo('closed'))).toThrow('nobody is told of Closed')
})
