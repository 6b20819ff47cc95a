/**
 * How long something lasts that is the same in every county: the one table. What a county may change is a step of the
 * rules (`clock/steps.ts`). Anyone who reckons reads `LASTS`; anyone who says it reads `LONG`.
 */
import { days, hours } from './clock/units'
import { spanInChinese } from './clock/in-chinese'

const MS_OF = { hours, days }

export const LASTS = {
  /** A good deed that was confirmed, an honour that was agreed to: everybody may object. */
  notice: { n: 3, unit: 'days' },
  /** A household that says nothing has not agreed; a committee that does not vote is counted as it stands. */
  honourAnswer: { n: 15, unit: 'days' },
  /** A deed nobody vouched for: those near are asked again, then the town is told. */
  vouchNear: { n: 3, unit: 'days' },
  vouchTown: { n: 15, unit: 'days' },
  /** An objection nobody answered: the town may, too; then the matter goes on, marked as unanswered. */
  objectionTown: { n: 15, unit: 'days' },
  objectionUnanswered: { n: 30, unit: 'days' },
  /** What was credited without an answer may still be taken back. */
  unansweredCurable: { n: 90, unit: 'days' },
  /** Goods are kept for the person who redeemed them. */
  code: { n: 15, unit: 'days' },
  /** A price changed so near to a redemption is listed for the committee. */
  priceNear: { n: 1, unit: 'days' },
  /** Anyone who joined a household may spend its points afterwards. */
  newcomer: { n: 7, unit: 'days' },
  /** After the town's answer the county may be asked (信访工作条例: 30 days for a review). */
  feedbackAppeal: { n: 30, unit: 'days' },
  letter: { n: 14, unit: 'days' },
  /** A post that waits for a second yes. */
  appointment: { n: 14, unit: 'days' },
  /** A list of people with their numbers that waits for a second yes, and then to be fetched. */
  exportAnswer: { n: 3, unit: 'days' },
  exportFetch: { n: 1, unit: 'days' },
  joinRequest: { n: 14, unit: 'days' },
  /** A wrong join that was not used leaves no trace. */
  wrongJoin: { n: 2, unit: 'days' },
  /** Codes are being guessed: letters, too, need somebody's yes. */
  guessing: { n: 1, unit: 'days' },
  /** Five wrong tries lock a code. */
  locked: { n: 1, unit: 'hours' },
  /** The file with all that is kept about somebody, from when they asked for it. */
  ownCopy: { n: 1, unit: 'hours' },
  /** A stay that ended still counts as family; what is left of a deleted person goes then. */
  formerStay: { n: 180, unit: 'days' },
  /** The cells of a spreadsheet that was read. */
  importCells: { n: 30, unit: 'days' },
  /** A listed number lets in at once so long after it was last confirmed. */
  numberListed: { n: 365, unit: 'days' },
  /** What somebody agreed to have written down about themselves; told so long before it ends. */
  tag: { n: 365, unit: 'days' },
  tagReminder: { n: 14, unit: 'days' },
  /** A grid member's note that they have been somewhere. */
  visit: { n: 180, unit: 'days' },
  /** A code of the demonstration county. */
  demo: { n: 30, unit: 'days' },
} as const satisfies Readonly<Record<string, { n: number; unit: 'hours' | 'days' }>>

type Lasting = keyof typeof LASTS

/** In milliseconds; for calendar days add `LASTS[…].n` days to a day. */
export const lastsMs = (what: Lasting): number => MS_OF[LASTS[what].unit](LASTS[what].n)

/** As a sentence says it: 三天, 一小时. */
export const LONG = Object.fromEntries(
  Object.entries(LASTS).map(([what, span]) => [what, spanInChinese(span)]),
) as Readonly<Record<Lasting, string>>
