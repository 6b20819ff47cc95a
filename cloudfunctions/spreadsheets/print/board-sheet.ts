/** The board on paper: A3 with a column a group, A4 for a door or a shop window. */
import type { Board, Cell, Column } from '../../../miniprogram/core/print/board'
import { BOARD, lacks, SAMPLE_MARK } from '../../../miniprogram/core/print/sentences'
import type { Fonts } from './fonts'
import { INK, Pen, SIZES } from './pen'

export type Paper = keyof typeof SIZES
interface Layout {
  size: readonly [number, number]
  /** Left, top and right edge of the frames; below them the side, or beside them. */
  columns: number
  rows: number
  cell: readonly [width: number, height: number]
  gap: readonly [x: number, y: number]
  origin: readonly [x: number, y: number]
  side: { x: number; y: number; width: number }
}
const LAYOUTS: Record<Paper, Layout> = {
  A3: {
    size: SIZES.A3,
    columns: 5,
    rows: 4,
    cell: [53, 49],
    gap: [5.2, 4.4],
    origin: [15, 52],
    side: { x: 313, y: 44, width: 92 },
  },
  A4: {
    size: SIZES.A4,
    columns: 3,
    rows: 3,
    cell: [58, 49],
    gap: [5, 10],
    origin: [13, 46],
    side: { x: 13, y: 216, width: 184 },
  },
}

/** One column of a sheet: a group, or a part of one that is too long for it. */
const columnsOf = ({ columns }: Board, rows: number): Column[] =>
  columns.flatMap(column =>
    Array.from({ length: Math.max(1, Math.ceil(column.cells.length / rows)) }, (_, n) => ({
      ...column,
      head: n === 0 ? column.head : '',
      cells: column.cells.slice(n * rows, (n + 1) * rows),
    })),
  )

/** `code`: the picture of the village's code; null where WeChat gave none. */
export async function boardSheets(
  board: Board,
  paper: Paper,
  { fonts, code }: { fonts: Fonts; code: Buffer | null },
): Promise<{ pdf: Buffer; pages: number }> {
  const pen = new Pen(fonts, board.title)
  const layout = LAYOUTS[paper]
  const all = columnsOf(board, layout.rows)
  const sheets = Math.max(1, Math.ceil(all.length / layout.columns))
  for (let n = 0; n < sheets; n++) {
    pen.page(layout.size)
    head(pen, board, layout)
    const [x0, y0] = layout.origin
    all.slice(n * layout.columns, (n + 1) * layout.columns).forEach((column, at) => {
      const x = x0 + at * (layout.cell[0] + layout.gap[0])
      pen.text(column.name, x + 1, y0 - 3, { size: paper === 'A3' ? 19 : 16, weight: 'bold' })
      pen.text(column.head, x + layout.cell[0] - 1, y0 - 3, { size: 12, ink: INK.soft, align: 'right' })
      column.cells.forEach((cell, row) => {
        drawCell(pen, cell, x, y0 + row * (layout.cell[1] + layout.gap[1]), layout.cell)
      })
    })
    if (paper === 'A3') tallSide(pen, board, layout, code)
    else lowSide(pen, board, layout, code)
    foot(pen, board, layout, { n: n + 1, of: sheets, missing: fonts.missing() })
    if (board.isSample) pen.stamp(SAMPLE_MARK, layout.size)
  }
  return { pdf: await pen.done(), pages: pen.pages }
}

function head(
  pen: Pen,
  { title, side: [slogan = '', extent = ''] }: Board,
  { size: [width], origin: [x] }: Layout,
): void {
  const big = width > 300
  const right = width - x
  pen.text(title, x, big ? 30 : 22, {
    size: big ? 46 : 27,
    weight: 'bold',
    spacing: big ? 1.6 : 0.6,
    within: (right - x) * 0.66,
  })
  pen.text(slogan, right, big ? 22 : 16, { size: big ? 17 : 11, ink: INK.soft, align: 'right' })
  pen.text(extent, right, big ? 30 : 22, { size: big ? 17 : 11, ink: INK.soft, align: 'right' })
  pen.line(x, big ? 36.5 : 28, right, big ? 36.5 : 28, { width: big ? 1 : 0.7, ink: INK.blue })
}

function drawCell(pen: Pen, cell: Cell, x: number, y: number, [w, h]: readonly [number, number]): void {
  const within = w - 6
  pen.frame(x, y, w, h, { radius: 2 })
  pen.frame(x + 3, y + 3, 20, 24, {
    radius: 1,
    fill: INK.pale,
    ink: '#8C836F',
    dash: cell.isVacant ? 0.8 : 0,
  })
  pen.text(cell.tile, x + 13, y + 19, {
    size: 30,
    weight: 'bold',
    ink: '#0F3B54',
    align: 'center',
    within: 18,
  })
  pen.text(cell.grid, x + 26, y + 8.4, { size: 15, weight: 'bold', ink: INK.blue, within: w - 28 })
  pen.text(cell.size, x + 26, y + 15, { size: 13, within: w - 28 })
  cell.doors.slice(0, 2).forEach((line, n) => {
    pen.text(line, x + 26, y + 21 + n * 5.6, { size: 12.5, ink: INK.soft, within: w - 28 })
  })
  const markWidth = cell.mark === '' ? 0 : 12
  const name = { size: 24, weight: 'bold' as const, within: within - markWidth }
  pen.text(cell.name, x + 3, y + 37, name)
  if (cell.mark !== '')
    pen.text(cell.mark, x + 5 + Math.min(name.within, pen.widthOf(cell.name, name)), y + 37, {
      size: 13,
      ink: INK.red,
    })
  pen.text(cell.phone, x + 3, y + 45.6, { size: 20.5, weight: 'bold', within })
}

