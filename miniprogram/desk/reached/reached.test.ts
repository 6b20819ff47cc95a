import { expect, it } from 'vitest'
import { CALL_RESULTS } from '../../core/news/calls'
import { onPage } from '../../utils/fake-page.test.helper'

interface Reached {
  data: { rows: { id: string; busy: boolean }[] }
  setData(change: object): void
  note(event: object): Promise<void>
}

it('a call that was written down without an answer is the same one when it is pressed again, and another one afterwards', async () => {
  const { page, phone, answers } = await onPage<Reached>(() => import('./reached'))
  page.setData({ rows: [{ id: 'n1', busy: false, tried: [] }] })
  const note = () => page.note({ currentTarget: { dataset: { id: 'n1' } } })
  answers.tapIndex = CALL_RESULTS.indexOf('noAnswer')
  phone.answer = () => ({ ok: false, code: 'INTERNAL', message: '出了错。', retry: true })
  await note()
  phone.answer = () => ({ ok: true, data: {} })
  await note()
  await note()
  const [first, again, next] = phone.sent.map(({ data }) => data['key'])
  expect(again).toBe(first)
  expect(next).not.toBe(first)
  expect(page.data.rows.map(({ id, busy }) => [id, busy])).toEqual([['n1', false]])
})
