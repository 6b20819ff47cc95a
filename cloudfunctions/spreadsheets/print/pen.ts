/** A page in millimetres: text on a baseline, set from whichever font has the character; lines, frames, pictures. */
import PDFDocument from 'pdfkit'
import type { Fonts, Weight } from './fonts'

const MM = 72 / 25.4
export const SIZES = { A3: [420, 297], A4: [210, 297] } as const

export const INK = {
  text: '#14202A',
  soft: '#333333',
  faint: '#555555',
  blue: '#17506F',
  red: '#A8321F',
  edge: '#B9AF98',
  pale: '#E6EEF2',
  cut: '#777777',
} as const

export interface Style {
  /** Points. */
  size: number
  weight?: Weight
  ink?: string
  align?: 'left' | 'right' | 'center'
  /** Between two signs, in millimetres. */
  spacing?: number
  /** Smaller where it would be wider than this, in millimetres. */
  within?: number
}
type Frame = { dash?: number; radius?: number; fill?: string; width?: number; ink?: string }

export class Pen {
  readonly #doc: PDFKit.PDFDocument
  readonly #fonts: Fonts
  readonly #known = new Set<string>()
  readonly #bytes: Promise<Buffer>
  #pages = 0

  constructor(fonts: Fonts, title: string) {
    this.#fonts = fonts
    // No font at the start: none of the standard ones is used.
    this.#doc = new PDFDocument({ autoFirstPage: false, font: '', margin: 0, info: { Title: title } })
    const chunks: Buffer[] = []
    this.#bytes = new Promise((done, fail) => {
      this.#doc.on('data', (chunk: Buffer) => chunks.push(chunk))
      this.#doc.on('end', () => done(Buffer.concat(chunks)))
      this.#doc.on('error', fail)
    })
  }
  get pages(): number {
    return this.#pages
  }
  page([width, height]: readonly [number, number]): void {
    this.#pages++
    this.#doc.addPage({ size: [width * MM, height * MM], margin: 0 })
  }
  /** Width in millimetres. */
  widthOf(text: string, { size, weight = 'plain', spacing = 0 }: Style): number {
    const set = this.#fonts.runs(text, weight).map(run => {
      this.#use(run.font, size)
      return this.#doc.widthOfString(run.text)
    })
    return set.reduce((sum, one) => sum + one, 0) / MM + spacing * [...text].length
  }
  /** `x` is the edge that `align` names, or the middle; `y` the baseline. */
  text(text: string, x: number, y: number, style: Style): void {
    const { weight = 'plain', ink = INK.text, align = 'left', spacing = 0, within } = style
    const natural = this.widthOf(text, style)
    const size = within !== undefined && natural > within ? (style.size * within) / natural : style.size
    const width = within !== undefined && natural > within ? within : natural
    let at = align === 'left' ? x : align === 'right' ? x - width : x - width / 2
    for (const run of this.#fonts.runs(text, weight)) {
      this.#use(run.font, size)
      this.#doc.fillColor(ink).text(run.text, at * MM, y * MM, {
        baseline: 'alphabetic',
        lineBreak: false,
        characterSpacing: spacing * MM,
      })
      at += this.#doc.widthOfString(run.text) / MM + spacing * [...run.text].length
    }
  }
  /** Broken where it gets too wide; answers the baseline below the last line. */
  lines(text: string, x: number, y: number, width: number, height: number, style: Style): number {
    let line = ''
    let at = y
    for (const sign of text) {
      const isFull = this.widthOf(line + sign, style) > width && !'，。、；：）'.includes(sign)
      if (isFull) {
        this.text(line, x, at, style)
        at += height
        line = ''
      }
      line += sign
    }
    this.text(line, x, at, style)
    return at + height
  }
  line(
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    { width = 0.3, ink = INK.edge, dash = 0 }: Frame = {},
  ): void {
    this.#doc
      .save()
      .lineWidth(width * MM)
      .strokeColor(ink)
    if (dash > 0) this.#doc.dash(dash * MM, { space: dash * MM })
    this.#doc
      .moveTo(x1 * MM, y1 * MM)
      .lineTo(x2 * MM, y2 * MM)
      .stroke()
      .restore()
  }
  frame(
    x: number,
    y: number,
    w: number,
    h: number,
    { dash = 0, radius = 0, fill, width = 0.3, ink = INK.edge }: Frame = {},
  ): void {
    this.#doc
      .save()
      .lineWidth(width * MM)
      .strokeColor(ink)
    if (dash > 0) this.#doc.dash(dash * MM, { space: dash * MM })
    this.#doc.roundedRect(x * MM, y * MM, w * MM, h * MM, radius * MM)
    if (fill) this.#doc.fillAndStroke(fill, ink)
    else this.#doc.stroke()
    this.#doc.restore()
  }
  picture(bytes: Buffer, x: number, y: number, side: number): void {
    this.#doc.image(bytes, x * MM, y * MM, { width: side * MM, height: side * MM })
  }
  /** Across the page, pale: nobody hangs it up for real. */
  stamp(text: string, [width, height]: readonly [number, number]): void {
    const style: Style = { size: width / 4, weight: 'bold', ink: INK.red, align: 'center' }
    this.#doc
      .save()
      .rotate(-30, { origin: [(width / 2) * MM, (height / 2) * MM] })
      .opacity(0.12)
    this.text(text, width / 2, height / 2, style)
    this.#doc.restore().opacity(1)
  }
  async done(): Promise<Buffer> {
    this.#doc.end()
    return this.#bytes
  }
  #use(font: string, size: number): void {
    if (!this.#known.has(font)) this.#doc.registerFont(font, this.#fonts.bytesOf(font))
    this.#known.add(font)
    this.#doc.font(font).fontSize(size)
  }
}
