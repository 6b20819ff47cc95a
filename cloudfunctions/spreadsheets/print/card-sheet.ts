/** Cards on A4, eight to a sheet, 99 × 71 mm, with dashed lines to cut along. */
import type { Card } from '../../../miniprogram/core/print/cards'
import { CARD, lacks, SAMPLE_MARK } from '../../../miniprogram/core/print/sentences'
import type { Fonts } from './fonts'
import { INK, Pen, SIZES } from './pen'

const [ACROSS, DOWN] = [2, 4]
const [WIDTH, HEIGHT] = [99, 71]
const [LEFT, TOP] = [6, 5]
const CUT = { width: 0.2, ink: INK.cut, dash: 1 }

export interface CardSheets {
  cards: readonly { card: Card; code: Buffer | null }[]
  /** Which cards these are: 柳溪村. */
  where: string
  at: number
  isSample: boolean
}

export async function cardSheets(
  { cards, where, at, isSample }: CardSheets,
  fonts: Fonts,
): Promise<{ pdf: Buffer; pages: number }> {
  const pen = new Pen(fonts, `${where}联系卡`)
  const sheets = Math.max(1, Math.ceil(cards.length / (ACROSS * DOWN)))
  for (let n = 0; n < sheets; n++) {
    pen.page(SIZES.A4)
    const own = cards.slice(n * ACROSS * DOWN, (n + 1) * ACROSS * DOWN)
    own.forEach(({ card, code }, i) => {
      drawCard(pen, card, code, LEFT + (i % ACROSS) * WIDTH, TOP + Math.floor(i / ACROSS) * HEIGHT)
    })
    cutLines(pen)
    const size = { size: 7.5, ink: INK.faint }
    pen.text(
      [CARD.foot(where, n + 1, sheets), lacks(fonts.missing())].filter(Boolean).join(' · '),
      LEFT,
      294,
      { ...size, within: 160 },
    )
    pen.text(CARD.day(at), LEFT + ACROSS * WIDTH, 294, { ...size, align: 'right' })
    if (isSample) pen.stamp(SAMPLE_MARK, SIZES.A4)
  }
  return { pdf: await pen.done(), pages: pen.pages }
}

function cutLines(pen: Pen): void {
  for (let n = 0; n <= ACROSS; n++)
    pen.line(LEFT + n * WIDTH, TOP, LEFT + n * WIDTH, TOP + DOWN * HEIGHT, CUT)
  for (let n = 0; n <= DOWN; n++)
    pen.line(LEFT, TOP + n * HEIGHT, LEFT + ACROSS * WIDTH, TOP + n * HEIGHT, CUT)
}

function drawCard(pen: Pen, card: Card, code: Buffer | null, x0: number, y: number): void {
  const [x, right] = [x0 + 5, x0 + WIDTH - 5]
  const gridStyle = { size: 10.5, ink: INK.soft, align: 'right' as const }
  const gridWidth = pen.widthOf(card.grid, gridStyle)
  pen.text(card.title, x, y + 9, { size: 13.5, weight: 'bold', within: right - x - gridWidth - 3 })
  pen.text(card.grid, right, y + 9, gridStyle)
  pen.line(x, y + 12, right, y + 12, { width: 0.5, ink: INK.blue })

  if (code) pen.picture(code, x, y + 14, 30)
  else {
    pen.frame(x, y + 14, 30, 30, { dash: 0.8, ink: INK.cut })
    CARD.noCode.forEach((line, n) =>
      pen.text(line, x + 15, y + 28 + n * 5, { size: 10, ink: INK.soft, align: 'center' }),
    )
  }
  pen.text(card.codeLine, x + 15, y + 47.5, { size: 9, align: 'center', within: 33 })

  const [left, width] = [x + 35, right - x - 35]
  pen.text(CARD.yours, left, y + 17.6, { size: 10, ink: INK.soft })
  const name = { size: 20, weight: 'bold' as const, within: card.mark === '' ? width : width - 11 }
  pen.text(card.name, left, y + 25.4, name)
  pen.text(card.mark, left + Math.min(name.within, pen.widthOf(card.name, name)) + 2, y + 25.4, {
    size: 10,
    ink: INK.red,
  })
  pen.text(card.phone, left, y + 34, { size: 22, weight: 'bold', within: width })
  if (card.desk !== '') {
    pen.line(left, y + 36.6, right, y + 36.6, { width: 0.2, ink: '#999999', dash: 0.8 })
    pen.text(card.desk, left, y + 41.4, { size: 10.5, within: width })
    pen.text(card.deskPhone, left, y + 47.2, { size: 13, weight: 'bold', within: width })
  }

  pen.line(x, y + 50.4, right, y + 50.4, { width: 0.2, ink: '#BBBBBB' })
  const steps = card.town === '' ? [...CARD.steps] : [...CARD.steps, CARD.town]
  steps.forEach((step, n) => {
    const at = y + 55.6 + n * 5.8
    const style = { size: 12, within: right - x - 5 }
    pen.text(`${n + 1}`, x, at, { size: 12, weight: 'bold', ink: INK.blue })
    pen.text(step, x + 4.5, at, style)
    if (step === CARD.town)
      pen.text(card.town, x + 4.5 + pen.widthOf(step, style), at, { size: 12, weight: 'bold', within: 34 })
  })
}
