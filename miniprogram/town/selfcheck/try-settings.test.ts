import { beforeEach, expect, it } from 'vitest'
import { trySettings } from './try-settings'

interface Heard {
  success: (privacy: object) => void
  fail: (error: unknown) => void
}
let privacy: () => Promise<{ needAuthorization: boolean; privacyContractName: string }>
let SDKVersion: string
beforeEach(() => {
  privacy = () =>
    Promise.resolve({ needAuthorization: true, privacyContractName: '《青川县用户隐私保护指引》' })
  SDKVersion = '3.8.12'
  Object.assign(globalThis, {
    wx: {
      getPrivacySetting: (how: Heard) => privacy().then(how.success, how.fail),
      getAppBaseInfo: () => ({ SDKVersion }),
    },
  })
})
const told = async (id: string) => (await trySettings()).find(line => line.id === id)

it('names the guide that WeChat knows; what nobody can read is not called right', async () => {
  expect((await trySettings()).map(({ id, by, mark }) => [id, by, mark])).toEqual([
    ['privacy', 'phone', 'right'],
    ['library', 'phone', 'unknown'],
    ['platform', 'phone', 'unknown'],
  ])
  expect((await told('privacy'))?.message).toBe(
    '微信里有《青川县用户隐私保护指引》。里面写没写麦克风、照片，各按一次就知道',
  )
})

it.each([
  ['no name', () => Promise.resolve({ needAuthorization: false, privacyContractName: '' })],
  ['no answer', () => Promise.reject(new Error('x'))],
])('a guide of which the phone says nothing (%s) is not called missing, and not fine', async (_, answer) => {
  privacy = answer
  expect(await told('privacy')).toMatchObject({
    mark: 'unknown',
    message: '这个手机没说有没有。请到 mp.weixin.qq.com → 设置 → 服务内容声明 看：填了，审过了',
  })
})

it.each([
  ['2.32.2', 'wrong'],
  ['2.9.5', 'wrong'],
  ['1.99.99', 'wrong'],
  ['2.32.3', 'unknown'],
  ['2.33.0', 'unknown'],
  ['3.0.0', 'unknown'],
] as const)('a phone with %s that got in', async (version, mark) => {
  SDKVersion = version
  const line = await told('library')
  expect(line?.mark).toBe(mark)
  expect(line?.message).toContain(`这个手机是 ${version}`)
  expect(line?.message).toContain('2.32.3')
})
