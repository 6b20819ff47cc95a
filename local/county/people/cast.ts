import type { Role } from '../../../miniprogram/core/people/role'
import type { Age } from './names'

/**
 * People with a name in every tour, test and picture of the product. `at` says where: 'county', 'town', 'village',
 * 'group 3' or 'grid 3.2' (group 3, second household grid), always of the first village and its town.
 */
export interface CastMember {
  key: string
  name: string
  age: Age
  woman: boolean
  years: number
  role: Role
  at: string
  /** Whose household they live in. */
  with?: string
  /** Household grid they live in, as in `at`; staff from elsewhere have none. */
  home?: string
  phone?: string
  elder?: true
  /** Shown in the preview's switch of who you are, with these words. */
  preview?: string
}

export const CAST: readonly CastMember[] = [
  {
    key: 'chenyue',
    name: '陈玉娥',
    age: 'old',
    woman: true,
    years: 72,
    role: 'resident',
    at: 'grid 3.2',
    home: 'grid 3.2',
    elder: true,
    preview: '居民，72 岁，大字',
  },
  {
    key: 'zhengjianguo',
    name: '郑建国',
    age: 'middle',
    woman: false,
    years: 46,
    role: 'resident',
    at: 'grid 3.1',
    home: 'grid 3.1',
    preview: '居民',
  },
  {
    key: 'lichunmei',
    name: '李春梅',
    age: 'middle',
    woman: true,
    years: 41,
    role: 'gridMember',
    at: 'grid 3.2',
    home: 'grid 3.2',
    phone: '13800006021',
    preview: '网格员',
  },
  {
    key: 'wangshulin',
    name: '王树林',
    age: 'middle',
    woman: false,
    years: 52,
    role: 'gridMember',
    at: 'grid 3.1',
    home: 'grid 3.1',
    phone: '13800006033',
    preview: '网格员',
  },
  {
    key: 'hexiaowen',
    name: '何晓雯',
    age: 'young',
    woman: true,
    years: 29,
    role: 'dispatcher',
    at: 'village',
    phone: '13800006001',
    preview: '社区派单员',
  },
  {
    key: 'zhoudeshun',
    name: '周德顺',
    age: 'old',
    woman: false,
    years: 66,
    role: 'supervisor',
    at: 'village',
    home: 'grid 1.1',
    preview: '监委会',
  },
  {
    key: 'yangxiulan',
    name: '杨秀兰',
    age: 'middle',
    woman: true,
    years: 55,
    role: 'supervisor',
    at: 'village',
    home: 'grid 2.1',
    preview: '监委会',
  },
  {
    key: 'liuchanghe',
    name: '刘长河',
    age: 'old',
    woman: false,
    years: 63,
    role: 'supervisor',
    at: 'village',
    home: 'grid 3.1',
  },
  {
    key: 'zhaomin',
    name: '赵敏',
    age: 'middle',
    woman: true,
    years: 38,
    role: 'inspector',
    at: 'town',
    phone: '13800006101',
    preview: '镇平台办公室',
  },
  {
    key: 'malixin',
    name: '马立新',
    age: 'middle',
    woman: false,
    years: 47,
    role: 'inspector',
    at: 'town',
    phone: '13800006102',
  },
  {
    key: 'tianyu',
    name: '田雨',
    age: 'young',
    woman: true,
    years: 33,
    role: 'admin',
    at: 'county',
    phone: '13800006201',
  },
  {
    key: 'sunmancang',
    name: '孙满仓',
    age: 'middle',
    woman: false,
    years: 58,
    role: 'shopkeeper',
    at: 'village',
    home: 'grid 1.1',
    phone: '13800006012',
    preview: '积分超市店员',
  },
  {
    key: 'zhengguoqiang',
    name: '郑国强',
    age: 'middle',
    woman: false,
    years: 49,
    role: 'gridMember',
    at: 'grid 2.1',
    home: 'grid 2.1',
    phone: '13800006022',
  },
  {
    key: 'chenwangsheng',
    name: '陈望生',
    age: 'middle',
    woman: false,
    years: 44,
    role: 'resident',
    at: 'grid 3.2',
    home: 'grid 3.2',
    with: 'chenyue',
  },
  {
    key: 'zhouguilan',
    name: '周桂兰',
    age: 'old',
    woman: true,
    years: 72,
    role: 'resident',
    at: 'grid 3.2',
    home: 'grid 3.2',
    elder: true,
  },
  {
    key: 'zhangbaotian',
    name: '张宝田',
    age: 'old',
    woman: false,
    years: 69,
    role: 'resident',
    at: 'grid 3.1',
    home: 'grid 3.1',
  },
]

/** Who comes with a card in hand and has not joined yet. */
export const NEWCOMER = {
  openid: 'o_wuxiaofang',
  name: '吴小芳',
  home: 'grid 1.1',
  code: '31826072',
  preview: '还没登记的人',
} as const
export const openidOf = (key: string): string => `o_${key}`
export const personIdOf = (key: string): string => `p_${key}`
