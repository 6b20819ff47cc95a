import { beforeEach, expect, it } from 'vitest'
import { forgetAll } from '../api/cache'
import { fakePhone, type FakePhone } from '../api/fake-phone.test.helper'
import { inOrder, noteUsed, offerReady, type Ready } from './ready'

let phone: FakePhone
const BOOK = {
  reply: [],
  decline: [
    { id: 'a', text: '这件事归镇便民中心办。' },
    { id: 'b', text: '这件事要两家坐下来商量，村里可以请调解员来。' },
    { id: 'c', text: '已经有人在办了。' },
  ],
  dispatch: [],
  resolve: [{ id: 'r', text: '修好了。' }],
}
beforeEach(() => {
  phone = fakePhone()
  phone.answer = () => ({ ok: true, data: BOOK })
})
const offered = async () => {
  const seen: Ready[] = []
  await offerReady(['decline'], ready => seen.push(ready.decline ?? { chips: [], texts: {} }))
  return seen
}

it('what was used last stands first, the rest as the desk keeps it', async () => {
  expect((await offered()).at(-1)?.chips.map(({ value }) => value)).toEqual(['a', 'b', 'c'])
  noteUsed('b')
  noteUsed('c')
  expect((await offered()).at(-1)?.chips.map(({ value }) => value)).toEqual(['c', 'b', 'a'])
  noteUsed('b')
  expect((await offered()).at(-1)?.chips.map(({ value }) => value)).toEqual(['b', 'c', 'a'])
  // One that is gone is no trouble.
  expect(inOrder([{ id: 'x', text: '新的' }], ['gone', 'b']).map(({ id }) => id)).toEqual(['x'])
})
it('a long one is shortened on its chip and whole where it is put in', async () => {
  const [ready] = await offered()
  expect(ready?.chips.map(({ label }) => label)).toEqual([
    '这件事归镇便民中心办。',
    '这件事要两家坐下来商量，村里可…',
    '已经有人在办了。',
  ])
  expect(ready?.texts['b']).toBe('这件事要两家坐下来商量，村里可以请调解员来。')
})
it('stands at once as it was kept, and without signal too; a no offers nothing', async () => {
  await offered()
  phone.answer = () => ({ ok: false, code: 'NOT_ALLOWED', message: '', retry: false })
  expect((await offered()).map(({ chips }) => chips.length)).toEqual([3])
  forgetAll()
  expect(await offered()).toEqual([])
})
