/**
 * phonenumber.getPhoneNumber: what the button's code stands for. Ours holds the number itself, `phone:<number>:<anything>`;
 * like WeChat's it is good once. https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-info/phone-number/getPhoneNumber.html
 */
import { type Api, ok } from './types'

const CODE = /^phone:(1\d{10}):\w+$/
const used = new WeakMap<object, Set<string>>()

export const phoneNumber: Api = ({ memory }, { code }) => {
  const [, number] = CODE.exec(String(code)) ?? []
  const before = used.get(memory) ?? new Set<string>()
  used.set(memory, before)
  if (number === undefined || before.has(String(code))) return { errcode: 40029, errmsg: 'invalid code' }
  before.add(String(code))
  const info = { phoneNumber: number, purePhoneNumber: number, countryCode: '86' }
  return ok({ phone_info: info })
}
