/**
 * Between the demonstration county and a real one: every role of the one before every door of the other, through the real
 * functions. The default is no; what a reviewer's account is answered about itself is named here by hand.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ROLES, type Role } from '../../../miniprogram/core/people/role'
import { county, openRoutes, table } from '../routes'
import { nameOf, triedBy } from './borders'
import { openDemo } from './demo'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })
beforeAll(async () => {
  await openRoutes()
  await openDemo(county)
})
afterAll(() => county.close())

const OF_VILLAGE: Role[] = ['resident', 'gridMember', 'dispatcher', 'supervisor', 'shopkeeper', 'mediator']
const DESK: Role[] = ['dispatcher']
const TOWN: Role[] = ['inspector']

/** Doors that ask for nothing of anybody else's: they are answered with one's own. Every other one is closed. */
const OWN: Record<string, readonly Role[]> = {
  'me.home': ROLES,
  'me.household my own': ROLES,
  'me.groups': ROLES,
  'me.access': ROLES,
  'me.settings': ROLES,
  'me.accepted': ROLES,
  'me.news': ROLES,
  'me.care': ROLES,
  'me.tag': ['resident'],
  'me.forgetVisit': ['resident'],
  'visit.list': ['gridMember'],
  'visit.forget': ['gridMember'],
  'me.seen': ROLES,
  // Whom to call: one's own desk, whatever village was named.
  'me.contact': ROLES,
  'me.feedback': ROLES,
  'me.feedback about somebody of the town': ROLES,
  'demo.enter': ['resident'],
  'demo.leave': ROLES,
  'join.waiting': ROLES,
  'join.letters': ROLES,
  'feedback.list mine': ROLES,
  'feedback.list open': ['inspector', 'admin'],
  'feedback.list answered': ['inspector', 'admin'],
  'file.issue': ROLES,
  'grid.places': ROLES,
  'grid.today': ['gridMember', 'inspector'],
  'grid.today late': ['gridMember', 'inspector'],
  'grid.people': ['gridMember', 'dispatcher'],
  'ticket.find by words': ['gridMember', 'dispatcher', 'supervisor', 'inspector'],
  'ticket.findPeople': ['dispatcher', 'inspector'],
  // Of one's own villages: the demonstration's.
  'ready.mine': ROLES.filter(role => role !== 'resident'),
  'group.unbound': ['dispatcher', 'inspector'],
  'town.villages': ['inspector'],
  'share.card board': ROLES,
  'ticket.submit for oneself': ['resident'],
  'desk.counters': ['dispatcher', 'inspector', 'admin'],
  'desk.reviews': ['dispatcher', 'inspector'],
  'desk.notReached': ['dispatcher', 'inspector', 'admin'],
  'ticket.list mine': ROLES,
  'ticket.list published': OF_VILLAGE,
  'ticket.list desk': DESK,
  'ticket.list returned': DESK,
  'ticket.list open': DESK,
  'ticket.list duplicates': DESK,
  'ticket.list resolved': DESK,
  'ticket.list referred': DESK,
  'ticket.list handled': ROLES,
  'ticket.list late': ['dispatcher', 'supervisor'],
  'ticket.list running': ['supervisor', 'inspector'],
  'ticket.list toRate': ['supervisor', 'inspector'],
  'ticket.list toRevisit': ['gridMember', 'supervisor', 'inspector'],
  'ticket.list closed': ['dispatcher', 'supervisor', 'inspector'],
  'ticket.list toRate, what is mine as supervisor': ['supervisor'],
  'ticket.list town': TOWN,
  'ticket.list townLate': TOWN,
  'ticket.list objection': ['inspector', 'admin'],
  'ticket.list reclassify': ['inspector', 'admin'],
  'ticket.list aboutStaff': TOWN,
  'ticket.list standIn': ['inspector', 'admin'],
  'ticket.list standInRate': TOWN,
  'ticket.list standInClosed': TOWN,
  'ticket.list all': ['dispatcher', 'inspector'],
  'ticket.list ended': ['dispatcher', 'inspector'],
}

describe('every role of the demonstration before every door of the real county', () => {
  it('knows each door that is answered with one’s own', () => {
    const names = table.map(nameOf)
    expect(Object.keys(OWN).filter(name => !names.includes(name))).toEqual([])
  })

  it.each(table)('$route $when: no, or nothing but one’s own', async door => {
    expect(await triedBy(county, [door], OWN)).toEqual([])
  })
})
