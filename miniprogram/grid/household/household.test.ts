/** The note of a visit: it stays on the phone until the cloud has the visit. */
import { expect, it } from 'vitest'
import { readDraft } from '../../forms/draft'
import { onPage } from '../../utils/fake-page.test.helper'

interface Household {
  data: { note: string; busy: boolean }
  onLoad(query: object): void
  typeNote(event: object): void
  visit(contact: 'went' | 'phoned' | null): Promise<void>
}
const VISIT = { title: '三组 4 号', members: [], orders: [], last: null, mine: true, now: 0, gridId: 'g1' }

it('goes with the visit, and stays where that did not arrive or was taken back', async () => {
  const { page, phone, said } = await onPage<Household>(() => import('./household'))
  page.onLoad({ id: 'h1' })
  page.typeNote({ detail: { value: '柴劈不动' } })
  phone.answer = ({ route }) =>
    route === 'visit.note'
      ? { ok: false, code: 'TRY_AGAIN', message: '再试一次', retry: true }
      : { ok: true, data: VISIT }
  await page.visit('went')
  expect([page.data.note, readDraft('visit:h1'), said]).toEqual([
    '柴劈不动',
    { note: '柴劈不动' },
    ['再试一次'],
  ])
  phone.answer = ({ route }) => ({ ok: true, data: route === 'visit.note' ? { message: '记下了' } : VISIT })
  await page.visit(null)
  expect(page.data.note).toBe('柴劈不动')
  await page.visit('phoned')
  expect([page.data.note, readDraft('visit:h1'), page.data.busy]).toEqual(['', null, false])
})
