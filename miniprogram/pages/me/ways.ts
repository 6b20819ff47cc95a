/** What the page of one's own leads to: the work of each post, and what everybody has. */
import type { PointsHome } from '../../../contract/points/book'
import type { Me } from '../../../contract/person/home'
import { OFFICES, type Role } from '../../core/people/role'
import { DESKS, STANDS_IN } from '../../utils/desks'
import { ABOUT_YOUR_DATA } from '../../views/sentences'

export interface Line {
  id: string
  label: string
  note: string
  icon: string
  url: string
}

interface Way extends Line {
  who: readonly Role[]
  /** Whether somebody who only tries the product finds it, too. */
  inDemo: boolean
}

/** More that comes with a post, in the order of the page. */
const BEFORE_STANDING_IN: readonly Way[] = [
  {
    who: ['gridMember', 'dispatcher', 'inspector'],
    inDemo: true,
    id: 'groups',
    label: '网格的微信群',
    note: '从群里的卡片打开，绑到网格上',
    icon: 'usergroup',
    url: '/grid/group/group',
  },
  {
    who: ['gridMember'],
    inDemo: true,
    id: 'letters',
    label: '登记信和等着登记的人',
    note: '给新来的人开信，看谁在等您点头',
    icon: 'usergroup',
    url: '/grid/letters/letters',
  },
]
const AFTER: readonly Way[] = [
  {
    who: ['admin'],
    inDemo: true,
    id: 'appeals',
    label: '投诉和建议',
    note: '对镇里的答复不满意，请县里再看的',
    icon: 'edit-1',
    url: '/town/letters/letters',
  },
  {
    who: ['admin'],
    inDemo: false,
    id: 'selfcheck',
    label: '系统自检',
    note: '云上的设置对不对，一行一行看',
    icon: 'check-circle',
    url: '/town/selfcheck/selfcheck',
  },
  {
    who: OFFICES,
    inDemo: false,
    id: 'tree',
    label: '网格和人',
    note: '谁在岗、哪里空着、一格几户',
    icon: 'catalog',
    url: '/county/tree/tree',
  },
  {
    who: ['admin'],
    inDemo: false,
    id: 'rules',
    label: '期限和小类',
    note: '一步多久、哪些小类，先看再存，从哪天起',
    icon: 'setting',
    url: '/county/rules/rules',
  },
  {
    who: ['admin'],
    inDemo: false,
    id: 'calendar',
    label: '放假安排',
    note: '照国务院办公厅的通知录',
    icon: 'calendar',
    url: '/county/calendar/calendar',
  },
  {
    who: ['inspector', 'admin'],
    inDemo: false,
    id: 'posts',
    label: '等点头的岗位',
    note: '派单员、监委会这些要两位点头；自己提的能收回',
    icon: 'usergroup',
    url: '/county/posts/posts',
  },
  {
    who: ['inspector', 'admin'],
    inDemo: false,
    id: 'exports',
    label: '带电话的名单',
    note: '下面提的等您点头，自己提的在这里取',
    icon: 'file-copy',
    url: '/county/exports/exports',
  },
  {
    who: OFFICES,
    inDemo: false,
    id: 'roster',
    label: '收花名册',
    note: '表格从聊天里选，先看再存',
    icon: 'usergroup',
    url: '/county/import/import',
  },
  {
    who: OFFICES,
    inDemo: true,
    id: 'joins',
    label: '等我点头的人',
    note: '岗位要当面核对',
    icon: 'usergroup',
    url: '/resident/joins/joins',
  },
]

/** The desks of the person who this is, and what else comes with their posts. */
export function desksOf(me: Me | null): Line[] {
  if (!me) return []
  const { duties } = me
  const found = (ways: readonly Way[]): Line[] =>
    ways
      .filter(({ who, inDemo }) => (inDemo || !me.demo) && duties.some(({ role }) => who.includes(role)))
      .map(({ id, label, note, icon, url }) => ({ id, label, note, icon, url }))
  const desks = duties.flatMap(({ role, label, grid }): Line[] => {
    const desk = DESKS[role]
    if (!desk?.inFull) return []
    const { inFull, icon, url } = desk
    return [{ id: `${role}-${grid.id}`, label: inFull, note: `${label} · ${grid.name}`, icon, url }]
  })
  const standsIn = me.standsIn && !duties.some(({ role }) => role === 'inspector')
  return [
    ...desks,
    ...found(BEFORE_STANDING_IN),
    ...(standsIn ? [{ ...STANDS_IN, note: '镇里没有人在岗，先由县里看着' }] : []),
    ...found(AFTER),
  ]
}

/** What everybody has. */
export const ownLines = (points: PointsHome | null): Line[] => [
  { id: 'mine', label: '我的单', note: '', icon: 'catalog', url: '/resident/mine/mine' },
  {
    id: 'points',
    label: '积分存折',
    note: points?.household ? `${points.household.title}，余 ${points.balance} 分` : '',
    icon: 'shop',
    url: '/pages/points/points',
  },
  {
    id: 'household',
    label: '我家这一户',
    note: '有谁、谁想登记进来',
    icon: 'home',
    url: '/resident/household/household',
  },
  {
    id: 'slip',
    label: '帮人评价',
    note: '用纸条上的单号和八位数',
    icon: 'check-circle',
    url: '/resident/slip/slip',
  },
  {
    id: 'settings',
    label: '大字、手机号和隐私',
    note: '',
    icon: 'setting',
    url: '/pages/settings/settings',
  },
  {
    id: 'feedback',
    label: '投诉和建议',
    note: '直接到镇里',
    icon: 'edit-1',
    url: '/pages/feedback/feedback',
  },
  { id: 'how', label: '怎么用', note: '', icon: 'help-circle', url: '/pages/how/how' },
  { id: 'legal', label: ABOUT_YOUR_DATA, note: '', icon: 'lock-on', url: '/pages/legal/privacy' },
]
