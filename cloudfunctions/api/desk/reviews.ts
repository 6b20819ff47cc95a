/**
 * What a person must look at because the checker gave no answer, or a doubtful one. The desk's and the town's; where a
 * town has nobody in post the county's, which sees what waits, and reads one text at a time, each written down for
 * whose words they are.
 */
import { about, type About } from '../../../miniprogram/core/about'
import type { GridId } from '../../../miniprogram/core/people/grid'
import { isNear as isNearToDeed } from '../../../miniprogram/core/deed/judging'
import { concernedIn as concernedInPurchase } from '../../../miniprogram/core/redemption/counter'
import { areHousemates, isOwnHousehold, isOwnMatter } from '../../../miniprogram/core/people/impartial'
import { isRefusal, refuse } from '../../../miniprogram/core/refusal'
import { isRelated } from '../../../miniprogram/core/ticket/pieces/selectors'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import type { Review } from '../../../contract/ticket/desk'
import type { ReviewDoc, WordsDoc } from '../../_documents'
import { makeBoardsAgain } from '../../_journal/orders/boards'
import { standsInFor } from '../../_people/in-post'
import { nameOf } from '../../_people/joining'
import type { Known } from '../../_people/person'
import { files, store } from '../../_platform/ports'
import { logReading, readingId } from '../../_journal/reading'
import { decide } from '../../_journal/words/decide'
import { checkTyped } from '../../_journal/words/keep-words'
import type { Handler } from '../request/serve'
import { countInOne, countOver, listOver } from '../over'
import { nodesOf } from '../ticket/lists'
import type { Where } from '../../_platform/bounds'
import { onePage } from '../../_platform/reach'

const PAGE = 50
/** What the person concerned reads of a look by the county. */
const FOR_REVIEW = '机器拿不准，镇里没有人在岗，县里代看'

/** `logged`: reads only what they said they would read, and that is written down. */
interface Reviewer {
  nodes: GridId[]
  logged: boolean
}
async function reviewerOf(me: Known): Promise<Reviewer> {
  const nodes = nodesOf(me, ['dispatcher', 'inspector'])
  return nodes.length > 0 || nodesOf(me, ['admin']).length === 0
    ? { nodes, logged: false }
    : { nodes: (await standsInFor(me)).towns, logged: true }
}
const openAt = (nodes: readonly GridId[]): Where[] => nodes.map(path => ({ path, state: 'open' }))

/** How many wait for this person, no further than 100. */
export const countReviews = async (me: Known): Promise<number> =>
  countInOne('reviews', openAt((await reviewerOf(me)).nodes))

const lineOf = ({ _id, about, no, path, villageId }: ReviewDoc) => ({
  matter: { about, no, path, villageId },
  purpose: FOR_REVIEW,
  key: _id,
})

export const reviews: Handler<'desk.reviews'> = {
  async known({ cursor, look }, me) {
    const { nodes, logged } = await reviewerOf(me)
    if (nodes.length === 0) return refuse('NOT_ALLOWED')
    const one = look === undefined ? null : await store.get('reviews', look)
    if (look !== undefined && (one?.state !== 'open' || !nodes.some(node => one.path.includes(node))))
      return refuse('NOT_FOUND')
    const found = one
      ? [one]
      : await listOver('reviews', openAt(nodes), {
          sort: ['sortKey', 'asc'],
          after: cursor,
          limit: onePage(PAGE + 1),
        })
    const open = found.slice(0, PAGE)
    const words = new Map(
      (
        await store.some(
          'ticket_words',
          open.map(one => one.wordsId),
        )
      ).map(doc => [doc._id, doc]),
    )
    const named = new Map(
      (
        await store.some(
          'people',
          open.filter(one => one.about.kind === 'person').map(one => one.about.id),
        )
      ).map(person => [person.nameDoubt?.review, person]),
    )
    const closed = logged && one === null
    if (logged && one) await noteLook(one, words.get(one.wordsId), me)
    const addresses = await files.addresses(
      (closed ? [] : open).flatMap(one => words.get(one.wordsId)?.kept?.[one.fileId ?? ''] ?? []),
    )
    const items = open.map<Review>(one => {
      const doc = words.get(one.wordsId)
      const { attachments: _a, ...typed } = doc?.words ?? {}
      const person = named.get(one._id)
      return {
        id: one._id,
        // A person's id would be a door in another list.
        about: one.about.kind === 'person' ? about('person', '') : one.about,
        no: one.no,
        at: one.at,
        what: one.what,
        reason: one.reason,
        closed,
        text: closed
          ? null
          : person
            ? nameOf(person)
            : one.what === 'text'
              ? Object.values(typed).join('\n') || null
              : null,
        url: addresses.get(doc?.kept?.[one.fileId ?? ''] ?? '') ?? null,
      }
    })
    return { now: me.now, items, next: found.length > PAGE ? (open.at(-1)?.sortKey ?? null) : null }
  },
}

