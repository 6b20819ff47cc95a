/** Rows of who is told, for several verbs. Sentences follow the order's number and quote nobody's words. */
import type { How } from '../news/tell'
import type { Occurred, Telling } from '../process/verb'
import type { TicketKinds, Who } from './kinds'
import { promiseOf } from './questions'

type Of = Occurred<TicketKinds, object>
type Row = Telling<TicketKinds>

/** What is urgent is told at any hour. */
const urgentOr =
  (how: How) =>
  ({ after }: Of): How =>
    after.urgent ? 'now' : how
/** The desk that decides next: the village's, or the town's. */
const deskOf = ({ after }: Of): Who => (after.desk === 'inspector' || after.aboutStaff ? 'town' : 'desk')

/** The desk has to do something. */
export const deskMustAct = (how: How, text: string): Row => ({
  who: deskOf,
  how: urgentOr(how),
  template: ({ after }) => (after.urgent || how !== 'badge' ? 'newOrder' : 'returned'),
  page: 'inbox',
  until: 'onDesk',
  text,
})

/** Everybody whose order it is, those merged into it too. */
export const toRequesters = (how: How, text: Row['text'], more: Partial<Row> = {}): Row => ({
  who: 'requesters',
  how,
  template: 'promiseChanged',
  page: 'order',
  until: 'running',
  text,
  ...more,
})

/** A promise that was given and no longer stands is told at once, whoever took it away. */
export const promiseFalls = (text: string): Row =>
  toRequesters('message', text, { when: ({ before }) => before !== null && promiseOf(before) !== null })
