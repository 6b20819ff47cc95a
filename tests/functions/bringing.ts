/** A spreadsheet as the county's account brings it, in the steps that `npm run import` takes. */
import type { Import } from '../../cloudfunctions/spreadsheets/routes'
import type { County } from './county'

export type SpreadsheetReply<T> = { ok: true; data: T } | { ok: false; code: string; message: string }
type Kind = Import['kind']

export function bringingTo(county: () => County) {
  let files = 0
  const ask = async <T>(route: string, data: object): Promise<SpreadsheetReply<T>> =>
    (await county().cloud.console('spreadsheets', { route, data })) as SpreadsheetReply<T>
  const ok = async <T>(route: string, data: object): Promise<T> => {
    const reply = await ask<T>(route, data)
    if (!reply.ok) throw new Error(`${route}: ${reply.code} ${reply.message}`)
    return reply.data
  }
  /** The file as a clerk's chat holds it, brought as far as its plan. */
  async function begin(kind: Kind, body: string | Buffer, village = '杨梅村'): Promise<Import> {
    const at = `rosters/terminal/${++files}`
    const fileId = await county().cloud.files.put('terminal', at, Buffer.from(body))
    const read = await ok<Import>('begin', { kind, village, fileId, fileName: '名册.csv' })
    return read.state === 'failed' ? read : ok('plan', { id: read.id })
  }
  async function bring(kind: Kind, body: string | Buffer, village?: string): Promise<Import> {
    const { id } = await begin(kind, body, village)
    return ok('apply', { id })
  }
  return { ask, ok, begin, bring }
}
