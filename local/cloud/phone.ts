import { asPhoneError } from './errors'
import type { Environment } from './environment'
import { LIMIT } from './limits'

type PhoneAnswer =
  | { result: unknown; requestID: string; errMsg: string }
  | { errCode: number; errMsg: string }

/** The answer, and for tools the service's own word for a refusal. */
export interface PhoneCall {
  answer: PhoneAnswer
  code?: string
}

/** What `wx.cloud.callFunction` gives on the phone of `openid`. */
export async function callFromPhone(
  environment: Environment,
  openid: string,
  fn: string,
  data: unknown,
): Promise<PhoneCall> {
  const refuse = (code: string, message: string) => ({ answer: asPhoneError(code, message), code })
  if (openid === '') return refuse('INVALID_PARAM', 'an openid is needed: who calls?')
  environment.lastSeen.set(openid, environment.clock.now())
  if (environment.functions.has(fn) && !environment.phoneMayCall(fn))
    return refuse('PERMISSION_DENIED', `function ${fn} may not be called by the phone`)
  const event = environment.cloudIds.openIn(data ?? {})
  const userInfo = { openId: openid, appId: environment.appid }
  const text = JSON.stringify(
    typeof event === 'object' && !Array.isArray(event) ? { ...event, userInfo } : event,
  )
  const outcome = await environment.host.invoke(fn, text, {
    source: 'wx_client',
    openid,
    appid: environment.appid,
  })
  if ('code' in outcome) return refuse(outcome.code, outcome.message)
  if (Buffer.byteLength(outcome.result) > LIMIT.phoneResultBytes)
    return refuse('RESULT_TOO_LARGE', `function ${fn} returned ${Buffer.byteLength(outcome.result)} bytes`)
  return {
    answer: {
      result: JSON.parse(outcome.result) as unknown,
      requestID: outcome.requestId,
      errMsg: 'cloud.callFunction:ok',
    },
  }
}
