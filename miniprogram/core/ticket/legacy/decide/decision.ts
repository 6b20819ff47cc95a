/** What deciding needs and answers. The shell looks the facts up; the rules never look. */
import { isBlank } from '../../../text/fold'
import type { PersonId } from '../../../people/role'
import { refuse, type Refusal } from '../../../refusal'
import type { Decision } from '../../decision'
import type { Inputs } from '../../commands'
import type { Ctx } from '../../kinds'
import type { Ticket, Words } from '../../types'

export type { Decision } from '../../decision'
export type { Ctx, Facts } from '../../kinds'

export interface VerbRule<V extends keyof Inputs> {
  /** What stands in the way whatever is typed; also asked before the button is shown. */
  blocks?(ticket: Ticket, ctx: Ctx): Refusal | null
  decide(ticket: Ticket, input: Inputs[V], ctx: Ctx): Decision | Refusal
}

/** Id of who presses; the clock has no id of its own. */
export const presser = (ctx: Ctx): PersonId => (ctx.actor === 'clock' ? 'clock' : ctx.actor.id)

const hasText = (text: string | undefined): text is string => text !== undefined && !isBlank(text)

/** A reason, or NEEDS_REASON on that field. */
export const needReason = (reason: string | undefined, field = 'reason'): Refusal | null =>
  hasText(reason) ? null : refuse('NEEDS_REASON', {}, field)

/** Something written, spoken or photographed. */
export const needSaid = ({ text, attachments }: Pick<Words, 'text' | 'attachments'>): Refusal | null =>
  hasText(text) || (attachments ?? []).length > 0 ? null : refuse('NEEDS_WORDS', {}, 'text')

/** Words without the empty ones; null when nothing was said. */
export function wordsOf(words: Words): Words | null {
  const said = Object.entries(words).filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : hasText(value),
  )
  return said.length > 0 ? (Object.fromEntries(said) as Words) : null
}
