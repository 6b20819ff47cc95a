/** Pages for the county, the towns and the villages. */
import type { countyReads } from '../../../contract/county'
import type { Table } from '../request/serve'
import { tree } from './tree'

export const countyTable: Pick<Table, keyof typeof countyReads> = {
  'county.tree': tree,
}
