/**
 * 网格员公示牌: who looks after which households. Public on a wall, so it holds nobody but those in post, by the name and
 * the number of their post, and of households how many they are and which doors (rules §3, §11).
 */
import { surnameOf } from '../people/mask'
import { doorLines } from './doors'
import { BOARD, NO_NUMBER, spoken } from './sentences'

/** Somebody in post, by public name and number. */
export interface Holder {
  name: string
  phone: string | null
}
export interface GridFacts {
  name: string
  /** Of its households; none of them is named. */
  doors: readonly string[]
  holders: readonly Holder[]
  deputies: readonly Holder[]
}
export interface GroupFacts {
  /** '' where grids lie in the village itself. */
  name: string
  heads: readonly Holder[]
  grids: readonly GridFacts[]
}
export interface BoardFacts {
  town: string
  village: string
  groups: readonly GroupFacts[]
  desk: readonly Holder[]
  committee: readonly Holder[]
  townDesk: readonly Holder[]
  /** As the rules of the village say them: 一个工作日, 二十四小时. */
  lengths: { dispatch: string; claim: string }
  at: number
  isSample: boolean
}

/** One frame of the board. */
export interface Cell {
  grid: string
  size: string
  doors: string[]
  /** In place of a photograph: the surname, or 空. */
  tile: string
  isVacant: boolean
  name: string
  /** 代管: stands in. */
  mark: string
  phone: string
}
export interface Column {
  name: string
  head: string
  cells: Cell[]
}
export interface Board {
  title: string
  side: string[]
  columns: Column[]
  promises: [string, string][]
  phones: { whose: string; phone: string }[]
  town: { whose: string; phone: string } | null
  foot: string
  isSample: boolean
}

export function boardOf(facts: BoardFacts): Board {
  const { groups, desk, committee, townDesk, lengths } = facts
  const grids = groups.flatMap(group => group.grids)
  const households = grids.reduce((sum, { doors }) => sum + doors.length, 0)
  return {
    title: BOARD.title(facts.village),
    side: [
      BOARD.slogan,
      BOARD.extent(groups.filter(({ name }) => name !== '').length, grids.length, households),
    ],
    columns: groups.map(({ name, heads, grids: own }) => ({
      name,
      head: heads[0] ? BOARD.head(heads[0].name) : '',
      cells: own.flatMap(grid => cellsOf(grid, desk[0] ?? null)),
    })),
    promises: [
      [lengths.dispatch, '派到人'],
      [lengths.claim, '有人领，给您一个日子'],
      ['办好以后', '您说好不好，监委会评'],
    ],
    phones: [...lines(BOARD.desk, desk), ...lines(BOARD.committee, committee)],
    town: lines(BOARD.town, townDesk.slice(0, 1), false)[0] ?? null,
    foot: BOARD.foot(facts.town, facts.village, facts.at),
    isSample: facts.isSample,
  }
}

const lines = (post: string, holders: readonly Holder[], isNamed = true) =>
  holders.flatMap(({ name, phone }) =>
    phone === null ? [] : [{ whose: isNamed ? `${post} ${name}` : post, phone: spoken(phone) }],
  )

/** A frame for each holder. Where nobody holds it: who stands in, or the desk. */
function cellsOf({ name, doors, holders, deputies }: GridFacts, desk: Holder | null): Cell[] {
  const common = { grid: name, size: BOARD.looksAfter(doors.length), doors: doorLines(doors) }
  if (holders.length > 0)
    return holders.map(holder => ({
      ...common,
      tile: surnameOf(holder.name),
      isVacant: false,
      name: holder.name,
      mark: '',
      phone: numberOf(holder),
    }))
  const deputy = deputies[0]
  const whom = deputy ?? desk
  return [
    {
      ...common,
      doors: [...common.doors.slice(0, 1), BOARD.choosing],
      tile: BOARD.vacant,
      isVacant: true,
      name: deputy ? deputy.name : BOARD.askDesk,
      mark: deputy ? BOARD.standsIn : '',
      phone: whom ? numberOf(whom) : '',
    },
  ]
}

const numberOf = ({ phone }: Holder): string => (phone === null ? NO_NUMBER : spoken(phone))
