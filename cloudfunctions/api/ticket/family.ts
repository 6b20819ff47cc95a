/** 替家里人: somebody of one's own household is named as the household's page names them; their order is theirs. */
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import { whomOf } from '../../_people/households'
import { isUnbound, peopleOf } from '../../_people/joining'
import type { Known } from '../../_people/person'
import { store } from '../../_platform/ports'
import { hasSlip } from '../../_journal/orders/slip'

/** What was typed, for the member that was chosen. Whoever left the household meanwhile is nobody's to order for. */
export async function forFamily(whom: string, typed: object, me: Known): Promise<object | Refusal> {
  if (me.again) return typed
  if ('onBehalfOf' in typed) return refuse('BAD_INPUT', {}, 'onBehalfOf')
  const { householdId } = me.person
  const members = householdId === null ? [] : await peopleOf(householdId)
  const member = members.find(
    one => one._id !== me.person._id && whomOf(one.householdId ?? '', one._id) === whom,
  )
  return member ? { ...typed, onBehalfOf: member._id } : refuse('NOT_OF_HOUSEHOLD')
}

/** Whether a slip of paper is written for it: not for somebody of the household who opens the order on their own phone. */
export async function isOnPaper(ticket: Ticket): Promise<boolean> {
  if (!hasSlip(ticket)) return false
  if (!ticket.family || ticket.requesterId === null) return true
  const person = await store.get('people', ticket.requesterId)
  return person === null || isUnbound(person)
}
