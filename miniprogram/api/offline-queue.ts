/**
 * What could not be sent waits here, in pencil, and is handed in once when there is signal again. The queue lives in
 * storage, so a closed app loses nothing; each item's key makes repeats harmless.
 */
import type { Api } from '../../contract'
import type { Unlisted } from '../../contract/ticket/press'
import { call, isOffline, isUnreached, type Failure, type Result } from './client'
import { isOver, put, renew, type LocalFile } from './files'
import { keepSafe } from './safe'
import { keepSlip } from './slips'

export type QueuedRoute =
  | 'points.apply'
  | Exclude<
      Extract<keyof Api, `ticket.${string}`>,
      'ticket.open' | 'ticket.list' | 'ticket.unmask' | 'ticket.bySlip' | 'ticket.colleagues'
    >

export interface Waiting {
  key: string
  route: QueuedRoute
  /** Verbs of orders carry `input`; a good deed is its own input. */
  ask: { key: string; ticketId?: string; input: Record<string, unknown>; helped?: Unlisted }
  files: LocalFile[]
  /** One line for the pencil card. */
  title: string
  at: number
  /** The cloud said no: shown until the person decides. */
  refused: string | null
  /** How often it did not arrive. */
  tries?: number
}

const NAME = 'offlineQueue'
let running = false
const listeners: ((items: Waiting[]) => void)[] = []

export function waiting(): Waiting[] {
  const kept: unknown = wx.getStorageSync(NAME)
  return Array.isArray(kept) ? (kept as Waiting[]) : []
}

function keep(items: Waiting[]): boolean {
  const kept = keepSafe(NAME, items)
  for (const tell of listeners) tell(waiting())
  return kept
}

const FULL: Failure = {
  ok: false,
  code: 'STORAGE_FULL',
  message: '没信号，手机也存满了，没能先存着。写的字还在这一页，别关；有了信号再按一次。',
  retry: true,
}

/** Tells `listener` of every change; returns how to stop. */
export function watch(listener: (items: Waiting[]) => void): () => void {
  listeners.push(listener)
  return () => {
    const i = listeners.indexOf(listener)
    if (i >= 0) listeners.splice(i, 1)
  }
}

export function discard(key: string): void {
  keep(waiting().filter(item => item.key !== key))
}

/** A photo that the cloud no longer has, because it waited here too long, is uploaded again before anybody hears of it. */
async function deliver(item: Waiting): Promise<Result<unknown>> {
  const result = await handIn(item)
  if (result.ok || !isOver(result.code) || item.files.length === 0) return result
  for (const file of item.files) renew(file)
  return handIn(item)
}

async function handIn(item: Waiting): Promise<Result<unknown>> {
  const attachments = []
  for (const file of item.files) {
    const sent = await put(file)
    if (!sent.ok) return sent
    attachments.push(sent.attachment)
  }
  const input = item.files.length > 0 ? { ...item.ask.input, attachments } : item.ask.input
  const ask = item.route === 'points.apply' ? { ...input, key: item.ask.key } : { ...item.ask, input }
  const result = await call(item.route, ask as unknown as Api[QueuedRoute]['ask'])
  if (result.ok) keepSlip(result.data as Partial<Api['ticket.submit']['reply']>)
  return result
}

/**
 * Sends now, or keeps for later: `kept` means it lies in this phone and will go by itself.
 * A refusal is handed back at once and nothing is kept: the page still has the words.
 */
export async function press(
  item: Omit<Waiting, 'at' | 'refused'>,
): Promise<{ ok: true; data: Api[QueuedRoute]['reply'] } | { ok: 'kept' } | Failure> {
  const whole: Waiting = { ...item, at: Date.now(), refused: null }
  const result = await deliver(whole)
  if (result.ok) {
    discard(item.key)
    return { ok: true, data: result.data as Api[QueuedRoute]['reply'] }
  }
  if (!isOffline(result)) return result
  return keep([...waiting().filter(other => other.key !== item.key), whole]) ? { ok: 'kept' } : FULL
}

/** Two different items without a signal: it is the signal, not the item. */
const SILENT_ENOUGH = 2

/** What has failed less often first, so that one that cannot go never stands before those that can; then the oldest. */
const inTurn = (items: Waiting[]): Waiting[] =>
  items.filter(one => one.refused === null).sort((a, b) => (a.tries || 0) - (b.tries || 0) || a.at - b.at)

/** Steps of one order go in the order they were pressed: a later one waits while an earlier one does. */
function mustWait(item: Waiting): boolean {
  const { ticketId } = item.ask
  const [first] = waiting().filter(one => one.refused === null && one.ask.ticketId === ticketId)
  return ticketId !== undefined && first !== undefined && first.key !== item.key
}

const change = (item: Waiting): boolean =>
  keep(waiting().map(other => (other.key === item.key ? item : other)))

/** Hands in what waits; stops when there is no signal. Safe to call at any time. */
export async function flush(): Promise<void> {
  if (running) return
  running = true
  let silent = 0
  try {
    for (const item of inTurn(waiting())) {
      if (mustWait(item)) continue
      const result = await deliver(item)
      if (result.ok) discard(item.key)
      else if (isUnreached(result)) {
        // What is uploaded by now need not go again.
        change({ ...item, tries: (item.tries || 0) + 1 })
        if (isOffline(result) && ++silent >= SILENT_ENOUGH) return
      } else change({ ...item, refused: result.message })
    }
  } finally {
    running = false
  }
}

/** Called once at launch: flush when the network comes back. */
export function startOfflineQueue(): void {
  wx.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) void flush()
  })
  void flush()
}
