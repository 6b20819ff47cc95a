/** Pages for the county, the towns and the villages. */
import type { countyReads, countyWrites } from '../../../contract/county'
import type { Table } from '../request/serve'
import { find } from './find'
import { give } from './give'
import { log } from './log'
import { answer, end, waiting } from './posts'
import { tree } from './tree'

export const countyTable: Pick<Table, keyof typeof countyReads | keyof typeof countyWrites> = {
  'county.tree': tree,
  'county.find': find,
  'county.log': log,
  'post.waiting': waiting,
  'post.give': give,
  'post.answer': answer,
  'post.end': end,
}
