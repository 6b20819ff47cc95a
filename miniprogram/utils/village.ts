/** The village someone chose who has not signed in: their wall, and whom to call there. Nothing else hangs on it. */
import { keepSafe } from '../api/safe'

export interface ChosenVillage {
  id: string
  name: string
}
const NAME = 'village'

export function chosenVillage(): ChosenVillage | null {
  const kept: unknown = wx.getStorageSync(NAME)
  return typeof kept === 'object' && kept !== null ? (kept as ChosenVillage) : null
}

export function chooseVillage(village: ChosenVillage): void {
  keepSafe(NAME, village)
}

/** The board is a tab, which takes no query: whose it shall be is handed over here, once. */
let next: string | null = null
export function showBoardOf(villageId: string): void {
  next = villageId
  void wx.switchTab({ url: '/pages/board/board' })
}
export function takeBoardAsked(): string | null {
  const asked = next
  next = null
  return asked
}
