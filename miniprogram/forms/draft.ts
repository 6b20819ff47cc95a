/** What is being written, kept on this phone until it is handed in, so that a call or an empty battery loses nothing. */
import { keepSafe } from '../api/safe'

const nameOf = (form: string) => `draft:${form}`

export function readDraft<T extends object>(form: string): T | null {
  const kept: unknown = wx.getStorageSync(nameOf(form))
  return typeof kept === 'object' && kept !== null ? (kept as T) : null
}

/** A full storage is no reason to stop writing: pages that were seen make room. */
export function keepDraft(form: string, words: object): void {
  const key = nameOf(form)
  wx.setStorage({ key, data: words, fail: () => keepSafe(key, words) })
}

export function dropDraft(form: string): void {
  wx.removeStorageSync(nameOf(form))
}
