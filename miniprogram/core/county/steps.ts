/** What an office changed, in the past tense, and the line of the log that says so. Names are public names or masked. */
import { dateText, yearOf } from '../clock/shanghai'
import { ROLE_WORDS } from '../words'
import type { Post } from '../people/role'

interface Held {
  role: Post['role']
  node: string
  name: string
}
export type OfficeStep =
  | ({ type: 'PostProposed' } & Held)
  | ({ type: 'PostRefused' } & Held)
  /** `agreed`: who gave it, where another one said the second yes. */
  | ({ type: 'PostGiven'; from: number; until: number | null; deputy: boolean; agreed: string | null } & Held)
  | ({ type: 'PostEnded'; at: number } & Held)

type Line<T extends OfficeStep['type']> = (step: Extract<OfficeStep, { type: T }>) => string
/** A post lasts for years. */
const dayOf = (at: number): string => `${yearOf(at)} 年 ${dateText(at)}`
const what = ({ node, role, name }: Held) => `${name}的${node}${ROLE_WORDS[role]}`

const LINES: { readonly [T in OfficeStep['type']]: Line<T> } = {
  PostProposed: step => `提了${what(step)}，等另一位点头`,
  PostRefused: step => `没有同意${what(step)}`,
  PostGiven: step =>
    `定了${what(step)}${step.deputy ? '（替手）' : ''}，${dateText(step.from)}起${
      step.until === null ? '' : `，到 ${dayOf(step.until)}`
    }${step.agreed === null ? '' : `；是${step.agreed}提的`}`,
  PostEnded: step => `${what(step)}，到 ${dayOf(step.at)}为止`,
}

/** 「定了李春梅的三组 2 格网格员，11 月 27 日起」 */
export const officeLine = <T extends OfficeStep['type']>(step: Extract<OfficeStep, { type: T }>): string =>
  (LINES[step.type as T] as Line<T>)(step)
