/** Cards, roster people without an account, letters and answers, for the tests about joining. */
import type { Api } from '../../contract'
import type { Reply } from '../../contract/wire'
import type { JoinAnswer } from '../../contract/person/joining'
import type { Asking } from '../../contract/person/home'
import type { PersonDoc } from '../../cloudfunctions/_documents'
import { tap, type County } from './county'
import { seal, type Key } from './seeded'

export type Someone = Key | { openid: string }

/** The public code on a household's card. */
export const card = (county: County, code: string, householdId: string): void =>
  county.cloud.store.put('contact_codes', { _id: seal.codeHash('contact', code), v: 1, householdId })

/** Somebody on the roster who has no account yet; in 周福生's household unless told otherwise. */
export function listed(county: County, id: string, name: string, over: Partial<PersonDoc> = {}): void {
  const { posts: _, ...like } = county.doc('people', 'zhou')
  county.cloud.store.put('people', {
    ...like,
    posts: [],
    _id: id,
    openid: `unbound:${id}`,
    nameSealed: seal.seal(name),
    ...over,
  })
}

/** A number of the roster, confirmed just now. */
export const listedNumber = (
  county: County,
  phone: string,
  at = county.cloud.now(),
): Pick<PersonDoc, 'phoneSealed' | 'listedPhone'> => ({
  phoneSealed: seal.seal(phone),
  listedPhone: { key: seal.codeHash('listed phone', phone), at },
})

export const askJoin = (
  county: County,
  who: Someone,
  code: string,
  name = '吴小芳',
  more: Partial<Api['me.join']['ask']> = {},
): Promise<Reply<JoinAnswer>> => county.as(who, 'me.join', { code, name, key: tap(), ...more })

/** The request that waits; fails where there is none. */
export function asking(reply: Reply<JoinAnswer>): Asking {
  if (!reply.ok || reply.data.state !== 'waiting') throw new Error(JSON.stringify(reply))
  return reply.data.asking
}

/** The only request that this person may answer. */
export async function onlyWaiting(county: County, who: Key): Promise<string> {
  const { items } = await county.ok(who, 'join.waiting', {})
  const [only] = items
  if (!only || items.length > 1) throw new Error(`${who}: ${JSON.stringify(items)}`)
  return only.id
}

/** What this person's home page says, in words, after the news has been fanned out. */
export async function heard(county: County, who: Someone): Promise<string> {
  const reply = await county.as(who, 'me.home', {})
  return reply.ok ? reply.data.badges.map(one => one.message).join('\n') : reply.message
}