const noteLook = (one: ReviewDoc, words: WordsDoc | undefined, me: Known): Promise<void> =>
  logReading(me, {
    ...lineOf(one),
    of: one.about.kind === 'person' ? one.about.id : (words?.owner ?? ''),
    what: 'words',
    check: 'pass',
  })

export const review: Handler<'desk.review'> = {
  async known({ id, pass, reason = '' }, me) {
    const { nodes, logged } = await reviewerOf(me)
    if (nodes.length === 0) return refuse('NOT_ALLOWED')
    const open = await store.get('reviews', id)
    if (!open || !nodes.some(node => open.path.includes(node))) return refuse('NOT_FOUND')
    const { kind, id: of } = open.about
    const ticket = kind === 'ticket' ? (await store.get('tickets', of))?.ticket : undefined
    const words = await store.get('ticket_words', open.wordsId)
    if (
      words?.by === me.person._id ||
      (kind === 'person' && (await isNearName(me, of))) ||
      (await (ticket ? isNear(me, ticket, words?.by ?? null) : isNearDeed(me, open.about, words?.by ?? null)))
    )
      return refuse('RELATED')
    if (open.state === 'open') {
      if (logged && !(await store.get('readers', readingId(me, lineOf(open))))) return refuse('JUDGED_UNSEEN')
      const check = await checkTyped(me)
      if (isRefusal(check)) return check
      await decide(open, { pass, why: check === 'pass' ? reason : '', by: me.person._id, now: me.now })
      // The text on the wall waited for this; a decision about words is no event.
      if (ticket?.publication?.eventId === open.wordsId) await makeBoardsAgain(ticket, me.now)
    }
    return {
      left: await countOver('reviews', openAt(nodes)),
    }
  },
}

/** Who had a hand in the order, or lives with the person who ordered or wrote, leaves the decision to the town. */
async function isNear({ actor, now }: Known, ticket: Ticket, writer: string | null): Promise<boolean> {
  if (isRelated(ticket, actor, now)) return true
  const others = await store.some('people', [ticket.authorId, ticket.requesterId ?? '', writer ?? ''])
  return others.some(other => areHousemates(actor, other, now))
}

/** The same of a good deed, an objection to one, a nomination, what was redeemed for somebody without a phone. */
async function isNearDeed(
  { actor, now }: Known,
  { kind, id }: About,
  writer: string | null,
): Promise<boolean> {
  const deed = kind === 'deed' ? (await store.get('deeds', id))?.deed : undefined
  if (deed && isNearToDeed(deed, actor, now)) return true
  const bought = kind === 'redemption' ? (await store.get('redemptions', id))?.redemption : undefined
  if (bought && isOwnMatter(concernedInPurchase(bought), actor, now)) return true
  const nominee = kind === 'honour' ? (await store.get('honours', id))?.householdId : undefined
  return (
    (nominee !== undefined && isOwnHousehold(actor, nominee, now)) ||
    (await store.some('people', [writer ?? ''])).some(other => areHousemates(actor, other, now))
  )
}

/** One's own name, or that of somebody who lives, or asks to live, in one's own household. */
async function isNearName({ actor, now }: Known, id: string): Promise<boolean> {
  const named = await store.get('people', id)
  if (!named || id === actor.id || areHousemates(actor, named, now)) return true
  return named.guestAt?.householdId != null && isOwnHousehold(actor, named.guestAt.householdId, now)
}
