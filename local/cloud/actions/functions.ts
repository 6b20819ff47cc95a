import type { Action } from '../environment'

/** callFunction from another function: no permission is asked, and nobody's identity travels along. */
const invoke: Action = async (body, { environment, source }) => {
  const text = typeof body.request_data === 'string' && body.request_data !== '' ? body.request_data : '{}'
  const outcome = await environment.host.invoke(String(body.function_name), text, {
    source,
    appid: environment.appid,
  })
  if ('code' in outcome) return { code: outcome.code, message: outcome.message, requestId: outcome.requestId }
  return { data: { response_data: outcome.result }, requestId: outcome.requestId }
}

export const functionActions: Record<string, Action> = { 'functions.invokeFunction': invoke }
