/** What is still open of a person: said before they are forgotten, and ended then. */
import { isOver } from '../../miniprogram/core/deed/over'
import type { OpenKind } from '../../miniprogram/core/own/deleting'
import type { Ticket } from '../../miniprogram/core/ticket/types'
import { CATEGORY_LABELS } from '../../miniprogram/core/labels'
import type { OpenMatter } from '../../contract/person/own'
import type { PersonDoc } from '../_documents'
import { store } from '../_platform/ports'

/** As many as fit into one request. Nobody can open more: 30 orders a day, and the clock ends what nobody does. */
const MOST = 200

/** Orders first, then what was reported, written, redeemed and asked for. */
export async function openMattersOf(person: PersonDoc, now: number): Promise<OpenMatter[]> {
  return (await allOpen(person, now)).slice(0, MOST)
}

async function allOpen(person: PersonDoc, now: number): Promise<OpenMatter[]> {
  const { _id, householdId } = person
  const [orders, deeds, older, letters, codes, requests] = await Promise.all([
    store.all('tickets', { where: { 'list.openOf': _id } }),
    store.all('deeds', { where: { of: _id }, sort: ['sortKey', 'desc'] }),
    store.all('feedback', { where: { by: _id }, sort: ['sortKey', 'desc'] }),
    store.all('opinions', { where: { by: _id }, sort: ['sortKey', 'desc'] }),
    householdId === null
      ? []
      : store.all('redemptions', { where: { householdId, state: 'waiting' }, sort: ['sortKey', 'desc'] }),
    store.all('join_requests', { where: { personId: _id, state: 'waiting' } }),
  ])
  return [
    // What was typed for somebody else is theirs.
    ...orders
      .filter(({ ticket }) => ticket.requesterId === _id)
      .map(({ ticket }) => ({
        id: ticket.id,
        kind: kindOf(ticket),
        no: ticket.no,
        what: CATEGORY_LABELS[ticket.category],
      })),
    ...deeds
      .filter(({ deed }) => deed.reportedBy === _id && !isOver(deed.stage.state))
      .map(({ deed }) => ({ id: deed.id, kind: 'deed' as const, no: deed.no, what: deed.item.label })),
    ...[...older.filter(({ open }) => open), ...letters.filter(({ waits }) => waits.length > 0)].map(
      ({ _id: id, no }) => ({ id, kind: 'letter' as const, no, what: '投诉和建议' }),
    ),
    ...codes
      .filter(({ redemption }) => redemption.redeemedBy === _id)
      .map(({ _id: id, redemption }) => ({
        id,
        kind: 'code' as const,
        no: redemption.no,
        what: redemption.goodName,
      })),
    ...requests
      .filter(({ until }) => until > now)
      .map(({ _id: id }) => ({ id, kind: 'join' as const, no: '', what: '登记' })),
  ]
}

/** By whether its requester may still take it back, or has to ask. */
const KIND_OF: Record<Ticket['stage']['state'], OpenKind> = {
  submitted: 'free',
  dispatched: 'free',
  claimed: 'taken',
  resolved: 'ending',
  referred: 'ending',
  merged: 'ending',
  declined: 'ending',
  withdrawn: 'ending',
  closed: 'ending',
}
const kindOf = ({ stage }: Ticket): OpenKind => KIND_OF[stage.state]
