/** Presses what is due: lapses, reminders, closings. One indexed query; its cost follows what is due (rules §6). */
import { clockVerb } from '../../../miniprogram/core/ticket/time/clockwork'
import type { TicketDoc } from '../../_documents'
import { store } from '../../_platform/ports'
import { clockPress } from './clock-press'
import { eachDue } from '../each-due'
import type { Job } from '../slice'

/** After a long outage a ticket may owe several steps; more than this at once is a defect. */
const MOST_STEPS = 8

export const sweep: Job = {
  name: 'sweep',
  wakes: ['tickets'],
  // On time ⇔ now ≤ dueAt.
  run: slice =>
    eachDue(slice, {
      collection: 'tickets',
      where: {},
      by: 'nextDueAt',
      upTo: slice.now - 1,
      work: doc => settle(doc, slice.now),
    }),
}

/** All that is due on one ticket, worst first. */
async function settle(first: TicketDoc, now: number): Promise<void> {
  let doc: TicketDoc | null = first
  for (let step = 0; doc && doc.nextDueAt !== null && doc.nextDueAt < now; step++) {
    const verb = clockVerb(doc.ticket, now)
    if (!verb || step === MOST_STEPS) throw stuck(doc, 'STUCK')
    const no = await clockPress(doc.ticket, { verb, input: {} }, now)
    // Somebody was quicker: it is looked at again.
    if (no && no !== 'NOT_NOW' && no !== 'BUSY') throw stuck(doc, no)
    doc = await store.get('tickets', doc._id)
  }
}

const stuck = ({ _id }: TicketDoc, code: string): Error =>
  Object.assign(new Error(`${_id} is due, but nothing can be pressed`), { code })
