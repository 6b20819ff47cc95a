/** What an import comes to, in the clerk's words. */
import type { Missing, State } from '../../cloudfunctions/_roster/plan/known'
import { columnName } from '../../cloudfunctions/_roster/cells'
import type { Import } from '../../cloudfunctions/spreadsheets/routes'
import type { Options } from './options'
import type { Done, Row } from './run'

const STATE_LABELS: Record<State, string> = {
  new: '新来',
  changed: '变了',
  same: '没变',
  ended: '到此为止',
  wrong: '不对',
}
const KIND_LABELS = { people: '人', staff: '人', grids: '处' } as const

export function linesOf(done: Done, { dryRun, kind, village }: Options): string[] {
  const { import: one, rows, result, leftOut, missing } = done
  if (one === null) return result.wrong.map(({ says }) => `✗ ${says}`)
  const sheets = result.wrong.filter(({ row }) => row === 0).map(({ says }) => `✗ ${says}`)
  const unit = KIND_LABELS[kind]
  const { counts } = one
  return [
    ...columnLines(one),
    ...sheets,
    '',
    ...rows.map(rowLine),
    ...(rows.length > 0 ? [''] : []),
    ...missingLines(missing, unit),
    ...(one.grants.length > 0 ? ['岗位：', ...one.grants.map(grant => `  ${grant}`), ''] : []),
    `新来 ${counts.new}，变了 ${counts.changed}，没变 ${counts.same}，到此为止 ${counts.ended}，不对 ${counts.wrong}。`,
    ...(leftOut.length > 0
      ? ['这会儿有人改过、没有动的：', ...leftOut.map(({ cell, message }) => `  ${cell}  ${message}`)]
      : []),
    dryRun
      ? '只看了看，什么都没有存。去掉 --dry-run 再来一次，就存。'
      : one.commits === 0 && counts.wrong === 0
        ? NOTHING_NEW[counts.same > 0 ? 'same' : 'empty']
        : counts.wrong > 0
          ? `${one.commits > 0 ? '没错的都存好了' : '没有要存的'}；不对的 ${counts.wrong} 行没有存。改好文件再收一次，存过的不会变。`
          : `✓ ${sheets.length > 0 ? '这一张都存好了，别的工作表没有读' : '都存好了'}。存错了可以撤：npm run import -- --undo${village === null ? '' : ` --village ${village}`}`,
  ]
}

/** Nothing was stored: no word of taking back, which would take back an older file. */
const NOTHING_NEW = {
  same: '和名册一样，没有要存的。',
  empty: '表头下面一行也没有，没有要存的。',
} as const

const rowNumbers = (rows: readonly number[]): string =>
  `第 ${rows.slice(0, 10).join('、')}${rows.length > 10 ? '…' : ''} 行`

const columnLines = ({ sheet, headings, columns, passedOver, examples, hidden }: Import): string[] => [
  `工作表「${sheet}」，表头在第 ${headings} 行${passedOver.length > 0 ? `；${rowNumbers(passedOver)}是小计、标题或落款，跳过` : ''}。`,
  ...(examples.length > 0 ? [`${rowNumbers(examples)}是样例，跳过。`] : []),
  ...(hidden.length > 0 ? [`${rowNumbers(hidden)}是藏起来的，也读了。`] : []),
  ...columns
    .filter(({ heading }) => heading.trim() !== '')
    .map(
      ({ at, heading, as, dropped }) =>
        `  ${columnName(at)} ${heading.replace(/\s+/g, '')} → ${dropped === null ? (as ?? '不要') : `${dropped}，不读、不存`}`,
    ),
]

const rowLine = ({ cell, who, state, message }: Row): string =>
  `${cell}  ${who}  ${STATE_LABELS[state]}  ${message}`

const missingLines = (missing: readonly Missing[], unit: string): string[] =>
  missing.length === 0
    ? []
    : [
        `名册有、文件没有的 ${missing.length} ${unit}，都留着，一个也不会自己删：`,
        ...missing.map(({ who, where }) => `  ${who} ${where}`),
        '',
      ]
