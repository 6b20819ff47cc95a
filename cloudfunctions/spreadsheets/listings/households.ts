import type { Sheet } from '../write/book'
import { homesUnder } from './homes'
import { below } from './places'

const HEADINGS = ['村', '网格', '门牌', '户', '联户', '人数', '用手机的']

/** Households, by grid and door. */
export async function households(node: string): Promise<Sheet> {
  const [{ nameOf }, homes] = await Promise.all([below(node), homesUnder(node)])
  const lines = homes.map(({ doc, surname, people, joined }) => {
    const { village, grid } = nameOf(doc.path)
    return [
      village,
      grid,
      doc.noDoor ? '' : doc.door,
      surname === '' ? doc.door : `${surname}家`,
      doc.cluster ?? '',
      String(people),
      String(joined),
    ]
  })
  return { name: '户', rows: [HEADINGS, ...lines.sort(byFirst)] }
}

/** By village, grid, door, as people count. */
const byFirst = (a: readonly string[], b: readonly string[]): number =>
  a.slice(0, 3).join('|').localeCompare(b.slice(0, 3).join('|'), 'zh', { numeric: true })
