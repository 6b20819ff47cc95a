/**
 * The key of a tap, and what it was used for. One document a key, written in the transaction of the deed itself: the
 * same key with the same question is the same tap, with another question it is refused. An edited form brings a new key
 * that names the old ones; the same transaction reads them, and what it does not know it writes down as dead, so that a
 * late arrival finds its key taken (docs/adr/0072).
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { days } from '../../miniprogram/core/clock'
import type { Collection, KeyDoc, NewsDoc } from '../_documents'

export interface IdempotencyKey {
  /** Whose key: a keyed hash of account and key. */
  id: string
  /** What was asked with it: a keyed hash of route and input, so that no typed word can be guessed from it. */
  digest: string
  /** The keys of this form before it was edited. */
  instead: readonly string[]
  /** Whose, and which route: a keyed hash, to count how often (brakes.ts). */
  brake: string
  at: number
  /** Set once a transaction of this request has committed it. */
  kept: boolean
}

/** The tap of the request that is being served; none for the clock, and for what only reads. */
export const currentKey = new AsyncLocalStorage<IdempotencyKey>()

/** What is written on the way to the deed and found again by a repeat: the key stays for the deed itself. */
export const beforeTheDeed = <T>(work: () => Promise<T>): Promise<T> => currentKey.exit(work)

/**
 * How long a key is remembered. A form can lie on a phone without signal, or in a drawer, for weeks; half a year is
 * the longest anything here waits for a person (a former member still counts as family for 180 days), and no phone is
 * away longer without being set up again.
 */
const KEPT_FOR = days(180)

/** What the request that is being served has written to be told, once it is committed; none for the clock. */
export const newsNow = new AsyncLocalStorage<NewsDoc[]>()

/** Somebody else, or a twin of this very request, has used one of its keys meanwhile: look again. */
export class KeyTaken extends Error {
  constructor() {
    super('this key was used meanwhile')
    this.name = 'KeyTaken'
  }
}

/** Wrong tries at a code are counted whatever comes of them: they are no deed. */
const NO_DEED: readonly Collection[] = ['tries']
/** What a deed can be about, so that a late repeat can be told the number. */
const MATTERS: readonly Collection[] = ['tickets', 'deeds', 'redemptions', 'honours', 'opinions']

/** What one transaction has written so far. */
export interface Deed {
  done: boolean
  about: string | null
  news: NewsDoc[]
}
export const noDeed = (): Deed => ({ done: false, about: null, news: [] })

export function wrote(deed: Deed, collection: Collection, id: string, doc?: object): void {
  if (collection === 'due' && doc && 'told' in doc && !doc.told) deed.news.push(doc as NewsDoc)
  if (NO_DEED.includes(collection)) return
  deed.done = true
  if (MATTERS.includes(collection)) deed.about ??= `${collection}/${id}`
}

interface Inside {
  get(collection: 'keys', id: string): Promise<KeyDoc | null>
  create(collection: 'keys', doc: KeyDoc): Promise<void>
}

/** The last step of the transaction that does the deed. Throws `KeyTaken` when it must not be done. */
export async function keepKey(
  tx: Inside,
  idempotencyKey: IdempotencyKey,
  about: string | null,
): Promise<void> {
  const base = { v: 1 as const, at: idempotencyKey.at, until: idempotencyKey.at + KEPT_FOR }
  for (const old of idempotencyKey.instead) {
    const known = await tx.get('keys', old)
    if (known && known.diedFor === null) throw new KeyTaken()
    if (!known)
      await tx.create('keys', {
        _id: old,
        ...base,
        digest: '',
        brake: '',
        about: null,
        diedFor: idempotencyKey.id,
      })
  }
  await tx.create('keys', {
    _id: idempotencyKey.id,
    ...base,
    digest: idempotencyKey.digest,
    brake: idempotencyKey.brake,
    about,
    diedFor: null,
  })
}
