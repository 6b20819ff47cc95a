/**
 * The morning: what waited for seven o'clock reaches each person as one message, an event of its own (docs/adr/0079). Where
 * only the desk's list waited it is the desk's; where one thing alone waited, that thing goes out as it is.
 */
import { about } from '../../../miniprogram/core/about'
import { dayKey } from '../../../miniprogram/core/clock/shanghai'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import type { SendDoc } from '../../_documents'
import { newSend } from '../../_documents/new/send'
import { matterOf } from '../../_journal/matter'
import { lte } from '../../_platform/bounds'
import { store } from '../../_platform/ports'
import { withRetry } from '../../_platform/retry'
import { waitedForMorning } from '../../_telling/hours'
import { shown, withTried } from '../../_telling/ladder'
import { make } from '../../_telling/make'
import { drop, tell, update } from '../../_telling/tell'

interface Held {
  send: SendDoc
  ticket: Ticket | null
}

/** A notice that waits: alone, or with whatever else waited for this person's morning. */
export async function tellWaiting(send: SendDoc, now: number, patienceMs: number): Promise<void> {
  if (isOfMorning(send, now)) await morningOf(send.personId, now, patienceMs)
  else await tell(send, now, patienceMs)
}

const isOfMorning = ({ how, state, at, nextTryAt }: SendDoc, now: number): boolean =>
  state === 'digest' || (how === 'message' && nextTryAt !== null && waitedForMorning(at, nextTryAt, now))

/** Everything that waits for this person's morning; what came to nothing since is left out. */
export async function morningOf(personId: string, now: number, patienceMs: number): Promise<void> {
  const [desk, waiting] = await Promise.all(
    (['digest', 'waiting'] as const).map(state => heldIn(state, personId, now)),
  )
  if (!desk || !waiting) return
  const unread = [...waiting, ...desk].filter(({ send }) => !send.opened)
  const [only, ...more] = unread
  const single = only && more.length === 0 && waiting.includes(only) ? only : null
  // Anyone who opened all of it since needs no message about it.
  const came =
    single !== null ? 'not' : only ? await tellTogether(unread, waiting.length > 0, now, patienceMs) : 'read'
  if (came === 'later') return
  if (came !== 'sent' && waiting.length > 0)
    await keepList(
      unread.filter(held => desk.includes(held)),
      came === 'unknown' ? 'badge' : 'message',
      now,
    )
  for (const { send } of desk) await endOf(send, send.opened ? 'seen' : 'told')
  for (const held of waiting) await afterwards(held, held.send.opened ? 'read' : came, now, patienceMs)
}

async function heldIn(state: 'digest' | 'waiting', personId: string, now: number): Promise<Held[]> {
  const held: Held[] = []
  for (const send of await store.all('sends', {
    where: { personId, state, nextTryAt: lte(now) },
    sort: ['sortKey', 'asc'],
  })) {
    if (!isOfMorning(send, now)) continue
    const matter = await matterOf(send, now)
    if (matter) held.push({ send, ticket: matter.order?.ticket ?? null })
    else await drop(send)
  }
  return held
}

/** `sent`: it was brought. `unknown`: WeChat did not answer, perhaps it was. `later`: it is being tried, or WeChat was busy. */
type Came = 'sent' | 'unknown' | 'not' | 'later' | 'read'

/** One message for all of it. The desk's own stands in the app where it could not be sent; one of everything does not. */
async function tellTogether(
  unread: readonly Held[],
  isMixed: boolean,
  now: number,
  patienceMs: number,
): Promise<Came> {
  const one = isMixed ? ofEverything(unread, now) : ofTheDesk(unread, now)
  await make([{ send: one, ticket: null }], now)
  const made = await store.get('sends', one._id)
  if (made?.state === 'waiting' && (made.nextTryAt ?? now) <= now) await tell(made, now, patienceMs)
  const after = await store.get('sends', one._id)
  if (after?.state === 'sent') return 'sent'
  if (after?.state === 'trying' || isPutOff(after)) return 'later'
  if (isMixed && (after?.state === 'badge' || after?.state === 'waiting')) await drop(after)
  return after?.tried.some(({ result }) => result === 'unknown') ? 'unknown' : 'not'
}

/** Nothing of the desk's list stands in the app by itself: what one message of everything did not bring has its own. */
async function keepList(list: readonly Held[], how: 'message' | 'badge', now: number): Promise<void> {
  if (list.length > 0) await make([{ send: ofTheDesk(list, now, how), ticket: null }], now)
}

/** WeChat was busy with this person: the same message goes out a minute later. */
const isPutOff = (send: SendDoc | null): boolean =>
  send?.state === 'waiting' && send.tried.some(({ result }) => result === 'busy')

/** After the one message: what it held stays in the app until it is opened, or goes its own way. */
async function afterwards(
  { send, ticket }: Held,
  came: Came,
  now: number,
  patienceMs: number,
): Promise<void> {
  if (came === 'not') return tell(send, now, patienceMs)
  await update(send._id, 'waiting', s => {
    const badge = shown(s, ticket, now)
    // Who had read it, or was told, needs nobody in their stead.
    if (came === 'read') return { ...badge, nextTryAt: null }
    const tried = withTried(badge, { channel: 'digest', at: now, result: came })
    return came === 'sent' ? { ...tried, nextTryAt: null } : tried
  })
}

const newestOf = (held: readonly Held[]): SendDoc => {
  const newest = held.at(-1)
  if (!newest) throw new Error('nothing to tell')
  return newest.send
}

/** `badge`: perhaps it was told with everything else, so it stands in the app and is not sent. */
function ofTheDesk(held: readonly Held[], now: number, how: 'message' | 'badge' = 'message'): SendDoc {
  const { personId, villageId, page, template } = newestOf(held)
  return newSend({
    _id: `digest:${dayKey(now)}:${personId}`,
    about: about('node', villageId),
    personId,
    villageId,
    at: now,
    message: `${held.length} 件等着派，请看一看。`,
    how,
    asStaff: true,
    template,
    page,
    notice: { no: String(held.length), about: '等着派的点单', status: '待派单', at: now },
  })
}

function ofEverything(held: readonly Held[], now: number): SendDoc {
  const { personId, villageId } = newestOf(held)
  // The last message of a result is kept for a result: where there is one among them, it may be used.
  const result = held.find(({ send }) => send.template === 'resolved')
  const { template } = result?.send ?? newestOf(held)
  return newSend({
    _id: `morning:${dayKey(now)}:${personId}`,
    about: about('node', villageId),
    personId,
    villageId,
    at: now,
    message: `夜里来了 ${held.length} 件事，请打开看一看。`,
    how: 'message',
    template,
    page: 'pages/home/home',
    notice: { no: String(held.length), about: '夜里来的几件事', status: '请看看', at: now },
  })
}

/** The one of it that was opened meanwhile is left as it is. */
const endOf = (send: SendDoc, state: 'told' | 'seen'): Promise<unknown> =>
  withRetry(() =>
    store.change('sends', { _id: send._id, state: 'digest' }, { set: { state, nextTryAt: null } }),
  )
