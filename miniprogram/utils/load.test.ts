import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakePhone, type FakePhone } from '../api/fake-phone.test.helper'
import type { Notice } from '../views/notice'

// What the framework brings before any script is loaded.
vi.hoisted(() =>
  Object.assign(globalThis, { Behavior: (of: unknown) => of, wx: { getStorageSync: () => '' } }),
)

let nameIt: typeof import('./go').nameIt
let load: typeof import('./load').load
let unload: typeof import('./load').unload
beforeAll(async () => {
  // It hears of the signal on the first phone it sees, and other files of this process had phones before.
  vi.resetModules()
  ;[{ nameIt }, { load, unload }] = [await import('./go'), await import('./load')]
})

let phone: FakePhone
let removed: string[]
let titles: string[]
let open: object[]
beforeEach(() => {
  phone = fakePhone()
  removed = []
  titles = []
  open = []
  Object.assign((globalThis as unknown as { wx: object }).wx, {
    removeStorageSync: (key: string) => {
      removed.push(key)
    },
    setNavigationBarTitle: ({ title }: { title: string }) => {
      titles.push(title)
    },
  })
  Object.assign(globalThis, { getCurrentPages: () => open })
})

const pageOf = () => {
  const data: { notice?: Notice; shown?: boolean } = {}
  return { data, setData: (more: { notice: Notice; shown?: boolean }) => void Object.assign(data, more) }
}
const openTicket = (page: ReturnType<typeof pageOf>, shows: (fresh: boolean) => void = () => undefined) =>
  load(page, 'ticket.open', { ticketId: 't1' }, (_, fresh) => {
    Object.assign(page.data, { shown: true })
    shows(fresh)
  })

describe('a page that may be seen no more', () => {
  // First: the listener is hung up once, on the first phone.
  it('without a signal keeps what was kept, and asks again by itself when the signal is back', async () => {
    const page = pageOf()
    const seen: boolean[] = []
    await openTicket(page, fresh => seen.push(fresh))
    phone.online = false
    await openTicket(page, fresh => seen.push(fresh))
    expect(page.data).toMatchObject({ shown: true, notice: { kind: 'offline' } })
    // Two that stand on the page and opened something of their own; one of them is gone by then.
    const [beside, gone] = [pageOf(), pageOf()]
    open = [page]
    await openTicket(beside)
    await openTicket(gone)
    unload(gone)
    phone.reconnect()
    await vi.waitFor(() => expect(seen.at(-1)).toBe(true))
    await vi.waitFor(() => expect(page.data.notice?.kind).toBe(''))
    await vi.waitFor(() => expect(beside.data.notice?.kind).toBe(''))
    expect(gone.data.notice?.kind).toBe('offline')
  })

  it('does not draw what an older release kept in another shape: it is dropped, and the fresh answer waited for', async () => {
    const page = pageOf()
    const seen: boolean[] = []
    await openTicket(page)
    const name = 'seen:ticket.open:{"ticketId":"t1"}'
    wx.setStorageSync(name, { ...(wx.getStorageSync(name) as object), shape: 'before' })
    await openTicket(page, fresh => seen.push(fresh))
    expect(seen).toEqual([true])
    expect(removed).toEqual([name])
    // Kept by this release it is shown at once.
    await openTicket(page, fresh => seen.push(fresh))
    expect(seen).toEqual([true, false, true])
  })

  it('takes the kept copy and its buttons away, and forgets it', async () => {
    const page = pageOf()
    await openTicket(page)
    expect(page.data.shown).toBe(true)
    phone.answer = () => ({ ok: false, code: 'NOT_FOUND', message: '没找到这一单。', retry: false })
    await openTicket(page)
    expect(page.data).toMatchObject({
      shown: false,
      notice: { title: '这一页看不了', words: '没找到这一单。' },
    })
    expect(removed).toEqual(['seen:ticket.open:{"ticketId":"t1"}'])
  })
})

describe('the title of a page', () => {
  it('is not written over by an answer that comes late to the page below', () => {
    const [home, form] = [{}, {}]
    open = [home, form]
    nameIt(home, '柳溪村')
    expect(titles).toEqual([])
    open = [home]
    nameIt(home, '柳溪村')
    expect(titles).toEqual(['柳溪村'])
  })
})
