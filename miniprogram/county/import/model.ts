/** What the page draws of a list on its way in. */
import type { Api } from '../../../contract'
import { DONE, doneMore, progressOf } from './progress'

export type Card = Api['roster.show']['reply']
type Row = Card['wrong'][number]

export const KINDS = [
  { value: 'people', label: '村民' },
  { value: 'staff', label: '网格员' },
  { value: 'grids', label: '网格' },
]
const UNIT: Record<Card['kind'], string> = { people: '人', staff: '人', grids: '处' }
const WORDS: Record<Row['state'], string> = {
  new: '新来',
  changed: '变了',
  same: '没变',
  ended: '到此为止',
  wrong: '不对',
}
/** In the order they stand under the file's name. */
const COUNTED = ['new', 'changed', 'same', 'ended', 'wrong'] as const
const NOT_READ = '不要'
const MENDABLE: readonly Card['state'][] = ['read', 'planned', 'failed']
const CHANGES: Record<Card['state'], string> = {
  waiting: '会变的',
  read: '会变的',
  planned: '会变的',
  applying: '正在存的',
  applied: '这一次变的',
  undoing: '正在撤的',
  undone: '撤回来的',
  failed: '会变的',
}
/** So many rows before 「全看」. */
const FEW = 10

interface ColumnLine {
  at: number
  name: string
  heading: string
  example: string
  label: string
  closed: boolean
  /** Which of `choices` it is read as. */
  chosen: number
}
interface RowLine {
  cell: string
  who: string
  state: Row['state']
  word: string
  message: string
}
/** `n`: its place in the list of the cloud; `how` '': they stay. */
interface MissingLine {
  n: number
  who: string
  where: string
  how: string
  mayGo: boolean
}
export interface Model {
  fileLine: string
  readLine: string
  columns: ColumnLine[]
  choices: string[]
  /** All columns in one line. */
  mapping: string
  /** The counts as one sentence for the ear; `counts` is what the eye sees. */
  tally: string
  counts: { state: Row['state']; word: string; count: number; listed: boolean }[]
  wrong: RowLine[]
  wrongMore: string
  changes: RowLine[]
  changesHead: string
  changesMore: number
  grants: string[]
  missing: MissingLine[]
  missingLeft: number
  unit: string
  missingHead: string
  missingMore: string
  main: string
  mainOff: boolean
  note: string
  progress: number
  progressLine: string
  progressMore: string
  isWorking: boolean
  isFailed: boolean
  /** Cells and columns can be corrected now. */
  mayMend: boolean
  done: string
  doneMore: string
  mayUndo: boolean
  /** It looks like another village's. */
  elsewhere: string
}

const WORKING: readonly Card['state'][] = ['waiting', 'read', 'applying', 'undoing']
export const isWorking = ({ state }: Card): boolean => WORKING.indexOf(state) >= 0

const lineOf = ({ cell, who, state, message }: Row): RowLine => ({
  cell,
  who,
  state,
  word: WORDS[state],
  message,
})

/** What is open on the page: all rows, all who are missing, only the rows that are new, changed, ended or wrong. */
interface Open {
  showAll: boolean
  allMissing: boolean
  tab: string
}

