/**
 * Settings on WeChat's own pages, which no function and no account can read: what this phone meets of them. What it
 * cannot tell is said with where to look, never passed.
 */
import type { SelfCheckLine } from '../../../contract/county/self-check'

/** The least base library that docs/deploy.md tells a county to set. */
export const LEAST_LIBRARY = '2.32.3'

type Line = Pick<SelfCheckLine, 'id' | 'what' | 'mark' | 'message'>

export async function trySettings(): Promise<SelfCheckLine[]> {
  const lines = [await privacyLine(), libraryLine(wx.getAppBaseInfo().SDKVersion), PLATFORM]
  return lines.map(line => ({ ...line, by: 'phone' }))
}

const PLATFORM: Line = {
  id: 'platform',
  what: '备案和类目',
  mark: 'unknown',
  message: '程序看不到。请到 mp.weixin.qq.com → 设置 → 基本设置 看：备案通过了，服务类目里有政务民生',
}

type Privacy = WechatMiniprogram.GetPrivacySettingSuccessCallbackResult
const privacySetting = (): Promise<Privacy> =>
  new Promise((success, fail) => wx.getPrivacySetting({ success, fail }))

async function privacyLine(): Promise<Line> {
  const line = { id: 'privacy', what: '隐私保护指引' } as const
  try {
    const { privacyContractName: name } = await privacySetting()
    if (name)
      return {
        ...line,
        mark: 'right',
        message: `微信里有${name}。里面写没写麦克风、照片，各按一次就知道`,
      }
  } catch {
    // Told below, as when it has no name.
  }
  return {
    ...line,
    mark: 'unknown',
    message: '这个手机没说有没有。请到 mp.weixin.qq.com → 设置 → 服务内容声明 看：填了，审过了',
  }
}

/** Anyone who got in with an older one shows that no least version is set; a new phone shows nothing. */
function libraryLine(version: string): Line {
  const line = { id: 'library', what: '基础库最低版本' } as const
  const where = 'mp.weixin.qq.com → 设置 → 基本设置 → 基础库最低版本设置'
  return isOlder(version, LEAST_LIBRARY)
    ? {
        ...line,
        mark: 'wrong',
        message: `这个手机是 ${version}，也进得来，有的页面用不了。请到 ${where}，选 ${LEAST_LIBRARY}`,
      }
    : {
        ...line,
        mark: 'unknown',
        message: `这个手机是 ${version}，够新；设没设，手机看不到。请到 ${where} 看，要是 ${LEAST_LIBRARY}`,
      }
}

function isOlder(version: string, least: string): boolean {
  const [a, b] = [version, least].map(text => text.split('.').map(Number)) as [number[], number[]]
  const at = b.findIndex((part, i) => part !== a[i])
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0)
}
