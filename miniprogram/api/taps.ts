/**
 * What was sent with which key. A page keeps one key for its form; here it becomes the key of each version of it: the
 * same words go with the same key however often they are sent, changed words go with a new key that names the old ones,
 * so that whichever version arrives, there is one deed and nothing typed is lost. Kept in storage, as drafts are.
 */
import { newKey } from './key'
import { keepSafe } from './safe'

interface Sent {
  /** The page's key. */
  form: string
  /** The key that travels. */
  key: string
  /** A hash of what was asked with it; '' when the next try needs a new key whatever it asks. */
  asked: string
  /** Keys of earlier versions, of which nobody knows whether they arrived. */
  olds: string[]
  /** It is known to have been done: what comes next with this form's key is another deed. */
  done: boolean
}

const NAME = 'taps'
const MOST = 60
const MOST_OLDS = 20

const all = (): Sent[] => {
  const kept: unknown = wx.getStorageSync(NAME)
  return Array.isArray(kept) ? (kept as Sent[]) : []
}
const keep = (one: Sent): boolean =>
  keepSafe(NAME, [one, ...all().filter(other => other.form !== one.form)].slice(0, MOST))

interface Keyed {
  key: string
  instead?: string[]
}
const isKeyed = (data: object): data is Keyed => typeof (data as Partial<Keyed>).key === 'string'

/** The question as it travels. Written down before it is sent: a phone that dies meanwhile still knows. */
export function withKey<T extends object>(route: string, data: T): T {
  if (!isKeyed(data)) return data
  const asked = hash(`${route}|${canonical(data)}`)
  const before = all().find(one => one.form === data.key)
  if (!before) {
    keep({ form: data.key, key: data.key, asked, olds: [], done: false })
    return data
  }
  if (before.asked === asked) return travelling(data, before)
  const next: Sent = {
    form: data.key,
    key: newKey(),
    asked,
    olds: before.done ? [] : [...before.olds, before.key].slice(-MOST_OLDS),
    done: false,
  }
  keep(next)
  return travelling(data, next)
}

const travelling = <T extends object>(data: T, { key, olds }: Sent): T => ({
  ...data,
  key,
  ...(olds.length > 0 ? { instead: olds } : {}),
})

/** What came of it. */
export function answered(data: object, result: { ok: boolean; code?: string }): void {
  if (!isKeyed(data)) return
  const sent = all().find(one => one.form === data.key)
  if (!sent) return
  if (result.ok) keep({ ...sent, done: true })
  else if (result.code === 'KEY_USED') keep({ ...sent, asked: '' })
}

/** The same for the same words. What a person is asked to look at are the same words. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return String(JSON.stringify(value))
  const fields = Object.keys(value).filter(field => !BESIDE.includes(field))
  return `{${fields
    .sort()
    .map(field => `${field}:${canonical((value as Record<string, unknown>)[field])}`)
    .join()}}`
}
const BESIDE: readonly string[] = ['key', 'instead', 'humanCheck']

/** 53 bits; nobody attacks their own phone. */
function hash(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    a = Math.imul(a ^ c, 2654435761)
    b = Math.imul(b ^ c, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36)
}
