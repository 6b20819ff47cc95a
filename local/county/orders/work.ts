/** Pieces of the lives of orders. */
import type { Outcome, Score } from '../../../miniprogram/core/ticket/types'
import type { Stage } from './stage'

/** A life an order may have had. Each begins at `stage.at` and leaves the order where its name says. */
export type Plan = (s: Stage) => void

export const say = (s: Stage, of: readonly string[]): string => s.random.pick(of)

/** From order to result, in the days the matter takes. */
export function work(
  s: Stage,
  { outcome = 'done', slow = false }: { outcome?: Outcome; slow?: boolean } = {},
): Stage {
  const days = Math.max(1, Math.min(11, s.ticket.track === 1 ? s.random.int(1, 4) : s.random.int(4, 11)))
  s.later(0.5, 3).dispatch(s.random.yes(0.85) ? s.neighbour : s.otherMember)
  const holder = s.ticket.stage.state === 'dispatched' ? s.ticket.stage.offer.to[0] : undefined
  const member = [...s.set.village.gridMembers.values()].find(one => one.actor.id === holder) ?? s.neighbour
  s.later(0.3, 5).claim(member, slow ? 1 : days)
  return finishWork(s, days, outcome, slow)
}

export function finishWork(s: Stage, days: number, outcome: Outcome, slow: boolean): Stage {
  const hours = slow ? 24 * 7 : Math.max(2, days * 24 - 14)
  s.story.progress.forEach((_, i) =>
    s
      .later((hours / (s.story.progress.length + 1)) * 0.8, hours / (s.story.progress.length + 1))
      .progress(i === 0 && s.random.yes(0.3) ? s.story.pictures?.before : undefined),
  )
  return s.later(2, 6).resolve(outcome)
}

export const closedBy =
  (score: Score, { publish = false, committee = 0 } = {}) =>
  (s: Stage): void => {
    s.order()
    work(s, { outcome: score <= 2 && s.story.partly ? 'partly' : 'done' })
      .later(2, 40)
      .rate(score)
    if (committee > 0) s.committee(committee)
    if (publish) s.later(score <= 2 ? 200 : 8, score <= 2 ? 220 : 40).publish()
  }
