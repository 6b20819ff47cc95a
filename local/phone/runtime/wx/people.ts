// Who is holding the phone and what they allow: login, subscription, privacy, group, share.
import { privacy } from '../builtins/button'
import { phone } from '../phone'
import { setMenu } from '../share'
import { ask } from '../ui'
import { api, nothing, WxError } from './call'
import { post } from './cloud'

const MAX_TEMPLATES = 5

/** The platform refuses when it is not a tap that asks; so does the preview, loudly. */
function requestSubscribeMessage(options: { tmplIds: string[] }) {
  const isInTap = phone.isInTap
  return subscribe({ ...options, isInTap })
}

const subscribe = api(
  'requestSubscribeMessage',
  async ({ tmplIds, isInTap }: { tmplIds: string[]; isInTap: boolean }) => {
    if (!isInTap) {
      const message = 'can only be invoked by user TAP gesture.'
      console.error(
        `[phone] requestSubscribeMessage:fail ${message} 要在 bindtap 里直接调用，前面不能有 await`,
      )
      throw new WxError(message, 20_003)
    }
    if (!tmplIds.length || tmplIds.length > MAX_TEMPLATES) throw new WxError('TmplIds invalid', 20_001)
    const { errCode } = await post<{ errCode: number }>('phone/subscribe', { tmplIds })
    if (errCode)
      throw new WxError(
        errCode === 20_002 ? 'Template type must be same' : 'No template data return',
        errCode,
      )
    const answer =
      (await ask(
        '发送一次性消息',
        [`想在有新进展时给你发 ${tmplIds.length} 种消息，各一次`],
        ['拒绝', '允许'],
      )) === 1
        ? 'accept'
        : 'reject'
    if (answer === 'accept')
      for (const templateId of tmplIds) await post('_grant', { openid: phone.openid, templateId })
    return Object.fromEntries(tmplIds.map(id => [id, answer]))
  },
)

/** As WeChat after a group card was tapped: the group's id stays sealed in a cloudID. */
async function getGroupEnterInfo() {
  if (!phone.group) throw new WxError('current scene is not from group', -1)
  const sealed = await post<{ cloudID?: string }>('_cloudid', {
    openid: phone.openid,
    data: { opengid: phone.group },
  })
  if (!sealed.cloudID) throw new WxError('system error')
  return { encryptedData: '', iv: '', cloudID: sealed.cloudID }
}

type Resolve = (answer: { event: string; buttonId?: string }) => void
let askPrivacy: ((resolve: Resolve, info: { referrer: string }) => void) | null = null

function requirePrivacy() {
  if (privacy.isAgreed || !askPrivacy) return undefined
  return new Promise<undefined>((done, refuse) => {
    privacy.whenAgreed.push(() => done(undefined))
    const resolve: Resolve = ({ event }) => {
      if (event === 'agree') done(undefined)
      if (event === 'disagree') refuse(new WxError('privacy permission is not authorized', 104))
    }
    askPrivacy?.(resolve, { referrer: 'requirePrivacyAuthorize' })
  })
}

export const people = {
  login: api('login', () => ({ code: `login:${phone.openid}` })),
  checkSession: api('checkSession', nothing),
  requestSubscribeMessage,
  getGroupEnterInfo: api('getGroupEnterInfo', getGroupEnterInfo),
  getShareInfo: api('getShareInfo', getGroupEnterInfo),
  onNeedPrivacyAuthorization: (listener: typeof askPrivacy) => {
    askPrivacy = listener
  },
  requirePrivacyAuthorize: api('requirePrivacyAuthorize', requirePrivacy),
  getPrivacySetting: api('getPrivacySetting', () => ({
    needAuthorization: !privacy.isAgreed,
    privacyContractName: '《用户隐私保护指引》',
  })),
  openPrivacyContract: api(
    'openPrivacyContract',
    async () => void (await ask('用户隐私保护指引', ['预览里没有正文，上线后由微信显示'], ['知道了'])),
  ),
  getSetting: api('getSetting', () => ({
    authSetting: { 'scope.record': true },
    subscriptionsSetting: { mainSwitch: true, itemSettings: {} },
  })),
  openSetting: api('openSetting', () => ({ authSetting: {} })),
  authorize: api('authorize', nothing),
  showShareMenu: api('showShareMenu', () => setMenu(true)),
  hideShareMenu: api('hideShareMenu', () => setMenu(false)),
  updateShareMenu: api('updateShareMenu', nothing),
}
