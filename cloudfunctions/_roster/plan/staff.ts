/**
 * A list of grid members and shopkeepers → posts that begin or end. A file gives no other post, none at the importer's own
 * node or above it, and none outside: such a row is wrong. Who holds a post and is not in the file keeps it, and is named.
 */
import { dateText } from '../../../miniprogram/core/clock/shanghai'
import type { Grid } from '../../../miniprogram/core/people/grid'
import { mask } from '../../../miniprogram/core/people/mask'
import { clash, inForce, type Post } from '../../../miniprogram/core/people/role'
import { REFUSALS } from '../../../miniprogram/core/refusal'
import { fold } from '../../../miniprogram/core/text/fold'
import { ROLE_LABELS } from '../../../miniprogram/core/labels'
import { Places } from '../places'
import { readDay, readName, readPhone, readPost, readStatus } from '../values'
import type { Intent, Known, KnownPerson, Missing, Plan, PlannedRow } from './known'
import { rowsOf, type Table, type TableRow } from './table'
import { wrongRows } from './wrong'

type Granted = 'gridMember' | 'shopkeeper'
interface Line {
  row: TableRow
  name: string
  phone: string | null
  role: Granted | null
  node: Grid | null
  until: number | null
  gone: boolean
}

export function planStaff(table: Table, known: Known): Plan {
  const places = new Places(known.grids, known.scope)
  const lines = rowsOf(table).rows.map(row => readLine(row, table, places, known))
  const planned: PlannedRow[] = []
  const seen = new Map<string, { row: number; person: KnownPerson | null; id: string }>()
  for (const line of lines) {
    if (line.row.problems.length > 0 || line.role === null || line.node === null) continue
    const key = `${fold(line.name)}|${line.phone ?? ''}`
    if (seen.has(key)) {
      line.row.wrong(
        'name',
        `和第 ${seen.get(key)?.row ?? 0} 行是同一个人。一个人先收一个岗位，另一个由上一级单独加。`,
      )
      continue
    }
    const person = personOf(line, known, places)
    if (person === 'alike') {
      line.row.wrong('phone', `名册里有同名的${line.name}，电话不一样。是同一个人，就把两边电话写成一样。`)
      continue
    }
    const row = rowOf(line, line.role, line.node, person, known, places)
    if (row === null) continue
    seen.set(key, { row: line.row.row, person, id: row.intents[0]?.id ?? '' })
    planned.push(row)
  }
  return {
    units: [...wrongRows(lines), ...planned.map(row => [row])],
    missing: missing(lines, known, places),
  }
}

function readLine(row: TableRow, { columns }: Table, places: Places, known: Known): Line {
  const { name } = row.read('name', readName, { name: '', isHead: false })
  if (name === '' && row.problems.length === 0) row.wrong('name', '没写姓名。')
  const heading = columns.find(({ field }) => field === 'name')?.heading ?? ''
  const written = row.read('post', readPost, null)
  const role =
    written ?? (/网格员|网格长|联户长/.test(heading) && row.problems.length === 0 ? 'gridMember' : null)
  if (role === null && row.problems.length === 0)
    row.wrong('post', '没写岗位。请写「网格员」或「积分超市店员」。')
  const node = role === null ? null : nodeOf(row, role, places, known)
  return {
    row,
    name,
    phone: row.read('phone', readPhone, null),
    role,
    node,
    until: row.read('until', readDay, null),
    gone: row.read('status', readStatus, null) !== null,
  }
}

function nodeOf(row: TableRow, role: Granted, places: Places, { own, scope }: Known): Grid | null {
  const named = row.place()
  if (row.problems.length > 0) return null
  const found = places.find(named)
  if (found && !found.ok) return none(row.wrong(found.field, found.message))
  const village =
    named.village === '' ? null : places.find({ ...named, village: '', group: '', grid: named.village })
  const node = found?.node ?? (village?.ok ? village.node : role === 'shopkeeper' ? scope : null)
  if (node === null) return none(row.wrong('grid', '没写是哪个网格的。'))
  if (node.id === own.id || !node.path.includes(own.id))
    return none(row.wrong('grid', `${node.name}的岗位要由上一级定，表格里不能定。`))
  if (role === 'shopkeeper' && node.level !== 2)
    return none(row.wrong('grid', '积分超市是村里的，请写村名。'))
  if (role === 'gridMember' && node.level < 3)
    return none(row.wrong('grid', `网格员要定到组或户级网格，「${node.name}」太大了。`))
  return node
}
const none = (_: void): null => null

