/** Who may call the functions that phones may not. The platform says where a call comes from; nothing in the event counts. */
import { wechat } from './ports'

const PHONES: readonly string[] = ['wx_client', 'wx_devtools']

/** A phone, directly or through another function (`wx_client,scf`). */
export const fromPhone = (): boolean => wechat.caller().source.split(',').some(source => PHONES.includes(source.trim()))

/** The timer of config.json: nothing else sets this variable. */
export const fromTimer = (): boolean => !fromPhone() && wechat.caller().openid === null && process.env.TRIGGER_SRC === 'timer'

/** The console or the command line of the county's cloud account: the platform has checked the account, there is no openid. */
export const fromConsole = (): boolean => !fromPhone() && wechat.caller().openid === null && process.env.TRIGGER_SRC !== 'timer'
