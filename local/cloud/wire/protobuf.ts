/**
 * The envelope of `cloud.openapi.*`: just enough protobuf for CommApiData, CommOpenApiResp and ApiGetOpenDataByCloudId.
 * Field numbers: "src/protobuf/openapi.js" inside wx-server-sdk 4.0.2.
 */
type Field = [number: number, value: number | Buffer]

function fields(buffer: Buffer): Field[] {
  const out: Field[] = []
  let at = 0
  const varint = (): number => {
    let result = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = buffer[at++]
      if (byte === undefined) throw new Error('protobuf ends early')
      result |= BigInt(byte & 127) << shift
      if (byte < 128) return Number(result)
    }
  }
  while (at < buffer.length) {
    const tag = varint()
    if ((tag & 7) === 0) out.push([tag >>> 3, varint()])
    else if ((tag & 7) === 2) {
      const length = varint()
      out.push([tag >>> 3, buffer.subarray(at, at + length)])
      at += length
    } else throw new Error(`protobuf wire type ${tag & 7}`)
  }
  return out
}

const asBuffer = (value: number | Buffer): Buffer => (typeof value === 'number' ? Buffer.alloc(0) : value)
const all = (buffer: Buffer, number: number): Buffer[] =>
  fields(buffer).flatMap(([n, value]) => (n === number ? [asBuffer(value)] : []))
const text = (buffer: Buffer, number: number): string => all(buffer, number)[0]?.toString() ?? ''

export interface ApiCall {
  appid: string
  /** Arguments, already in the server's snake_case. */
  data: Record<string, unknown>
  /** For `getOpenData`: the ids to open. */
  cloudIds: string[]
}

/** Reads CommApiData. */
export function decodeApiCall(buffer: Buffer): ApiCall {
  const data: Record<string, unknown> = {}
  for (const message of all(buffer, 2)) {
    for (const pair of all(message, 1)) {
      const value = all(pair, 2)[0] ?? Buffer.alloc(0)
      data[text(pair, 1)] = text(pair, 4)
        ? { file: text(pair, 4), bytes: value.length }
        : (JSON.parse(value.toString() || 'null') as unknown)
    }
  }
  const cloudIds = all(buffer, 4)
    .flatMap(service => all(service, 2))
    .flatMap(request => all(request, 2))
    .map(String)
  return { appid: text(buffer, 6), data, cloudIds }
}

function varint(value: number): Buffer {
  const out: number[] = []
  let rest = BigInt.asUintN(64, BigInt(value))
  for (; rest > 127n; rest >>= 7n) out.push(Number(rest & 127n) | 128)
  out.push(Number(rest))
  return Buffer.from(out)
}

const chunk = (number: number, value: Buffer | string): Buffer => {
  const bytes = Buffer.from(value)
  return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes])
}

/** Writes CommOpenApiResp: either an answer or a refusal by WeChat's gateway. */
export function encodeApiAnswer(answer: {
  data?: Buffer | string
  contentType?: string
  errorCode?: number
}): Buffer {
  return Buffer.concat([
    chunk(1, answer.data ?? ''),
    chunk(2, answer.contentType ?? 'application/json; encoding=utf-8'),
    ...(answer.errorCode ? [varint(3 << 3), varint(answer.errorCode)] : []),
    varint(4 << 3),
    varint(200),
  ])
}

/** Writes ApiGetOpenDataByCloudIdResp. */
export function encodeOpenData(items: { cloudId: string; json: string }[]): Buffer {
  return Buffer.concat(
    items.map(({ cloudId, json }) => chunk(1, Buffer.concat([chunk(1, cloudId), chunk(2, json)]))),
  )
}
