/** News of the first page: what could not be delivered otherwise, and what waits for the person until it is done. */
import { TODOS } from '../../../miniprogram/core/duty/todos'
import type { ProcessKind } from '../../_journal/keeping'
import type { Badge } from '../../../contract/person/home'
import type { Page } from '../../../contract/page'
import type { PersonDoc, SendDoc } from '../../_documents'
import { isOutOfOffice, overAmong } from '../../_journal/matter'
import { seal, store } from '../../_platform/ports'
import { onePage } from '../../_platform/reach'
import { oneOf, type Where } from '../../_platform/bounds'
import type { Handler } from '../request/serve'

/** How many there are is counted no further: 100 means 99+. */
const CAP = 100

type Until = SendDoc['until']
/** Each kind of news, and whether it asks for something: the first page says where that is found. */
const ALL = Object.values(TODOS satisfies Record<ProcessKind, object>).flatMap(
  untils => Object.entries(untils) as [Until, unknown][],
)
const TO_DO: readonly Until[] = [...new Set(ALL.filter(([, at]) => at !== null).map(([until]) => until))]
const READ_ONLY: readonly Until[] = [...new Set(ALL.filter(([, at]) => at === null).map(([until]) => until))]

const isTodo = ({ until }: SendDoc): boolean => TO_DO.includes(until)

/** What waits for the morning to be sent stands in the app at once. */
const UNSEEN = ['badge', 'notReached', 'waiting'] as const
const unseenOf = (personId: string): Where => ({ personId, state: oneOf(UNSEEN) })
const NEWS = 20

interface Reader {
  openid: string
  person: PersonDoc
  now: number
}

/** A page of it, newest first. A to-do that is done, by whomever, is put away here. */
export async function newsOf(
  { openid, person, now }: Reader,
  cursor?: string,
): Promise<Pick<Page<Badge>, 'items' | 'next'>> {
  const sends = await store.list('sends', {
    // One look: three states that never grow to be more.
    where: unseenOf(person._id),
    sort: ['sortKey', 'desc'],
    after: cursor,
    limit: onePage(NEWS + 1),
  })
  const shown = sends.slice(0, NEWS)
  const over = new Set([
    ...(await overAmong(shown.filter(isTodo), person, now)),
    ...shown.filter(send => isOutOfOffice(send, person, now)).map(({ _id }) => _id),
  ])
  if (over.size > 0)
    await store.change(
      'sends',
      { _id: oneOf([...over]), personId: person._id, state: oneOf(UNSEEN) },
      { set: { state: 'stale', nextTryAt: null } },
    )
  const items = shown
    .filter(({ _id }) => !over.has(_id))
    .map<Badge>(({ _id, about, at, message, page, until }) => ({
      // It names the event and the person it was about.
      id: seal.hide(openid, _id),
      about,
      at,
      message,
      page: `/${page}`,
      todo: TO_DO.includes(until),
    }))
  return { items, next: sends.length > NEWS ? (shown.at(-1)?.sortKey ?? null) : null }
}

export const news: Handler<'me.news'> = {
  async known({ cursor }, me) {
    return { now: me.now, ...(await newsOf(me, cursor)) }
  },
}

/** Opened: what only wanted to be read goes; what somebody waits for stays until it is done, and nobody need call. */
export const seen: Handler<'me.seen'> = {
  async known({ badges }, { person }) {
    if (badges.length > 0) {
      // Only my own: the id alone would not say whose it is.
      const mine = { _id: oneOf(badges), personId: person._id, state: oneOf(UNSEEN) }
      await store.change(
        'sends',
        { ...mine, until: oneOf(READ_ONLY) },
        { set: { state: 'seen', opened: true, nextTryAt: null } },
      )
      await store.change(
        'sends',
        { ...mine, until: oneOf(TO_DO) },
        { set: { state: 'badge', opened: true, nextTryAt: null } },
      )
    }
    return { left: await unseenCount(person._id) }
  },
}

/** How much of it there is, no further than 100. */
const unseenCount = (personId: string): Promise<number> => store.count('sends', unseenOf(personId), CAP)
