/** What the dispatch page shows of orders, kinds and people. */
import { recall } from '../../../api/cache'
import type { ChoiceView, PersonView } from '../../../views/models'
import { clockText, dayKey, whenText } from '../../../core/clock/shanghai'
import type { TicketInfo, TimelineItem } from '../../../core/ticket/sight/infos'
import type { Track } from '../../../core/ticket/types'
import { STATE_LABELS } from '../../../core/labels'
import type { SubCategory } from '../../../../contract/person/home'
import type { Candidate, DispatchSheet } from '../../../../contract/ticket/desk'

export const MATTERS: ChoiceView[] = [
  { value: 'public', label: '大事' },
  { value: 'minor', label: '小事' },
  { value: 'private', label: '私事' },
]
/** What the list of people is for. */
export const PEOPLE_HINT = '只看手上的活，不比高低'
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
  const done = timeline.filter(item => item.rev > 1 && item.message.indexOf('到点提醒') !== 0)
  return done
    .filter((item, i) => i === 0 || item.text !== null)
    .slice(0, 2)
    .map(item => ({
      id: String(item.rev),
      who: item.who ?? '',
      words: [item.message.slice((item.who ?? '').length), item.text ?? '']
        .filter(words => words !== '')
        .join('：'),
    }))
}

/** Titles are the words without their last stop: the same thing is not said twice. */
export const bare = (words: string) => words.replace(/[\s。，、；！？…]+/g, '')

/** In front of a grid's id: anyone who takes it first. */
export const POOL = 'pool:'
export const peopleOf = (sheet: DispatchSheet): PersonView[] => [
  ...sheet.people
    .filter(person => !person.recused)
    .map(person => ({
      id: person.id,
      surname: person.name.slice(0, 1),
      name: person.name,
      post: person.own ? `${person.post}，管这一格` : person.post,
      load: loadOf(person),
    })),
  ...sheet.pools.map(pool => ({
    id: `${POOL}${pool.id}`,
    surname: '',
    name: `放到${pool.name}`,
    post: `${pool.members} 位网格员，谁先领归谁`,
    load: [],
    pool: true,
  })),
]

/** Likely twins but for those that were waved away. */
export function twinsOf({ duplicates, now }: DispatchSheet, not: readonly string[]): Twin[] {
  const whenOf = ({ clock, state }: TicketInfo) => {
    const at = dayKey(clock.startedAt) === dayKey(now) ? clockText(clock.startedAt) : ''
    return `${whenText(clock.startedAt, now)} ${at} · ${STATE_LABELS[state]}`
  }
  return duplicates
    .filter(twin => not.indexOf(twin.id) < 0)
    .map(twin => ({
      id: twin.id,
      no: twin.no,
      rev: twin.rev,
      ...weightOf(twin),
      taken: twin.state === 'claimed',
      title: twin.title ?? twin.no,
      when: whenOf(twin),
    }))
    .slice(0, 3)
}

export const weightOf = (seen: TicketInfo) => ({
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
