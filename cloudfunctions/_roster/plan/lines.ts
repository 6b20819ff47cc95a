/** A row of a roster of people, read cell by cell. Members below their head leave blank what stands in the head's row. */
import { yearOf } from '../../../miniprogram/core/clock/shanghai'
import type { Named } from '../places'
import { readDoor } from '../plain'
import { isHeadWord, readBorn, readName, readPhone, readStatus, readText } from '../values'
import type { TableRow } from './table'

export interface Line {
  row: TableRow
  name: string
  phone: string | null
  place: Named
  door: string
  gridMember: string
  born: number | null
  status: 'left' | null
}

const BLANK: Named = { town: '', village: '', group: '', grid: '' }

export function linesOf(rows: readonly TableRow[], now: number): Line[] {
  let household: Pick<Line, 'place' | 'door' | 'gridMember'> = { place: BLANK, door: '', gridMember: '' }
  let head = ''
  return rows.map(row => {
    const { name, isHead } = row.read('name', readName, { name: '', isHead: false })
    if (name === '' && row.problems.length === 0) row.wrong('name', '没写姓名。')
    const relation = row.text('relation')
    const named = row.read('head', readName, { name: '', isHead: false }).name
    const own = {
      place: row.place(),
      door: row.read('door', readDoor, ''),
      gridMember: row.read('gridMember', readText, ''),
    }
    const begins = isHead || isHeadWord(relation) || (named !== '' && named !== head)
    const isMember = own.door === '' && !begins && (relation !== '' || named !== '')
    household = isMember ? filled(own, household) : own
    head = named || (begins ? name : head)
    return {
      row,
      name,
      phone: row.read('phone', readPhone, null),
      ...household,
      born: row.read('born', cell => readBorn(cell, yearOf(now)), null),
      status: row.read('status', readStatus, null),
    }
  })
}

const filled = (own: Pick<Line, 'place' | 'door' | 'gridMember'>, above: typeof own): typeof own => ({
  place: {
    town: own.place.town || above.place.town,
    village: own.place.village || above.place.village,
    group: own.place.group || above.place.group,
    grid: own.place.grid || above.place.grid,
  },
  door: above.door,
  gridMember: own.gridMember || above.gridMember,
})
