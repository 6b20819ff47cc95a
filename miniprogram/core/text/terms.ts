/**
 * What of a text can be looked for. Chinese has no blanks between words, so every two signs that stand together are a
 * term (水箱漏水: 水箱, 箱漏, 漏水); digits and latin letters stay whole. What asks and what is found go through the same
 * cut, so both agree.
 */
import { clean } from './fold'

/** Signs that stand in every sentence: a pair with one of them finds everything, and so nothing. */
const EVERYWHERE = new Set('的了是我你您他她它们吗呢吧啊呀嘛')

type Kind = 'han' | 'letters' | 'other'

function kindOf(sign: string): Kind {
  if (/[0-9a-z]/.test(sign)) return 'letters'
  const code = sign.codePointAt(0) ?? 0
  const isHan =
    code === 0x3007 ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x20000 && code <= 0x3ffff)
  return isHan ? 'han' : 'other'
}

/** Signs of one kind that stand together. */
export function runsOf(text: string): { kind: 'han' | 'letters'; signs: string[] }[] {
  const runs: { kind: 'han' | 'letters'; signs: string[] }[] = []
  let last: Kind = 'other'
  for (const sign of clean(text.normalize('NFKC')).toLowerCase()) {
    const kind = kindOf(sign)
    if (kind !== 'other') {
      const run = runs[runs.length - 1]
      if (run && kind === last) run.signs.push(sign)
      else runs.push({ kind, signs: [sign] })
    }
    last = kind
  }
  return runs
}

/** The terms of a text in its order, each once. A sign that stands alone is none. */
export const termsOf = (text: string): string[] => [
  ...new Set(
    runsOf(text).flatMap(({ kind, signs }) => {
      if (kind === 'letters') return signs.length > 1 ? [signs.join('')] : []
      return signs.slice(1).flatMap((sign, i) => {
        const before = signs[i] ?? ''
        return EVERYWHERE.has(sign) || EVERYWHERE.has(before) ? [] : [`${before}${sign}`]
      })
    }),
  ),
]
