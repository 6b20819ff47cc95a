/** What somebody filled in who waits for an answer, as one sentence. */
import type { RequestInfo } from '../core/ticket/sight/infos'

export const filledOf = (fields: RequestInfo['fields']): string =>
  fields.map(({ label, text }) => `${label}：${text}`).join('，')
