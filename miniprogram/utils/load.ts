/**
 * Opening a page: the kept copy at once, then the fresh one; a refusal, no signal or our mistake becomes a notice for
 * `state-view`. A page calls `load(this, route, ask, reply => this.show(reply))` and puts `notice` into its template.
 */
import type { Api, FleetingRoute, KeptRoute } from '../../contract'
import { fetchFresh, forget, recall } from '../api/cache'
import { call, isOffline, type Failure } from '../api/client'
import { UNREACHED_TITLE, type Why } from '../api/unreached'
import { waiting, watch } from '../api/offline-queue'
import type { Notice } from '../views/notice'
import { clockText, dateText, dayKey } from '../core/clock/shanghai'

export const QUIET: Notice = { kind: '', title: '', words: '', number: '', act: '' }
export const WAITING: Notice = { ...QUIET, kind: 'loading' }

const savedAt = (at: number) =>
  dayKey(at) === dayKey(Date.now()) ? clockText(at) : `${dateText(at)} ${clockText(at)}`

/** What to show for an answer that was no. `keptAt`: when the copy on the screen was kept, or null when there is none. */
export function noticeOf(failure: Failure, keptAt: number | null): Notice {
  if (isOffline(failure)) {
    if (keptAt !== null)
      return {
        ...QUIET,
        kind: 'offline',
        words: `这会儿没信号。电话能打；下面是 ${savedAt(keptAt)} 存下的，能看。`,
      }
    return {
      ...QUIET,
      kind: 'refused',
      title: '这会儿没信号',
      words: '这一页还没存过，先看不了。电话能打；有了信号再试一次。',
      act: '再试一次',
    }
  }
  const unreached = UNREACHED_TITLE[failure.code as Why]
  if (unreached)
    return {
      ...QUIET,
      kind: 'error',
      title: unreached,
      words:
        keptAt === null ? '这一页先看不了。急的事请打电话。' : `下面是 ${savedAt(keptAt)} 存下的，能看。`,
      number: failure.code === 'NOT_SET_UP' ? (failure.log ?? '') : '',
      act: '再试一次',
    }
  if (failure.retry)
    return {
      ...QUIET,
      kind: 'error',
      title: '这一页没打开，是我们这边出了错',
      words: '您存下的字都还在。',
      number: failure.log ?? '',
      act: '再试一次',
    }
  return { ...QUIET, kind: 'refused', title: '这一页看不了', words: failure.message }
}

interface Showing {
  setData(data: { notice: Notice; shown?: boolean }): void
}
const turns = new WeakMap<object, number>()
type Again = () => Promise<boolean>
/** How each page asks again, and each component that opens something of its own on it. */
const again = new WeakMap<object, Map<Showing, Again>>()
/** The page that each of them stands on. */
const standsOn = new WeakMap<Showing, object>()
/** What shows a kept copy, or nothing, for want of signal. */
const cutOff = new Map<Showing, Again>()
let listening = false

function topPage(): object | undefined {
  const pages = getCurrentPages()
  return pages[pages.length - 1]
}

function remember(shower: Showing, ask: Again): void {
  const page = standsOn.get(shower) ?? topPage() ?? shower
  standsOn.set(shower, page)
  const onIt = again.get(page) ?? new Map<Showing, Again>()
  again.set(page, onIt.set(shower, ask))
}

/** A component that is gone from its page asks no more. A page takes this along by itself. */
export function unload(shower: Showing): void {
  turns.delete(shower)
  cutOff.delete(shower)
  again.get(standsOn.get(shower) ?? shower)?.delete(shower)
}

/** When the signal is back, and when something that waited in the phone was handed in, what stands on the screen is asked again. */
function listen(): void {
  if (listening) return
  listening = true
  wx.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) for (const ask of [...cutOff.values()]) void ask()
  })
  let before = waiting().length
  watch(items => {
    const fewer = items.length < before
    before = items.length
    const top = fewer ? topPage() : undefined
    if (top) for (const ask of again.get(top)?.values() ?? []) void ask()
  })
}

/** True when the fresh answer is on the screen. Of several runs only the newest shows anything. */
export async function load<R extends KeptRoute>(
  page: Showing,
  route: R,
  ask: Api[R]['ask'],
  show: (reply: Api[R]['reply'], fresh: boolean) => void,
): Promise<boolean> {
  const turn = (turns.get(page) ?? 0) + 1
  turns.set(page, turn)
  listen()
  const asked = () => load(page, route, ask, show)
  remember(page, asked)
  const kept = recall(route, ask)
  if (kept) show(kept.data, false)
  page.setData({ notice: kept ? QUIET : WAITING })
  const result = await fetchFresh(route, ask)
  if (turns.get(page) !== turn) return false
  if (isOffline(result)) cutOff.set(page, asked)
  else cutOff.delete(page)
  if (result.ok) {
    show(result.data, true)
    page.setData({ notice: QUIET })
    return true
  }
  const notice = noticeOf(result, kept ? kept.at : null)
  // A definite no: what stood there is not theirs to see any more, and its buttons would be refused.
  if (notice.kind === 'refused' && !isOffline(result)) {
    forget(route, ask)
    page.setData({ notice, shown: false })
  } else page.setData({ notice })
  return false
}

/** The same of what no phone keeps: nothing is shown before the answer, and without signal nothing at all. */
export async function loadFleeting<R extends FleetingRoute>(
  page: Showing & { data: { shown: boolean } },
  route: R,
  ask: Api[R]['ask'],
  show: (reply: Api[R]['reply']) => void,
): Promise<boolean> {
  const turn = (turns.get(page) ?? 0) + 1
  turns.set(page, turn)
  if (!page.data.shown) page.setData({ notice: WAITING })
  const result = await call(route, ask)
  if (turns.get(page) !== turn) return false
  if (result.ok) {
    show(result.data)
    page.setData({ notice: QUIET })
    return true
  }
  const notice = noticeOf(result, null)
  page.setData({
    shown: false,
    notice: isOffline(result)
      ? { ...notice, words: '走访和标记不存在手机里，有了信号再看。电话能打。' }
      : notice,
  })
  return false
}
