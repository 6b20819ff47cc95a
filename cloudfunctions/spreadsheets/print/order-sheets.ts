/** Notices on A4, two to a sheet, and slips, eight to a sheet; both with dashed lines to cut along. */
import type { Notice, Slip } from '../../../miniprogram/core/print/orders'
import { lacks, NOTICE, SAMPLE_MARK, SLIP } from '../../../miniprogram/core/print/sentences'
import type { Fonts } from './fonts'
import { INK, Pen, SIZES } from './pen'

const CUT = { width: 0.2, ink: INK.cut, dash: 1 }
const FOOT = { size: 7.5, ink: INK.faint }

/** `code`: the same picture on each; null where WeChat gave none. */
export interface OrderSheets<T> {
  pieces: readonly T[]
  village: string
  code: Buffer | null
  at: number
  isSample: boolean
}
interface Layout {
  across: number
  down: number
  size: readonly [width: number, height: number]
  origin: readonly [x: number, y: number]
}
const NOTICES: Layout = { across: 1, down: 2, size: [198, 142], origin: [6, 5] }
const SLIPS: Layout = { across: 2, down: 4, size: [99, 71], origin: [6, 5] }

export const noticeSheets = (sheets: OrderSheets<Notice>, fonts: Fonts) =>
  cutSheets(sheets, fonts, NOTICES, NOTICE, drawNotice)
export const slipSheets = (sheets: OrderSheets<Slip>, fonts: Fonts) =>
  cutSheets(sheets, fonts, SLIPS, SLIP, drawSlip)

type Draw<T> = (pen: Pen, piece: T, code: Buffer | null, x: number, y: number) => void

async function cutSheets<T>(
  { pieces, village, code, at, isSample }: OrderSheets<T>,
  fonts: Fonts,
  { across, down, size: [width, height], origin: [left, top] }: Layout,
  words: { title: (village: string) => string; foot: (village: string, n: number, of: number) => string },
  draw: Draw<T>,
): Promise<{ pdf: Buffer; pages: number }> {
  const pen = new Pen(fonts, words.title(village))
  const each = across * down
  const sheets = Math.max(1, Math.ceil(pieces.length / each))
  for (let n = 0; n < sheets; n++) {
    pen.page(SIZES.A4)
    pieces.slice(n * each, (n + 1) * each).forEach((piece, i) => {
      draw(pen, piece, code, left + (i % across) * width, top + Math.floor(i / across) * height)
    })
    for (let i = 0; i <= across; i++)
      pen.line(left + i * width, top, left + i * width, top + down * height, CUT)
    for (let i = 0; i <= down; i++)
      pen.line(left, top + i * height, left + across * width, top + i * height, CUT)
    const foot = [words.foot(village, n + 1, sheets), lacks(fonts.missing())].filter(Boolean).join(' · ')
    pen.text(foot, left, 294, { ...FOOT, within: 160 })
    pen.text(NOTICE.printed(at), left + across * width, 294, { ...FOOT, align: 'right' })
    if (isSample) pen.stamp(SAMPLE_MARK, SIZES.A4)
  }
  return { pdf: await pen.done(), pages: pen.pages }
}

const drawNotice: Draw<Notice> = (pen, { title, no, mark, rows, ask }, code, x0, y) => {
  const [x, right] = [x0 + 10, x0 + 188]
  pen.text(title, x, y + 15, { size: 20, weight: 'bold', within: 100 })
  const number = { size: 20, weight: 'bold' as const, align: 'right' as const }
  pen.text(no, right, y + 15, number)
  if (mark !== '')
    pen.text(mark, right - pen.widthOf(no, number) - 5, y + 15, {
      size: 20,
      weight: 'bold',
      ink: INK.red,
      align: 'right',
    })
  pen.line(x, y + 19.5, right, y + 19.5, { width: 0.7, ink: INK.blue })
  rows.forEach(([what, words], n) => {
    pen.text(what, x, y + 30 + n * 9, { size: 13, ink: INK.soft })
    pen.text(words, x + 22, y + 30 + n * 9, { size: 15, weight: n === 0 ? 'bold' : 'plain', within: 112 })
  })
  drawCode(pen, code, right - 34, y + 24, 34)
  pen.text(NOTICE.code, right - 17, y + 63, { size: 10, ink: INK.soft, align: 'center', within: 40 })
  ask.forEach((line, n) => pen.text(line, x, y + 86 + n * 7.4, { size: 12.5, within: right - x }))
  pen.line(x, y + 101, right, y + 101, { width: 0.2, ink: INK.edge })
  blank(pen, NOTICE.taken, x, y + 113, 60)
  blank(pen, NOTICE.day, x + 66, y + 113, 40)
  blank(pen, NOTICE.promised, x + 112, y + 113, right - x - 112)
  blank(pen, NOTICE.done, x, y + 129, right - x)
}

/** A label and a line to write on. */
function blank(pen: Pen, label: string, x: number, y: number, width: number): void {
  const style = { size: 12, ink: INK.soft }
  pen.text(label, x, y, style)
  pen.line(x + pen.widthOf(label, style) + 2, y + 1.5, x + width, y + 1.5, { width: 0.3, ink: INK.soft })
}

const BOX = 6.6
const drawSlip: Draw<Slip> = (pen, { title, day, no, how, call }, code, x0, y) => {
  const [x, right] = [x0 + 5, x0 + 94]
  pen.text(title, x, y + 9, { size: 13.5, weight: 'bold', within: 52 })
  pen.text(day, right, y + 9, { size: 10.5, ink: INK.soft, align: 'right' })
  pen.line(x, y + 12, right, y + 12, { width: 0.5, ink: INK.blue })
  pen.text(SLIP.no, x, y + 20, { size: 10, ink: INK.soft })
  pen.text(no, x + 13, y + 20.6, { size: 18, weight: 'bold', within: 46 })
  pen.text(SLIP.digits, x, y + 30, { size: 10, ink: INK.soft })
  for (let n = 0; n < 8; n++)
    pen.frame(x + 13 + n * (BOX - 1) + (n > 3 ? 2 : 0), y + 25, BOX - 1, 7.4, { ink: INK.soft })
  drawCode(pen, code, right - 25, y + 15, 25)
  const below = pen.lines(SLIP.copy, x, y + 39, right - x - 29, 4.8, { size: 9.5, ink: INK.soft })
  const after = pen.lines(how, x, Math.max(below + 1.6, y + 50), right - x, 5.4, { size: 11 })
  pen.text(call, x, after + 1, { size: 10.5, within: right - x })
}

function drawCode(pen: Pen, code: Buffer | null, x: number, y: number, side: number): void {
  if (code) pen.picture(code, x, y, side)
  else pen.frame(x, y, side, side, { dash: 0.8, ink: INK.cut })
}
