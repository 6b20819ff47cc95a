/** What a phone may do without a function: collections and files, by the rules of the environment. */
import { randomUUID } from 'node:crypto'
import type { Environment } from '../environment'
import { asPhoneError } from '../errors'
import type { Access } from './rules'

/** `owner`: whose file it is; undefined while there is none under this name. */
function may(access: Access, openid: string, owner: string | null | undefined): boolean {
  if (typeof access === 'boolean') return access
  return access === 'auth != null' ? openid !== '' : owner === undefined || owner === openid
}

export const mayWriteFile = ({ rules, files }: Environment, openid: string, at: string): boolean =>
  may(rules.storage.write, openid, files.stat(at)?.owner)

type Answer = Record<string, unknown>

/** What `wx.cloud.database().collection(…)` gives: `get` up to twenty, or `add`. */
export function databaseFromPhone({ rules, store }: Environment, ask: Record<string, unknown>): Answer {
  const { openid, collection, action, data } = ask
  const name = String(collection)
  const refuse = (code: string) => asPhoneError(code, name, `collection.${String(action)}`)
  if (!store.hasCollection(name)) return refuse('DATABASE_COLLECTION_NOT_EXIST')
  if (rules.collections === 'ADMINONLY') return refuse('DATABASE_PERMISSION_DENIED')
  if (action === 'add') {
    if (rules.collections === 'ADMINWRITE') return refuse('DATABASE_PERMISSION_DENIED')
    const [id] = store.insertMany(name, [{ ...(data as object), _openid: openid, _id: randomUUID() }])
    return { _id: id, errMsg: 'collection.add:ok' }
  }
  const filter = rules.collections === 'PRIVATE' ? { _openid: openid } : {}
  return { data: store.find(name, { filter, limit: PHONE_PAGE }), errMsg: 'collection.get:ok' }
}
const PHONE_PAGE = 20

/** What `wx.cloud.getTempFileURL` gives for one file. */
export function fileFromPhone({ rules, files, url }: Environment, ask: Record<string, unknown>): Answer {
  const at = files.pathOf(String(ask['fileID']))
  const stored = at === undefined ? undefined : files.stat(at)
  const refuse = (code: string) => asPhoneError(code, String(ask['fileID']), 'cloud.getTempFileURL')
  if (at === undefined || !stored) return refuse('STORAGE_FILE_NONEXIST')
  if (!may(rules.storage.read, String(ask['openid']), stored.owner)) return refuse('STORAGE_EXCEED_AUTHORITY')
  return { tempFileURL: `${url}/cos/${files.signed(at, 'get')}`, errMsg: 'cloud.getTempFileURL:ok' }
}