export function modelOf(card: Card, { showAll, allMissing, tab }: Open): Model {
  const { counts, kind, state } = card
  const unit = UNIT[kind]
  const writes = counts.new + counts.changed + counts.ended
  const isPlanned = state === 'planned'
  const left = counts.wrong - card.wrong.length
  const changes = tab === '' ? card.changes : card.changes.filter(row => row.state === tab)
  const listed = allMissing ? card.missing.length : Math.min(card.missing.length, FEW)
  return {
    fileLine: card.fileName,
    readLine: card.sheet === '' ? '' : readLine(card),
    choices: [NOT_READ].concat(card.choices.map(({ label }) => label)),
    columns: card.columns
      .filter(({ heading }) => heading.trim() !== '')
      .map(column => {
        const chosen = card.choices.map(({ field }) => field).indexOf(column.as ?? '') + 1
        return {
          at: column.at,
          name: column.name,
          heading: column.heading,
          example: column.example,
          closed: column.dropped !== null,
          label: column.dropped === null ? (card.choices[chosen - 1]?.label ?? NOT_READ) : '不收',
          chosen,
        }
      }),
    mapping: mappingOf(card),
    tally: COUNTED.map(one => `${WORDS[one]} ${counts[one]}`).join('，'),
    counts: COUNTED.map(one => ({
      state: one,
      word: WORDS[one],
      count: counts[one],
      listed: counts[one] > 0 && one !== 'same',
    })),
    wrong: card.wrong.map(lineOf),
    wrongMore: left > 0 ? `还有 ${left} 处，改好这些再往下看。` : '',
    changes: changes.slice(0, showAll ? changes.length : FEW).map(lineOf),
    changesHead: CHANGES[state],
    changesMore: showAll ? 0 : Math.max(0, changes.length - FEW),
    grants: card.grants,
    missing: card.missing.slice(0, listed).map((one, n) => ({ ...one, how: one.how ?? '', n })),
    missingLeft: card.missing.length - listed,
    unit,
    missingMore: missingMore(card),
    missingHead: `名册有、文件没有：${card.missingInAll} ${unit}`,
    main:
      writes === 0
        ? '没有要存的'
        : counts.wrong > 0
          ? `先存没错的 ${writes} ${unit}`
          : `${writes} ${unit}一起存`,
    mainOff: !isPlanned || writes === 0,
    note: counts.wrong > 0 ? `有 ${counts.wrong} 行不对。改好再存，或者先存没错的，以后再收一次。` : '',
    ...progressOf(card),
    isWorking: isWorking(card),
    isFailed: state === 'failed',
    mayMend: MENDABLE.indexOf(state) >= 0,
    done: writes === 0 && isPlanned && counts.wrong === 0 ? '和名册一样，没有要存的。' : DONE[state],
    doneMore: doneMore(card),
    mayUndo: card.mayUndo,
    elsewhere: card.elsewhere,
  }
}

const missingMore = ({ kind, missing, missingInAll }: Card): string => {
  return missingInAll > missing.length ? `这里先列 ${missing.length} ${UNIT[kind]}，别的也都留着。` : ''
}

/** A letter is not left behind at the end of a line. */
const glued = (name: string, words: string) => `${name}\u00a0${words}`

function mappingOf({ columns, choices }: Card): string {
  const read: string[] = []
  const closed: string[] = []
  const left: string[] = []
  for (const { name, heading, as, dropped } of columns) {
    const choice = choices[choices.map(({ field }) => field).indexOf(as ?? '')]
    if (choice) read.push(glued(name, choice.label))
    else if (dropped === null && heading !== '') left.push(glued(name, heading))
    if (dropped !== null && heading !== '') closed.push(glued(name, heading))
  }
  const listed = [
    ['读', read],
    ['不读、不存', closed],
    ['不要', left],
  ] as const
  return listed.map(([what, names]) => (names.length > 0 ? `${what}：${names.join('、')}。` : '')).join('')
}

function readLine({ sheet, alike, headings, passedOver, examples, hidden }: Card): string {
  const skipped = passedOver.length === 0 ? '' : `；${rowNumbers(passedOver)}是小计、标题或落款，跳过`
  const form = examples.length === 0 ? '' : `${rowNumbers(examples)}是样例，跳过。`
  const out = hidden.length === 0 ? '' : `${rowNumbers(hidden)}是藏起来的，也读了。`
  const others = alike.map(name => `「${name}」`).join('、')
  const unread = others === '' ? '' : `工作表${others}也像花名册，没有读，要收请另存成一个文件。`
  return `工作表「${sheet}」，表头在第 ${headings} 行${skipped}。${form}${out}${unread}`
}
const rowNumbers = (rows: readonly number[]): string => {
  const few = rows.slice(0, 5).join('、')
  return rows.length > 5 ? `第 ${few} 等 ${rows.length} 行` : `第 ${few} 行`
}
