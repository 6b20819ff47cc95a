import { expect, it } from 'vitest'
import { changesOf, newRow, unreadable, type Rules } from './model'

const typed = (points: string) => ({ ...newRow(0), label: '乱倒垃圾', detail: '一次一回', points })
const RULES = { items: [] as Rules['items'] } as Rules

it('a minus counts as it is typed: plain, of full width, as a sign or as a dash', () => {
  for (const points of ['-3', '－3', '−3', '–3']) {
    expect(unreadable([typed(points)])).toBe('')
    expect(changesOf(RULES, [typed(points)]).items.map(one => one.points)).toEqual([-3])
  }
  expect(unreadable([typed('3-')])).toBe('「乱倒垃圾」的分要写一个数，扣分前面写减号。')
})
