import type { NamedTell, NewsDoc } from '../../cloudfunctions/_documents'
import { subjectOf } from '../../cloudfunctions/_platform/due/moments'
import type { County } from './county'

/** All news that were ever written, told or not, under their own ids. */
export const newsOf = (county: County): NewsDoc[] =>
  county.all('due').flatMap(row => (row.kind === 'news' ? [{ ...row, _id: subjectOf(row) }] : []))

/** What news say to people who were found when they were written. */
export const newsIn = ({ to }: Pick<NewsDoc, 'to'>): NamedTell | undefined =>
  to.find((tell): tell is NamedTell => tell.who === 'named')
