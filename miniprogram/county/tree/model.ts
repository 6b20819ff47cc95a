/** What the page draws of a node of the tree. */
import type { Api } from '../../../contract'
import type { ChoiceView } from '../../views/models'
import { dateText, fromDayKey, yearOf } from '../../core/clock/shanghai'
import { awayBy, HOUSEHOLDS_A_GRID, sizeOf, type NodeKind } from '../../core/people/tree'
import { ROLE_LABELS } from '../../core/labels'

export type Tree = Api['county.tree']['reply']
type Node = Tree['node']
type Holder = Node['holders'][number]

const KIND_LABELS: Record<NodeKind, string> = {
  county: '县',
  town: '镇',
  village: '村、社区',
  group: '组',
  building: '楼栋',
  grid: '网格',
  cluster: '联户',
}
const PURPOSES: Record<Tree['groups'][number]['purpose'], string> = {
  residents: '居民群',
  collect: '汇总群',
  assign: '交办群',
}
const STATES: Record<Holder['state'], string> = { works: '', asleep: '等当面核对', absent: '还没登记微信' }

/** What may be shown of the children: all, those with a vacancy, those with too few or too many households. */
export type Filter = 'all' | 'vacant' | 'size'
interface Tag {
  words: string
  bad: boolean
}
interface Row {
  id: string
  name: string
  who: string
  nobody: boolean
  count: string
  tags: Tag[]
  aria: string
}
interface HolderLine {
  /** For ending it; '' where that is somebody else's. */
  whom: string
  role: Node['holders'][number]['role']
  post: string
  name: string
  note: string
}
export interface Model {
  path: { id: string; name: string }[]
  title: string
  kind: string
  holders: HolderLine[]
  empty: string[]
  size: string
  sizeTag: string
  groups: { name: string; words: string }[]
  filters: ChoiceView[]
  rows: Row[]
  none: string
  mayGive: boolean
  /** Boards and cards are printed for a village, or for all of a town. */
  mayPrint: boolean
  /** What the button that adds one below says; '' where the reader may not. */
  addLabel: string
  mayChange: boolean
  /** Households may go from here. */
  mayRegroup: boolean
  isVillage: boolean
  /** A village's own, or the county's for all that have none. */
  hasPointsRules: boolean
  /** It has doors of its own, or may have. */
  hasDoors: boolean
  busy: string
  /** Decided for a later day; may be called off. */
  planned: { id: string; words: string }[]
}

/** Below the county and below a town; below a village it is a matter of form. */
const ADD_LABELS: Partial<Record<number, string>> = { 0: '加一个镇', 1: '加一个村', 2: '加一组或一格' }
const addLabelOf = ({ level, isHouseholdGrid }: Node): string =>
  isHouseholdGrid ? '加联户' : (ADD_LABELS[level] ?? '加一格')

const countOf = ({ level, kind, grids, households }: Node): string =>
  level <= 2 || kind === 'group' || kind === 'building'
    ? `${grids} 格 · ${households} 户`
    : `${households} 户`

/** 「多 3 户」; '' where it is right, or where no number is meant. */
function sizeText({ isHouseholdGrid, households }: Node): string {
  const size = sizeOf(households)
  if (!isHouseholdGrid || size === 'right') return ''
  return `${size === 'many' ? '多' : '少'} ${awayBy(households)} 户`
}

function tagsOf(node: Node): Tag[] {
  const tags = node.empty.map(role => ({ words: `没有${ROLE_LABELS[role]}`, bad: true }))
  const away = sizeText(node)
  if (away) tags.push({ words: away, bad: false })
  if (node.isHouseholdGrid) return tags
  if (node.vacant > 0) tags.push({ words: `${node.vacant} 格没有网格员`, bad: true })
  const outside = node.few + node.many
  if (outside > 0) tags.push({ words: `${outside} 格户数不合适`, bad: false })
  return tags
}

function rowOf(node: Node): Row {
  const tags = tagsOf(node)
  const nobody = node.holders.every(({ deputy }) => deputy) && node.empty.length > 0
  const who = nobody ? '没有人' : namesOf(node.holders)
  const count = countOf(node)
  return {
    id: node.id,
    name: node.name,
    who,
    nobody,
    count,
    // A grid without its grid member says so once.
    tags: nobody && node.isHouseholdGrid ? tags.slice(1) : tags,
    aria: [node.name, who, count].concat(tags.map(({ words }) => words)).join('，'),
  }
}

