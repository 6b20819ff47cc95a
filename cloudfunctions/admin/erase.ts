/** The county forgets somebody who asked for it: what they typed and, with `identity`, who they are (_own/forget-person.ts). */
import { isOfDemo } from '../../miniprogram/core/people/demo'
import { inForce } from '../../miniprogram/core/people/role'
import { refuse, type Refusal } from '../../miniprogram/core/refusal'
import { forgetIdentity, forgetTyped, gatherSelves, type Forgotten } from '../_own/forget-person'
import { now as clock, store } from '../_platform/ports'
import type { AdminInput } from './contract'
import { ownId } from './import/keys'

/** `done: false`: call again, there is more than one call can do. */
export type Erased = Forgotten & { identity: boolean }

const BUDGET_MS = 40_000

export async function erasePerson({
  personId: key,
  identity,
}: AdminInput<'erase'>): Promise<Erased | Refusal> {
  const now = clock()
  const personId = await ownId('people', key)
  const person = await store.get('people', personId)
  if (!person) return refuse('NO_SUCH_PERSON', {}, 'personId')
  if (isOfDemo(person)) return refuse('DEMO_ONLY', {}, 'personId')
  if (identity && person.posts.some(post => inForce(post, now))) return refuse('NOT_NOW', {}, 'identity')
  if (!(await gatherSelves(personId, now))) return { words: 0, files: 0, identity: false, done: false }
  const gone = await forgetTyped(personId, now, BUDGET_MS)
  if (!gone.done) return { ...gone, identity: false }
  if (identity) await forgetIdentity(person, now)
  return { ...gone, identity }
}
