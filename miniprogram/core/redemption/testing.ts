/** The village that the tests of redemptions play in, and redemptions on their way: given, when, then. Not shipped. */
import { fromDayKey } from '../clock/shanghai'
import type { Actor } from '../people/role'
import { PATH, person, post, staff } from '../people/village.testing'
import { NOTHING_COUNTED } from '../points/often'
import type { Good } from '../points/types'
import { storiesOf } from '../process/stories.testing'
import type { Story } from '../process/testing'
import type { Facts, Redemption, RedemptionKinds } from './kinds'
import { redemptionProcess } from './process'

export const NOW = fromDayKey('2026-11-18') + 9 * 3_600_000
/** The last millisecond of the fifteenth day after NOW: 3 December. */
export const UNTIL = fromDayKey('2026-12-04') - 1

export const own = person('chen', { householdId: 'h1' })
export const helper = staff('li', 'gridMember', 'n')
export const former = { ...helper, posts: [post('gridMember', PATH, NOW)] }
export const gridMember = staff('gao', 'gridMember', 'n')
export const keeper = staff('sun', 'shopkeeper', 'v')
export const nearKeeper = staff('mai', 'shopkeeper', 'v', { householdId: 'h1' })
export const helpersKeeper = staff('wu', 'shopkeeper', 'v', { householdId: 'h-li' })
export const supervisor = staff('yang', 'supervisor', 'v')
export const nearSupervisor = staff('xu', 'supervisor', 'v', { householdId: 'h1' })
export const elsewhere = person('bao', { staffName: '名bao', posts: [post('shopkeeper', ['c', 't', 'v9'])] })
export const town = staff('zhao', 'inspector', 't', { householdId: null, home: [] })
export const neighbour = person('yu')

export const good = (over: Partial<Good> = {}): Good => ({
  id: 'oil',
  villageId: 'v',
  name: '菜籽油',
  unit: '桶',
  kind: 'food',
  picture: 'oil',
  price: 35,
  stock: 2,
  held: 1,
  limit: null,
  on: true,
  restockDay: null,
  rev: 7,
  ...over,
})
export const HOUSEHOLD = { id: 'h1', title: '三组 5 号 陈家', path: PATH }
const FACTS: Facts = {
  household: HOUSEHOLD,
  good: good(),
  had: NOTHING_COUNTED,
  balance: 286,
  drawn: { no: 'V-D26-0001', codeTry: 1 },
  shown: true,
  shopkeepers: [keeper],
}

export type Step = (story: RedemptionStory) => unknown
type RedemptionStory = Story<RedemptionKinds, typeof redemptionProcess.verbs>
const STORIES = storiesOf<RedemptionKinds, typeof redemptionProcess.verbs>(redemptionProcess, NOW, FACTS)

export const { story, press, at } = STORIES
const { on } = STORIES
export const redemption = (...steps: readonly Step[]): Redemption => story(...steps).here

const redeems = (who: Actor, facts: Partial<Facts> = {}, words?: string): Step =>
  press(
    who,
    'redeem',
    { goodId: 'oil', seenPrice: 35, ...(words === undefined ? {} : { consentWords: words }) },
    facts,
  )

export const WAITING = [redeems(own)]
export const LATE = [...WAITING, at(UNTIL + 1)]
export const HELPED = [redeems(helper, {}, '当面同意')]
export const COLLECTED = [...WAITING, press(keeper, 'handOut', {})]
export const CANCELLED = [...WAITING, press(own, 'cancel', {})]
export const EXPIRED = [...WAITING, on(UNTIL + 1)]
