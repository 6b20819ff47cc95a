/** The person this phone knew was forgotten: nothing of them stays here, drafts and waiting forms included. Large text stays. */
import { isElder, setElder } from '../utils/elder'

export function forgetPhone(): void {
  const elder = isElder()
  wx.clearStorageSync()
  setElder(elder)
}
