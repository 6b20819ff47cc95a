/**
 * Forget what a person typed, everywhere. Who did what when stays, and every chain still verifies. With `identity` the
 * name, the phone and the link to WeChat go too, once the person holds no post; the public name stays with acts of office.
 * For 180 days a keyed hash of account and phone keeps which households they belonged to, so that leaving and coming back
 * makes nobody a stranger to their own family.
 */
import { isOfDemo } from '../../miniprogram/core/people/demo'
import { inForce } from '../../miniprogram/core/people/role'
import { refuse, type Refusal } from '../../miniprogram/core/refusal'
import { formerStaysOf } from '../_people/belonging'
import type { PersonDoc } from '../_documents'
import { now as clock, seal, store } from '../_platform/ports'
import type { AdminInput } from './contract'
import { ERASABLE } from './erasable'
import { ownId } from './import/keys'

/** `done: false`: call again, there is more than one call can do. `words`: texts; `files`: photos and recordings. */
export interface Erased {
  words: number
  files: number
  identity: boolean
  done: boolean
}

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
  const until = performance.now() + BUDGET_MS
  const count = { words: 0, files: 0 }
  for (const forget of Object.values(ERASABLE)) {
    if (typeof forget === 'string') continue
    for await (const { words, files } of forget(personId, now)) {
      count.words += words
      count.files += files
      if (performance.now() > until) return { ...count, identity: false, done: false }
    }
  }
  if (identity) await forgetIdentity(person, now)
  return { ...count, identity, done: true }
}

async function forgetIdentity(person: PersonDoc, now: number): Promise<void> {
  const { _id } = person
  // Before the person goes: cut off between the two, the next call writes the same again.
  for (const former of formerStaysOf(person, now)) await store.put('former_stays', former)
  // A request carries the name and number it was asked with.
  for (const request of await store.all('join_requests', { where: { personId: _id } }))
    await store.remove('join_requests', request._id)
  // Nobody need look at a name that is going.
  if (person.nameDoubt?.state === 'review')
    await store.change('reviews', { _id: person.nameDoubt.review }, { set: { state: 'done' } })
  const nobody = {
    nameSealed: seal.seal('已删除'),
    nameDoubt: null,
    phoneSealed: null,
    staffName: null,
    staffPhone: null,
    openid: `unbound:${_id}`,
    householdId: null,
    home: [],
    relation: null,
    bornIn: null,
    belonged: [],
    kinHouseholds: [],
    confirmed: null,
    guestAt: null,
  }
  await store.change('people', { _id }, { set: nobody })
}
