/**
 * The import file of the demonstration county: rows as any county hands them in, of people who do not exist and who say
 * so in their names. One person a role, each with a code; docs/review-kit.md says what each of them presses.
 */
import { DEMO_COUNTY, DEMO_SPOKEN_CODE } from '../../../miniprogram/core/people/demo'
import type { Role } from '../../../miniprogram/core/people/role'
import type { ShopDoc } from '../../_documents'
import type { ImportKind, Row } from '../contract'

const TOWN = `${DEMO_COUNTY}-town`
export const DEMO_VILLAGE = `${DEMO_COUNTY}-village`
export const GROUP = `${DEMO_COUNTY}-group`
const HOUSEHOLD = `${DEMO_COUNTY}-household`
const NEIGHBOURS = `${DEMO_COUNTY}-neighbours`

const staff = (role: Exclude<Role, 'resident'>, gridId: string, name: string): Row<'people'> => ({
  id: `${DEMO_COUNTY}-${role}`,
  name,
  phone: null,
  householdId: null,
  staffName: name,
  staffPhone: null,
  posts: [{ role, gridId, from: 0, until: null }],
})

/** Who a code makes of an account. The compiler asks about a new role. */
export const DEMO_PEOPLE: Record<Role, Row<'people'>> = {
  resident: {
    id: `${DEMO_COUNTY}-resident`,
    name: '江小满（样例）',
    phone: null,
    householdId: HOUSEHOLD,
    staffName: null,
    staffPhone: null,
    posts: [],
  },
  gridMember: staff('gridMember', GROUP, '柳春生（样例）'),
  dispatcher: staff('dispatcher', DEMO_VILLAGE, '何晓舟（样例）'),
  supervisor: staff('supervisor', DEMO_VILLAGE, '祝长青（样例）'),
  inspector: staff('inspector', TOWN, '骆一鸣（样例）'),
  shopkeeper: staff('shopkeeper', DEMO_VILLAGE, '米有余（样例）'),
  mediator: staff('mediator', DEMO_VILLAGE, '和为贵（样例）'),
  admin: staff('admin', DEMO_COUNTY, '田子衿（样例）'),
}

/** A neighbour without a phone, whom the grid member orders for. No code. */
const NEIGHBOUR: Row<'people'> = {
  ...DEMO_PEOPLE.resident,
  id: `${DEMO_COUNTY}-neighbour`,
  name: '温秀兰（样例）',
  householdId: NEIGHBOURS,
}

export const SAMPLE: { [K in Exclude<ImportKind, 'contact_codes'>]: Row<K>[] } = {
  grids: [
    { id: DEMO_COUNTY, name: '体验县（样例）', level: 0, parent: null },
    { id: TOWN, name: '体验镇（样例）', level: 1, parent: DEMO_COUNTY },
    { id: DEMO_VILLAGE, name: '体验村（样例）', level: 2, parent: TOWN, code: DEMO_SPOKEN_CODE },
    { id: GROUP, name: '一组（样例）', level: 3, parent: DEMO_VILLAGE },
  ],
  households: [
    { id: HOUSEHOLD, gridId: GROUP, door: '样例 1 号' },
    { id: NEIGHBOURS, gridId: GROUP, door: '样例 2 号' },
  ],
  people: [...Object.values(DEMO_PEOPLE), NEIGHBOUR],
}

export const SAMPLE_SHOP: ShopDoc = {
  _id: DEMO_VILLAGE,
  v: 1,
  name: '体验村积分超市（样例）',
  place: '样例村委会一楼',
  opens: '0:00',
  closes: '23:59',
}
