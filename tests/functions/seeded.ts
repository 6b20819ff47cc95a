/** The small county of the function tests: its places and people, and what lies in the database at the start. */
import type { Documents, PersonDoc } from '../../cloudfunctions/_documents'
import { INDEXES } from '../../cloudfunctions/_documents/indexes'
import { sealFrom } from '../../cloudfunctions/_platform/seal'
import type { LocalCloud } from '../../local/cloud'
import { fromDayKey } from '../../miniprogram/core/clock'
import type { Level } from '../../miniprogram/core/people/grid'
import type { Post } from '../../miniprogram/core/people/role'

export const KEYS = {
  FIELD_KEYS: `1:${Buffer.alloc(32, 7).toString('base64')}`,
  CODE_KEY: Buffer.alloc(32, 9).toString('base64'),
}
export const seal = sealFrom(KEYS)
/** A Wednesday morning in Shanghai. */
export const START = fromDayKey('2026-11-18') + 9 * 3_600_000

const GRIDS: [id: string, name: string, level: Level, parent: string | null][] = [
  ['c', '青禾县', 0, null],
  ['t1', '石桥镇', 1, 'c'],
  ['t2', '云山镇', 1, 'c'],
  ['v1', '杨梅村', 2, 't1'],
  ['v2', '白塘村', 2, 't1'],
  ['v3', '竹溪村', 2, 't2'],
  ['g1', '三组', 3, 'v1'],
  ['g2', '四组', 3, 'v1'],
  ['g3', '一组', 3, 'v2'],
  ['n1', '三组一格', 4, 'g1'],
  ['n2', '四组一格', 4, 'g2'],
  ['n3', '一组一格', 4, 'g3'],
]
const pathOf = (id: string): string[] => {
  const parent = GRIDS.find(grid => grid[0] === id)?.[3] ?? null
  return parent ? [...pathOf(parent), id] : [id]
}

type Who = { name: string; home?: string; role?: Post['role']; at?: string }
/** Key = person id; the openid is `o_<key>`. */
export const PEOPLE = {
  chen: { name: '陈桂香', home: 'n1' },
  zhou: { name: '周福生', home: 'n1' },
  tan: { name: '谭秀云', home: 'n2' },
  luo: { name: '罗根水', home: 'n3' },
  li: { name: '李春兰', home: 'n1', role: 'gridMember', at: 'n1' },
  wang: { name: '王大山', home: 'n1', role: 'gridMember', at: 'g1' },
  gao: { name: '高明月', home: 'n2', role: 'gridMember', at: 'n2' },
  qin: { name: '秦木生', home: 'n3', role: 'gridMember', at: 'n3' },
  he: { name: '何小雯', role: 'dispatcher', at: 'v1' },
  xu: { name: '徐平安', role: 'dispatcher', at: 'v2' },
  yang: { name: '杨秀芝', home: 'n2', role: 'supervisor', at: 'v1' },
  liu: { name: '刘长海', home: 'n1', role: 'supervisor', at: 'v1' },
  tang: { name: '唐玉林', role: 'supervisor', at: 'v2' },
  zhao: { name: '赵敏行', role: 'inspector', at: 't1' },
  ma: { name: '马立人', role: 'inspector', at: 't2' },
  tian: { name: '田雨青', role: 'admin', at: 'c' },
  sun: { name: '孙有余', role: 'shopkeeper', at: 'v1' },
} as const satisfies Record<string, Who>
export type Key = keyof typeof PEOPLE

function personDoc(key: string, { name, home, role, at }: Who): PersonDoc {
  const posts: Post[] = role && at ? [{ role, gridId: at, path: pathOf(at), from: 0, until: null }] : []
  return {
    _id: key,
    v: 1,
    openid: `o_${key}`,
    nameSealed: seal.seal(name),
    nameDoubt: null,
    phoneSealed: seal.seal(`1380000${String(Object.keys(PEOPLE).indexOf(key) + 1000)}`),
    staffName: role ? name : null,
    staffPhone: role ? `0700-${key}` : null,
    householdId: home ? `h_${home}_${key}` : null,
    home: home ? pathOf(home) : [],
    belonged: home ? [{ householdId: `h_${home}_${key}`, from: 0, until: null, how: 'roster' }] : [],
    kinHouseholds: [],
    posts,
    postKeys: posts.flatMap(post => post.path.map(id => `${post.role}@${id}`)),
    elder: false,
    privacyAgreedAt: null,
    confirmed: posts.length > 0 ? { openid: `o_${key}`, by: 'county', at: 0 } : null,
    guestAt: null,
  }
}

/** 2027, made up: only New Year's Day is off. */
export const NEXT_YEAR: Documents['rules'] = {
  _id: 'calendar:2027:0001',
  v: 1,
  kind: 'calendar',
  body: { year: 2027, source: '样例', holidays: ['2027-01-01'], workdays: [], sample: true, version: 1 },
  at: 0,
  by: 'console',
  corrected: true,
}

export function seed({ store }: LocalCloud): void {
  store.load(INDEXES, () => {})
  store.insertMany(
    'grids',
    GRIDS.map(([id, name, level, parent]) => ({
      _id: id,
      v: 1,
      id,
      name,
      level,
      parent,
      path: pathOf(id),
      groups: [],
      ...(level === 2 ? { code: id.toUpperCase() } : {}),
    })),
  )
  store.insertMany(
    'people',
    Object.entries(PEOPLE).map(([key, who]) => personDoc(key, who)),
  )
  store.insertMany(
    'households',
    Object.entries(PEOPLE).flatMap(([key, who]) =>
      'home' in who
        ? [
            {
              _id: `h_${who.home}_${key}`,
              v: 1,
              gridId: who.home,
              path: pathOf(who.home),
              door: `${key.length} 号`,
            },
          ]
        : [],
    ),
  )
}
