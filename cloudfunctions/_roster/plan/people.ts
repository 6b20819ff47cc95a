/** A roster of people → what would be new, changed, the same, ended or wrong. Nobody is deleted because a file is silent. */
import { yearOf } from '../../../miniprogram/core/clock/shanghai'
import type { Grid } from '../../../miniprogram/core/people/grid'
import { mask } from '../../../miniprogram/core/people/mask'
import { KINSHIP_LABELS } from '../../../miniprogram/core/people/kinship'
import { fold } from '../../../miniprogram/core/text/fold'
import { Places } from '../places'
import { Houses, type House } from './houses'
import type { Gone, Intent, Known, KnownPerson, Missing, Plan, PlannedRow, Unit } from './known'
import { linesOf, type Line } from './lines'
import { Matching, type Settled } from './matching'
import { rowsOf, type Table } from './table'
import { wrongRows } from './wrong'

/** Of whom the year of birth is kept: those of whom one asks whether a parent agrees. */
const CHILD_UNTIL = 14

export function planPeople(table: Table, known: Known): Plan {
  const places = new Places(known.grids, known.scope)
  const houses = new Houses(places, known)
  const lines = linesOf(rowsOf(table).rows, known.now)
  const clean = houses
    .ofAll(lines)
    .flatMap(({ line, house }) => (house !== null && line.row.problems.length === 0 ? [{ line, house }] : []))
  const matching = new Matching(places, known)
  const settled = withHeads(matching.settle(clean), lines)
  const byHouse = new Map<House, Settled[]>()
  for (const one of settled) byHouse.set(one.house, [...(byHouse.get(one.house) ?? []), one])
  const units = [...byHouse].map(([house, people]) => unitOf(house, people, known, places))
  const missing = matching.missing(
    new Set(settled.map(({ house }) => house.grid.id)),
    lines.filter(({ row }) => row.problems.length > 0),
  )
  return { units: [...wrongRows(lines), ...units, ...goneUnits(missing, known)], missing }
}

/** A household that has no door is its head's: where their own line is wrong, nobody knows yet whose it is. */
function withHeads(settled: readonly Settled[], lines: readonly Line[]): Settled[] {
  const wrong = new Map(
    lines.flatMap(({ isHead, family, row }) =>
      isHead && family !== null && row.problems.length > 0 ? [[family, row.row] as const] : [],
    ),
  )
  return settled.filter(({ line, house }) => {
    const head = line.family === null ? undefined : wrong.get(line.family)
    if (head === undefined || !house.noDoor || house.stored !== null) return true
    line.row.wrong('name', `户主那一行（第 ${head} 行）不对，改好那一行，这一户再一起收。`)
    return false
  })
}

const GONE_TEXT: Record<Gone, string> = { moved: '搬走了', died: '过世了' }
const IN_POST = '还有岗位，先在「网格和人」里定离任，再记过世。'

/** They leave their household. Who holds a post ends it first: nothing is done in the name of the dead. */
function goes(
  { id, fingerprint, posts }: KnownPerson,
  isDead: boolean,
  now: number,
): { state: 'ended' | 'wrong'; message: string | null; intents: Intent[] } {
  const holds = posts.some(({ until }) => until === null || until > now)
  if (isDead && holds) return { state: 'wrong', message: IN_POST, intents: [] }
  const intent: Intent = { kind: 'person', id, seen: fingerprint, householdId: null }
  return { state: 'ended', message: null, intents: [isDead ? { ...intent, died: true } : intent] }
}

/** Whom the file does not name, and somebody said they are gone. They stand in no row: counted from -1 downwards. */
function goneUnits(missing: readonly Missing[], known: Known): Unit[] {
  const people = new Map(known.people.map(one => [one.id, one]))
  return missing.flatMap(({ id, who, where, how }, i): Unit[] => {
    const person = id === null ? undefined : people.get(id)
    if (!person || how === null) return []
    const { state, message, intents } = goes(person, how === 'died', known.now)
    const ended = `${GONE_TEXT[how]}，不再算${where}的人。`
    return [[{ row: -1 - i, cell: '', state, who: `${who} ${where}`, message: message ?? ended, intents }]]
  })
}

function unitOf(house: House, people: readonly Settled[], known: Known, places: Places): PlannedRow[] {
  const before = (house.stored && places.get(house.stored.gridId)) ?? null
  const rows = people.map(one => rowOf(one, known, before))
  const first = rows.find(({ state }) => state !== 'same') ?? rows[0]
  // Anybody who leaves a household that is not there brings none.
  if (house.stored === null && rows.every(({ state }) => state === 'same' || state === 'ended')) return rows
  const intents = houseIntents(house, people, known)
  return rows.map(row =>
    row !== first || intents.length === 0
      ? row
      : { ...row, ...withHouse(row, house), intents: [...intents, ...row.intents] },
  )
}

/** The door and the cluster that a household gets by this file are said once. */
function withHouse(row: PlannedRow, { door, noDoor, cluster, stored }: House): Partial<PlannedRow> {
  if (stored === null) return {}
  const changes = [
    ...(stored.door === door || noDoor ? [] : [`门牌：${stored.door} → ${door}`]),
    ...(stored.cluster === cluster ? [] : [`联户：${cluster}`]),
  ].join('；')
  if (changes === '') return {}
  return row.state === 'same'
    ? { state: 'changed', message: `${changes}。` }
    : { message: row.message.replace(/。$/, `；${changes}。`) }
}

