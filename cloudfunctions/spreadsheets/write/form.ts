import type { Kind } from '../../_roster/columns'
import { EXAMPLE, formOf } from '../../_roster/examples'
import { bookOf } from './book'

const FORM_NAMES: Record<Kind, string> = { people: '村民表', staff: '网格员表', grids: '网格表' }

/** The empty form of a kind of list. What is said about it stands in the example row, which nobody takes for somebody. */
export function formBook(kind: Kind): Buffer {
  const { headings, example } = formOf(kind)
  return bookOf({
    name: FORM_NAMES[kind],
    rows: [headings, example, [`${EXAMPLE}这一行不会收，可以删掉；用不着的栏也可以删掉。`]],
  })
}
