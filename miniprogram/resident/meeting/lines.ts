/**
 * What was said at a 院坝会, a line each, and what becomes of a line: somebody's own order, or one that is registered. Pure, so
 * that it can be proved without a phone.
 */
import type { SubCategory } from '../../../contract/person/home'
import type { HelpedPerson } from '../../../contract/ticket/lists'
import type { Unlisted } from '../../../contract/ticket/press'
import { CATEGORY_LABELS } from '../../core/labels'
import { likelySub } from '../../core/filing/words'
import { clean, isBlank } from '../../core/text/fold'
import type { Category } from '../../core/ticket/types'
import { LACKS_CATEGORY, LACKS_GRID, LACKS_SUB } from '../../views/sentences'

export const MOST_LINES = 10
/** What the yes is written down as; that it was given is asked for each line. */
const SAID_YES = '院坝会上当面同意'

export interface Line {
  /** The tap's key, kept with the words: handed in twice it is one order. */
  key: string
  text: string
  /** '' : where the meeting was about. */
  place: string
  category: Category | ''
  sub: string
  /** A person chose it: words typed later guess no more. */
  chosen: boolean
  helped: HelpedPerson | null
  unlisted: Unlisted | null
  agreed: boolean
  /** Why it was not taken; '' : nobody said no. */
  refused: string
  /** Its number, or that it waits for a signal; '' : not handed in. */
  done: string
}
export interface Meeting {
  gridId: string
  place: string
  lines: Line[]
}

export const emptyLine = (key: string): Line => ({
  key,
  text: '',
  place: '',
  category: '',
  sub: '',
  chosen: false,
  helped: null,
  unlisted: null,
  agreed: false,
  refused: '',
  done: '',
})

/** Quarrels have a door of their own, which asks about danger first. */
export const ordinary = (subs: readonly SubCategory[]): SubCategory[] =>
  subs.filter(({ category }) => category !== 'dispute')

/** As it is changed: what it is about is guessed from the words until a person chose, and an old refusal is over. */
export function changed(line: Line, part: Partial<Line>, subs: readonly SubCategory[]): Line {
  const after = { ...line, ...part, refused: '' }
  if (after.chosen || part.text === undefined) return after
  const likely = likelySub(after.text, ordinary(subs))
  return { ...after, category: likely?.category ?? '', sub: likely?.id ?? '' }
}

const isEmpty = (line: Line): boolean => isBlank(line.text) && !line.helped && !line.unlisted
/** Those that are to be handed in. */
export const waitingLines = ({ lines }: Pick<Meeting, 'lines'>): Line[] =>
  lines.filter(line => line.done === '' && !isEmpty(line))

/** What a line still lacks; '' : it may be handed in. */
export function lackOf(line: Line): string {
  if (isBlank(line.text)) return '还没写说了什么'
  if (line.category === '') return LACKS_CATEGORY
  if (line.sub === '') return LACKS_SUB
  const { helped, unlisted } = line
  if (!helped && unlisted && (isBlank(unlisted.name) || isBlank(unlisted.door) || unlisted.gridId === ''))
    return '还差是谁的姓名、门牌或网格'
  return (helped || unlisted) && !line.agreed ? '还没问本人同不同意' : ''
}

/** The first thing that is missing anywhere, and where. */
export function lackIn(meeting: Meeting): string {
  const waiting = waitingLines(meeting)
  if (waiting.length === 0) return '还没记下一件'
  if (meeting.gridId === '') return LACKS_GRID
  for (const line of waiting) {
    const lack = lackOf(line)
    if (lack !== '') return `第 ${meeting.lines.indexOf(line) + 1} 件：${lack}`
  }
  return ''
}

const UNSAID = '没说是谁'
export const whoOf = ({ helped, unlisted }: Pick<Line, 'helped' | 'unlisted'>): string =>
  helped?.name ?? (unlisted ? clean(unlisted.name) || UNSAID : UNSAID)
export const kindOf = ({ category, sub }: Line, subs: readonly SubCategory[]): string =>
  category === ''
    ? '还没分类'
    : [CATEGORY_LABELS[category], subs.find(({ id }) => id === sub)?.label ?? ''].filter(Boolean).join(' · ')

/** What is asked for a line: whose it is makes it an order of theirs, otherwise it is registered and closed by a revisit. */
export function askOf(line: Line, { gridId, place }: Meeting) {
  const where = isBlank(line.place) ? place : line.place
  const common = {
    category: line.category as Category,
    sub: line.sub,
    text: clean(line.text),
    urgent: false,
    aboutStaff: false,
    attachments: [],
    ...(isBlank(where) ? {} : { place: clean(where) }),
  }
  const { key, helped, unlisted } = line
  if (!helped && !unlisted)
    return {
      route: 'ticket.register' as const,
      ask: { key, input: { ...common, source: 'meeting', gridId } },
    }
  return {
    route: 'ticket.submit' as const,
    ask: {
      key,
      input: {
        ...common,
        showOnBoard: false,
        consentWords: SAID_YES,
        ...(helped ? { onBehalfOf: helped.id } : {}),
      },
      ...(!helped && unlisted
        ? { helped: { ...unlisted, name: clean(unlisted.name), door: clean(unlisted.door) } }
        : {}),
    },
  }
}
