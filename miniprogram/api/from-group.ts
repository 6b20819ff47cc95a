/** The WeChat group this mini-program was opened from, as far as WeChat lets one know. */
import type { GroupEntered } from '../../contract/person/joining'
import { call } from './client'
import { newKey } from './key'

/** 1008: opened from a card in a group chat; 1044: with a share ticket. */
export const isFromGroup = (): boolean => {
  const { scene } = wx.getEnterOptionsSync()
  return scene === 1008 || scene === 1044
}

/** What WeChat says of somebody who has left the group since the card was sent. */
const LEFT = '65206'
const LEFT_WORDS = '您已经不在那个群里了，用联系卡或门牌登记就行。'

/** Null: opened otherwise, or WeChat does not say; the other ways are there. */
export async function groupEntered(): Promise<{ group: GroupEntered } | { message: string } | null> {
  if (!isFromGroup()) return null
  const info = await new Promise<{ cloudID: string } | { left: boolean }>(resolve => {
    wx.getGroupEnterInfo({
      success: ({ cloudID = '' }) => resolve({ cloudID }),
      fail: ({ errMsg }) => resolve({ left: errMsg.indexOf(LEFT) >= 0 }),
    })
  })
  if ('left' in info) return info.left ? { message: LEFT_WORDS } : null
  const result = await call('group.enter', { group: { cloudID: info.cloudID }, key: newKey() })
  return result.ok ? { group: result.data } : { message: result.message }
}
