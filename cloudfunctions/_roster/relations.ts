/** 「长子」「之妻」「外孙女」: what a register writes for a relation → the few that are kept. */
import type { Kinship } from '../../miniprogram/core/people/kinship'
import { fold } from '../../miniprogram/core/text/fold'

/** The first that fits counts: 「孙女婿」 is a grandchild's, 「岳父」 a parent's. */
const FORMS: readonly (readonly [form: RegExp, relation: Kinship])[] = [
  [/^(户主|本人|户主本人|0?1)$/, 'head'],
  [/孙|重外/, 'grandchild'],
  [/婿|媳/, 'childInLaw'],
  [/祖|爷|奶|姥|外公|外婆/, 'grandparent'],
  [/岳|公公|婆婆|父|母|爹|娘家?$|爸|妈/, 'parent'],
  [/兄|弟|姐|妹|哥/, 'sibling'],
  [/妻|配偶|丈夫|夫$|老伴|爱人|老婆|老公/, 'spouse'],
  [/子|女|儿/, 'child'],
]

/** What it is called in a file's own words; null for nothing written. Whatever else is written is somebody of the house. */
export function relationOf(text: string): Kinship | null {
  const folded = fold(text)
  if (folded === '') return null
  return FORMS.find(([form]) => form.test(folded))?.[1] ?? 'other'
}