function tallSide(
  pen: Pen,
  board: Board,
  { side: { x, y, width }, size: [, height] }: Layout,
  code: Buffer | null,
): void {
  drawCode(pen, code, x, y, 42)
  BOARD.scan.forEach((line, n) =>
    pen.text(line, x + 47, y + 12 + n * 9.4, { size: 18, weight: 'bold', within: width - 47 }),
  )
  BOARD.scanMore.forEach((line, n) => pen.text(line, x + 47, y + 31 + n * 6.4, { size: 12.5, ink: INK.soft }))
  let at = section(pen, BOARD.matters, x, y + 56, width)
  for (const [what, words] of BOARD.what) at = row(pen, what, words, x, at, width)
  at = section(pen, BOARD.promises, x, at + 7, width)
  for (const [when, words] of board.promises) at = row(pen, when, words, x, at, width)
  at = section(pen, BOARD.absent, x, at + 7, width)
  pen.lines(BOARD.absentMore, x, at, width, 7, { size: 13.5 })
  const { phones, town } = board
  const box = phones.length * 9 + (town ? 24 : 4)
  drawPhones(pen, board, x, height - 24 - box, width, box)
}

function lowSide(pen: Pen, board: Board, { side: { x, y, width } }: Layout, code: Buffer | null): void {
  pen.line(x, y, x + width, y, { ink: INK.blue, width: 0.4 })
  drawCode(pen, code, x, y + 5, 38)
  BOARD.scan.forEach((line, n) => pen.text(line, x, y + 50 + n * 6.6, { size: 13, weight: 'bold' }))
  BOARD.what.forEach(([what, words], n) => {
    pen.text(what, x + 46, y + 10 + n * 6.6, { size: 11, weight: 'bold' })
    pen.text(words, x + 62, y + 10 + n * 6.6, { size: 11, within: 46 })
  })
  board.promises.forEach(([when, words], n) => {
    pen.text(when, x + 46, y + 41 + n * 6.6, { size: 11, weight: 'bold', within: 19 })
    pen.text(words, x + 67, y + 41 + n * 6.6, { size: 11, within: 40 })
  })
  const box = board.phones.length * 9 + (board.town ? 24 : 4)
  drawPhones(pen, board, x + 112, y + 5, width - 112, box)
}

function drawPhones(pen: Pen, { phones, town }: Board, x: number, y: number, w: number, h: number): void {
  pen.frame(x, y, w, h, { radius: 2, width: 0.6, ink: INK.blue })
  const number = { size: 17, weight: 'bold' as const, align: 'right' as const }
  const all = [
    ...phones.map(one => ({ ...one, weight: 'plain' as const })),
    ...(town ? [{ ...town, weight: 'bold' as const }] : []),
  ]
  all.forEach(({ whose, phone, weight }, n) => {
    const at = y + 9 + n * 9
    pen.text(whose, x + 4, at, { size: 13, weight, within: w - 12 - pen.widthOf(phone, number) })
    pen.text(phone, x + w - 4, at, number)
  })
  if (town) pen.lines(BOARD.townMore, x + 4, y + 8 + all.length * 9, w - 8, 5.6, { size: 11, ink: INK.soft })
}

function drawCode(pen: Pen, code: Buffer | null, x: number, y: number, side: number): void {
  pen.frame(x, y, side, side, { ink: '#8C836F' })
  if (code) pen.picture(code, x + 1, y + 1, side - 2)
  else
    pen.text(BOARD.noCode, x + side / 2, y + side / 2, {
      size: 11,
      ink: INK.soft,
      align: 'center',
      within: side - 4,
    })
}

function section(pen: Pen, title: string, x: number, y: number, width: number): number {
  pen.text(title, x, y, { size: 17, weight: 'bold' })
  pen.line(x, y + 3, x + width, y + 3, { width: 0.4, ink: INK.blue })
  return y + 11
}
function row(pen: Pen, what: string, words: string, x: number, y: number, width: number): number {
  pen.text(what, x, y, { size: 14, weight: 'bold', within: 28 })
  pen.text(words, x + 30, y, { size: 14, within: width - 30 })
  return y + 8.2
}

function foot(
  pen: Pen,
  board: Board,
  { size: [width, height], origin: [x] }: Layout,
  { n, of, missing }: { n: number; of: number; missing: readonly string[] },
): void {
  const size = width > 300 ? 11.5 : 8.5
  const y = height - 9
  pen.line(x, y - 6, width - x, y - 6)
  pen.text(board.foot, x, y, { size, ink: INK.faint, within: (width - 2 * x) * 0.6 })
  pen.text([lacks(missing), BOARD.sheet(n, of)].filter(Boolean).join(' '), width - x, y, {
    size,
    ink: INK.faint,
    align: 'right',
  })
}
