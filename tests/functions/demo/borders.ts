/** What is tried at the border between the two counties, and what may never come over it. */
import { ROLES, type Role } from '../../../miniprogram/core/people/role'
import type { Collection } from '../../../cloudfunctions/_documents'
import type { Api, Route } from '../../../contract'
import { INDEXES } from '../../../cloudfunctions/_documents/indexes'
import type { County } from '../county'
import { sampled } from '../../sampled'
import { accountOf } from './demo'

export interface RouteAtBorder {
  route: Route
  when: string
  ask: () => Api[Route]['ask']
}
export const nameOf = ({ route, when }: Pick<RouteAtBorder, 'route' | 'when'>): string =>
  `${route} ${when}`.trim()

/** Marks of the real county in an answer: places, people, numbers of its staff, doors, an order's number of its villages. */
const REAL =
  /青禾县|石桥镇|云山镇|杨梅村|白塘村|竹溪村|陈桂香|陈\*\*|周福生|李春兰|何小雯|赵敏行|田雨青|0700-|V[123](-J|-D)?\d\d-|[一二三四]组 ?\d|照看邻居/

/** Counted whatever comes of it, under keyed hashes. */
const COUNTERS: readonly string[] = ['tries', 'keys']

/** Lines of documents that are there now and were not, or were otherwise. */
const changed = (before: string, after: string): string[] => {
  const known = new Set(before.split('\n'))
  return after.split('\n').filter(line => !known.has(line))
}

/** Where the matters lie that a document may be about. */
const MATTERS: Record<string, Collection | undefined> = {
  ticket: 'tickets',
  deed: 'deeds',
  honour: 'honours',
  redemption: 'redemptions',
  feedback: 'opinions',
}
/** Whether the document, or the matter it is about, names somebody or something of the demonstration. */
function isOfDemoCounty(county: County, collection: Collection, id: string): boolean {
  // What is due names the document that waits, or what it is about.
  if (collection === 'due') {
    const [waiting = '', of = ''] = id.split(/:(.*)/s)
    if (waiting in INDEXES) return isOfDemoCounty(county, waiting as Collection, of)
  }
  const doc = county.doc(collection, id) as { about?: { kind: string; id: string } }
  const matters = doc.about && MATTERS[doc.about.kind]
  const matter = matters && doc.about ? county.doc(matters, doc.about.id) : null
  return JSON.stringify([doc, matter]).includes('"demo')
}

/**
 * Everything wrong with how the doors of the real county answer the demonstration's people: to each door go those who are
 * answered there, and three drawn of the others.
 */
export async function triedBy(
  county: County,
  routes: readonly RouteAtBorder[],
  own: Record<string, readonly Role[]>,
): Promise<string[]> {
  const wrong: string[] = []
  const restore = county.remember()
  for (const door of routes) {
    const answered = own[nameOf(door)] ?? []
    const others = ROLES.filter(role => !answered.includes(role))
    for (const role of [...answered, ...sampled(others, { of: `roles at ${nameOf(door)}`, atLeast: 3 })]) {
      const before = county.snapshot()
      const reply = await county.as(accountOf(role), door.route, door.ask())
      const may = answered.includes(role)
      if (reply.ok !== may)
        wrong.push(`${nameOf(door)} ${role} ${reply.ok ? 'was let in' : `was refused: ${reply.code}`}`)
      const leak = REAL.exec(JSON.stringify(reply))
      if (leak) wrong.push(`${nameOf(door)} ${role} read ${leak[0]}`)
      for (const line of changed(before, county.snapshot())) {
        const [collection = '', id = ''] = line.split(' ')[0]?.split(/\/(.*)/s) ?? []
        if (COUNTERS.includes(collection)) continue
        if (!isOfDemoCounty(county, collection as Collection, id))
          wrong.push(`${nameOf(door)} ${role} wrote ${line}`)
      }
      restore()
    }
  }
  return wrong
}
