/** An answer to a letter: typed, kept, sent once, and looked at again where somebody was quicker. */
import { expect, it } from 'vitest'
import type { FeedbackInfo } from '../../core/feedback/info'
import { onPage } from '../../utils/fake-page.test.helper'

interface Letter {
  data: { can: string; form: { yes: string } | null; filling: { lack: string; trouble: string } }
  onLoad(query: object): void
  open(): Promise<boolean>
  change(event: object): void
  send(): Promise<void>
}
const letter = (can: FeedbackInfo['can']): FeedbackInfo & { now: number } => ({
  id: 'f1',
  no: 'YJ26-0001',
  kind: 'complaint',
  text: '没有人回电话',
  at: 0,
  state: can.length > 0 ? 'sent' : 'answered',
  aboutTown: false,
  withCounty: false,
  answerDueAt: null,
  appealUntil: null,
  answer: null,
  appeal: null,
  finalAnswer: null,
  handedUpAt: null,
  mine: false,
  can,
  now: 0,
})

it('is sent once it is written; who comes second hears it and has nothing to type any more', async () => {
  const { page, phone, said } = await onPage<Letter>(() => import('./letter'))
  phone.answer = () => ({ ok: true, data: letter(['answer']) })
  page.onLoad({ id: 'f1' })
  await page.open()
  expect(page.data).toMatchObject({
    can: 'answer',
    form: { yes: '答复' },
    filling: { lack: '还差“答复”没写' },
  })
  page.change({ detail: { filled: { text: ' 查过了 ' }, files: [] } })
  expect(page.data.filling.lack).toBe('')
  phone.answer = ({ route }) =>
    route === 'feedback.open'
      ? { ok: true, data: letter([]) }
      : { ok: false, code: 'ANSWERED_ALREADY', message: '钱进已经答复了。', retry: false }
  await page.send()
  await page.open()
  expect(phone.sent.find(({ route }) => route === 'feedback.answer')?.data).toMatchObject({
    id: 'f1',
    text: '查过了',
  })
  expect(said).toEqual(['钱进已经答复了。'])
  expect(page.data).toMatchObject({ can: '', form: null })
})
