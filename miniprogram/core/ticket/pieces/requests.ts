/** Requests that wait for an answer, read from their rows: in which list they are found, and who asked an approver. */
import type { PersonId } from '../../people/role'
import { REQUESTS, type Waits } from '../timers'

type Rows = Readonly<Record<string, { waits: Waits }>>
/** Those that wait in a list of their own; the list has the request's name. */
type Listed<R extends Rows> = {
  [N in keyof R & string]: R[N]['waits'] extends { list: string } ? N : never
}[keyof R & string]
interface Asked {
  path: readonly string[]
  requests: Readonly<Record<string, { by: PersonId } | undefined>>
}

/** Key of the list of a request below a node: one text, so that one index serves every request. */
export const waitsKey = (node: string, request: string): string => `${node}:${request}`

/** What follows from the rows of requests. A new row needs nothing else to be found. */
export function listsOf<const R extends Rows>(rows: R) {
  const namesWhere = (is: (waits: Waits) => boolean): string[] =>
    Object.entries<Rows[string]>(rows).flatMap(([name, { waits }]) => (is(waits) ? [name] : []))
  const listed = namesWhere(waits => 'list' in waits) as Listed<R>[]
  const approvers = namesWhere(waits => waits.with === 'approver')
  return {
    listed,
    /** Every key under which an order with pending requests is found. */
    keysOf: ({ path, requests }: Asked): string[] =>
      listed.filter(name => requests[name]).flatMap(name => path.map(node => waitsKey(node, name))),
    /** Who asked what an approver answers. Empty: nothing of the kind is asked. */
    askersOfApprover: ({ requests }: Pick<Asked, 'requests'>): PersonId[] =>
      approvers.flatMap(name => (requests[name] ? [requests[name].by] : [])),
  }
}

export const { listed: LISTED_REQUESTS, keysOf: waitsKeys, askersOfApprover } = listsOf(REQUESTS)
export type ListedRequest = Listed<typeof REQUESTS>
