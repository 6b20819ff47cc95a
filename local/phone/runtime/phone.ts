// The one phone in this browser page: who holds it, where it is, what it has been through.
import type { Routes } from './routes'
import type { Caller, PhoneConfig, Query } from './types'

export type Launch = { path: string; query: Query; scene: number; referrerInfo: object; shareTicket?: string }
export type ShareCard = { title: string; path: string; imageUrl: string }

const params = new URLSearchParams(location.search)

export const phone = {
  config: null as unknown as PhoneConfig,
  router: null as unknown as Routes,
  app: { globalData: {} } as Record<string, unknown>,
  openid: params.get('as') ?? 'nobody',
  /** the WeChat group this mini-program was opened from; empty when it was opened otherwise */
  group: params.get('group') ?? '',
  /** the number of this WeChat account (?number=…) */
  number: params.get('number') ?? '13900000000',
  /** WeChat's own font setting in px: 16 normal, 23 largest (?font=23) */
  fontSize: Number(params.get('font') ?? 16),
  /** base of the local cloud as seen from this page */
  cloud: 'cloud',
  /** ms by which the county's clock is ahead of this machine's */
  clockAhead: 0,
  isSwitchedOn: true,
  launch: { path: '', query: {}, scene: 1001, referrerInfo: {} } as Launch,
  /** true while a tap's handlers run, and only then */
  isInTap: false,
  // what left the phone, for the tests to read
  calls: [] as string[],
  clipboard: '',
  shared: [] as ShareCard[],
}

export const isOnline = (): boolean => phone.isSwitchedOn && navigator.onLine
/** Now, on the county's clock, epoch ms. */
export const now = (): number => Date.now() + phone.clockAhead

/** Calls a page or app hook; an exception in it is printed with its place and told to App.onError. */
export function callHook(
  owner: Caller | Record<string, unknown>,
  where: string,
  name: string,
  ...args: unknown[]
): unknown {
  const hook = owner[name]
  if (typeof hook !== 'function') return undefined
  try {
    return hook.apply(owner, args)
  } catch (error) {
    console.error(`[phone] ${where}.${name}`, error)
    const { onError } = phone.app
    if (typeof onError === 'function' && name !== 'onError')
      onError.call(phone.app, String((error as Error).stack ?? error))
    return undefined
  }
}
