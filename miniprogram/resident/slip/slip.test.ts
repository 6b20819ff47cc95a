/** Anyone who holds a slip reads the days of the rules that its order keeps. */
import { afterEach, expect, test, vi } from 'vitest'
import type { SlipOrder } from '../../../contract/ticket/open'

interface Slip {
  data: { note: string }
  setData(part: object): void
  open(found: SlipOrder): void
  rate(event: { detail: { value: number } }): void
}

/** The page, as the phone makes one of it. */
async function opened(): Promise<Slip> {
  let page: Slip | undefined
  vi.resetModules()
  vi.stubGlobal('wx', {
    getStorageSync: () => '',
    setStorageSync() {},
    setStorage() {},
    getSystemInfoSync: () => ({}),
    onNetworkStatusChange() {},
  })
  vi.stubGlobal('Behavior', (behavior: object) => behavior)
  vi.stubGlobal('Page', (made: Slip) => {
    page = {
      ...made,
      setData(part) {
        Object.assign(this.data, part)
      },
    }
  })
  await import('./slip')
  if (!page) throw new Error('no page')
  return page
}
const order = (days: string): SlipOrder => ({
  now: 0,
  ticketId: 't1',
  no: 'WL26-0001',
  subLabel: '代办跑腿',
  submittedAt: 0,
  mayRate: true,
  why: null,
  rated: false,
  lengths: {
    claim: '二十四小时',
    urgent: '一小时',
    rate: days,
    rateReplace: days,
    rateWindowAfterClose: '三十天',
    residentReopen: '三十天',
  },
})

afterEach(() => vi.unstubAllGlobals())

test.each([
  ['七天', 5, '照本人的意思评，七天里还能改'],
  ['十天', 5, '照本人的意思评，十天里还能改'],
  ['七天', 2, '先不结单，七天里村里会再看，要返工找网格员'],
  ['十天', 2, '先不结单，十天里村里会再看，要返工找网格员'],
])(
  '%s, score %i',
  async (days, value, note) => {
    const page = await opened()
    page.open(order(days))
    page.rate({ detail: { value } })
    expect(page.data.note).toBe(note)
  },
  60_000,
)
