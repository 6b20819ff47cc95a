/** Who may call the functions that phones may not. The platform says where a call comes from; nothing in the event counts. */
import { wechat } from './ports'

const PHONES: readonly string[] = ['wx_client', 'wx_devtools']

/** A phone, directly or through another function (`wx_client,scf`). */
export const fromPhone = (): boolean =>
  wechat
    .caller()
    .source.split(',')
    .some(source => PHONES.includes(source.trim()))

/** The timer of config.json: nothing else sets this variable. */
export const fromTimer = (): boolean =>
  !fromPhone() && wechat.caller().openid === null && process.env.TRIGGER_SRC === 'timer'

/**
 * The county's own cloud account, in the console or on the command line: the platform has checked it. There is no openid
 * then and no source, since nothing of WeChat's called. Whatever names a source (a phone, a web page, HTTP, another
 * function, the timer, anything not known yet) is not the console.
 */
export const fromConsole = (): boolean =>
  wechat.caller().source === '' && wechat.caller().openid === null && process.env.TRIGGER_SRC === undefined
