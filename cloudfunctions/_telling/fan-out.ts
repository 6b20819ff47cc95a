/** News → one notice a person, once each. Whom a row means is found as things stand when it is fanned out. */
import { pathOf } from '../../miniprogram/core/news/tell'
import type { NamedTell, NewsDoc, SendDoc } from '../_documents'
import { newSend } from '../_documents/new/send'
import type { EventOf, MatterOf, Processes, ProcessKind } from '../_journal/keeping'
import type { AnyMatter } from '../_journal/load'
import { subjectOf } from '../_platform/due/moments'
import { store } from '../_platform/ports'
import { deedTelling } from './deeds'
import { feedbackTelling } from './feedback'
import { honourTelling } from './honours'
import { whenQuiet } from './hours'
import { make, type Notice } from './make'
import { orderTelling } from './orders'
import { redemptionTelling } from './redemptions'
import type { Telling } from './telling'

/** The compiler asks for a row of every kind of process. */
const TELLING: { readonly [K in ProcessKind]: Telling<K> } = {
  ticket: orderTelling,
  honour: honourTelling,
  redemption: redemptionTelling,
  deed: deedTelling,
  feedback: feedbackTelling,
}

/** The notices that were made now. `found`: what it is about, as it is; null for news of something else. Doing it again makes none. */
export async function fanOut(news: NewsDoc, found: AnyMatter | null, now: number): Promise<SendDoc[]> {
  const named = news.to.flatMap(tell =>
    tell.who === 'named'
      ? tell.people.map((person): Notice => ({ send: namedSend(news, tell, person, now), ticket: null }))
      : [],
  )
  return make([...named, ...(found ? await byTable(found, news, now) : [])], now)
}

async function byTable<K extends ProcessKind>(
  { kind, matter }: { kind: K; matter: MatterOf<K> },
  news: NewsDoc,
  now: number,
): Promise<Notice[]> {
  const event = await store.get('events', subjectOf(news))
  if (event?.about.kind !== kind) return []
  const rows = news.to.flatMap(tell => (tell.who === 'named' ? [] : [tell]))
  // The rows were made of this very event, so they are of its kind.
  return TELLING[kind].notices(event as EventOf<K>, matter, rows as Processes[K]['tell'][], now)
}

/** For somebody who was found when it was written. */
function namedSend(
  news: NewsDoc,
  { how, message, template, page, villageId, no, asStaff }: NamedTell,
  personId: string,
  now: number,
): SendDoc {
  return newSend({
    _id: `${subjectOf(news)}:${personId}`,
    about: news.about,
    personId,
    villageId,
    at: now,
    message,
    how,
    template,
    page: pathOf(page, news.about.id),
    notice: {
      no,
      about: template === 'points' ? '文明积分' : '村里的事',
      status: '有变动',
      at: news.since,
    },
    ...(asStaff ? { asStaff } : {}),
    ...(how === 'message' ? { nextTryAt: whenQuiet(now) } : {}),
  })
}
