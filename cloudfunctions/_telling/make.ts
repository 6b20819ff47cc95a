/**
 * Notices as they are made: all of one piece of news in one transaction, each person's once. Anyone who accepted no message has
 * theirs in the app from the start, so that nothing need be tried first.
 */
import type { Ticket } from '../../miniprogram/core/ticket/types'
import type { SendDoc } from '../_documents'
import { grantId } from '../_notices/grants'
import { isDuplicate, isPassing } from '../_platform/database-error'
import { store } from '../_platform/ports'
import { withRetry } from '../_platform/retry'
import { shown, templatesLeft } from './ladder'

/** `ticket`: as this person knows the matter; null where it is about no order. */
export interface Notice {
  send: SendDoc
  ticket: Ticket | null
}

/** More than these go into another transaction, which lives 30 s. */
const AT_ONCE = 20

/** Those that were made now. Of two to one person the first counts; what is there already stays as it is. */
export async function make(notices: readonly Notice[], now: number): Promise<SendDoc[]> {
  const once = [...new Map([...notices].reverse().map(one => [one.send._id, one])).values()].reverse()
  const ready = await inTheApp(once, now)
  const made: SendDoc[] = []
  // What waits for nothing has no row to be written with it: one call, and a transaction would be two more.
  for (const send of ready.filter(({ nextTryAt }) => nextTryAt === null))
    made.push(...(await createOnce(send)))
  const waiting = ready.filter(({ nextTryAt }) => nextTryAt !== null)
  for (let i = 0; i < waiting.length; i += AT_ONCE)
    made.push(...(await together(waiting.slice(i, i + AT_ONCE))))
  return made
}

/** Asked once for all of them. What may not ring yet is looked at again when it may. */
async function inTheApp(notices: readonly Notice[], now: number): Promise<SendDoc[]> {
  const mayGo = ({ state, nextTryAt }: SendDoc) =>
    state === 'waiting' && nextTryAt !== null && nextTryAt <= now
  const waysOf = (send: SendDoc) => templatesLeft(send).map(name => grantId(send.personId, name))
  const grants = await store.some(
    'grants',
    notices.flatMap(({ send }) => (mayGo(send) ? waysOf(send) : [])),
  )
  const accepted = new Set(grants.filter(({ left }) => left > 0).map(({ _id }) => _id))
  return notices.map(({ send, ticket }) =>
    mayGo(send) && !waysOf(send).some(way => accepted.has(way)) ? shown(send, ticket, now) : send,
  )
}

/** One transaction; where one of them is there already, each by itself. */
async function together(sends: readonly SendDoc[]): Promise<SendDoc[]> {
  const [only, ...others] = sends
  if (!only) return []
  if (others.length === 0) return createOnce(only)
  try {
    await withRetry(
      () =>
        store.transaction(async tx => {
          for (const send of sends) await tx.create('sends', send)
        }),
      { isWorth: error => isPassing(error) && !isDuplicate(error) },
    )
    return [...sends]
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const made: SendDoc[] = []
    for (const send of sends) made.push(...(await createOnce(send)))
    return made
  }
}

/** The notice, or nothing where the person has it already. */
async function createOnce(send: SendDoc): Promise<SendDoc[]> {
  try {
    await store.create('sends', send)
    return [send]
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return []
  }
}
