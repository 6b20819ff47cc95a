/** WeChat: the only importer of wx-server-sdk. Messages, content checks, cloudIDs. */
import cloud from 'wx-server-sdk'

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string })

export type Verdict = 'pass' | 'review' | 'risky'
/** `error` numbers are WeChat's (43101 no quota left, 47003 bad field); `unknown` = no answer: it may have arrived. */
export type Sent = { ok: true } | { ok: false; error: number } | { ok: false; error: 'unknown' }

export interface Message {
  touser: string
  templateId: string
  page: string
  data: Record<string, { value: string }>
}

interface Listed {
  priTmplId: string
  content: string
  /** 2 one-time, 3 long-term. */
  type: number
}
interface PhoneInfo {
  purePhoneNumber?: string
  countryCode?: string
}
interface OpenApi {
  phonenumber: { getPhoneNumber(ask: { code: string }): Promise<{ phoneInfo?: PhoneInfo }> }
  wxacode: { getUnlimited(ask: object): Promise<{ buffer?: Buffer }> }
  subscribeMessage: {
    send(message: object): Promise<unknown>
    getTemplateList(): Promise<{ data?: Listed[] }>
  }
  security: {
    msgSecCheck(ask: object): Promise<{ result?: { suggest?: string } }>
    mediaCheckAsync(ask: object): Promise<{ traceId?: string }>
  }
}
// The SDK's own typings end here: `openapi` is Record<string, any>.
const openapi = cloud.openapi as unknown as OpenApi
const opener = cloud as unknown as {
  getOpenData(ask: { list: string[] }): Promise<{ list: { cloudID?: string; data?: unknown }[] }>
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** The permissions of config.json are not known to WeChat: nothing went out. */
const NO_PERMISSION = -604101

const LONG_TERM = 3

/** Which version a message opens: the one that is out, as deploy.json says (`state`). Where nobody deployed, nothing is said. */
const opens = (): { miniprogramState?: string } => {
  const { MINIPROGRAM_STATE } = process.env
  return MINIPROGRAM_STATE ? { miniprogramState: MINIPROGRAM_STATE } : {}
}

/** The same for a code on paper, in the words of that api. */
const VERSION_OF: Record<string, string> = { formal: 'release', trial: 'trial', developer: 'develop' }

const errorOf = (thrown: unknown): number | null => {
  const { errCode } = (thrown ?? {}) as { errCode?: unknown }
  return typeof errCode === 'number' ? errCode : null
}

export const wechat = {
  /**
   * Checks text with the openid of the person who wrote it just now. No answer within 4 s → null: a person will look.
   * `noPermission`: WeChat does not let us ask; it waits until it does.
   */
  async checkText(openid: string, text: string): Promise<Verdict | 'noPermission' | null> {
    try {
      const parts = text.match(/[\s\S]{1,2400}/g) ?? []
      let worst: Verdict = 'pass'
      for (const content of parts) {
        const { result } = await within(
          4000,
          openapi.security.msgSecCheck({ openid, scene: 2, version: 2, content }),
        )
        if (result?.suggest === 'risky') return 'risky'
        if (result?.suggest !== 'pass') worst = 'review'
      }
      return worst
    } catch (thrown) {
      return errorOf(thrown) === NO_PERMISSION ? 'noPermission' : null
    }
  },

  /** For the self-check: whether a harmless text is checked at all. */
  async tryTextCheck(openid: string): Promise<Verdict | 'noPermission' | 'silent'> {
    try {
      const ask = { openid, scene: 2, version: 2, content: '桥头的路灯修好了' }
      const { result } = await within(4000, openapi.security.msgSecCheck(ask))
      return result?.suggest === 'pass' || result?.suggest === 'risky' ? result.suggest : 'review'
    } catch (thrown) {
      return errorOf(thrown) === NO_PERMISSION ? 'noPermission' : 'silent'
    }
  },

  /** The templates of the account; null when WeChat does not say. */
  async templates(): Promise<{ id: string; content: string; keys: string[]; longTerm: boolean }[] | null> {
    try {
      const { data = [] } = await within(4000, openapi.subscribeMessage.getTemplateList())
      return data.map(({ priTmplId, content, type }) => ({
        id: priTmplId,
        content,
        keys: [...content.matchAll(/\{\{([a-z_]+\d+)\.DATA\}\}/g)].map(([, key = '']) => key),
        longTerm: type === LONG_TERM,
      }))
    } catch {
      return null
    }
  },

  /** Asks for a photo (2) or a voice note (1) to be checked; the answer is pushed to `hooks` with this trace id. */
  async checkMedia(
    openid: string,
    address: string,
    kind: 'photo' | 'voice',
  ): Promise<{ traceId: string } | 'noPermission' | null> {
    try {
      const ask = { openid, scene: 2, version: 2, mediaUrl: address, mediaType: kind === 'photo' ? 2 : 1 }
      const { traceId } = await within(4000, openapi.security.mediaCheckAsync(ask))
      return traceId ? { traceId } : null
    } catch (thrown) {
      return errorOf(thrown) === NO_PERMISSION ? 'noPermission' : null
    }
  },

  /**
   * The picture of a code that opens `page` with `scene`, never runs out. null: WeChat gave none, for whatever reason; a
   * page that is not published yet has one only outside the formal version.
   */
  async codeOf(page: string, scene: string, width: number): Promise<Buffer | null> {
    const state = process.env.MINIPROGRAM_STATE ?? 'formal'
    const ask = {
      page,
      scene,
      width,
      checkPath: state === 'formal',
      envVersion: VERSION_OF[state] ?? 'release',
    }
    try {
      const { buffer } = await within(8000, openapi.wxacode.getUnlimited(ask))
      return buffer && buffer.length > 0 ? buffer : null
    } catch {
      return null
    }
  },

  /** The number that WeChat verified for the person who pressed; null: no such code, an old one, or a number from abroad. */
  async phoneOf(code: string): Promise<string | null> {
    try {
      const { phoneInfo } = await within(4000, openapi.phonenumber.getPhoneNumber({ code }))
      const { purePhoneNumber = '', countryCode = '' } = phoneInfo ?? {}
      return countryCode === '86' && /^1\d{10}$/.test(purePhoneNumber) ? purePhoneNumber : null
    } catch {
      return null
    }
  },

  /** One try. Template keys must be lower case: the SDK's converter lowers them. */
  async send(message: Message, patienceMs: number): Promise<Sent> {
    try {
      await within(patienceMs, openapi.subscribeMessage.send({ ...message, lang: 'zh_CN', ...opens() }))
      return { ok: true }
    } catch (thrown) {
      const error = errorOf(thrown)
      return error !== null && (error > 0 || error === NO_PERMISSION)
        ? { ok: false, error }
        : { ok: false, error: 'unknown' }
    }
  },

  /** What WeChat put behind a cloudID for this caller; null when it is forged, old or another person's. */
  async opened(cloudID: string): Promise<Record<string, unknown> | null> {
    try {
      const [found] = (await within(4000, opener.getOpenData({ list: [cloudID] }))).list
      const data = typeof found?.data === 'string' ? (JSON.parse(found.data) as unknown) : found?.data
      return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : null
    } catch {
      return null
    }
  },
}
