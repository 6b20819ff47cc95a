/**
 * Pages that were seen, on this phone: at most so many and so much, the one not looked at for longest goes first. Nothing
 * here may stand in the way of what a person handed in (`safe.ts`): the cloud has all of it.
 */
const INDEX = 'seen-pages'
const PREFIX = 'seen:'
const MOST = 60
/** WeChat gives ten megabytes in all and one a key. Characters, of which Chinese ones take three bytes. */
const MOST_CHARS = 1_500_000
const MOST_CHARS_A_PAGE = 300_000

interface Entry {
  name: string
  size: number
}
const entries = (): Entry[] => {
  const kept: unknown = wx.getStorageSync(INDEX)
  return Array.isArray(kept) ? (kept as Entry[]) : []
}
const quietly = (key: string, data: unknown, fail: () => void = () => undefined): void =>
  wx.setStorage({ key, data, fail })

export function readPage(name: string): unknown {
  const kept: unknown = wx.getStorageSync(PREFIX + name)
  if (!kept) return null
  const all = entries()
  const found = all.find(one => one.name === name)
  if (found && all[0] !== found) quietly(INDEX, [found, ...all.filter(one => one !== found)])
  return kept
}

export function keepPage(name: string, data: unknown): void {
  const size = JSON.stringify(data).length
  if (size > MOST_CHARS_A_PAGE) return dropPage(name)
  const kept: Entry[] = [{ name, size }]
  let sum = size
  for (const one of entries().filter(other => other.name !== name)) {
    sum += one.size
    if (kept.length < MOST && sum <= MOST_CHARS) kept.push(one)
    else wx.removeStorageSync(PREFIX + one.name)
  }
  quietly(INDEX, kept)
  // No room on the phone: rather no pages at all than one that keeps an order out.
  quietly(PREFIX + name, data, dropPages)
}

export function dropPage(name: string): void {
  wx.removeStorageSync(PREFIX + name)
  quietly(
    INDEX,
    entries().filter(one => one.name !== name),
  )
}

export function dropPages(): void {
  for (const key of wx.getStorageInfoSync().keys) if (key.indexOf(PREFIX) === 0) wx.removeStorageSync(key)
  wx.removeStorageSync(INDEX)
}