/** Up to three names, and how many there are. */
const namesOf = (holders: readonly Holder[]): string => {
  const names = holders.map(({ name }) => name)
  return names.length > 3 ? `${names.slice(0, 3).join('、')}等 ${names.length} 人` : names.join('、')
}

const isVacant = ({ vacant, empty }: Node): boolean => vacant > 0 || empty.length > 0
const isOutside = (node: Node): boolean => node.few + node.many > 0 || sizeText(node) !== ''
const FILTERS: Record<Filter, (node: Node) => boolean> = {
  all: () => true,
  vacant: isVacant,
  size: isOutside,
}
const FITS_NONE: Record<Filter, string> = {
  all: '下面没有再分。',
  vacant: '都有人在岗。',
  size: `都在 ${HOUSEHOLDS_A_GRID.least}—${HOUSEHOLDS_A_GRID.most} 户里。`,
}

export function modelOf(tree: Tree, filter: Filter): Model {
  const { node, children } = tree
  const fitting = children.filter(FILTERS[filter])
  return {
    path: tree.path.slice(0, -1),
    title: node.name,
    kind: KIND_LABELS[node.kind],
    holders: node.holders.map(({ role, name, whom, deputy, from, state, until }) => ({
      whom: whom ?? '',
      role,
      post: `${ROLE_LABELS[role]}${deputy ? '替手' : ''}`,
      name,
      note: [
        STATES[state],
        from === null ? '' : `${dateText(from)}起`,
        until === null ? '' : `到 ${yearOf(until)} 年 ${dateText(until)}`,
      ]
        .filter(one => one !== '')
        .join('，'),
    })),
    empty: node.empty.map(role => `没有${ROLE_LABELS[role]}`),
    size: countOf(node),
    sizeTag: sizeText(node),
    // Groups are a village's and its grids'.
    groups: (node.level < 2 ? [] : tree.groups).map(({ purpose, boundAt, byName }) => ({
      name: PURPOSES[purpose],
      words: boundAt === null ? '还没绑' : `${byName ?? '前任'}绑的，${dateText(boundAt)}`,
    })),
    filters: filtersOf(children),
    rows: fitting.map(rowOf),
    none: fitting.length > 0 ? '' : FITS_NONE[filter],
    mayGive: tree.gives.length > 0,
    mayPrint: tree.node.level === 1 || tree.node.level === 2,
    addLabel: tree.mayAdd && !tree.isBusy ? addLabelOf(node) : '',
    mayChange: tree.mayChange && !tree.isBusy,
    mayRegroup:
      tree.mayChange && !tree.isBusy && node.level > 2 && (node.isHouseholdGrid || node.kind === 'cluster'),
    isVillage: node.kind === 'village',
    hasPointsRules: node.kind === 'village' || node.kind === 'county',
    hasDoors: node.level > 2 && (node.isHouseholdGrid || node.kind === 'cluster'),
    planned: tree.mayChange ? tree.planned.map(plannedLine) : [],
    busy: tree.isBusy ? '正在挪户，几分钟里做完。这会儿两边都看得到。' : '',
  }
}

const PLANNED: Record<Tree['planned'][number]['kind'], (to: string, households: number) => string> = {
  split: (to, households) => `拆出「${to}」，${households} 户`,
  merge: (to, households) => `并到「${to}」，${households} 户`,
  move: (to, households) => `挪 ${households} 户到「${to}」`,
}
const plannedLine = ({ id, kind, day, to, households }: Tree['planned'][number]) => ({
  id,
  words: `${dateText(fromDayKey(day))}起${PLANNED[kind](to, households)}`,
})

/** Nothing to choose from where nothing lies below. */
function filtersOf(children: readonly Node[]): ChoiceView[] {
  if (children.length === 0) return []
  const { least, most } = HOUSEHOLDS_A_GRID
  return [
    { value: 'all', label: '全部' },
    { value: 'vacant', label: `空着的 ${children.filter(isVacant).length}` },
    { value: 'size', label: `不在 ${least}—${most} 户 ${children.filter(isOutside).length}` },
  ]
}
