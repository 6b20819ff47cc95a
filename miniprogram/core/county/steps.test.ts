/** Lines of an office's log: after the name of the person who did it, each begins with what they did. */
import { expect, test } from 'vitest'
import { officeLine, type OfficeStep } from './steps'

const AT = Date.UTC(2026, 10, 27, 4)
const held = { role: 'gridMember', node: '三组 2 格', name: '李春梅' } as const
const LINES: [OfficeStep, string][] = [
  [{ type: 'PostProposed', ...held }, '提了李春梅的三组 2 格网格员，等另一位点头'],
  [{ type: 'PostRefused', ...held }, '没有同意李春梅的三组 2 格网格员'],
  [
    { type: 'PostGiven', ...held, from: AT, until: null, deputy: false, agreed: null },
    '定了李春梅的三组 2 格网格员，11 月 27 日起',
  ],
  [
    { type: 'PostGiven', ...held, from: AT, until: AT, deputy: true, agreed: '赵敏' },
    '定了李春梅的三组 2 格网格员（替手），11 月 27 日起，到 2026 年 11 月 27 日；是赵敏提的',
  ],
  [{ type: 'PostEnded', ...held, at: AT }, '定了李春梅的三组 2 格网格员到 2026 年 11 月 27 日为止'],
  [{ type: 'NodeAdded', name: '三组 5 格', under: '三组' }, '在三组下面加了「三组 5 格」'],
  [{ type: 'NodeRenamed', from: '三组', to: '河东组' }, '把「三组」改名「河东组」'],
  [{ type: 'NodeEnded', name: '三组 5 格' }, '撤了「三组 5 格」'],
  [
    { type: 'HouseholdsMoved', kind: 'split', from: '甲', to: '乙', households: 9, reason: '隔着河' },
    '从「甲」拆出「乙」，9 户：隔着河',
  ],
  [
    { type: 'HouseholdsMoved', kind: 'merge', from: '甲', to: '乙', households: 9, reason: '' },
    '把「甲」并到「乙」，9 户',
  ],
  [
    { type: 'HouseholdsMoved', kind: 'move', from: '甲', to: '乙', households: 1, reason: '' },
    '从「甲」挪了 1 户到「乙」',
  ],
  [{ type: 'HouseholdAdded', door: '三组 8 号' }, '加了一户「三组 8 号」'],
  [{ type: 'DoorChanged', from: '8 号', to: '9 号' }, '把门牌「8 号」改成「9 号」'],
  [{ type: 'PersonAdded', door: '8 号', name: '陈**' }, '在「8 号」加了陈**'],
  [
    { type: 'PeopleMoved', from: '8 号', to: '9 号', names: ['陈**', '周**'] },
    '把陈**、周**从「8 号」换到「9 号」',
  ],
  [{ type: 'PersonGone', door: '8 号', name: '陈**', why: 'away' }, '记了「8 号」的陈**搬走'],
  [{ type: 'PersonGone', door: '8 号', name: '陈**', why: 'died' }, '记了「8 号」的陈**过世'],
  [{ type: 'PersonsUnited', door: '8 号', name: '陈**' }, '把「8 号」的两个陈**并成一个人'],
  [
    { type: 'ShopSet', village: '柳溪村', name: '便民店', place: '村部', opens: '8:00', closes: '17:00' },
    '把柳溪村的积分超市定为「便民店」，在村部，8:00—17:00',
  ],
]

test.each(LINES)('%o', (step, line) => {
  expect(officeLine(step)).toBe(line)
})
