/** What the page draws of a list on its way in. */
import type { Api } from '../../../cloudfunctions/_contract'

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
const NOT_READ = '不要'
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
  word: string
  says: string
}
export interface Model {
  fileLine: string
  readLine: string
  columns: ColumnLine[]
  choices: string[]
  /** All columns in one line. */
  mapping: string
  tally: string
  wrong: RowLine[]
  wrongMore: string
  changes: RowLine[]
  changesMore: number
  grants: string[]
  missing: string[]
  missingHead: string
  main: string
  mainOff: boolean
  note: string
  progress: number
  progressLine: string
  isWorking: boolean
  done: string
  mayUndo: boolean
}

const WORKING: readonly Card['state'][] = ['waiting', 'read', 'applying', 'undoing']
export const isWorking = ({ state }: Card): boolean => WORKING.indexOf(state) >= 0

const lineOf = ({ cell, who, state, says }: Row): RowLine => ({ cell, who, word: WORDS[state], says })

export function modelOf(card: Card, showAll: boolean): Model {
  const { counts, kind, state } = card
  const unit = UNIT[kind]
  const writes = counts.new + counts.changed + counts.ended
  const isPlanned = state === 'planned'
  const left = counts.wrong - card.wrong.length
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
    tally: `新来 ${counts.new}，变了 ${counts.changed}，没变 ${counts.same}，到此为止 ${counts.ended}，不对 ${counts.wrong}`,
    wrong: card.wrong.map(lineOf),
    wrongMore: left > 0 ? `还有 ${left} 处，改好这些再往下看。` : '',
    changes: card.changes.slice(0, showAll ? card.changes.length : FEW).map(lineOf),
    changesMore: showAll ? 0 : Math.max(0, card.changes.length - FEW),
    grants: card.grants,
    missing: card.missing.slice(0, FEW).map(({ who, where }) => `${who} ${where}`),
    missingHead: `名册有、文件没有：${card.missingInAll} ${unit}`,
    main:
      writes === 0
        ? '没有要存的'
        : counts.wrong > 0
          ? `先存没错的 ${writes} ${unit}`
          : `${writes} ${unit}一起存`,
    mainOff: !isPlanned || writes === 0,
    note: counts.wrong > 0 ? `有 ${counts.wrong} 行不对。改好再存，或者先存没错的，以后再收一次。` : '',
    progress: card.commits === 0 ? 0 : Math.round((card.done / card.commits) * 100),
    progressLine: progressLine(card),
    isWorking: isWorking(card),
    done: doneLine(card),
    mayUndo: card.mayUndo,
  }
}

function mappingOf({ columns, choices }: Card): string {
  const read: string[] = []
  const closed: string[] = []
  const left: string[] = []
  for (const { name, heading, as, dropped } of columns) {
    const choice = choices[choices.map(({ field }) => field).indexOf(as ?? '')]
    if (choice) read.push(`${choice.label}（${name}）`)
    else if (dropped === null) left.push(`${heading}（${name}）`)
    if (dropped !== null && heading !== '') closed.push(`${heading}（${name}）`)
  }
  return `读 ${read.join('、')}。${closed.length > 0 ? `${closed.join('、')}不读、不存。` : ''}${left.length > 0 ? `${left.join('、')}不要。` : ''}`
}

const readLine = ({ sheet, alike, headings, passedOver }: Card): string =>
  `工作表「${sheet}」，表头在第 ${headings} 行${passedOver.length > 0 ? `；第 ${passedOver.slice(0, 5).join('、')}${passedOver.length > 5 ? '…' : ''} 行是小计、标题或落款，跳过` : ''}。${alike.length > 0 ? `工作表${alike.map(name => `「${name}」`).join('、')}也像花名册，没有读，要收请另存成一个文件。` : ''}`

function progressLine({ state, done, commits }: Card): string {
  if (state === 'applying') return `正在存，${done} / ${commits}。关了页面也行，回来接着存。`
  if (state === 'undoing') return `正在撤，还剩 ${done} / ${commits}。`
  return state === 'waiting' || state === 'read' ? '正在读，正在和名册对。' : ''
}

function doneLine({ state, leftOut, says }: Card): string {
  if (state === 'failed') return says
  const left = leftOut > 0 ? ` 有 ${leftOut} 处这会儿有人改过，没有动。` : ''
  if (state === 'applied') return `都存好了。${left}`
  return state === 'undone' ? `都撤回来了。${left}` : ''
}
