/** The same verification over the documents of the environment, page by page. */
import type { EventDoc, SealDoc } from '../../_shell/documents'
import { readLeaf } from '../../jobs/root'
import { eventId } from '../../jobs/ids'
import type { AdminInput } from '../contract'
import { sealsOf } from '../export'
import { byId } from '../import/known'
import { ticketsOf, wordsOf } from '../village'
import { eventsOf } from '../../jobs/ticket-events'
import { found, type Finding } from './findings'
import { checkSeals } from './seals'
import { verifyDocuments, type Verdict } from './verify'

/** `next`: hand it back as `cursor`; null when all is verified. */
export interface Verified extends Verdict { next: string | null }

const PAGE = 50
const SEALS = 'seals'

export async function verifyVillage({ villageId, cursor }: AdminInput<'verify'>): Promise<Verified> {
  const seals = await sealsOf(villageId)
  if (cursor === SEALS) return { tickets: 0, events: 0, seals: seals.length, findings: await checkAllSeals(seals), next: null }
  const { tickets, next } = await ticketsOf(villageId, cursor, PAGE)
  const events: EventDoc[] = []
  const words = []
  for (const { _id } of tickets) {
    events.push(...await eventsOf(_id))
    words.push(...await wordsOf(_id))
  }
  const { findings } = verifyDocuments({ tickets, events, words, seals, pageOnly: true })
  return { tickets: tickets.length, events: events.length, seals: 0, findings, next: next === '' ? SEALS : next }
}

/** Every sealed event must still be there, and the ticket it belongs to. */
async function checkAllSeals(seals: readonly SealDoc[]): Promise<Finding[]> {
  const leaves = seals.flatMap(seal => seal.leaves.map(readLeaf))
  const events = new Map((await byId('ticket_events', leaves.map(l => eventId(l.ticketId, l.rev)))).map(e => [e._id, e]))
  const tickets = new Set((await byId('tickets', leaves.map(l => l.ticketId))).map(t => t._id))
  const gone = [...new Set(leaves.map(l => l.ticketId))].filter(id => !tickets.has(id))
  const findings = checkSeals(seals, id => events.get(id))
  return [...findings, ...gone.map(id => found('removed', id, null, `${id}（单子本身不见了）`))]
}
