/**
 * Which lines stand together as one household: by its number, by the head written beside each name or in a line of their
 * own, or, where nothing else tells, by the empty rows between households.
 */
import type { Kinship } from '../../../miniprogram/core/people/kinship'
import { fold } from '../../../miniprogram/core/text/fold'
import type { Named } from '../places'
import type { Left } from '../values'
import type { TableRow } from './table'

/** What the cells of one row say. */
export interface Written {
  row: TableRow
  name: string
  phone: string | null
  relation: Kinship | null
  /** Written beside the name: of whose household somebody is. */
  head: string
  isHead: boolean
  number: string
  place: Named
  door: string
  gridMember: string
  /** Of several households that look after each other. */
  cluster: string
  born: number | null
  status: Left | null
}
/** One person of the file: `head` and `family` as far as the file tells. */
export interface Line extends Omit<Written, 'number'> {
  /** Alike for the lines that stand together as one household; null: the file does not tell. */
  family: number | null
}

/** More people than this between two empty rows are a list, not a household. */
const LARGEST = 15

/** How a sheet tells its households apart. */
type Sign = 'number' | 'head' | 'blank' | 'none'

interface Family {
  n: number
  head: string
  /** The head's own line was read. */
  hasHead: boolean
  door: string
  place: Named
  gridMember: string
  cluster: string
}

export function familiesOf(lines: readonly Written[]): Line[] {
  const sign = signOf(lines)
  const numbered = new Map<string, Family>()
  let [family, count]: [Family | null, number] = [null, 0]
  const begin = (line: Written): Family => ({
    n: ++count,
    head: headOf(line, sign),
    hasHead: false,
    door: line.door,
    place: line.place,
    gridMember: line.gridMember,
    cluster: line.cluster,
  })
  const found = lines.map(line => {
    const own = line.number === '' ? undefined : numbered.get(numberKey(line))
    if (own) family = own
    else if (begins(line, sign, family)) family = begin(line)
    else if (!belongs(line, sign, family)) family = line.door === '' ? null : begin(line)
    if (family !== null && line.number !== '') numbered.set(numberKey(line), family)
    if (family !== null) told(family, line)
    return { line, family }
  })
  return found.map(({ line: { number: _, ...line }, family: one }) =>
    one === null
      ? { ...line, family: null }
      : {
          ...line,
          head: one.head,
          family: one.n,
          door: line.door || one.door,
          place: filled(line.place, one.place),
          gridMember: line.gridMember || one.gridMember,
          cluster: line.cluster || one.cluster,
        },
  )
}

function signOf(lines: readonly Written[]): Sign {
  if (lines.some(({ number }) => number !== '')) return 'number'
  if (lines.some(({ head, isHead }) => head !== '' || isHead)) return 'head'
  if (lines.some(({ door, relation }) => door !== '' || relation !== null)) return 'none'
  const begins = lines.flatMap(({ row }, i) => (i === 0 || row.afterBlank ? [i] : []))
  const largest = Math.max(...begins.map((at, i) => (begins[i + 1] ?? lines.length) - at), 0)
  return begins.length > 1 && largest <= LARGEST ? 'blank' : 'none'
}

function begins(line: Written, sign: Sign, family: Family | null): boolean {
  if (line.number !== '') return true
  if (sign === 'number') return false
  if (sign === 'blank') return family === null || line.row.afterBlank
  if (sign === 'none') return false
  if (line.isHead) return family === null || family.hasHead || fold(family.head) !== fold(line.name)
  // One head's name in two lines that follow each other is one household.
  return line.head !== '' && (family === null || fold(line.head) !== fold(family.head))
}

/** Whether a line that begins nothing is of the household above it. One with a door of its own is not. */
const belongs = (line: Written, sign: Sign, family: Family | null): boolean =>
  sign === 'number' ||
  sign === 'blank' ||
  (line.door === ''
    ? line.relation !== null || (sign === 'head' && line.row.has('head'))
    : line.door === family?.door && (line.relation !== null || line.head !== ''))

const headOf = (line: Written, sign: Sign): string =>
  line.head || (line.isHead || sign === 'blank' || sign === 'number' ? line.name : '')

/** A head who stands further down in their household still gives it the name; what is blank above may be written there. */
function told(family: Family, line: Written): void {
  if (line.isHead) {
    family.head = line.name
    family.hasHead = true
  }
  if (line.door !== '') return
  family.place = filled(family.place, line.place)
  family.gridMember ||= line.gridMember
  family.cluster ||= line.cluster
}

const filled = (own: Named, above: Named): Named => ({
  town: own.town || above.town,
  village: own.village || above.village,
  group: own.group || above.group,
  grid: own.grid || above.grid,
})

/** Two villages may both have a household 12. */
const numberKey = ({ number, place }: Written): string => fold(`${place.village}|${number}`)