/** The same name and number, or the same name in the same post; 'alike' where only the name fits. */
function personOf(
  { name, phone, role, node }: Line,
  known: Known,
  places: Places,
): KnownPerson | null | 'alike' {
  const named = known.people.filter(
    one => fold(one.name) === fold(name) || (one.staffName !== null && fold(one.staffName) === fold(name)),
  )
  const sure =
    named.find(one => phone !== null && one.phone === phone) ??
    named.find(one => one.posts.some(post => post.role === role && post.gridId === node?.id))
  if (sure) return sure
  const village = node && places.villageOf(node)?.id
  const homes = new Map(known.households.map(({ id, gridId }) => [id, places.get(gridId)?.path ?? []]))
  const isNear = ({ householdId, posts }: KnownPerson): boolean =>
    [householdId === null ? [] : (homes.get(householdId) ?? []), ...posts.map(({ path }) => path)].some(
      path => village !== undefined && village !== null && path.includes(village),
    )
  return named.some(isNear) ? 'alike' : null
}

function rowOf(
  line: Line,
  role: Granted,
  node: Grid,
  person: KnownPerson | null,
  known: Known,
  places: Places,
): PlannedRow | null {
  const { row, name, phone, until, gone } = line
  const where = `${places.villageOf(node)?.name ?? ''}${node.level > 2 ? node.name : ''}${ROLE_LABELS[role]}`
  const base = { row: row.row, who: `${name} ${where}` }
  const post = person?.posts.find(
    one => one.role === role && one.gridId === node.id && !isOver(one, known.now),
  )
  if (gone) {
    if (!person || !post)
      return {
        ...base,
        cell: row.cellOf('status'),
        state: 'same',
        message: '本来就没有这个岗位，不用动。',
        intents: [],
      }
    const posts = person.posts.map(one => (one === post ? { ...one, until: known.now } : one))
    return {
      ...base,
      cell: row.cellOf('status'),
      state: 'ended',
      message: '岗位到今天为止，手上的单转给同事。',
      grants: `${name}：不再是${where}`,
      intents: [{ kind: 'person', id: person.id, seen: person.fingerprint, posts }],
    }
  }
  if (until !== null && until <= known.now) {
    row.wrong('until', '到期的日子已经过了。不再担任就在「变动」里写「离任」。')
    return null
  }
  const wanted: Post = post
    ? { ...post, until: until ?? post.until }
    : { role, gridId: node.id, path: node.path, from: known.now, until }
  const posts = [...(person?.posts.filter(one => one !== post) ?? []), wanted]
  if (posts.some((a, i) => posts.slice(i + 1).some(b => !isOver(b, known.now) && clash(a, b)))) {
    row.wrong('post', REFUSALS.POST_CLASH)
    return null
  }
  const changes = [
    ...(post ? [] : [`任${where}`]),
    ...(post && wanted.until !== post.until
      ? [`任到 ${wanted.until === null ? '不定' : dateText(wanted.until)}`]
      : []),
    ...(person && phone !== null && phone !== person.phone ? [`电话改成 ${mask(phone)}`] : []),
  ]
  if (changes.length === 0)
    return { ...base, cell: row.cellOf('name'), state: 'same', message: '', intents: [] }
  const intent: Intent = {
    kind: 'person',
    id: person?.id ?? known.idFor('person', `${node.id}|${role}|${fold(name)}|${phone ?? ''}`),
    seen: person?.fingerprint ?? null,
    ...(person ? {} : { name }),
    ...(phone === null ? {} : { phone, staffPhone: phone }),
    ...(person?.staffName ? {} : { staffName: name }),
    posts,
  }
  return {
    ...base,
    cell: row.cellOf(post ? 'phone' : 'name'),
    state: person ? 'changed' : 'new',
    message: `${changes.join('；')}。${post ? '' : person?.isConfirmed ? '已经当面确认过，马上生效。' : '本人入网后，由上一级当面确认才生效。'}${post ? '' : keeps(person, places, known.now)}`,
    ...(post ? {} : { grants: `${name}：${where}` }),
    intents: [intent],
  }
}

/** What somebody holds already, and goes on to hold. */
function keeps(person: KnownPerson | null, places: Places, now: number): string {
  const held = (person?.posts ?? []).filter(post => !isOver(post, now))
  const names = held.map(({ role, gridId }) => `${places.get(gridId)?.name ?? ''}${ROLE_LABELS[role]}`)
  return names.length === 0 ? '' : `原来的岗位不变：${names.join('、')}。`
}

const isOver = ({ until }: Post, now: number): boolean => until !== null && until <= now

/** Holders of these two posts on the nodes of the file whom it does not name. */
function missing(lines: readonly Line[], known: Known, places: Places): Missing[] {
  const nodes = new Set(lines.flatMap(({ node }) => (node ? [node.id] : [])))
  const names = new Set(lines.map(({ name }) => fold(name)))
  return known.people.flatMap(({ name, staffName, posts }) =>
    posts
      .filter(
        post =>
          (post.role === 'gridMember' || post.role === 'shopkeeper') &&
          inForce(post, known.now) &&
          nodes.has(post.gridId) &&
          !names.has(fold(staffName ?? name)),
      )
      .map(({ role, gridId }) => ({
        who: staffName ?? name,
        where: `${places.get(gridId)?.name ?? ''}${ROLE_LABELS[role]}`,
        id: null,
        how: null,
      })),
  )
}
