import type { Call } from '../environment'
import type { Body } from '../wire/body'
import { APIS } from '../openapi/apis'
import { keepMessage } from '../openapi/messages'
import { type ApiResult, ok } from '../openapi/types'
import { type ApiCall, decodeApiCall, encodeApiAnswer, encodeOpenData } from '../wire/protobuf'

const NO_PERMISSION = -604101
const ILLEGAL_SOURCE = -604104
/** The function that message push is configured to. */
const HOOKS = 'hooks'
const OPEN_DATA = 'ApiGetOpenDataByCloudId'

/** `cloud.openapi.*`: checked against config.json, answered by the simulation, captured for the message page. */
export async function callOpenapi(body: Body, call: Call): Promise<Buffer> {
  const api = String(body.apiName)
  const request = decodeApiCall(body.requestData as Buffer)
  if (api === OPEN_DATA) return openData(request, call)
  const { invocation, environment } = call
  if (!invocation) return encodeApiAnswer({ errorCode: ILLEGAL_SOURCE })
  const { name, openapi } = invocation.function
  if (!environment.openapiKnown.has(name) || !openapi.includes(api))
    return encodeApiAnswer({ errorCode: NO_PERMISSION })
  const fault = environment.faults.openapi.get(api)
  if (fault === 'hang') await environment.faults.hang()
  const answered =
    fault && fault !== 'hang' ? { errmsg: 'made to fail', ...fault } : answer(api, request, call)
  // A picture goes out as its bytes alone, and is not kept.
  const { picture, ...result } = answered as ApiResult & { picture?: Buffer }
  keepMessage(environment.memory, {
    at: environment.clock.now(),
    api,
    function: invocation.function.name,
    data: request.data,
    result,
  })
  return picture
    ? encodeApiAnswer({ data: picture, contentType: 'image/png' })
    : encodeApiAnswer({ data: JSON.stringify(result) })
}

function answer(api: string, { data }: ApiCall, { environment }: Call): ApiResult {
  const pushLater = (event: object) =>
    environment.functions.has(HOOKS) && environment.pushes.later(HOOKS, event)
  return APIS[api]?.({ ...environment, pushLater }, data) ?? ok()
}

function openData({ cloudIds }: ApiCall, { environment }: Call): Buffer {
  const items = cloudIds.map(cloudId => ({
    cloudId,
    json: JSON.stringify(environment.cloudIds.open(cloudId)),
  }))
  return encodeApiAnswer({ data: encodeOpenData(items) })
}
