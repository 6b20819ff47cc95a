/** Checked rows → documents, keeping what people did since: who joined, which groups are bound. */
import type { Grid } from '../../../miniprogram/core/people/grid'
import { moved } from '../../../miniprogram/core/people/belonging'
import type { Post } from '../../../miniprogram/core/people/role'
import type { ContactCodeDoc, GridDoc, HouseholdDoc, PersonDoc } from '../../_documents'
import { postKeysOf } from '../../_people/person'
import { listedPhone } from '../../_roster/listed-phone'
import type { Seal } from '../../_platform/seal'
import type { Row } from '../contract'

export const gridDoc = (grid: Grid, old: GridDoc | undefined): GridDoc => ({
  ...grid,
  _id: grid.id,
  v: 1,
  groups: old?.groups ?? [],
})

export const householdDoc = (
  { id, gridId, door }: Row<'households'>,
  grid: Grid,
  old: HouseholdDoc | undefined,
): HouseholdDoc => ({
  _id: id,
  v: 1,
  gridId,
  path: grid.path,
  door,
  // Still called by its head.
  ...(old?.noDoor && old.door === door ? { noDoor: true } : {}),
  ...(old?.cluster ? { cluster: old.cluster } : {}),
})

/**
 * What the file says, and of what it leaves blank what is known: a missing post has not ended, a blank household locks
 * nobody out, a blank number takes none away. A post ends by its `until`, somebody leaves a household by `left`.
 */
export function personDoc(
  row: Row<'people'>,
  posts: readonly Post[],
  household: HouseholdDoc | undefined,
  old: PersonDoc | undefined,
  seal: Seal,
  now: number,
): PersonDoc {
  const all = merged(posts, old?.posts ?? [], now)
  const living = livingIn(row, household, old)
  const sealed = (text: string, before: string | null | undefined): string =>
    // Sealed again it would be another text each time: the same file twice changes nothing.
    before && seal.open(before) === text ? before : seal.seal(text)
  return {
    _id: row.id,
    v: 1,
    openid: old?.openid ?? `unbound:${row.id}`,
    nameSealed: sealed(row.name, old?.nameSealed),
    // The county's own file says who it is: nobody need look any more.
    nameDoubt: null,
    phoneSealed: row.phone === null ? (old?.phoneSealed ?? null) : sealed(row.phone, old?.phoneSealed),
    ...listed(row.phone, old, seal, now),
    staffName: row.staffName ?? old?.staffName ?? null,
    staffPhone: row.staffPhone ?? old?.staffPhone ?? null,
    ...living,
    belonged: moved(old?.belonged ?? [], living.householdId, 'roster', now),
    kinHouseholds: row.kin ?? old?.kinHouseholds ?? [],
    posts: all,
    postKeys: postKeysOf(all, now),
    elder: old?.elder ?? false,
    privacyAgreedAt: old?.privacyAgreedAt ?? null,
    confirmed: old?.confirmed ?? null,
    guestAt: old?.guestAt ?? null,
    ...(old?.bornIn ? { bornIn: old.bornIn } : {}),
    // To the head of this household: said of no other.
    ...(old?.relation && old.householdId === living.householdId ? { relation: old.relation } : {}),
  }
}

/** The same number again stays as it was noted. */
function listed(
  phone: string | null,
  old: PersonDoc | undefined,
  seal: Seal,
  now: number,
): Pick<PersonDoc, 'listedPhone'> {
  const same = phone === null || (old?.phoneSealed != null && seal.open(old.phoneSealed) === phone)
  if (same && old?.listedPhone) return { listedPhone: old.listedPhone }
  return phone === null ? {} : { listedPhone: listedPhone(phone, now, seal).listedPhone }
}

function livingIn(
  { householdId, left }: Row<'people'>,
  household: HouseholdDoc | undefined,
  old: PersonDoc | undefined,
): Pick<PersonDoc, 'householdId' | 'home'> {
  if (left) return { householdId: null, home: [] }
  if (householdId === null) return { householdId: old?.householdId ?? null, home: old?.home ?? [] }
  return { householdId, home: household?.path ?? [] }
}

/** The posts of the file; those it does not name go on as they are. */
export function merged(posts: readonly Post[], old: readonly Post[], now: number): Post[] {
  const same = (a: Post) => (b: Post) => a.role === b.role && a.gridId === b.gridId
  return [
    ...old.map(o => {
      const named = posts.find(same(o))
      return named ? notBefore(named, o, now) : o
    }),
    ...posts.filter(p => !old.some(same(p))),
  ]
}

/** `jobs` looks for posts that ended since it last looked: an end that lies further back would hand nothing over. */
function notBefore(post: Post, old: Post, now: number): Post {
  if (post.until === null || old.from > now) return post
  // Ended before, and the file says so again: that end stands.
  if (old.until !== null && old.until <= now) return { ...post, until: old.until }
  return { ...post, until: Math.max(post.until, now) }
}

export const cardId = (seal: Seal, code: string): string => seal.codeHash('contact', code)

export const cardDoc = ({ code, householdId }: Row<'contact_codes'>, seal: Seal): ContactCodeDoc => ({
  _id: cardId(seal, code),
  v: 1,
  householdId,
})
