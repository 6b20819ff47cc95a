import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakePhone, type FakePhone } from '../api/fake-phone.test.helper'
import { pagedList } from './paged-list'

// What the framework brings before any script is loaded.
vi.hoisted(() =>
  Object.assign(globalThis, {
    Behavior: (of: unknown) => of,
    getCurrentPages: () => [],
    wx: { getStorageSync: () => '' },
  }),
)

/** Its words, row by row. */
const words = (one: Page): string[] => one.data.rows.map(row => row.words)
const LETTERS = ['f1', 'f2', 'f3'].map(id => ({ id }))
const list = pagedList({
  route: 'feedback.list',
  list: 'open' as 'open' | 'answered',
  ask: list => ({ list }),
  row: ({ id }, now, list) => ({ id, words: `${list} ${id} at ${now}` }),
  also: rows => ({ how: `${rows.length} stand` }),
})
type Page = typeof list & {
  setData(change: Record<string, unknown>): void
  selectComponent(selector: string): { toast(words: string): void } | null
}

let phone: FakePhone
let said: string[]
function page(): Page {
  const one: Page = {
    ...list,
    data: { ...list.data },
    setData(change) {
      for (const [name, value] of Object.entries(change)) {
        const at = /^rows\[(\d+)\]$/.exec(name)?.[1]
        if (at === undefined) Object.assign(one.data, { [name]: value })
        else one.data.rows = Object.assign([...one.data.rows], { [at]: value })
      }
    },
    selectComponent: selector => (selector === '#toast' ? { toast: words => said.push(words) } : null),
  }
  return one
}
/** Two rows, then the third one. */
const answers = (data: Record<string, unknown>) =>
  data['cursor'] === undefined
    ? { items: LETTERS.slice(0, 2), next: 'c2', now: 7 }
    : { items: LETTERS.slice(2), next: null, now: 8 }

beforeEach(() => {
  phone = fakePhone()
  said = []
  phone.answer = ({ data }) => ({ ok: true, data: answers(data) })
})

describe('a list that goes on', () => {
  it('opens, and puts the next rows behind those that stand', async () => {
    const one = page()
    await one.open()
    expect(words(one)).toEqual(['open f1 at 7', 'open f2 at 7'])
    expect(one.data).toMatchObject({ shown: true, next: 'c2', how: '2 stand' })
    expect(one.data.notice.kind).toBe('')
    await one.more()
    expect(words(one)).toEqual(['open f1 at 7', 'open f2 at 7', 'open f3 at 8'])
    expect(one.data).toMatchObject({ next: '', loadingMore: false, how: '3 stand' })
    await one.more()
    expect(phone.sent).toHaveLength(2)
  })

  it('asked for more twice at once, asks once', async () => {
    const one = page()
    await one.open()
    await Promise.all([one.more(), one.more()])
    expect(phone.sent.map(({ data }) => data['cursor'])).toEqual([undefined, 'c2'])
  })

  it('says why there is no more, and what stands stays', async () => {
    const one = page()
    await one.open()
    phone.answer = () => ({
      ok: false,
      code: 'BAD_CURSOR',
      message: '这一页翻过头了，下拉刷新一次。',
      retry: false,
    })
    await one.more()
    expect(said).toEqual(['这一页翻过头了，下拉刷新一次。'])
    expect(words(one)).toEqual(['open f1 at 7', 'open f2 at 7'])
    expect(one.data).toMatchObject({ next: 'c2', loadingMore: false })
  })

  it('drops rows of a list that was left while they were on their way', async () => {
    const one = page()
    await one.open()
    let arrive: () => void = () => undefined
    phone.answer = ({ data }) => {
      const reply = { ok: true as const, data: answers(data) }
      return data['cursor'] === undefined ? reply : new Promise(done => (arrive = () => done(reply)))
    }
    const late = one.more()
    one.turn('answered')
    await vi.waitFor(() => expect(words(one)).toEqual(['answered f1 at 7', 'answered f2 at 7']))
    arrive()
    await late
    expect(words(one)).toEqual(['answered f1 at 7', 'answered f2 at 7'])
    expect(one.data).toMatchObject({ list: 'answered', next: 'c2' })
  })

  it('turned to while another list is asked for more, goes on by itself and hears no refusal of that one', async () => {
    const one = page()
    await one.open()
    let arrive: () => void = () => undefined
    const refusal = {
      ok: false as const,
      code: 'BAD_CURSOR',
      message: '这一页翻过头了，下拉刷新一次。',
      retry: false,
    }
    phone.answer = ({ data }) =>
      data['cursor'] !== undefined && data['list'] === 'open'
        ? new Promise(done => (arrive = () => done(refusal)))
        : { ok: true, data: answers(data) }
    const late = one.more()
    one.turn('answered')
    await vi.waitFor(() => expect(words(one)).toEqual(['answered f1 at 7', 'answered f2 at 7']))
    await one.more()
    expect(words(one)).toEqual(['answered f1 at 7', 'answered f2 at 7', 'answered f3 at 8'])
    arrive()
    await late
    expect(said).toEqual([])
    expect(one.data).toMatchObject({ list: 'answered', loadingMore: false })
  })

  it('shows once what moved from one page to the next', async () => {
    const one = page()
    await one.open()
    phone.answer = () => ({ ok: true, data: { items: LETTERS.slice(1), next: null, now: 8 } })
    await one.more()
    expect(words(one)).toEqual(['open f1 at 7', 'open f2 at 7', 'open f3 at 8'])
  })

  it('leaves no gap where a row was taken out meanwhile', async () => {
    const one = page()
    await one.open()
    const late = one.more()
    one.setData({ rows: one.data.rows.slice(1) })
    await late
    expect(words(one)).toEqual(['open f2 at 7', 'open f3 at 8'])
  })

  it('without signal shows what was kept, and says so', async () => {
    await page().open()
    phone.online = false
    const again = page()
    await again.open()
    expect(again.data.shown).toBe(true)
    // How much time is left, as of now and not as of then.
    expect(words(again)).not.toContain('open f1 at 7')
    expect(again.data.rows.map(({ id }) => id)).toEqual(['f1', 'f2'])
    expect(again.data.notice.kind).toBe('offline')
  })
})
