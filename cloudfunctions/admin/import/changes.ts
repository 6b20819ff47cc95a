/**
 * What an import would change, counted and said before it is written and again after: nobody loses a post, a household
 * or a number by a file without having read so. Staff stand with their public name, everybody else with a surname.
 */
import { dateText } from '../../../miniprogram/core/clock/shanghai'
import type { GridId } from '../../../miniprogram/core/people/grid'
import { maskName } from '../../../miniprogram/core/people/mask'
import { inForce, type Post } from '../../../miniprogram/core/people/role'
import { ROLE_LABELS } from '../../../miniprogram/core/labels'
import type { ContactCodeDoc, GridDoc, HouseholdDoc, PersonDoc } from '../../_documents'
import type { Seal } from '../../_platform/seal'

const CHANGE_KINDS = [
  'added',
  'same',
  'postBegins',
  'postEnds',
  'moves',
  'leaves',
  'renamed',
  'phone',
  'other',
] as const
type ChangeKind = (typeof CHANGE_KINDS)[number]

export interface Change {
  kind: ChangeKind
  /** One sentence for the clerk; '' for what is only counted. */
  message: string
}
export interface Changes {
  counts: Record<ChangeKind, number>
  message: { row: number; message: string }[]
}

export function summed(all: readonly { row: number; changes: readonly Change[] }[]): Changes {
  const counts = Object.fromEntries(CHANGE_KINDS.map(kind => [kind, 0])) as Record<ChangeKind, number>
  const message: Changes['message'] = []
  for (const { row, changes } of all)
    for (const { kind, message: sentence } of changes) {
      counts[kind] += 1
      if (sentence !== '') message.push({ row, message: sentence })
    }
  return { counts, message }
}

/** Names the sentences need. */
export interface Names {
  grid: (id: GridId) => string
  household: (id: string) => string
  /** How many orders somebody has in hand, 100 means 99+. */
  inHand: (personId: string) => number
}

const same: Change[] = [{ kind: 'same', message: '' }]
const added: Change[] = [{ kind: 'added', message: '' }]
const some = (changes: Change[]): Change[] => (changes.length > 0 ? changes : same)

export function gridChanges(old: GridDoc | undefined, next: GridDoc): Change[] {
  if (!old) return added
  return some([
    ...(old.name !== next.name
      ? [{ kind: 'renamed' as const, message: `「${old.name}」改叫「${next.name}」。` }]
      : []),
    ...(old.code !== next.code
      ? [
          {
            kind: 'other' as const,
            message: `「${next.name}」的代码改成 ${next.code ?? '空'}，以后的单用新代码。`,
          },
        ]
      : []),
    ...(old.succeeds !== next.succeeds
      ? [{ kind: 'other' as const, message: `「${next.name}」接替的网格改了。` }]
      : []),
  ])
}

export function householdChanges(
  old: HouseholdDoc | undefined,
  next: HouseholdDoc,
  names: Pick<Names, 'grid'>,
): Change[] {
  if (!old) return added
  return some([
    ...(old.gridId !== next.gridId
      ? [
          {
            kind: 'moves' as const,
            message: `${old.door}从${names.grid(old.gridId)}划到${names.grid(next.gridId)}，这一家人跟着过去。`,
          },
        ]
      : []),
    ...(old.door !== next.door
      ? [{ kind: 'renamed' as const, message: `门牌「${old.door}」改成「${next.door}」。` }]
      : []),
  ])
}

export const cardChanges = (old: ContactCodeDoc | undefined, next: ContactCodeDoc): Change[] =>
  old
    ? old.householdId === next.householdId
      ? same
      : [{ kind: 'other', message: '这个编号换了户。' }]
    : added

export function personChanges(
  old: PersonDoc | undefined,
  next: PersonDoc,
  names: Names,
  seal: Seal,
  now: number,
): Change[] {
  const who = next.staffName ?? maskName(seal.open(next.nameSealed))
  const begun = next.posts.filter(post => holds(post, now) && !heldBefore(old, post, now))
  const begins = begun.map(
    (post): Change => ({ kind: 'postBegins', message: `${who}：任${at(post, names)}。` }),
  )
  if (!old) return [...added, ...begins]
  const ends = old.posts.flatMap((post): Change[] => {
    const after = next.posts.find(sameOffice(post))
    if (!holds(post, now) || after?.until == null || after.until === post.until) return []
    const orders = names.inHand(next._id)
    const hands = orders > 0 ? `，手上 ${orders > 99 ? '99+' : orders} 件转给同事` : ''
    return [
      { kind: 'postEnds', message: `${who}：${at(post, names)}到 ${dateText(after.until)}为止${hands}。` },
    ]
  })
  return some([
    ...ends,
    ...begins,
    ...livingChanges(old, next, who, names),
    ...ownChanges(old, next, who, seal),
  ])
}

function livingChanges(old: PersonDoc, next: PersonDoc, who: string, names: Names): Change[] {
  if (old.householdId === next.householdId) return []
  const [from, to] = [old.householdId, next.householdId].map(id => (id === null ? '' : names.household(id)))
  if (!to) return [{ kind: 'leaves', message: `${who}：不再算${from}的人，等于没有入户。` }]
  return [{ kind: 'moves', message: from ? `${who}：从${from}搬到${to}。` : `${who}：算到${to}。` }]
}

function ownChanges(old: PersonDoc, next: PersonDoc, who: string, seal: Seal): Change[] {
  const phones = [old.phoneSealed, next.phoneSealed].map(sealed => sealed && seal.open(sealed))
  return [
    ...(seal.open(old.nameSealed) !== seal.open(next.nameSealed)
      ? [{ kind: 'renamed' as const, message: `${who}：名字改了。` }]
      : []),
    ...(old.staffName !== null && old.staffName !== next.staffName
      ? [{ kind: 'renamed' as const, message: `${old.staffName}：公开的名字改成${next.staffName ?? '空'}。` }]
      : []),
    ...(phones[0] !== phones[1] || old.staffPhone !== next.staffPhone
      ? [{ kind: 'phone' as const, message: `${who}：电话改了。` }]
      : []),
  ]
}

const at = ({ role, gridId }: Post, names: Names): string => `${names.grid(gridId)}${ROLE_LABELS[role]}`
const sameOffice = (a: Post) => (b: Post) => a.role === b.role && a.gridId === b.gridId
/** In office now or later. */
const holds = (post: Post, now: number): boolean => inForce(post, now) || post.from > now
const heldBefore = (old: PersonDoc | undefined, post: Post, now: number): boolean =>
  old?.posts.some(one => sameOffice(one)(post) && holds(one, now)) ?? false
