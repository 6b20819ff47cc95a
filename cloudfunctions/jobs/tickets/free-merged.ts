/** Orders merged into one that came to nothing stand on their own again (docs/adr/0021): nobody's wish ends with another's. */
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import { store } from '../../_platform/ports'
import { clockPress } from './clock-press'
import { onePage } from '../../_platform/reach'

const PAGE = 50
const WHY: Partial<Record<Ticket['stage']['state'], string>> = {
  withdrawn: '并过去的那一单撤了',
  declined: '并过去的那一单没有受理',
}

/** Pressed one by one; what was cut off is gone through again. Nothing is merged into an order that has ended, so all are met. */
export async function freeMerged(target: Ticket, now: number): Promise<void> {
  for (let after = ''; ; ) {
    const merged = await store.list('tickets', {
      where: { 'ticket.stage.into': target.id },
      sort: ['_id', 'asc'],
      after,
      limit: onePage(PAGE),
    })
    for (const { ticket } of merged) {
      const refusal = await clockPress(
        ticket,
        { verb: 'unmerge', input: { reason: WHY[target.stage.state] ?? '' } },
        now,
      )
      // Taken apart by hand, or the other one is worked on again: fine. Anything else is tried again.
      if (refusal && refusal !== 'NOT_NOW')
        throw Object.assign(new Error('a merged order was not set free'), { code: refusal })
    }
    const last = merged[PAGE - 1]
    if (!last) return
    after = last._id
  }
}
