/**
 * What a request has written to be told is told before its answer goes: the person hears of it within two seconds, and the
 * timer is the net below (docs/adr/0129). Whatever goes wrong here changes nothing of the answer: the rows are still due.
 */
import type { NewsDoc, SendDoc } from '../_documents'
import { freesOthers, matterAbout } from '../_journal/load'
import { followedAt } from '../_platform/due/moments'
import { log, now as clock, store } from '../_platform/ports'
import { tell } from './tell'
import { fanOut } from './fan-out'

/** Nothing new is begun after this; what is under way takes one answer of WeChat's more. */
const BEGIN_WITHIN_MS = 900
const PATIENCE_MS = 1000
/** More than these wait for the timer. */
const MOST = 3

/** Never throws. */
export async function tellAtOnce(written: readonly NewsDoc[]): Promise<void> {
  const end = performance.now() + BEGIN_WITHIN_MS
  const hasTime = () => performance.now() < end
  let told = 0
  try {
    for (const { _id } of written) {
      if (!hasTime() || told >= MOST) return
      const now = clock()
      for (const send of (await noticesOf(_id, now)).filter(
        ({ nextTryAt }) => (nextTryAt ?? Infinity) <= now,
      )) {
        if (!hasTime() || told >= MOST) return
        if (send.state === 'waiting') await tell(send, now, PATIENCE_MS)
        told++
      }
    }
  } catch (error) {
    log({ telling: 'left to the timer', error: error instanceof Error ? error.name : typeof error })
  }
}

/** The notices of one piece of news, made now; none where the timer was here first. */
async function noticesOf(id: string, now: number): Promise<SendDoc[]> {
  const news = await store.get('due', id)
  if (news?.kind !== 'news' || news.told) return []
  const found = await matterAbout(news.about)
  const made = await fanOut(news, found, now)
  // Setting free what was merged into it is the timer's: it presses other orders.
  if (found === null || !freesOthers(found))
    await store.change('due', { _id: id, told: false }, { set: { told: true, at: followedAt(news) } })
  return made
}
