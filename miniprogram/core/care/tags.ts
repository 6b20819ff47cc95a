/**
 * What somebody agreed to have written down about themselves, so that the grid member looks in more often (rules §4,
 * docs/adr/0221). Three things that a neighbour knows anyway; no illness, no reason, and no fourth.
 */
import { LASTS, lastsMs } from '../lasts'
import { addDays, endOfDay } from '../clock/shanghai'
import type { GridId } from '../people/grid'
import { inForce, type Actor } from '../people/role'

export const TAGS = ['alone', 'needsCare', 'overEighty'] as const
export type Tag = (typeof TAGS)[number]
export const TAG_LABELS: Readonly<Record<Tag, string>> = {
  alone: '一个人住',
  needsCare: '要人照看',
  overEighty: '八十以上',
}

/** `self`: pressed on one's own phone. `spoken`: said to the grid member, who wrote it down. */
export interface Agreement {
  how: 'self' | 'spoken'
  /** Public name of who heard it; '' where nobody had to. */
  heardBy: string
  at: number
  /** It holds to the end of this day. */
  until: number
  /** That it ends soon was told. */
  reminded?: true
}
export type Agreements = Readonly<Partial<Record<Tag, Agreement>>>

/** Those that hold now, in the order in which they are shown. */
export const standing = (agreements: Agreements, now: number): Tag[] =>
  TAGS.filter(tag => (agreements[tag]?.until ?? 0) >= now)

/** Agreed to for a year from today; agreed to again, for a year from now. */
export const agreed = (
  agreements: Agreements,
  tag: Tag,
  { how, heardBy }: Pick<Agreement, 'how' | 'heardBy'>,
  now: number,
): Agreements => ({
  ...agreements,
  [tag]: { how, heardBy, at: now, until: endOfDay(addDays(now, LASTS.tag.n)) },
})

export function takenBack(agreements: Agreements, tag: Tag): Agreements {
  const { [tag]: _, ...rest } = agreements
  return rest
}

/** When it is told that an agreement ends. */
const reminderAt = ({ until }: Agreement): number => until - lastsMs('tagReminder')

/** When the clock looks next; null: nothing is agreed to. */
export function nextLook(agreements: Agreements): number | null {
  const moments = entries(agreements).map(([, one]) => (one.reminded ? one.until + 1 : reminderAt(one)))
  return moments.length > 0 ? Math.min(...moments) : null
}

/** What the clock does: what has ended goes, what ends soon is told once. */
export function looked(
  agreements: Agreements,
  now: number,
): { agreements: Agreements; ended: Tag[]; endsSoon: Tag[] } {
  const all = entries(agreements)
  const ended = all.filter(([, { until }]) => until < now).map(([tag]) => tag)
  const endsSoon = all
    .filter(([, one]) => !one.reminded && one.until >= now && reminderAt(one) <= now)
    .map(([tag]) => tag)
  const left = all
    .filter(([tag]) => !ended.includes(tag))
    .map(([tag, one]) => [tag, endsSoon.includes(tag) ? { ...one, reminded: true as const } : one] as const)
  return { agreements: Object.fromEntries(left), ended, endsSoon }
}

const entries = (agreements: Agreements): [Tag, Agreement][] =>
  TAGS.flatMap(tag => {
    const one = agreements[tag]
    return one ? [[tag, one]] : []
  })

/**
 * Whether the actor looks after households of these nodes: in post at one of them itself, as its grid member or deputy.
 * Nobody above does, however wide their post.
 */
export const looksAfter = (actor: Pick<Actor, 'posts'>, nodes: readonly GridId[], now: number): boolean =>
  actor.posts.some(post => post.role === 'gridMember' && inForce(post, now) && nodes.includes(post.gridId))
