/** Checked rows → documents, keeping what people did since: who joined, which groups are bound, which codes are used. */
import type { Grid } from '../../../miniprogram/core/people/grid'
import { moved } from '../../../miniprogram/core/people/belonging'
import { inForce, type Post } from '../../../miniprogram/core/people/role'
import type { GridDoc, HouseholdDoc, InviteDoc, PersonDoc } from '../../_shell/documents'
import type { Seal } from '../../_shell/seal'
import type { Row } from '../contract'
import { postKeysOf } from './check'

export const gridDoc = (grid: Grid, old: GridDoc | undefined): GridDoc => ({
  ...grid,
  _id: grid.id,
  v: 1,
  groups: old?.groups ?? [],
})

export const householdDoc = ({ id, gridId, door }: Row<'households'>, grid: Grid): HouseholdDoc => ({
  _id: id,
  v: 1,
  gridId,
  path: grid.path,
  door,
})

export function personDoc(
  row: Row<'people'>,
  posts: readonly Post[],
  household: HouseholdDoc | undefined,
  old: PersonDoc | undefined,
  seal: Seal,
  now: number,
): PersonDoc {
  const all = withEnded(posts, old?.posts ?? [], now)
  return {
    _id: row.id,
    v: 1,
    openid: old?.openid ?? `unbound:${row.id}`,
    nameSealed: seal.seal(row.name),
    phoneSealed: row.phone === null ? null : seal.seal(row.phone),
    staffName: row.staffName,
    staffPhone: row.staffPhone,
    householdId: row.householdId,
    home: household?.path ?? [],
    belonged: moved(old?.belonged ?? [], row.householdId, 'roster', now),
    kinHouseholds: row.kin ?? old?.kinHouseholds ?? [],
    posts: all,
    postKeys: postKeysOf(all),
    elder: old?.elder ?? false,
    privacyAgreedAt: old?.privacyAgreedAt ?? null,
  }
}

/** A post that is missing from the new file has ended, it was not never held; one that was held until now does not end before. */
function withEnded(posts: readonly Post[], old: readonly Post[], now: number): Post[] {
  const same = (a: Post) => (b: Post) => a.role === b.role && a.gridId === b.gridId
  const gone = old.filter(o => !posts.some(same(o)))
  return [
    ...posts.map(p => notBefore(p, old.find(same(p)), now)),
    ...gone.map(o => (inForce(o, now) ? { ...o, until: now } : o)),
  ]
}

/** `jobs` looks for posts that ended since it last looked: an end that lies further back would hand nothing over. */
const notBefore = (post: Post, old: Post | undefined, now: number): Post =>
  old && post.until !== null && old.from <= now
    ? { ...post, until: Math.max(post.until, Math.min(old.until ?? now, now)) }
    : post

export const inviteId = (seal: Seal, code: string): string => seal.codeHash('card', code)

export function inviteDoc(row: Row<'invites'>, old: InviteDoc | undefined, seal: Seal): InviteDoc {
  const { code, householdId, personId, limit, until } = row
  return { _id: inviteId(seal, code), v: 1, householdId, personId, usedBy: old?.usedBy ?? [], limit, until }
}
