/** An empty form: the headings of a kind of list, and one row that shows how it is filled in. That row is passed over. */
import { FIELDS, FIELDS_OF, type Field, type Kind } from './columns'

/** A row with a cell that begins so is nobody's. */
export const EXAMPLE = '样例'
export const isExample = (text: string): boolean => /^(样例|示例|范例)/.test(text.trim())

const CELLS: Record<Field, string> = {
  name: `${EXAMPLE}周德顺`,
  head: '周德顺',
  number: '12',
  phone: '13800000000',
  relation: '户主',
  town: '青石镇',
  village: '柳溪村',
  group: '三组',
  grid: '三组 2 格',
  gridMember: '李春梅',
  cluster: '2 联户',
  door: '三组 4 号',
  born: '1948',
  status: '',
  post: '网格员',
  until: '2028-12-31',
  code: 'LX',
}
/** A list of places has no names: the example is marked where every row has something. */
const MARKED: Record<Kind, Field> = { people: 'name', staff: 'name', grids: 'grid' }

export const formOf = (kind: Kind): { headings: string[]; example: string[] } => ({
  headings: FIELDS_OF[kind].map(field => FIELDS[field]),
  example: FIELDS_OF[kind].map(field =>
    field === MARKED[kind] && !CELLS[field].startsWith(EXAMPLE) ? `${EXAMPLE}${CELLS[field]}` : CELLS[field],
  ),
})
