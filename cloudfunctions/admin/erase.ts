/**
 * Forget what a person typed, everywhere. Who did what when stays, and every chain still verifies. With `identity` the
 * name, the phone and the link to WeChat go too, once the person holds no post; the public name stays with acts of office.
 */
import { inForce, type PersonId } from '../../miniprogram/core/people/role'
import { refuse, type Refusal } from '../../miniprogram/core/refusal'
import { now as clock, seal, store } from '../_shell/ports'
import type { AdminInput } from './contract'
import { HOLDS } from './holds'

/** `done: false`: call again, there is more than one call can do. `words`: texts; `files`: photos and recordings. */
export interface Erased {
  words: number
  files: number
  identity: boolean
  done: boolean
}

const BUDGET_MS = 40_000

export async function erasePerson({ personId, identity }: AdminInput<'erase'>): Promise<Erased | Refusal> {
  const now = clock()
  const person = await store.get('people', personId)
  if (!person) return refuse('NO_SUCH_PERSON', {}, 'personId')
  if (identity && person.posts.some(post => inForce(post, now))) return refuse('NOT_NOW', {}, 'identity')
  const until = performance.now() + BUDGET_MS
  const count = { words: 0, files: 0 }
  for (const forget of Object.values(HOLDS)) {
    if (forget === 'nothing typed') continue
    for await (const { words, files } of forget(personId, now)) {
      count.words += words
      count.files += files
      if (performance.now() > until) return { ...count, identity: false, done: false }
    }
  }
  if (identity) await forgetIdentity(personId)
  return { ...count, identity, done: true }
}

async function forgetIdentity(_id: PersonId): Promise<void> {
  const nobody = {
    nameSealed: seal.seal('已删除'),
    phoneSealed: null,
    staffName: null,
    staffPhone: null,
    openid: `unbound:${_id}`,
    householdId: null,
    home: [],
  }
  await store.change('people', { _id }, { set: nobody })
}