/** The household itself, and those who live there and are not in the file: they move with it. */
function houseIntents(house: House, people: readonly Settled[], known: Known): Intent[] {
  const { id, grid, door, noDoor, cluster, stored } = house
  const moves = stored?.gridId !== grid.id
  if (stored !== null && !moves && stored.door === door && stored.cluster === cluster) return []
  const others = known.people.filter(
    one => moves && one.householdId === id && !people.some(({ person }) => person?.id === one.id),
  )
  return [
    {
      kind: 'household',
      id,
      seen: stored?.fingerprint ?? null,
      gridId: grid.id,
      door,
      ...(noDoor ? { noDoor } : {}),
      ...(cluster === '' ? {} : { cluster }),
    },
    ...others.map(
      ({ id: personId, fingerprint }): Intent => ({ kind: 'person', id: personId, seen: fingerprint }),
    ),
  ]
}

function rowOf({ line, house, person }: Settled, known: Known, before: Grid | null): PlannedRow {
  const { row, name, phone, status } = line
  const base = { row: row.row, who: `${name} ${house.called}` }
  const bornIn = childBorn(line, known.now)
  const relation = line.isHead ? 'head' : line.relation
  if (status !== null) return leaving(line, house, person, known.now)
  if (person === null) {
    const id = known.idFor('person', `${house.id}|${fold(name)}`)
    const intent: Intent = {
      kind: 'person',
      id,
      seen: null,
      name,
      householdId: house.id,
      ...(phone === null ? {} : { phone }),
      ...(bornIn === null ? {} : { bornIn }),
      ...(relation === null ? {} : { relation }),
    }
    const message = `新来，${house.stored ? '算到' : '新的一户，'}${house.grid.name}${house.stored ? `的${house.called}` : ''}。`
    return { ...base, cell: row.cellOf('name'), state: 'new', message, intents: [intent] }
  }
  const movesHouse = person.householdId !== house.id
  // A number that was noted long ago opens nothing any more, until a file names it again.
  const isConfirmedAgain = phone !== null && phone === person.phone && person.isPhoneOld
  const isTold = relation !== null && (movesHouse || relation !== person.relation)
  const changes = [
    ...(phone !== null && phone !== person.phone
      ? [{ field: 'phone' as const, message: `联系电话：${masked(person.phone)} → ${mask(phone)}` }]
      : []),
    ...(isConfirmedAgain ? [{ field: 'phone' as const, message: '联系电话又核对了一次' }] : []),
    ...(movesHouse ? [{ field: 'door' as const, message: `住处：→ ${house.called}` }] : []),
    ...(before !== null && before.id !== house.grid.id
      ? [{ field: 'grid' as const, message: `所属网格：${before.name} → ${house.grid.name}，这一户跟着过去` }]
      : []),
    ...(name !== person.name ? [{ field: 'name' as const, message: '姓名的写法改了' }] : []),
    ...(bornIn !== null && bornIn !== person.bornIn
      ? [{ field: 'born' as const, message: '记下未满 14 岁' }]
      : []),
    ...(isTold ? [{ field: 'relation' as const, message: `和户主的关系：${KINSHIP_LABELS[relation]}` }] : []),
  ]
  const [first] = changes
  if (!first) return { ...base, cell: row.cellOf('name'), state: 'same', message: '', intents: [] }
  const intent: Intent = {
    kind: 'person',
    id: person.id,
    seen: person.fingerprint,
    ...(name === person.name ? {} : { name }),
    ...(phone === null || (phone === person.phone && !isConfirmedAgain) ? {} : { phone }),
    ...(movesHouse ? { householdId: house.id } : {}),
    ...(bornIn === null ? {} : { bornIn }),
    ...(isTold ? { relation } : {}),
  }
  return {
    ...base,
    cell: row.cellOf(first.field),
    state: 'changed',
    message: `${changes.map(({ message }) => message).join('；')}。`,
    intents: [intent],
  }
}

/** The people whom the file says are gone. Somebody who was never there has nothing to end. */
function leaving(
  { row, name, status }: Line,
  house: House,
  person: KnownPerson | null,
  now: number,
): PlannedRow {
  const base = { row: row.row, cell: row.cellOf('status'), who: `${name} ${house.called}` }
  if (person === null || person.householdId === null)
    return { ...base, state: 'same', message: '名册里本来就没有这个人，不用动。', intents: [] }
  const isDead = status === 'died'
  const { state, message, intents } = goes(person, isDead, now)
  const ended = isDead
    ? `${GONE_TEXT.died}，不再算${house.called}的人。`
    : `不再算${house.called}的人，等于没有入户。`
  return { ...base, state, message: message ?? ended, intents }
}

const masked = (phone: string | null): string => (phone === null ? '没有' : mask(phone))

function childBorn({ born }: Line, now: number): number | null {
  return born !== null && yearOf(now) - born <= CHILD_UNTIL ? born : null
}
