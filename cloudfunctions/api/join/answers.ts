/** What the ways of joining answer. */
import { aboveOf, FACE_TO_FACE } from '../../../miniprogram/core/people/joining'
import { maskName } from '../../../miniprogram/core/people/mask'
import type { JoinAnswer } from '../../../contract/person/joining'
import type { Asking } from '../../../contract/person/home'
import type { JoinRequestDoc, PersonDoc } from '../../_documents'
import { calledOf, checkOf, nobody, postRequestIdOf, requestIdOf } from '../../_people/joining'
import { isAwake } from '../../_people/person'
import { store } from '../../_platform/ports'
import { heldTexts } from '../../_journal/words/keep-words'
import { contactsOf, meOf, staffAt } from '../me/me'

export const inAs = async (person: PersonDoc, now: number): Promise<JoinAnswer> => ({
  state: 'in',
  me: await meOf(person, now),
})

export const like = (person: PersonDoc): JoinAnswer => ({
  state: 'likeness',
  who: maskName(calledOf(person)),
  hasAccount: !person.openid.startsWith('unbound:'),
})

/** How a request stands, for who asked: where, until when, whom to ring, and the check number where one is needed. */
async function askingOf(request: JoinRequestDoc, now: number): Promise<Asking> {
  const isWaiting = request.state === 'waiting' && request.until > now
  const household = request.householdId === null ? null : await store.get('households', request.householdId)
  return {
    asked: request.asked,
    state: isWaiting ? 'waiting' : request.state === 'waiting' ? 'over' : request.state,
    door: household?.door ?? '',
    at: request.at,
    until: request.until,
    reason: (await heldTexts([request.doubt], ''))(request.doubt, request.reason),
    check: isWaiting && FACE_TO_FACE[request.asked] ? checkOf(request) : null,
    contacts: await confirmersOf(request, now),
  }
}

/** Who may say yes and can be rung: the grid members over the door, or the level above a post. */
async function confirmersOf({ asked, path }: JoinRequestDoc, now: number) {
  if (asked !== 'post') return contactsOf({ ...nobody('', ''), home: path }, now)
  const above = aboveOf(path)
  return above === null ? [] : staffAt(above.role, above.gridId, now)
}

export const waitingAs = async (request: JoinRequestDoc, now: number): Promise<JoinAnswer> => ({
  state: 'waiting',
  asking: await askingOf(request, now),
})

/** What this account waits for, or was told last; null when there is nothing to say. */
export async function askingFor(
  openid: string,
  person: PersonDoc | null,
  now: number,
): Promise<Asking | null> {
  const isStaff = person !== null && person.staffName !== null
  if (person !== null && person.guestAt === null && (!isStaff || isAwake(person))) return null
  const id = person !== null && person.guestAt === null ? postRequestIdOf(person._id) : requestIdOf(openid)
  const request = await store.get('join_requests', id)
  return request && request.state !== 'accepted' ? askingOf(request, now) : null
}
