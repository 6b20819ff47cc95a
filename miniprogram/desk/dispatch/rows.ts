/** What the dispatch page shows of orders, kinds and people. */
import { recall } from '../../api/cache'
import type { ChoiceView } from '../../components/models'
import type { TicketSeen, TimelineItem } from '../../core/ticket/sight/seen'
import type { Track } from '../../core/ticket/types'
import type { Candidate, SubCategory } from '../../../cloudfunctions/_contract/views'

export const MATTERS: ChoiceView[] = [
  { value: 'public', label: '大事' },
  { value: 'minor', label: '小事' },
  { value: 'private', label: '私事' },
]
export const TRACK_LABELS: Record<Track, string> = { 1: '★ 一般', 2: '★★ 几家办', 3: '★★★ 涉法' }
export interface Twin {
  id: string
  title: string
  when: string
  rev: number
  no: string
  evidence: boolean
  submittedAt: number
  /** Somebody has it in hand: it can only be the one that stays. */
  taken: boolean
}

/** How it came to lie here: the newest thing done to it, and the one before that which says why. */
export function latelyOf(timeline: readonly TimelineItem[]): { id: string; who: string; words: string }[] {
  const done = timeline.filter(item => item.rev > 1 && item.says.indexOf('到点提醒') !== 0)
  return done
    .filter((item, i) => i === 0 || item.text !== null)
    .slice(0, 2)
    .map(item => ({
      id: String(item.rev),
      who: item.who ?? '',
      words: [item.says.slice((item.who ?? '').length), item.text ?? '']
        .filter(words => words !== '')
        .join('：'),
    }))
}

/** Titles are the words without their last stop: the same thing is not said twice. */
export const bare = (words: string) => words.replace(/[\s。，、；！？…]+/g, '')

export const weightOf = (seen: TicketSeen) => ({
  evidence: seen.hasPhotos > 0 || seen.hasVoice,
  submittedAt: seen.clock.startedAt,
})

export function subsNow(): SubCategory[] {
  const home = recall('me.home', {})
  return home ? home.data.subs : []
}

export function loadOf({ inHand, waiting, soonDue }: Candidate): string[] {
  return [
    inHand === 0 ? '手上没有' : `手上 ${inHand} 件`,
    ...(waiting > 0 ? [`${waiting} 件等他领`] : []),
    ...(soonDue > 0 ? [`${soonDue} 件快到期`] : []),
  ]
}
