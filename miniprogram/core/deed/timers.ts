/** What time brings about: those who vouch are asked again, objections nobody answered move on, the notice ends in the passbook. */
import { LONG } from '../lasts'
import { objectionsDueAt } from '../points/objections'
import type { DeedReminder } from './events'
import type { DeedKinds } from './kinds'
import { clock, reminder } from './kit'
import { creditDue } from './moves'
import type { Process } from '../process/define'

export const CLOCKS = {
  credit: clock({ while: ['confirmed'], dueAt: creditDue, press: 'credit' }),
  objections: clock({
    while: ['objected'],
    dueAt: ({ objections }) => objectionsDueAt(objections),
    press: 'moveObjections',
  }),
}

/** After an outage the town's is given alone: it covers the lighter one. */
export const REMINDERS: Process<DeedKinds>['reminders'] & Record<DeedReminder, object> = {
  town: reminder({
    while: ['waiting'],
    at: ({ stage }) => stage.townFrom,
    tells: 'town',
    text: `报上来${LONG.vouchTown}了，村里没人点头，请镇里看一看。`,
  }),
  near: reminder({
    while: ['waiting'],
    at: ({ stage }) => stage.askAgainAt,
    tells: 'reminded',
    text: `报上来${LONG.vouchNear}了，还没人点头，请您看一看。`,
  }),
}
