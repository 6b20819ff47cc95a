import { dayKey } from '../../../miniprogram/core/clock/shanghai'
import { store } from '../../_platform/ports'
import type { Sheet } from '../write/book'
import { homesUnder } from './homes'
import { below } from './places'

const HEADINGS = ['村', '网格', '户', '积分', '最近变动']

/** Points of the households that have an account, in the order of the households. */
export async function points(node: string): Promise<Sheet> {
  const [{ nameOf }, homes] = await Promise.all([below(node), homesUnder(node)])
  const accounts = new Map(
    (
      await store.some(
        'accounts',
        homes.map(({ doc }) => doc._id),
      )
    ).map(account => [account._id, account]),
  )
  const lines = homes.flatMap(({ doc, title }) => {
    const account = accounts.get(doc._id)
    if (!account) return []
    const { village, grid } = nameOf(doc.path)
    return [[village, grid, title, String(account.balance), dayKey(account.at)]]
  })
  return { name: '积分', rows: [HEADINGS, ...lines] }
}
