/** Rows of who is told, for several verbs. Sentences follow the order's number and quote nobody's words. */
import { clockText, dateText } from '../../clock/shanghai'
import type { How } from '../../news/tell'
import type { PersonId } from '../../people/role'
import type { Occurred, Telling } from '../../process/verb'
import type { TicketKinds, Who } from '../kinds'
import { promiseOf } from '../pieces/selectors'
import type { Offer, Ticket } from '../types'

type Of = Occurred<TicketKinds, object>
type Row<E extends object = object> = Telling<TicketKinds, E>
type Text<E extends object> = Row<E>['text']
type People<E extends object> = NonNullable<Row<E>['people']>

/** What is urgent is told at any hour. */
export const urgentOr =
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

/** The desk has nothing to do: it reads it with the order. */
export const deskReads = <E extends object>(text: Text<E>, until: Row['until']): Row<E> => ({
  who: deskOf,
  how: 'badge',
  template: 'returned',
  page: 'order',
  until,
  text,
})

/** Everybody whose order it is, those merged into it too. */
export const toRequesters = <E extends object>(
  how: Row<E>['how'],
  text: Text<E>,
  more: Partial<Row<E>> = {},
): Row<E> => ({
  who: 'requesters',
  how,
  template: 'promiseChanged',
  page: 'order',
  until: 'running',
  text,
  ...more,
})

/** A promise that was given and no longer stands is told at once, no matter who took it away. */
export const promiseFalls = (text: string): Row =>
  toRequesters('message', text, { when: ({ before }) => hadPromise(before) })
export const hadPromise = (before: Ticket | null): boolean => before !== null && promiseOf(before) !== null

/** The requester alone, without those whose order was merged into it. */
export const toRequester = <E extends object>(
  how: Row<E>['how'],
  text: Text<E>,
  more: Partial<Row<E>> = {},
): Row<E> => ({
  ...toRequesters(how, text, more),
  who: 'requester',
})

/** Named persons who work on it, or did. Nobody named: nobody told. */
export const toPeople = <E extends object>(
  people: People<NoInfer<E>>,
  how: Row<E>['how'],
  text: Text<E>,
  more: Partial<Row<E>> = {},
): Row<E> => ({
  who: 'people',
  people,
  how,
  template: 'newOrder',
  page: 'order',
  until: 'running',
  text,
  ...more,
})

/** Those who had it and do not have it any more: no need to look after it. */
export const toFormer = <E extends object>(
  people: People<NoInfer<E>>,
  text: Text<E>,
  more: Partial<Row<E>> = {},
): Row<E> => toPeople(people, 'badge', text, { page: 'today', until: 'always', ...more })

/** Anyone who has an order before them: those it was offered to, or the holder and those who help. */
export const handsOf = (ticket: Ticket | null): PersonId[] => {
  const stage = ticket?.stage
  if (stage?.state === 'dispatched') return stage.offer.to
  return stage?.state === 'claimed' ? [stage.holder, ...stage.coHandlers] : []
}
export const handsAfter = ({ after }: Of): PersonId[] => handsOf(after)
export const handsBefore = ({ before }: Of): PersonId[] => handsOf(before)

/** Anyone who has it when the news goes out. */
export const toHands = <E extends object>(text: Text<E>, more: Partial<Row<E>> = {}): Row<E> => ({
  ...toPeople<E>(() => [], 'badge', text, more),
  who: 'hands',
})

/** Those it is offered to. An offer that finds nobody is news too: it goes to the desk instead. */
export const offerIsMade: Row<{ type: 'Dispatched' | 'Reassigned'; offer: Offer }> = {
  who: 'people',
  people: ({ happened }) => happened.offer.to,
  how: urgentOr('message'),
  template: 'newOrder',
  page: 'claim',
  until: 'offerStands',
  at: ({ happened }) => happened.offer.claimDueAt,
  text: ({ happened }) => {
    const { claimDueAt } = happened.offer
    return `派给您了，请在 ${dateText(claimDueAt)} ${clockText(claimDueAt)}前领。`
  },
}
