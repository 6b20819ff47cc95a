/** The first page of whoever serves: the numbers of the chosen post, its most pressing order, the posts to switch to. */
import type { DutyInfo, Me } from '../../../contract/person/home'
import { ROLE_LABELS } from '../../core/labels'
import { DUTIES, type Cell, type Duty } from '../../core/duty/cells'
import type { DutyCellView, DutyView } from '../../views/models'
import { NOTHING_TODAY } from '../../views/sentences'
import { cardOf } from '../../views/ticket-card'

type PostInfo = DutyInfo['posts'][number]

const CAP = 99
/** Three large ones; the others stand below. */
const LARGE = 3
const counted = (n: number): string => (n > CAP ? `${CAP}+` : String(n))
const ART = { red: '/assets/art/light-red.svg', amber: '/assets/art/light-amber.svg' } as const

const cellsOf = ({ role }: PostInfo): readonly Cell[] => DUTIES[role]?.cells ?? []
const countOf = ({ counts }: PostInfo, { id }: Cell): number => counts.find(one => one.id === id)?.count ?? 0
/** How much there is to do, and for nobody else. */
const toDoIn = (post: PostInfo): number =>
  cellsOf(post)
    .filter(cell => cell.lights)
    .reduce((sum, cell) => sum + countOf(post, cell), 0)

/** Whether something is to be done in any of the posts: the red dot. Nothing else lights it. */
export const isLit = (duty: DutyInfo | null | undefined): boolean =>
  (duty?.posts ?? []).some(post => toDoIn(post) > 0)

/** `chosen`: the post that was looked at last; null where none of its work is here. */
export function dutyView(
  { posts, pressing }: DutyInfo,
  { duties, demo }: Pick<Me, 'duties' | 'demo'>,
  chosen: string,
  now: number,
): DutyView | null {
  const post = posts.find(one => one.role === chosen) ?? posts[0]
  const duty = post ? DUTIES[post.role] : null
  if (!post || !duty) return null
  const cells = cellsOf(post)
    .filter(({ inDemo }) => !demo || inDemo !== false)
    .map(cell => cellView(cell, countOf(post, cell)))
  const card = post.role === 'gridMember' && pressing ? cardOf(pressing, now) : null
  return {
    chosen: post.role,
    posts: posts.map(one => ({
      value: one.role,
      label: `${ROLE_LABELS[one.role]}${one.deputy ? '（替手）' : ''}`,
      note: noteOf(one, duties),
      waits: toDoIn(one) > 0,
    })),
    big: cells.slice(0, LARGE),
    small: cells.slice(LARGE),
    card,
    quiet:
      card !== null || toDoIn(post) > 0
        ? ''
        : post.role === 'gridMember'
          ? NOTHING_TODAY
          : '眼下没有等您办的',
    work: demo && duty.work.inDemo === false ? null : { label: duty.work.label, page: duty.work.page },
  }
}

const cellView = ({ id, label, page, mark }: Cell, n: number): DutyCellView => ({
  id,
  label,
  page,
  count: counted(n),
  tone: n === 0 ? 'none' : (mark ?? ''),
  art: n > 0 && mark ? ART[mark] : '',
})

/** Where, and how much there is to do. */
function noteOf(post: PostInfo, duties: Me['duties']): string {
  const place = duties.find(({ role }) => role === post.role)?.grid.name ?? ''
  const where = post.places > 1 ? `${post.places} 处` : place
  const n = toDoIn(post)
  return [where, n > 0 ? `${counted(n)} 件` : ''].filter(part => part !== '').join(' · ')
}

/** What to say to somebody whose post has ended since they last looked; '' where it has not. */
export function endedPost(chosen: string, posts: readonly PostInfo[]): string {
  if (chosen === '' || posts.some(({ role }) => role === chosen)) return ''
  const label = (ROLE_LABELS as Record<string, string | undefined>)[chosen]
  if (label === undefined) return ''
  return `您任${label}的时候到了，${hadInHand(chosen) ? '手上的单转给同事接着办。' : ''}辛苦了。`
}

/** Whether orders lie in the hands of whoever holds this post. */
const hadInHand = (role: string): boolean =>
  (DUTIES as Record<string, Duty | null | undefined>)[role]?.cells.some(({ id }) => id === 'late') === true
