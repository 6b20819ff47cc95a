/**
 * Names and phones at rest: AES-256-GCM. Card codes: HMAC only. Keys come from the environment of the function:
 * `FIELD_KEYS` = `1:<base64 of 32 bytes>,2:…` (the last one seals, all of them open), `CODE_KEY` = base64.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Sealed } from '../_documents'

export interface Seal {
  seal(text: string): Sealed
  /** Throws when it was not sealed by us or was touched. */
  open(sealed: Sealed): string
  /** What is kept of a code: `purpose` keeps one kind of code from passing for another. */
  codeHash(purpose: string, code: string): string
  /** What an index keeps of a word, so that nobody who reads the database reads the word: of one node, short, the same each time. */
  termHash(node: string, kind: string, term: string): string
  /** An id as one viewer may carry it around: the same each time, another one for every viewer, readable by us alone. */
  hide(viewer: string, id: string): string
  /** The id behind it; null when it was made for somebody else, or not by us. */
  reveal(viewer: string, hidden: string): string | null
}

/** Of the hundred million terms of a large county some two in a hundred million share a hash by chance. */
const TERM_BYTES = 9

/** Refuses to start without keys: a county must not find out later that nothing was sealed. */
export function sealFrom(env: Record<string, string | undefined>): Seal {
  const keys = new Map(
    (env.FIELD_KEYS ?? '')
      .split(',')
      .filter(Boolean)
      .map(one => {
        const [number = '', base64 = ''] = one.split(/:(.*)/s)
        return [number, Buffer.from(base64, 'base64')] as const
      }),
  )
  const newest = [...keys].at(-1)
  if (!newest || [...keys.values()].some(key => key.length !== 32))
    throw new Error('FIELD_KEYS must be set: `1:<base64 of 32 bytes>`')
  const codeKey = Buffer.from(env.CODE_KEY ?? '', 'base64')
  if (codeKey.length < 32) throw new Error('CODE_KEY must be set: base64 of at least 32 bytes')
  const [number, key] = newest
  const hmac = (text: string): Buffer => createHmac('sha256', codeKey).update(text).digest()
  const hideKey = hmac('hidden ids')
  const termKey = hmac('terms of orders')
  // The sixteen bytes in front are both the start of the cipher and the proof that viewer and id belong together.
  const markOf = (viewer: string, id: string): Buffer => hmac(`hidden|${viewer}|${id}`).subarray(0, 16)

  return {
    seal(text) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `${number}:${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')}`
    },
    open(sealed) {
      const [of = '', base64 = ''] = sealed.split(/:(.*)/s)
      const opener = keys.get(of)
      if (!opener) throw new Error(`sealed with key ${of}, which is not in FIELD_KEYS`)
      const bytes = Buffer.from(base64, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', opener, bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
    codeHash: (purpose, code) => hmac(`${purpose}|${code}`).toString('hex'),
    termHash: (node, kind, term) =>
      createHmac('sha256', termKey)
        .update(`${node}|${kind}|${term}`)
        .digest()
        .subarray(0, TERM_BYTES)
        .toString('base64url'),
    hide(viewer, id) {
      const mark = markOf(viewer, id)
      const cipher = createCipheriv('aes-256-ctr', hideKey, mark)
      return Buffer.concat([mark, cipher.update(id, 'utf8'), cipher.final()]).toString('base64url')
    },
    reveal(viewer, hidden) {
      const bytes = Buffer.from(hidden, 'base64url')
      if (bytes.length <= 16) return null
      const mark = bytes.subarray(0, 16)
      const opener = createDecipheriv('aes-256-ctr', hideKey, mark)
      const id = Buffer.concat([opener.update(bytes.subarray(16)), opener.final()]).toString('utf8')
      return timingSafeEqual(markOf(viewer, id), mark) ? id : null
    },
  }
}
