/** What is set on paper: each character from a font that has it, and never a blank in place of one. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as fontkit from 'fontkit'
import { describe, expect, it } from 'vitest'
import { boardOf } from '../../../miniprogram/core/print/board'
import { cardOf } from '../../../miniprogram/core/print/cards'
import { noticeOf, slipOf } from '../../../miniprogram/core/print/orders'
import { lacks } from '../../../miniprogram/core/print/sentences'
import { boardSheets } from './board-sheet'
import { cardSheets } from './card-sheet'
import { noticeSheets, slipSheets } from './order-sheets'
import { packed, unpacked } from './font-pack'
import { fontsFrom } from './fonts'

const FONTS = path.resolve(import.meta.dirname, '../../../node_modules/@fontsource/noto-sans-sc')
const fontsIn = (folder: string, rare: Buffer | null) =>
  fontsFrom(name => readFileSync(path.join(folder, name)), rare)
const slice = (name: string) => readFileSync(path.join(FONTS, 'files', name))

describe('the pack of fonts', () => {
  const two = [
    { name: 'unicode.json', bytes: Buffer.from('{}') },
    { name: 'files/a.woff', bytes: Buffer.from([1, 2, 3]) },
  ]
  it('gives back what was put in', () =>
    expect([...unpacked(packed(two))]).toEqual([
      ['unicode.json', Buffer.from('{}')],
      ['files/a.woff', Buffer.from([1, 2, 3])],
    ]))
  it('that was cut off on its way is none', () =>
    expect(() => unpacked(packed(two).subarray(0, -1))).toThrow('cut off'))
})

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

/** Signs of people's names that few fonts have: each of these is drawn from what lies beside the function. */
const DRAWN =
  '龑垚喆昇堃頔甯玥彧翀祎赟璟珺骉芃怡旻昉晳昳玏珅珩琎琭瑀瑆璠璿甡皞砉祾禤稹竑筠箬粲綦罙翊翯耑芄芾荭菂蓥' +
  '薇虓蛟衎袆裒谖谞赑軎迤邡郗郦鄢酆醴鈇鈜鋆鍪鏐鎏隽雱霈霁靓靖韡韫韬顗飏騄骐髙魃鸢鸾鹄麐黉黛黟鼐龢'
/** Only the county's large file has these; without it they are told. */
const LACKING = '𬭎㛃䶮縡跐釴釬鉷㐆㑇㙍䒟䶑𠅤𡘙𣲗𤩽𨱏'

describe('a hundred rare names', () => {
  it('are drawn with ink, each sign of them', () => {
    const fonts = fontsIn(FONTS, null)
    const blank = [...DRAWN].filter(sign => {
      const [run] = fonts.runs(sign, 'bold')
      const font = fontkit.create(fonts.bytesOf(run?.font ?? '')) as fontkit.Font
      const glyph = font.glyphForCodePoint(sign.codePointAt(0) ?? 0)
      return run?.text !== sign || glyph.id === 0 || glyph.path.commands.length === 0
    })
    expect(blank).toEqual([])
    expect(fonts.missing()).toEqual([])
  })
  it('of which no font has a sign are told on the sheet, and in the answer', () => {
    const fonts = fontsIn(FONTS, null)
    const set = [...LACKING].flatMap(sign => fonts.runs(`陈${sign}`, 'plain').map(({ text }) => text))
    expect(set).toEqual([...LACKING].map(() => '陈〓'))
    expect(fonts.missing().join('')).toBe(LACKING)
    expect(lacks(fonts.missing())).toBe('有 18 个字字库里没有，印成了〓，请用笔补上。')
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
  it('of orders hold two notices, or eight slips', async () => {
    const at = 0
    const [one, fonts] = [
      { village: '柳溪村', no: 'LX26-0137', desk, code: null, at, isSample: true },
      fontsIn(FONTS, null),
    ]
    const facts = {
      ...one,
      kind: '民生',
      urgent: true,
      to: '李春梅',
      offered: null,
      promise: null,
      limitAt: 0,
    }
    const notices = { ...one, pieces: Array.from({ length: 3 }, () => noticeOf(facts)) }
    expect((await noticeSheets(notices, fonts)).pages).toBe(2)
    const slips = { ...one, pieces: Array.from({ length: 9 }, () => slipOf(one)) }
    const made = await slipSheets(slips, fonts)
    expect([made.pages, pagesOf(made.pdf)]).toEqual([2, 2])
    expect(fonts.missing()).toEqual([])
  })
})
