import { beforeEach, describe, expect, it } from 'vitest'
import { fakePhone } from '../api/fake-phone.test.helper'
import type { LocalFile } from '../api/files'
import type { Form } from '../core/process/way'
import { readDraft } from './draft'
import { begin, change, handIn, IS_CURRENT, isMendedHere, type Holder } from './filling'

const FORM: Form = {
  title: '退单',
  note: '',
  yes: '退回去',
  fields: [{ name: 'reason', label: '为什么退', type: 'text', needed: true, max: 200, hint: '' }],
}
const PHOTO: LocalFile = { key: 'k1', path: 'store://k1.jpg', kind: 'photo', extension: 'jpg', bytes: 9 }
const WRITTEN = { filled: { reason: '不归我这一格' }, files: [PHOTO] }

function holder(more: Partial<Holder> = {}): Holder {
  const one: Holder = {
    data: { ...IS_CURRENT },
    setData: part => {
      one.data = { ...one.data, ...part }
    },
    ...more,
  }
  return one
}

let removed: string[]
beforeEach(() => {
  fakePhone()
  removed = []
  Object.assign(wx, {
    getFileSystemManager: () => ({
      removeSavedFile: ({ filePath }: { filePath: string }) => removed.push(filePath),
    }),
  })
})
const draft = () => readDraft('giveBack:t1')

describe('a form that is filled in', () => {
  it('opens empty, says what is missing, and has a key of its own', () => {
    const one = holder()
    begin(one, FORM, 'giveBack:t1')
    expect(one.data.filling).toMatchObject({ filled: {}, files: [], lack: '还差“为什么退”没写', busy: false })
    expect(one.data.key).not.toBe('')
    expect(draft()).toBeNull()
  })

  it('opens with what stands in it from the beginning, which is no draft', () => {
    const one = holder()
    begin(one, FORM, 'giveBack:t1', { reason: '不归我' })
    expect(one.data.filling).toMatchObject({ filled: { reason: '不归我' }, lack: '' })
    expect(draft()).toBeNull()
    change(one, FORM, WRITTEN)
    begin(one, FORM, 'giveBack:t1', { reason: '不归我' })
    expect(one.data.filling.filled).toEqual(WRITTEN.filled)
  })

  it('keeps what was written, and opens with it and its key again', () => {
    const one = holder()
    begin(one, FORM, 'giveBack:t1')
    change(one, FORM, WRITTEN)
    expect(one.data.filling.lack).toBe('')
    const again = holder()
    begin(again, FORM, 'giveBack:t1')
    expect(again.data.filling).toMatchObject({ ...WRITTEN, lack: '' })
    expect(again.data.key).toBe(one.data.key)
  })

  it('asks the person who holds it what else is missing, once its fields are full', () => {
    const one = holder({ alsoLacking: (_, files) => (files.length > 1 ? '' : '要两张照片') })
    begin(one, FORM, 'giveBack:t1')
    expect(one.data.filling.lack).toBe('还差“为什么退”没写')
    change(one, FORM, WRITTEN)
    expect(one.data.filling.lack).toBe('要两张照片')
  })

  it('a refusal is said, and goes away with the next word', async () => {
    const one = holder()
    begin(one, FORM, 'giveBack:t1')
    change(one, FORM, WRITTEN)
    const sent = await handIn(one, () =>
      Promise.resolve({ ok: false as const, code: 'TEXT_RISKY', message: '这句话过不了检查。' }),
    )
    expect(sent).toBeNull()
    expect(one.data.filling).toMatchObject({
      ...WRITTEN,
      busy: false,
      trouble: '这句话过不了检查。',
      risky: true,
    })
    expect(draft()).toMatchObject(WRITTEN)
    change(one, FORM, WRITTEN)
    expect(one.data.filling).toMatchObject({ trouble: '', risky: false })
  })

  it('tells its holder what is filled in now, and of a refusal', async () => {
    const followed: string[] = []
    const refused: object[] = []
    const one = holder({
      follow: ({ reason = '' }) => followed.push(reason),
      refused: failure => refused.push(failure),
    })
    begin(one, FORM, 'giveBack:t1')
    change(one, FORM, WRITTEN)
    expect(followed).toEqual(['', '不归我这一格'])
    const taken = { ok: false as const, code: 'TAKEN', message: '李春梅先领走了这单。' }
    await handIn(one, () => Promise.resolve(taken))
    expect(refused).toEqual([taken])
    await handIn(one, () => Promise.resolve({ ok: true as const, data: 7 }))
    expect(refused).toHaveLength(1)
  })

  it('knows what is mended where it was typed: the words, one field, or with the next try', () => {
    expect(isMendedHere({ code: 'TEXT_RISKY' })).toBe(true)
    expect(isMendedHere({ code: 'TEXT_NOT_TAKEN' })).toBe(true)
    expect(isMendedHere({ code: 'BAD_INPUT' })).toBe(true)
    expect(isMendedHere({ code: 'PERSONAL', field: 'asked' })).toBe(true)
    expect(isMendedHere({ code: 'OFFLINE', retry: true })).toBe(true)
    expect(isMendedHere({ code: 'TAKEN', retry: false })).toBe(false)
    expect(isMendedHere({ code: 'STALE' })).toBe(false)
  })

  it('what was taken is no draft any more, and its files are cleared', async () => {
    const one = holder()
    begin(one, FORM, 'giveBack:t1')
    change(one, FORM, WRITTEN)
    expect(await handIn(one, () => Promise.resolve({ ok: true as const, data: 7 }))).toEqual({
      kept: false,
      data: 7,
    })
    expect(draft()).toBeNull()
    expect(removed).toEqual(['store://k1.jpg'])
  })

  it('what waits in this phone for signal keeps its files', async () => {
    const one = holder()
    begin(one, FORM, 'giveBack:t1')
    change(one, FORM, WRITTEN)
    expect(await handIn(one, () => Promise.resolve({ ok: 'kept' as const }))).toEqual({ kept: true })
    expect(draft()).toBeNull()
    expect(removed).toEqual([])
  })

  it('two presses are one', async () => {
    const one = holder()
    begin(one, FORM, 'giveBack:t1')
    change(one, FORM, WRITTEN)
    let sends = 0
    let answer: (taken: { ok: true; data: number }) => void = () => undefined
    const send = () => {
      sends++
      return new Promise<{ ok: true; data: number }>(taken => {
        answer = taken
      })
    }
    const [first, second] = [handIn(one, send), handIn(one, send)]
    answer({ ok: true, data: 1 })
    expect(await Promise.all([first, second])).toEqual([{ kept: false, data: 1 }, null])
    expect(sends).toBe(1)
    expect(one.data.filling.busy).toBe(false)
  })
})
