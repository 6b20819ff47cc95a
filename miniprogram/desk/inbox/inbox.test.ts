/** Which orders are chosen on the desk's wide window, whatever happens to one of them. */
import { beforeEach, describe, expect, it } from 'vitest'
import { onPage } from '../../utils/fake-page.test.helper'

interface Inbox {
  data: { chosen: string[]; beside: string[]; list: string; together: boolean }
  setData(change: object): void
  check(event: object): void
  decline(): void
  leftBeside(event: object): void
  closeTogether(): void
  turn(list: string): void
  sendsTogether(): void
  sentTogether(event: object): void
}

let page: Inbox
beforeEach(async () => {
  const stage = await onPage<Inbox>(() => import('./inbox'))
  stage.phone.answer = () => ({ ok: true, data: { items: [], next: null, now: 0, duplicates: 0 } })
  page = stage.page
  const rows = ['a', 'b', 'c'].map(id => ({ id, mayGoTogether: true }))
  page.setData({ wide: true, rows })
  for (const id of ['a', 'b']) page.check({ detail: { id } })
})

describe('one of those that are chosen', () => {
  it('is chosen no more once it was sent on in the pane beside', () => {
    page.setData({ beside: ['a'] })
    page.leftBeside({ detail: { message: '派好了。' } })
    expect(page.data).toMatchObject({ chosen: ['b'], beside: [] })
  })
  it('is chosen no more, nor open, once it is declined on a page of its own', () => {
    page.setData({ beside: ['b'] })
    page.decline()
    expect(page.data).toMatchObject({ chosen: ['a'], beside: [] })
  })
})

it('while several are on their way, nothing is turned, closed or chosen; what was not sent on stays chosen', () => {
  page.setData({ together: true })
  page.sendsTogether()
  page.check({ detail: { id: 'c' } })
  page.closeTogether()
  page.turn('returned')
  expect(page.data).toMatchObject({ chosen: ['a', 'b'], together: true, list: 'desk' })
  page.sentTogether({ detail: { ids: ['a'], message: '1 件派出去了，1 件没派成，写着为什么。' } })
  expect(page.data).toMatchObject({ chosen: ['b'], together: true })
  page.closeTogether()
  expect(page.data.together).toBe(false)
})
