/** The keys of one request: which tap it is, and what is answered when they were used before (docs/adr/0072). */
import type { Inputs } from '../../miniprogram/core/ticket/commands'
import { differsFrom } from '../../miniprogram/core/ticket/sight/differs'
import { refuse, type Refusal } from '../../miniprogram/core/refusal'
import type { KeyDoc } from '../_documents'
import { seal, store } from '../_platform/ports'
import type { IdempotencyKey } from '../_platform/idempotency'

interface Keyed {
  key?: unknown
  instead?: unknown
}

/** Null for a question without a key: it only reads, or repeats do no harm. */
export function idempotencyKeyOf(
  openid: string,
  route: string,
  data: object,
  now: number,
): IdempotencyKey | null {
  const { key, instead, ...asked } = data as Keyed & Record<string, unknown>
  if (typeof key !== 'string') return null
  // Asking for a person to look at the same words is the same form.
  delete asked.humanCheck
  const idOf = (one: string) => seal.codeHash('idempotencyKey', `${openid}:${one}`).slice(0, 40)
  const olds = Array.isArray(instead) ? (instead as string[]) : []
  return {
    id: idOf(key),
    brake: seal.codeHash('idempotencyKey', `${openid}|${route}`).slice(0, 24),
    digest: seal.codeHash('asked', `${route}|${canonical(asked)}`),
    instead: [...new Set(olds)].filter(one => one !== key).map(idOf),
    at: now,
    kept: false,
  }
}

/** The same for the same content, in whatever order its fields came. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).filter(([, part]) => part !== undefined)
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`)
    .join()}}`
}

/** `fresh`: not seen yet. `again`: this very tap was done, answer as then. Otherwise what is said instead. */
export type Used = 'fresh' | 'again' | Refusal

/** One question for all the keys of a request. */
export async function usedBefore(idempotencyKey: IdempotencyKey, data: object): Promise<Used> {
  const docs =
    idempotencyKey.instead.length === 0
      ? [await store.get('keys', idempotencyKey.id)].filter(doc => doc !== null)
      : await store.some('keys', [idempotencyKey.id, ...idempotencyKey.instead])
  const own = docs.find(doc => doc._id === idempotencyKey.id)
  if (own?.diedFor) return replaced(await store.get('keys', own.diedFor))
  if (own) return own.digest === idempotencyKey.digest ? 'again' : refuse('KEY_USED')
  const done = docs.find(doc => doc.diedFor === null)
  return done ? doneBefore(done, data) : 'fresh'
}

async function replaced(by: KeyDoc | null): Promise<Refusal> {
  const no = await numberOf(by)
  return refuse('KEY_REPLACED', { no: no === null ? '' : `，编号 ${no}` })
}

async function numberOf(doc: KeyDoc | null): Promise<string | null> {
  const [collection, id = ''] = (doc?.about ?? '').split('/')
  if (collection === 'tickets') return (await store.get('tickets', id))?.no ?? null
  return collection === 'deeds' ? ((await store.get('deeds', id))?.deed.no ?? null) : null
}

/** The first form did arrive. For an order: which, and what is different now. */
async function doneBefore(doc: KeyDoc, data: object): Promise<Refusal> {
  const [collection, id = ''] = (doc.about ?? '').split('/')
  const ticket = collection === 'tickets' ? (await store.get('tickets', id))?.ticket : undefined
  if (!ticket) return refuse('KEY_DONE')
  // Only a new order comes with what it says and no order; everything else is a step on one, whatever names it.
  if ('ticketId' in data || !('input' in data))
    return { ...refuse('KEY_DONE_STEP', { no: ticket.no }), order: { id, no: ticket.no, differs: [] } }
  const words = (await store.get('ticket_words', ticket.wordsId))?.words ?? null
  const differs = differsFrom((data as { input: Inputs['submit'] }).input, ticket, words)
  // What is said about staff is for the town alone: it never goes into an order that the village reads.
  const staff = !ticket.aboutStaff && differs.some(({ field }) => field === 'aboutStaff')
  const code = staff ? 'KEY_DONE_STAFF' : differs.length > 0 ? 'KEY_DONE_ORDER' : 'KEY_DONE_SAME'
  const refusal = refuse(code, {
    no: ticket.no,
    differs: differs.map(one => one.words).join('、'),
  })
  return { ...refusal, order: { id, no: ticket.no, differs: differs.map(({ field }) => field) } }
}
