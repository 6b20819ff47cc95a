/** A row of a roster of people, read cell by cell. What stands once for a household stands in the lines of its members, too. */
import { yearOf } from '../../../miniprogram/core/clock/shanghai'
import { fold } from '../../../miniprogram/core/text/fold'
import { readCluster } from '../clusters'
import { readDoor } from '../plain'
import { relationOf } from '../relations'
import { readBorn, readHead, readName, readPhone, readStatus, readText } from '../values'
import { familiesOf, type Line, type Written } from './families'
import type { TableRow } from './table'

export type { Line }

export function linesOf(rows: readonly TableRow[], now: number): Line[] {
  return familiesOf(rows.map(row => writtenIn(row, yearOf(now))))
}

function writtenIn(row: TableRow, year: number): Written {
  const { name, isHead } = row.read('name', readName, { name: '', isHead: false })
  if (name === '' && row.problems.length === 0) row.wrong('name', '没写姓名。')
  const cluster = row.read('cluster', readCluster, { name: '', keeper: '' })
  const relation = relationOf(row.text('relation'))
  // Where a column of heads is the only one with names, it has been read as the name.
  const head = row.isOnlyHeads ? { name: '', isMark: false } : row.read('head', readHead, NO_HEAD)
  return {
    row,
    name,
    phone: row.read('phone', readPhone, null),
    relation,
    head: head.isMark ? name : head.name,
    isHead:
      relation === 'head' ||
      (relation === null &&
        (isHead ||
          head.isMark ||
          (head.name !== '' && fold(head.name) === fold(name)) ||
          (row.isOnlyHeads && !row.has('relation')))),
    number: row.text('number'),
    place: row.place(),
    door: row.read('door', readDoor, ''),
    gridMember: row.read('gridMember', readText, '') || cluster.keeper,
    cluster: cluster.name,
    born: row.read('born', cell => readBorn(cell, year), null),
    status: row.read('status', readStatus, null),
  }
}
const NO_HEAD = { name: '', isMark: false }
