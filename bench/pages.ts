import type { LocalCloud } from '../local/cloud'
import { openidOf } from '../local/county/people/cast'
import { monthKey } from '../miniprogram/core/clock'
import { measured, type Tally } from './measure'

const [elder, holder, desk, supervisor, town] = [
  'chenyue',
  'lichunmei',
  'hexiaowen',
  'zhoudeshun',
  'zhaomin',
].map(openidOf) as [string, string, string, string, string]

/** What each page asks for first, by whom. */
const PAGES: readonly [
  name: string,
  openid: string,
  route: string,
  data: object | ((cloud: LocalCloud) => object),
][] = [
  ['home', elder, 'me.home', {}],
  ['my orders', elder, 'ticket.list', { list: 'mine' }],
  ['an order', elder, 'ticket.open', cloud => ({ ticketId: anOrderOf(cloud, 'p_chenyue') })],
  ['grid member: today', holder, 'grid.today', {}],
  ['desk: counters', desk, 'desk.counters', {}],
  ['desk: inbox', desk, 'ticket.list', { list: 'desk' }],
  ['desk: late', desk, 'ticket.list', { list: 'late' }],
  ['desk: all open', desk, 'ticket.list', { list: 'open' }],
  ['desk: dispatch sheet', desk, 'desk.sheet', cloud => ({ ticketId: onTheDesk(cloud) })],
  ['committee: running', supervisor, 'ticket.list', { list: 'running' }],
  ['committee: closed', supervisor, 'ticket.list', { list: 'closed' }],
  ['town: inbox', town, 'ticket.list', { list: 'town' }],
  ['town: late', town, 'ticket.list', { list: 'townLate' }],
  ['board', elder, 'board.show', cloud => ({ month: monthKey(cloud.now()) })],
]

const LISTS = new Set(
  PAGES.filter(([, , route]) => route === 'ticket.list' || route === 'grid.today').map(([name]) => name),
)
export const isList = (name: string): boolean => LISTS.has(name)

function anOrderOf(cloud: LocalCloud, person: string): string {
  const [found] = cloud.store.find('tickets', { filter: { 'list.mineOf': person }, limit: 1 })
  return String(found?._id)
}
function onTheDesk(cloud: LocalCloud): string {
  const [found] = cloud.store.find('tickets', {
    filter: { path: 'v001', 'list.queue': 'desk', 'list.aboutStaff': false },
    limit: 1,
  })
  return String(found?._id)
}

/** Opens every page `times` times in each county, by turns; the first openings, with nothing kept in the instance, are not counted. */
export async function pages(
  counties: readonly { cloud: LocalCloud; pages: Tally }[],
  times: number,
): Promise<void> {
  for (const [name, openid, route, data] of PAGES) {
    for (let i = 0; i <= times; i++) {
      for (const { cloud, pages } of counties) {
        const sample = await measured(cloud, openid, 'api', {
          route,
          contract: 1,
          data: typeof data === 'function' ? data(cloud) : data,
        })
        if (i > 0) pages.add(name, sample)
      }
    }
  }
}
