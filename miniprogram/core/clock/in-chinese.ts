/** Lengths as a sentence says them: 三天, 一年, 二十四小时, 三个工作日. No sentence has such a number typed into it. */
import type { RuleSet } from './policy'
import type { Span } from './span'
import type { RuleStep } from './steps'

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']
const UNITS = { hours: '小时', days: '天', workdays: '个工作日' } as const
const DAYS_OF_A_YEAR = 365

/** 0 to 9999. Two of something is 两, as it is said aloud. */
export function countInChinese(n: number): string {
  if (n === 2) return '两'
  const thousands = Math.floor(n / 1000)
  const hundreds = Math.floor((n % 1000) / 100)
  const tens = Math.floor((n % 100) / 10)
  const ones = n % 10
  const front = `${thousands ? `${DIGITS[thousands]}千` : ''}${hundreds ? `${DIGITS[hundreds]}百` : ''}`
  const gap =
    (thousands > 0 && hundreds === 0 && n % 100 > 0) || (hundreds > 0 && tens === 0 && ones > 0) ? '零' : ''
  // Ten is 十 at the beginning, 一十 behind a hundred.
  const ten = tens === 0 ? '' : tens === 1 && front === '' ? '十' : `${DIGITS[tens]}十`
  return `${front}${gap}${ten}${ones > 0 || n === 0 ? DIGITS[ones] : ''}`
}

export function spanInChinese({ n, unit }: Span): string {
  return unit === 'days' && n % DAYS_OF_A_YEAR === 0
    ? `${countInChinese(n / DAYS_OF_A_YEAR)}年`
    : `${countInChinese(n)}${UNITS[unit]}`
}
export const daysInChinese = (n: number): string => spanInChinese({ n, unit: 'days' })

/** Steps whose length is said to people. */
type SaidStep = 'claim' | 'urgent' | 'rate' | 'rateReplace' | 'rateWindowAfterClose' | 'residentReopen'

/** How long each is by these rules, in words. The cloud sends them with whatever they are said of. */
export type Lengths = Readonly<Record<SaidStep & RuleStep, string>>
export const lengthsOf = ({ steps }: RuleSet): Lengths => ({
  claim: spanInChinese(steps.claim),
  urgent: spanInChinese(steps.urgent),
  rate: spanInChinese(steps.rate),
  rateReplace: spanInChinese(steps.rateReplace),
  rateWindowAfterClose: spanInChinese(steps.rateWindowAfterClose),
  residentReopen: spanInChinese(steps.residentReopen),
})
