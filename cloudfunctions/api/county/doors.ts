/** The doors of a grid, in order, with how many live behind each. */
import { isRefusal } from '../../../miniprogram/core/refusal'
import { chineseNumbers } from '../../_roster/numbers'
import { store } from '../../_platform/ports'
import type { Handler } from '../request/serve'
import { nodeOf } from './facts'

const byNumber = new Intl.Collator('zh', { numeric: true })

export const doors: Handler<'county.doors'> = {
  async known({ node: id }, me) {
    const node = await nodeOf(id, me, false)
    if (isRefusal(node)) return node
    const [households, living] = await Promise.all([
      store.all('households', { where: { gridId: id } }),
      store.tally<{ _id: string; n: number }>(
        'people',
        { home: id },
        of => of.group({ _id: '$householdId', n: { $sum: 1 } }),
        { most: 10_000, why: 'households of one grid' },
      ),
    ])
    const people = new Map(living.map(({ _id, n }) => [_id, n]))
    return households
      .map(({ _id, door }) => ({ id: _id, door, people: people.get(_id) ?? 0 }))
      .sort((a, b) => byNumber.compare(chineseNumbers(a.door), chineseNumbers(b.door)))
  },
}
