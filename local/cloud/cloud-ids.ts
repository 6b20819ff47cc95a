import { randomUUID } from 'node:crypto'
import { LIMIT } from './limits'
import { isObject } from './wire/ejson'

interface Sealed {
  data: unknown
  until: number
}

/** What wx.cloud.CloudID carries: open data that only the cloud can see. */
export class CloudIds {
  readonly #sealed = new Map<string, Sealed>()

  constructor(
    private readonly appid: string,
    private readonly now: () => number,
  ) {}

  /** Seals data as WeChat would and returns the id the phone gets. */
  seal(data: unknown): string {
    const id = `local-${randomUUID()}`
    const watermark = { timestamp: Math.floor(this.now() / 1000), appid: this.appid }
    this.#sealed.set(id, {
      data: isObject(data) ? { ...data, watermark } : data,
      until: this.now() + LIMIT.cloudIdMs,
    })
    return id
  }

  /** The value that stands in the event for a cloudID. */
  open(id: string): Record<string, unknown> {
    const sealed = this.#sealed.get(id)
    if (!sealed) return { cloudID: id, errCode: -601005, errMsg: 'invalid cloudID' }
    if (this.now() >= sealed.until) return { cloudID: id, errCode: -601006, errMsg: 'cloudID expired' }
    return { cloudID: id, data: sealed.data }
  }

  /** Opens the cloudIDs among the top-level fields of callFunction's data; deeper ones stay closed, as documented. */
  openIn(data: unknown): unknown {
    if (!isObject(data) || Array.isArray(data)) return data
    return Object.fromEntries(
      Object.entries(data).map(([key, value]) => [
        key,
        isObject(value) && typeof value.__cloudID === 'string' ? this.open(value.__cloudID) : value,
      ]),
    )
  }
}
