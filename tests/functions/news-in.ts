import type { Processes, ProcessKind } from '../../cloudfunctions/_journal/keeping'
import type { NamedTell, NewsDoc, SendDoc } from '../../cloudfunctions/_documents'
import { subjectOf } from '../../cloudfunctions/_platform/due/moments'
import type { County } from './county'

/** All news that were ever written, told or not, under their own ids. */
export const newsOf = (county: County): NewsDoc[] =>
  county.all('due').flatMap(row => (row.kind === 'news' ? [{ ...row, _id: subjectOf(row) }] : []))

type Row = NamedTell | Processes[ProcessKind]['tell']
/** What news say to people who were found when they were written. */
export const newsIn = ({ to }: Pick<NewsDoc, 'to'>): NamedTell | undefined =>
  to.find((tell: Row): tell is NamedTell => tell.who === 'named')

/** The notices that came of one piece of news: `${event}:${person}`. */
export const noticesOf = (county: County, eventId: string): SendDoc[] =>
  county.all('sends').filter(send => send.eventId === eventId)
