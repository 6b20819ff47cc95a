/**
 * Forget what a person typed, everywhere. Who did what when stays, and every chain still verifies. Then name, phone and
 * the link to WeChat; the public name stays with acts of office. For 180 days a keyed hash of account and phone keeps which
 * households they belonged to, so that leaving and coming back makes nobody a stranger to their own family.
 */
import type { PersonId } from '../../miniprogram/core/people/role'
import type { PersonDoc } from '../_documents'
import { carryOver } from '../_journal/orders/selves'
import { formerStaysOf } from '../_people/belonging'
import { requestIdOf } from '../_people/joining'
import { seal, store } from '../_platform/ports'
import { ERASABLE } from './erasable'

/** `done: false`: there is more than the time allowed. `words`: texts; `files`: photos and recordings. */
export interface Forgotten {
  words: number
  files: number
  done: boolean
}

/** What they typed, one after the other, until it is gone or the time is up; the next call goes on. */
export async function forgetTyped(personId: PersonId, now: number, budgetMs: number): Promise<Forgotten> {
  const until = performance.now() + budgetMs
  const count = { words: 0, files: 0 }
  for (const forget of Object.values(ERASABLE)) {
    if (typeof forget === 'string') continue
    for await (const { words, files } of forget(personId, now)) {
      count.words += words
      count.files += files
      if (performance.now() > until) return { ...count, done: false }
    }
  }
  return { ...count, done: true }
}

/** What somebody was, before they turned out to be this person. */
const formerSelvesOf = (personId: PersonId): Promise<PersonDoc[]> =>
  store.all('people', { where: { 'united.into': personId } })

/** Whatever still lay with a former self comes along first, so that it goes, too. True when nothing is left there. */
export async function gatherSelves(personId: PersonId, now: number): Promise<boolean> {
  for (const self of await formerSelvesOf(personId)) if (!(await carryOver(self, now))) return false
  return true
}

/** Last of all: cut off before, the same account comes again and goes on. */
export async function forgetIdentity(person: PersonDoc, now: number): Promise<void> {
  const { _id } = person
  // Before the person goes: cut off between the two, the next call writes the same again.
  for (const former of formerStaysOf(person, now)) await store.put('former_stays', former)
  // A request carries the name and number it was asked with.
  for (const request of await store.all('join_requests', { where: { personId: _id } }))
    await store.remove('join_requests', request._id)
  // Also where they asked to be somebody who is on the list already.
  await store.remove('join_requests', requestIdOf(person.openid))
  // Nobody agrees to a post of somebody who is gone.
  await store.change(
    'appointments',
    { personId: _id, state: 'waiting' },
    { set: { state: 'refused', answeredAt: now } },
  )
  // Nobody need look at a name that is going.
  if (person.nameDoubt?.state === 'review')
    await store.change('reviews', { _id: person.nameDoubt.review }, { set: { state: 'done' } })
  for (const self of await formerSelvesOf(_id))
    await store.change(
      'people',
      { _id: self._id },
      { set: { nameSealed: seal.seal('已删除'), nameDoubt: null } },
    )
  await store.change('people', { _id }, { set: nobodyAny(_id, now) })
}

const nobodyAny = (_id: PersonId, now: number): Partial<PersonDoc> => ({
  nameSealed: seal.seal('已删除'),
  nameDoubt: null,
  phoneSealed: null,
  listedPhone: null,
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
  deletedAt: now,
})
