/** What a new order needs before its transaction: where it belongs, unused numbers, files that are the sender's own. */
import { createHash } from 'node:crypto'
import { decide } from '../../../miniprogram/core/ticket/decide'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import type { Actor } from '../../../miniprogram/core/people/role'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { TicketDoc } from '../../_documents'
import { store } from '../../_platform/ports'
import { first } from '../../_platform/reach'
import type { Begun, Press } from '../keeping'
import { drawNumbers } from '../numbers'
import { rulebook, rulesNow } from '../rulebook'
import { ownedBy } from '../words/attached'
import { doorOf } from './door'
import { placeOf } from './facts'

/** The same form sent again and again is one ticket, because its id says who sent which form. */
export const ticketIdFor = (who: string, { key }: { key: string }): string =>
  `t${createHash('sha256').update(`${who}:${key}`).digest('hex').slice(0, 23)}`

/** Newest orders of this person first: the same form again is among them, and so is haste. One indexed look for both. */
export async function beginOrder(
  { command, by, now }: Press<'ticket'>,
  ticketId: string,
): Promise<{ found: Ticket } | Begun<'ticket'> | Refusal> {
  if ((command.verb !== 'submit' && command.verb !== 'register') || !by) return refuse('NOT_ALLOWED')
  const newest = await store.list('tickets', {
    where: { 'list.mineOf': by.person._id },
    sort: ['list.sortKey', 'desc'],
    limit: first(PER_MINUTE),
  })
  const present = newest.find(doc => doc._id === ticketId)
  if (present) return { found: present.ticket }
  const found = await placeOf(command, by.person)
  const villageId = found?.place.path[2]
  if (!found || !villageId) return refuse('NOT_ALLOWED')
  const { place, whose } = found
  if (tooFast(by.actor, newest, now)) return refuse('SPAM')
  // Asked once without a number: a form with a mistake in it takes none.
  const book = await rulebook()
  const trial = decide(null, command, {
    actor: by.actor,
    now,
    rules: rulesNow(book, now),
    calendars: book.calendars,
    facts: { place, no: '' },
  })
  if (isRefusal(trial)) return trial
  const attachments = trial.words?.attachments ?? []
  const files = new Map(
    (
      await store.some(
        'files',
        attachments.map(({ id }) => id),
      )
    ).map(file => [file._id, file]),
  )
  if (attachments.length > 0 && !ownedBy(by.actor.id, attachments, files))
    return refuse('FILE_NOT_YOURS', {}, 'attachments')
  const about = 'aboutStaff' in command.input && command.input.aboutStaff
  const [numbers, door] = await Promise.all([
    about ? drawNumbers('complaint', place.path[1] ?? villageId, now) : drawNumbers('order', villageId, now),
    doorOf(place.householdId, whose),
  ])
  return {
    door,
    facts: ({ attempt }) => ({ no: numbers[(attempt - 1) % numbers.length], place }),
    contact: whose && {
      name: whose.nameDoubt === null ? whose.nameSealed : null,
      phone: whose.phoneSealed,
    },
  }
}

const A_MINUTE = 60_000
const PER_MINUTE = 5
/** Staff who enter a meeting's wishes are quicker than that. */
const tooFast = (actor: Actor, newest: readonly TicketDoc[], now: number): boolean =>
  actor.posts.length === 0 &&
  newest.length === PER_MINUTE &&
  newest.every(({ ticket }) => ticket.submittedAt > now - A_MINUTE)
