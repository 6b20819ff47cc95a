/** The tables of this folder. */
import path from 'node:path'
import { tablesIn, type Table } from '../../process/tables.testing'
import { STATES, type State } from '../types'

export const tablesOf = (file: string): Table[] => tablesIn(path.join(import.meta.dirname, file))

/** The columns of the verb tables. README.md says who each is. */
const COLUMNS = {
  本人: 'requester',
  代办: 'author',
  承办: 'holder',
  协办: 'coHandler',
  派给: 'offered',
  池里: 'pool',
  退过单: 'former',
  网格员: 'gridMember',
  派单员: 'dispatcher',
  监委: 'supervisor',
  镇里: 'inspector',
  县里: 'admin',
  邻居: 'neighbour',
  外人: 'stranger',
  别处干部: 'elsewhere',
  离任: 'ended',
  时钟: 'clock',
} as const
export type Column = (typeof COLUMNS)[keyof typeof COLUMNS]
export const columns = Object.values(COLUMNS)

/** One cell: may they, and where it leads. */
export interface Cell {
  verb: string
  state: string
  column: Column
  may: boolean
  to: string
}

const VERB_FILES = ['intake.md', 'desk.md', 'hands.md', 'ending.md', 'showing.md', 'clock.md']

/** Cells of the written rows that say that nobody can stand so: left empty. */
export function empty(): Pick<Cell, 'verb' | 'state' | 'column'>[] {
  return VERB_FILES.flatMap(tablesOf).flatMap(({ name: verb, head, rows }) =>
    rows.flatMap(row =>
      Object.entries(COLUMNS).flatMap(([title, column]) =>
        (row[head.indexOf(title)] ?? '') === '' ? [{ verb, state: row[0]?.split(' ')[1] ?? '', column }] : [],
      ),
    ),
  )
}

/** Every cell that is written in the verb tables; where nobody can stand there is none. */
export function written(): Cell[] {
  return VERB_FILES.flatMap(tablesOf).flatMap(({ name: verb, head, rows }) =>
    rows.flatMap(row => {
      const state = row[0]?.split(' ')[1] ?? ''
      const [to = '', ...others] = (row[row.length - 1] ?? '').split('；')
      return head.slice(1, -1).flatMap((title, i) => {
        const mark = row[i + 1] ?? ''
        if (mark === '') return []
        if (mark !== '✓' && mark !== '·') throw new Error(`${verb} from ${state}: what is ${mark}?`)
        if (!(title in COLUMNS)) throw new Error(`${verb}: who is ${title}?`)
        const column = COLUMNS[title as keyof typeof COLUMNS]
        const own = others.map(other => other.split(' ')).find(([who]) => who === title)
        return [{ verb, state, column, may: mark === '✓', to: own?.[1] ?? to }]
      })
    }),
  )
}

const IN_HAND: readonly State[] = ['claimed', 'resolved', 'closed']
/** Where somebody can stand so, if not everywhere: who has it or helps; who it is offered to. */
const ONLY_IN: { readonly [C in Column]?: readonly State[] } = {
  holder: IN_HAND,
  coHandler: IN_HAND,
  offered: ['dispatched'],
  pool: ['dispatched'],
}
export const canStand = (column: Column, state: State): boolean => ONLY_IN[column]?.includes(state) ?? true

/** The whole law of these verbs. A row that is not written says that nobody may. */
export function lawOf(verbs: readonly string[]): Cell[] {
  const cells = written().filter(({ verb }) => verbs.includes(verb))
  const isWritten = new Set(cells.map(({ verb, state }) => `${verb} ${state}`))
  const left = verbs.flatMap(verb => STATES.map(state => ({ verb, state })))
  return [
    ...cells,
    ...left.flatMap(({ verb, state }) =>
      isWritten.has(`${verb} ${state}`)
        ? []
        : columns
            .filter(column => canStand(column, state))
            .map((column): Cell => ({ verb, state, column, may: false, to: '' })),
    ),
  ]
}

export interface Exception {
  kind: string
  verbs: string
  states: readonly string[]
  who: readonly string[]
  may: boolean
}

/** The exceptions of kinds.md. */
export function exceptions(): Exception[] {
  return tablesOf('kinds.md').flatMap(({ name: kind, rows }) =>
    rows.map(([verbs = '', states = '', who = '', mark = '']) => {
      if (mark !== '✓' && mark !== '·') throw new Error(`${kind}, ${verbs}: what is ${mark}?`)
      return { kind, verbs, states: states.split(', '), who: who.split(', '), may: mark === '✓' }
    }),
  )
}

export const isExcepted = ({ verbs, states, who }: Exception, cell: Cell): boolean =>
  (verbs === '*' || verbs === cell.verb) &&
  (states.includes('*') || states.includes(cell.state)) &&
  (who.includes('*') || who.includes(cell.column))
