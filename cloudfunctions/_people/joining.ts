/** The people and requests of joining, as the routes `me.join`, `me.letter`, `me.post` and `join.*` share them. */
import { about } from '../../miniprogram/core/about'
import { fold } from '../../miniprogram/core/text/fold'
import {
  aboveOf,
  ANSWERERS,
  ASK_FOR,
  ASKS_A_DOOR,
  highestPost,
  type Asked,
} from '../../miniprogram/core/people/joining'
import { officeTell } from '../../miniprogram/core/news/office-tells'
import { maskName, NAME_WAITS } from '../../miniprogram/core/people/mask'
import type { GridId } from '../../miniprogram/core/people/grid'
import type { PersonId, Post } from '../../miniprogram/core/people/role'
import { askedAt } from './brake'
import type { JoinRequestDoc, PersonDoc } from '../_documents'
import { nearest } from './in-post'
import { holdersUnder } from './names'
import { membersOf, newsFor } from '../_notices/news'
import { seal, store } from '../_platform/ports'
import { few } from '../_platform/reach'
import type { Tx } from '../_platform/inside'

export const isUnbound = ({ openid }: Pick<PersonDoc, 'openid'>): boolean => openid.startsWith('unbound:')
const unbound = (id: PersonId): string => `unbound:${id}`

/** The request of this account: there is one at most. */
export const requestIdOf = (openid: string): string => `q${seal.codeHash('ask', openid).slice(0, 23)}`
/** The request of a post that waits for its account to be confirmed, when the account came by a letter or a yes. */
export const postRequestIdOf = (personId: PersonId): string =>
  `q${seal.codeHash('ask post', personId).slice(0, 23)}`

/** Four digits on the asker's phone, typed by who answers: they stand before each other. New with every request. */
export const checkOf = ({ _id, at }: Pick<JoinRequestDoc, '_id' | 'at'>): string =>
  String(Number.parseInt(seal.codeHash('check', `${_id}:${at}`).slice(0, 12), 16) % 10_000).padStart(4, '0')

/** Who lives in the household. */
export const peopleOf = (householdId: string): Promise<PersonDoc[]> =>
  store.list('people', { where: { householdId }, limit: few(200, 'the members of one household') })

/** Who says they live in this village, or was said to, and is confirmed nowhere. */
export const guestsIn = (villageId: GridId): Promise<PersonDoc[]> =>
  store.all('people', { where: { 'guestAt.path': villageId } })
/** Who was helped behind this door without being on a list: nobody's account yet. */
export const helpedAt = async (householdId: string): Promise<PersonDoc[]> =>
  (await store.all('people', { where: { 'guestAt.householdId': householdId } })).filter(isUnbound)

/** As it was typed or listed: for the person themselves, and to compare. Others read `calledOf`. */
export const nameOf = (person: Pick<PersonDoc, 'nameSealed'>): string => seal.open(person.nameSealed)

/** What others read: the name, unless it waits for a person to look, or was refused. */
export const calledOf = (person: Pick<PersonDoc, 'nameSealed' | 'nameDoubt'>): string =>
  person.nameDoubt === null ? nameOf(person) : NAME_WAITS

/** The person of that name among these, however it was typed. */
export const likeness = (people: readonly PersonDoc[], name: string): PersonDoc | null =>
  people.find(person => fold(nameOf(person)) === fold(name)) ?? null

export const nobody = (_id: PersonId, openid: string): PersonDoc => ({
  _id,
  v: 1,
  openid,
  nameSealed: '',
  nameDoubt: null,
  phoneSealed: null,
  staffName: null,
  staffPhone: null,
  householdId: null,
  home: [],
  belonged: [],
  kinHouseholds: [],
  posts: [],
  postKeys: [],
  elder: false,
  privacyAgreedAt: null,
  confirmed: null,
  guestAt: null,
})

/** An id for somebody new. The first choice follows from the account; after an exchange of accounts it may be another's. */
export async function freshPerson(openid: string, get: Tx['get']): Promise<PersonDoc> {
  for (let n = 0; ; n++) {
    const id = `p${seal.codeHash('person', n === 0 ? openid : `${openid}:${n}`).slice(0, 23)}`
    const present = await get('people', id)
    // Made a moment ago by a twin of this request: an account is one person.
    if (present?.openid === openid) return present
    if (!present || present.openid === unbound(id)) return nobody(id, openid)
  }
}

/** The account becomes this person's. Another account of theirs loses access; their posts sleep until confirmed. */
export const bound = (person: PersonDoc, openid: string, phone: string | null): PersonDoc => ({
  ...person,
  openid,
  guestAt: null,
  ...(phone === null ? {} : { phoneSealed: seal.seal(phone) }),
})

