/** Whether news reaches somebody: what they open they have read, and whom no message can reach any more is told where to call. */
import { about } from '../../../miniprogram/core/about'
import { OPEN_STATES, type Ticket } from '../../../miniprogram/core/ticket/types'
import type { Contact } from '../../../contract/person/home'
import { OF_RUNNING_ORDERS } from '../../_notices/templates'
import { grantId } from '../../_notices/grants'
import { whereAbout } from '../../_documents/where-about'
import type { Known } from '../../_people/person'
import { store } from '../../_platform/ports'
import { contactsOf } from '../me/me'

/** Anyone who opens an order has read what was told about it: nobody need call, and no morning's message need say it. */
export async function markOpened(ticketId: string, { person }: Known): Promise<void> {
  await store.change(
    'sends',
    { ...whereAbout(about('ticket', ticketId)), personId: person._id, opened: false },
    { set: { opened: true } },
  )
}

/** Of the own order while it runs: whom to call, where no accepted message is left. Null: messages still arrive. */
export async function unheardOf(ticket: Ticket, { person, now }: Known): Promise<Contact | null> {
  if (ticket.requesterId !== person._id || !OPEN_STATES.includes(ticket.stage.state)) return null
  const grants = await store.some(
    'grants',
    OF_RUNNING_ORDERS.map(name => grantId(person._id, name)),
  )
  if (grants.some(({ left }) => left > 0)) return null
  return (await contactsOf(person, now))[0] ?? null
}
