/** Where something is written that must not be lost: orders that wait, slips, keys of taps. Pages that were seen make room for it. */
import { dropPages } from './seen-pages'

/** False: there was no room even without them, and the person who asked must say so. */
export function keepSafe(key: string, value: unknown): boolean {
  try {
    wx.setStorageSync(key, value)
    return true
  } catch {
    dropPages()
  }
  try {
    wx.setStorageSync(key, value)
    return true
  } catch {
    return false
  }
}