export interface Wish {
  asked: Asked
  openid: string
  personId: PersonId
  householdId: string | null
  path: GridId[]
  name: string
  phone: string | null
  /** The grid from whose WeChat group they came. */
  group?: GridId | null
  /** The family's phones do not ring: the door was only named. */
  quiet?: boolean
  idempotencyKey: string
  now: number
}

/** Who is shown the request and told of it. Asked before the transaction; counts at the door. */
export async function hearersOf({ asked, householdId, path, quiet = false, now }: Wish): Promise<Hearers> {
  const keys: string[] = []
  const to: PersonId[] = []
  // A door that is asked at again and again does not ring the family's phones: the grid member alone sees it.
  const isCrowded = householdId !== null && (await askedAt(householdId, now)) > ASKS_A_DOOR
  for (const answerer of ANSWERERS[asked]) {
    if (answerer === 'housemate' && householdId !== null && !isCrowded) {
      keys.push(`household:${householdId}`)
      if (!quiet) to.push(...(await membersOf([householdId])))
    }
    if (answerer === 'gridMember') {
      keys.push(...path.slice(2).map(node => `grid:${node}`))
      to.push(...(await gridMembersOver(path, now)).map(one => one._id))
    }
    if (answerer === 'above') {
      const above = aboveOf(path)
      keys.push(above === null ? 'above:console' : `above:${above.role}@${above.gridId}`)
      if (above) to.push(...(await confirmersOf(above, path, now)).map(one => one._id))
    }
  }
  return { keys, to }
}
export interface Hearers {
  keys: string[]
  to: PersonId[]
}

/** Who holds the office that confirms; the county where nobody is in post in the town. */
async function confirmersOf(
  { role, gridId }: { role: Post['role']; gridId: GridId },
  path: readonly GridId[],
  now: number,
): Promise<PersonDoc[]> {
  const found = await holdersUnder(role, gridId, now)
  return found.length > 0 || role !== 'inspector' ? found : nearest('admin', path, now)
}

/** Grid members in post over a door, nearest first; where there is none the village's desk, the town, the county. */
export async function gridMembersOver(path: readonly GridId[], now: number): Promise<PersonDoc[]> {
  const village = path[2]
  if (village === undefined) return []
  const over = (await holdersUnder('gridMember', village, now)).filter(one =>
    one.posts.some(post => post.role === 'gridMember' && path.includes(post.gridId)),
  )
  if (over.length > 0) return over
  for (const role of ['dispatcher', 'inspector', 'admin'] as const) {
    const above = await nearest(role, path, now)
    if (above.length > 0) return above
  }
  return []
}

export const requestDoc = (_id: string, wish: Wish, { keys }: Hearers): JoinRequestDoc => ({
  _id,
  v: 1,
  asked: wish.asked,
  openid: wish.openid,
  personId: wish.personId,
  householdId: wish.householdId,
  path: wish.path,
  nameSealed: seal.seal(wish.name),
  phoneSealed: wish.phone === null ? null : seal.seal(wish.phone),
  ...(wish.group ? { group: wish.group } : {}),
  at: wish.now,
  until: wish.now + ASK_FOR,
  state: 'waiting',
  keys,
  sortKey: `${String(wish.now + ASK_FOR).padStart(13, '0')}${_id}`,
  idempotencyKey: wish.idempotencyKey,
  answeredBy: null,
  answerKey: '',
  reason: '',
  doubt: null,
})

/** Written in the caller's transaction: the request, and the news of it to who may answer. */
export async function writeRequest(
  tx: Tx,
  request: JoinRequestDoc,
  whose: Pick<PersonDoc, 'nameSealed' | 'nameDoubt'>,
  { to }: Hearers,
): Promise<void> {
  await tx.put('join_requests', request)
  const others = to.filter(id => id !== request.personId)
  if (others.length > 0)
    await tx.put(
      'due',
      newsFor({
        id: `ask-${request._id}-${request.at}`,
        about: about('join', request._id),
        villageId: request.path[2] ?? request.path[1] ?? '',
        ...officeTell('JoinAsked', { name: maskName(calledOf(whose)), asked: request.asked }),
        to: others,
        now: request.at,
      }),
    )
}

/** After an account was bound: what its posts wait for; null where there are none, or they are confirmed already. */
export async function postRequestOf(
  person: PersonDoc,
  now: number,
): Promise<{ request: JoinRequestDoc; hearers: Hearers } | null> {
  const post = highestPost(person.posts, now)
  if (post === null || isUnbound(person) || person.confirmed?.openid === person.openid) return null
  const wish: Wish = {
    asked: 'post',
    openid: person.openid,
    personId: person._id,
    householdId: null,
    path: post.path,
    name: nameOf(person),
    phone: null,
    idempotencyKey: '',
    now,
  }
  const hearers = await hearersOf(wish)
  return { request: requestDoc(postRequestIdOf(person._id), wish, hearers), hearers }
}
