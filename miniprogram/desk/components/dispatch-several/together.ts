/** Orders that are sent on together: each by itself, with its own kind and limit; chosen once is whose they become. */
import type { Candidate, DispatchSheet } from '../../../../contract/ticket/desk'
import { isUnreached, type Result } from '../../../api/client'
import { UNREACHED_TITLE, type Why } from '../../../api/unreached'
import { UNDECIDED } from '../../../core/clock/undecided'
import type { TicketInfo } from '../../../core/ticket/sight/infos'
import type { Category, Matter } from '../../../core/ticket/types'
import type { PersonView } from '../../../views/models'
import { loadOf, POOL } from '../dispatch-order/rows'

/** So many sheets are asked for at once. */
export const MOST_TOGETHER = 10

/** Whether it may be sent on with others. Each of the rest is looked at by itself first. */
export const mayGoTogether = (seen: TicketInfo): boolean =>
  seen.state === 'submitted' &&
  seen.check === 'pass' &&
  seen.category !== null &&
  seen.category !== 'dispute' &&
  seen.sub !== '' &&
  seen.sub !== UNDECIDED.id &&
  !seen.aboutStaff &&
  !seen.urgent

/** Each to the grid member of its own grid. */
export const OWN = 'own'

const free = ({ people }: DispatchSheet): Candidate[] => people.filter(person => !person.recused)
const ownOf = (sheet: DispatchSheet): Candidate | undefined => free(sheet).find(person => person.own)

/** Whom all of them may go to: each to its own grid member, one person, or a pool that stands over all. */
export function peopleFor(sheets: readonly DispatchSheet[]): PersonView[] {
  const [first] = sheets
  if (!first) return []
  const inAll = (id: string): boolean => sheets.every(sheet => free(sheet).some(person => person.id === id))
  const people = free(first).filter(({ id }) => inAll(id))
  const pools = first.pools.filter(({ id }) => sheets.every(sheet => sheet.pools.some(one => one.id === id)))
  return [
    ...ownRow(sheets),
    ...people.map(person => ({
      id: person.id,
      surname: person.name.slice(0, 1),
      name: person.name,
      post: person.post,
      load: [...loadOf(person), `派完 ${person.waiting + sheets.length} 件等领`],
    })),
    ...pools.map(pool => ({
      id: `${POOL}${pool.id}`,
      surname: '',
      name: `放到${pool.name}`,
      post: '一件一件领，谁先领归谁',
      load: [],
      pool: true,
    })),
  ]
}

/** Only where it makes a difference, and nobody's grid is vacant. */
function ownRow(sheets: readonly DispatchSheet[]): PersonView[] {
  const counts = new Map<string, number>()
  for (const sheet of sheets) {
    const own = ownOf(sheet)
    if (!own) return []
    counts.set(own.name, (counts.get(own.name) ?? 0) + 1)
  }
  if (counts.size < 2) return []
  const post = [...counts].map(([name, n]) => `${name} ${n} 件`).join('，')
  return [{ id: OWN, surname: '', name: '各派给各格的人', post, load: [], pool: true }]
}

interface Kind {
  category: Category
  sub: string
  matter: Matter
  track: 1 | 2 | 3
}
/** What is asked for one of them. Once classified, it stays as it is. */
export function inputOf(sheet: DispatchSheet, matter: Matter, chosen: string): Kind & Whom {
  const { ticket } = sheet.detail
  return {
    category: ticket.category as Category,
    sub: ticket.sub,
    matter: ticket.matter ?? matter,
    track: ticket.track,
    ...whomOf(sheet, chosen),
  }
}

type Whom = { person: string } | { pool: string }
function whomOf(sheet: DispatchSheet, chosen: string): Whom {
  if (chosen === OWN) return { person: ownOf(sheet)?.id ?? '' }
  return chosen.indexOf(POOL) === 0 ? { pool: chosen.slice(POOL.length) } : { person: chosen }
}

export interface Sent {
  ids: string[]
  /** Why each of the others was not sent on; those after one that never arrived were not tried. */
  troubles: Map<string, string>
  /** The one of which nobody knows whether it arrived, and how many are open with it: the same press may be sent again. */
  lost: { id: string; why: Why; open: number } | null
}
/** One after the other, each a press of its own: where it ends, some are sent on and the rest are as they were. */
export async function sendEach(
  ids: readonly string[],
  press: (id: string) => Promise<Result<unknown>>,
): Promise<Sent> {
  const sent: Sent = { ids: [], troubles: new Map(), lost: null }
  for (const [at, id] of ids.entries()) {
    const result = await press(id)
    if (result.ok) {
      sent.ids.push(id)
      continue
    }
    sent.troubles.set(id, result.message)
    if (isUnreached(result)) {
      sent.lost = { id, why: result.code as Why, open: ids.length - at }
      break
    }
  }
  return sent
}

/** What came of one press. `left`: how many rows stay; all but the open ones say why. */
export function sentWords({ ids, lost }: Sent, left: number): string {
  const refused = left - (lost ? lost.open : 0)
  const sent = `${ids.length} 件派出去了${refused > 0 ? `，${refused} 件没派成，写着为什么` : ''}。`
  if (!lost) return sent
  return `${sent}${UNREACHED_TITLE[lost.why]}，还有 ${lost.open} 件没派或不知道派没派，回头再按一次，不会派两遍。`
}
