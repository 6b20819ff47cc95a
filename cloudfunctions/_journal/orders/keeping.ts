/** What is looked up for an order. */
import { seal } from '../../_platform/ports'
import type { Keeping } from '../keeping'
import { rulebook, rulesNow, rulesOf } from '../rulebook'
import { factsFor } from './facts'
import { foundAfter } from './found'
import { beginOrder, ticketIdFor } from './intake'
import { isSlipKin } from './slip'

export const keptOrders: Keeping<'ticket'> = {
  idFor: ticketIdFor,
  begin: beginOrder,
  // Its id says who sent which form: anyone who meets it has sent it.
  already: 'NOT_NOW',
  secretsOf: (step, beside) => foundAfter(step, beside, seal),
  law: () => rulebook(),
  async facts({ matter, command, actor, now, known, by, tx }) {
    const facts = await factsFor(command, matter, actor, now, tx)
    return known.slip ? { ...facts, ...known, slipKin: await isSlipKin(matter, by) } : facts
  },
  ctx: (asking, before, book) => ({
    ...asking,
    rules: before ? rulesOf(book, before.rules) : rulesNow(book, asking.now),
    calendars: book.calendars,
  }),
}
