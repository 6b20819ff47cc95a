/** A complaint being written: whom it is about is chosen, and what was begun is taken up again as it stood. */
import { expect, it } from 'vitest'
import { onPage } from '../../utils/fake-page.test.helper'

interface Chosen {
  detail: { value: string }
}
interface Writing {
  data: { kind: string; about: string; text: string; lack: string; no: string }
  setData(change: object): void
  onLoad(): void
  chooseKind(event: Chosen): void
  chooseWhom(event: Chosen): void
  type(event: Chosen): void
  send(): Promise<void>
}
const value = (of: string): Chosen => ({ detail: { value: of } })
/** As the page begins. */
const EMPTY = { kind: 'complaint', about: '', text: '', no: '', sending: false, trouble: '' }

it('begun, sent without an answer and opened again, it is the same letter to the same office, once', async () => {
  const { page, phone } = await onPage<Writing>(() => import('./feedback'))
  const sent = () => phone.sent.filter(({ route }) => route === 'me.feedback').map(({ data }) => data)
  page.onLoad()
  expect(page.data.lack).toBe('还没写字')
  page.type(value('窗口没有人'))
  expect(page.data.lack).toBe('还没选是不是说镇里的人')
  await page.send()
  expect(sent()).toEqual([])

  page.chooseKind(value('suggestion'))
  page.chooseWhom(value('town'))
  phone.answer = () => Promise.reject(new Error('the line broke'))
  await page.send()
  page.setData(EMPTY)
  page.onLoad()
  expect(page.data).toMatchObject({ kind: 'suggestion', about: 'town', text: '窗口没有人', lack: '' })
  phone.answer = () => ({ ok: true, data: { no: 'YJ26-0001', id: 'f1', answerDueAt: 0 } })
  await page.send()
  expect(page.data.no).toBe('YJ26-0001')
  const [first, second] = sent()
  expect(second).toEqual(first)
  expect(second).toMatchObject({ kind: 'suggestion', aboutTown: true, text: '窗口没有人' })

  page.setData(EMPTY)
  page.onLoad()
  expect(page.data).toMatchObject({ about: '', text: '' })
})
