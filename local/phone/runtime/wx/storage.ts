// wx storage, one drawer per person; WeChat's limits: 1 MB a key, 10 MB in all.
import { phone } from '../phone'
import { api } from './call'

const KEY_LIMIT = 1024 * 1024
const TOTAL_LIMIT_KB = 10 * 1024

const drawer = () => `phone:${phone.config.appid}:${phone.openid}:`
const keys = () =>
  Object.keys(localStorage)
    .filter(key => key.startsWith(drawer()))
    .map(key => key.slice(drawer().length))
const read = (key: string): unknown => {
  const text = localStorage.getItem(drawer() + key)
  return text === null ? '' : JSON.parse(text)
}
const write = (key: string, data: unknown) => {
  const text = JSON.stringify(data ?? '')
  if (text.length > KEY_LIMIT) throw new Error('entry size limit reached')
  localStorage.setItem(drawer() + key, text)
}
const remove = (key: string) => localStorage.removeItem(drawer() + key)
const clear = () => keys().forEach(remove)
const info = () => ({
  keys: keys(),
  currentSize: Math.ceil(
    keys().reduce((sum, key) => sum + (localStorage.getItem(drawer() + key)?.length ?? 0), 0) / 1024,
  ),
  limitSize: TOTAL_LIMIT_KB,
})

type Key = { key: string }
export const storage = {
  getStorageSync: read,
  setStorageSync: write,
  removeStorageSync: remove,
  clearStorageSync: clear,
  getStorageInfoSync: info,
  getStorage: api('getStorage', ({ key }: Key) => {
    if (localStorage.getItem(drawer() + key) === null) throw new Error('data not found')
    return { data: read(key) }
  }),
  setStorage: api('setStorage', ({ key, data }: Key & { data: unknown }) => write(key, data)),
  removeStorage: api('removeStorage', ({ key }: Key) => remove(key)),
  clearStorage: api('clearStorage', clear),
  getStorageInfo: api('getStorageInfo', info),
}
