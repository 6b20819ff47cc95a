/** The sample people as they press. */
import type { Role } from '../../../miniprogram/core/people/role'
import { actorOf, type Known } from '../../_people/person'
import { store } from '../../_platform/ports'
import { DEMO_PEOPLE } from './sample'

/** Who presses at that moment. Their words are ours, and need no checker. */
export async function sampleOf(role: Role, now: number): Promise<Known> {
  const person = await store.get('people', DEMO_PEOPLE[role].id)
  if (!person) throw new Error(`nobody is ${role} in the demonstration`)
  return { openid: person.openid, person, actor: actorOf(person), now, typed: '' }
}
