/** More rows of today: what the first page counted stands on. */
import { expect, it } from 'vitest'
import { onPage } from '../../utils/fake-page.test.helper'

interface Day {
  data: { next: string; waysOn: { words: string }[] }
  open(): void
  more(): Promise<void>
}
const reply = { now: 0, offered: [], inHand: [], all: 0, allInHand: 0, dueToday: 0 }

it('the revisits that wait are counted on the first page, and stay when more rows come', async () => {
  const { page, phone } = await onPage<Day>(() => import('./today'))
  phone.answer = ({ data }) => ({
    ok: true,
    data: 'cursor' in data ? { ...reply, next: null, revisits: 0 } : { ...reply, next: 'k', revisits: 3 },
  })
  page.open()
  await expect.poll(() => page.data.next).toBe('k')
  await page.more()
  expect(page.data.next).toBe('')
  expect(page.data.waysOn.map(({ words }) => words)).toContain('等我回访的 3 件')
})
