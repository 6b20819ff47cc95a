/** Who is looked in on, and where a grid member has been: for the person and the grid member alone. */
import type { careReads, careWrites } from '../../../contract/person/care'
import type { Table } from '../request/serve'
import { care, forgetVisit, tag } from './mine'
import { list } from './list'
import { open } from './open'
import { forget, number, spoken, unmask, visit } from './visit'

export const careTable: Pick<Table, keyof typeof careReads | keyof typeof careWrites> = {
  'me.care': care,
  'me.tag': tag,
  'me.forgetVisit': forgetVisit,
  'visit.list': list,
  'visit.open': open,
  'visit.note': visit,
  'visit.forget': forget,
  'visit.tag': spoken,
  'visit.number': number,
  'visit.unmask': unmask,
}
