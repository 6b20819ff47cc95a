import { asPhoneError, CloudError } from './errors'
import type { Outcome } from './host/host'
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
  const turnedAway = environment.faults.refusesNow('functions.invokeFunction')
  if (turnedAway) return refuse(turnedAway, `${turnedAway} resource limited`)
  const event = environment.cloudIds.openIn(data ?? {})
  const userInfo = { openId: openid, appId: environment.appid }
  const text = JSON.stringify(
    typeof event === 'object' && !Array.isArray(event) ? { ...event, userInfo } : event,
  )
  if (Buffer.byteLength(text) > LIMIT.phoneRequestBytes)
    return refuse('REQUEST_TOO_LARGE', `the request has ${Buffer.byteLength(text)} bytes`)
  const outcome = await admitted(environment, () =>
    environment.host.invoke(fn, text, { source: 'wx_client', openid, appid: environment.appid }),
  )
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

/** Within what the account pays for; else refused with the platform's code. */
async function admitted(
  { quota }: Environment,
  work: () => Promise<Outcome>,
): Promise<Outcome | { code: string; message: string }> {
  try {
    quota.spend()
    return await quota.run(work)
  } catch (error) {
    if (error instanceof CloudError) return { code: error.code, message: error.message }
    throw error
  }
}
