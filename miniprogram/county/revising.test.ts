/** Rules that are changed on the phone: the page of days off, which types no more than they have in common. */
import { beforeEach, expect, it } from 'vitest'
import { onPage, type Stage } from '../utils/fake-page.test.helper'

interface Calendar {
  data: { source: string; lines: string[]; main: string; trouble: string; years: { year: number }[] }
  open(): Promise<boolean>
  type(event: object): void
  onMain(): Promise<void>
}
const years = [{ year: 2031, source: '旧通知', holidays: ['2031-01-01'], workdays: [], by: null }]
const LOOKED = {
  saved: false,
  differences: ['多了 1 天放假：2031-05-01'],
  problems: [],
  message: '还没有存。',
}

let stage: Stage<Calendar>
const type = (field: string, value: string) =>
  stage.page.type({ currentTarget: { dataset: { field } }, detail: { value } })
const changes = () =>
  stage.phone.sent.filter(({ route }) => route === 'calendar.change').map(({ data }) => data)
const answers = (changed: object) => {
  stage.phone.answer = ({ route }) =>
    ({ ok: true, data: route === 'rules.show' ? { years } : changed }) as { ok: true; data: object }
}

beforeEach(async () => {
  stage = await onPage<Calendar>(() => import('./calendar/calendar'))
  answers(LOOKED)
  await stage.page.open()
  type('year', '2031')
  type('source', '国办发明电〔2030〕样例')
})

it('an answer that comes later undoes nothing that was typed', async () => {
  await stage.page.open()
  expect(stage.page.data.source).toBe('国办发明电〔2030〕样例')
})

it('is looked at first, then saved under its own key; what is changed again is looked at again', async () => {
  await stage.page.onMain()
  expect(stage.page.data).toMatchObject({ lines: ['多了 1 天放假：2031-05-01'], main: '存成 2031 年的' })
  stage.phone.answer = () => ({ ok: false, code: 'INTERNAL', message: '出了错。', retry: true })
  await stage.page.onMain()
  await stage.page.onMain()
  expect(stage.page.data.trouble).toBe('出了错。')
  type('holidays', '2031-05-01')
  expect(stage.page.data).toMatchObject({ lines: [], main: '先看看会变什么' })
  answers(LOOKED)
  await stage.page.onMain()
  answers({ ...LOOKED, saved: true, message: '存好了。' })
  await stage.page.onMain()
  const [look, save, again, lookAgain, saveOther] = changes()
  expect([look, save, again, lookAgain, saveOther].map(one => one?.['preview'])).toEqual([
    true,
    false,
    false,
    true,
    false,
  ])
  expect(again?.['key']).toBe(save?.['key'])
  expect(saveOther?.['key']).not.toBe(save?.['key'])
  expect(stage.said).toEqual(['存好了。'])
  // Once it is saved, what the cloud has stands there again.
  expect(stage.page.data.source).not.toBe('国办发明电〔2030〕样例')
})
