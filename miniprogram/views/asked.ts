/** What somebody filled in who waits for an answer, as one sentence. */
import type { AskSeen } from '../core/ticket/sight/seen'

export const filledOf = (fields: AskSeen['fields']): string =>
  fields.map(({ label, words }) => `${label}：${words}`).join('，')
