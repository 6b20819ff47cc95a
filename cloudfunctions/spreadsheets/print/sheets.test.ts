/** What is set on paper: each character from a font that has it, and never a blank in place of one. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { boardOf } from '../../../miniprogram/core/print/board'
import { cardOf } from '../../../miniprogram/core/print/cards'
import { boardSheets } from './board-sheet'
import { cardSheets } from './card-sheet'
import { fontsIn } from './fonts'

const FONTS = path.resolve(import.meta.dirname, '../../../node_modules/@fontsource/noto-sans-sc')
const slice = (name: string) => readFileSync(path.join(FONTS, 'files', name))

describe('a character', () => {
  const fonts = fontsIn(FONTS, null)
  it('that is common comes from the everyday file', () =>
    expect(fonts.runs('陈玉娥 138 —·，', 'plain')).toEqual([
      { text: '陈玉娥 138 —·，', font: 'noto-sans-sc-chinese-simplified-400-normal.woff' },
    ]))
  it('that is less common comes from a slice, which has the regular weight only', () => {
    const [first, second] = fonts.runs('王晳', 'bold')
    expect(first).toEqual({ text: '王', font: 'noto-sans-sc-chinese-simplified-700-normal.woff' })
    expect(second?.text).toBe('晳')
    expect(second?.font).toMatch(/^noto-sans-sc-\d+-400-normal\.woff$/)
  })
  it('that nobody has is a mark, and is told once', () => {
    expect(fonts.runs('欧阳𠅤', 'plain')).toEqual([
      { text: '欧阳〓', font: 'noto-sans-sc-chinese-simplified-400-normal.woff' },
    ])
    fonts.runs('𠅤', 'bold')
    expect(fonts.missing()).toEqual(['𠅤'])
  })
  it('that only the county’s large file has comes from there', () => {
    // Stands in for the large file: it has a letter that the others lack.
    const large = slice('noto-sans-sc-vietnamese-400-normal.woff')
    expect(fontsIn(FONTS, null).runs('Ẵ', 'plain')[0]?.text).toBe('〓')
    expect(fontsIn(FONTS, large).runs('陈Ẵ', 'plain')).toEqual([
      { text: '陈', font: 'noto-sans-sc-chinese-simplified-400-normal.woff' },
      { text: 'Ẵ', font: 'rare' },
    ])
  })
})

const desk = [{ name: '何晓雯', phone: '08005550123' }]
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').split('/Type /Page\n').length - 1

describe('sheets', () => {
  it('of a board go on where a village has more groups than fit', async () => {
    const group = (name: string) => ({
      name,
      heads: [],
      grids: [
        { name: '1 格', doors: ['1 号'], holders: [{ name: '李春梅', phone: '13800006021' }], deputies: [] },
      ],
    })
    const board = boardOf({
      town: '青石镇',
      village: '柳溪村',
      groups: ['一组', '二组', '三组', '四组', '五组', '六组'].map(group),
      desk,
      committee: [],
      townDesk: [],
      lengths: { dispatch: '一个工作日', claim: '二十四小时' },
      at: 0,
      isSample: true,
    })
    const wide = await boardSheets(board, 'A3', { fonts: fontsIn(FONTS, null), code: null })
    expect(wide.pages).toBe(2)
    expect(pagesOf(wide.pdf)).toBe(2)
    expect((await boardSheets(board, 'A4', { fonts: fontsIn(FONTS, null), code: null })).pages).toBe(2)
  })
  it('of cards hold eight each', async () => {
    const card = cardOf({
      village: '柳溪村',
      household: '三组 5 号 陈家',
      grid: '三组 2 格',
      holders: [{ name: '李春梅', phone: '13800006021' }],
      deputies: [],
      desk,
      townDesk: [],
      code: '48271936',
    })
    const cards = Array.from({ length: 17 }, () => ({ card, code: null }))
    const made = await cardSheets({ cards, where: '柳溪村', at: 0, isSample: false }, fontsIn(FONTS, null))
    expect(made.pages).toBe(3)
    expect(pagesOf(made.pdf)).toBe(3)
  })
})
