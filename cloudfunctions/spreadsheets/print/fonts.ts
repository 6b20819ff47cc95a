/**
 * Which font has a character. The everyday ones lie in two files beside the function (7,947 characters each), the less
 * frequent ones in some ninety small files of the same design (13,600 in all), and what even those lack in a large file
 * that a county may lay into its storage (docs/deploy.md). Nothing is ever printed as a blank.
 */
import * as fontkit from 'fontkit'
import { sfntOf } from './sfnt'

const WEIGHTS = { plain: 400, bold: 700 } as const
export type Weight = keyof typeof WEIGHTS

/** Where nothing has the character: the mark that printers set for a missing sort. */
const MISSING = '〓'

/** A piece of a text that one font sets. */
interface Run {
  text: string
  /** What pdfkit knows the font by. */
  font: string
}

export interface Fonts {
  /** In the order of the text; characters that nobody has are `〓` by now and were noted. */
  runs(text: string, weight: Weight): Run[]
  bytesOf(font: string): Buffer
  /** Characters that were not there, each once. */
  missing(): string[]
}

const RARE = 'rare'
type Ranges = readonly (readonly [from: number, to: number])[]

/** The bytes of one of the package's files: `unicode.json`, `files/….woff`. */
export type FontFile = (name: string) => Buffer

/** `rare`: the large file, or null where the county has none. */
export function fontsFrom(file: FontFile, rare: Buffer | null): Fonts {
  const slices = slicesIn(file)
  const missing = new Set<string>()
  const opened = new Map<string, { bytes: Buffer; font: fontkit.Font }>()
  const open = (name: string) => {
    const known = opened.get(name)
    if (known) return known
    const bytes = sfntOf(name === RARE && rare ? rare : file(`files/${name}`))
    // None of the files is a collection of several fonts.
    const one = { bytes, font: fontkit.create(bytes) as fontkit.Font }
    opened.set(name, one)
    return one
  }
  const has = (name: string, point: number): boolean => open(name).font.hasGlyphForCodePoint(point)

  const fontFor = (point: number, weight: Weight): string | null => {
    const everyday = fileOf('chinese-simplified', weight)
    if (has(everyday, point)) return everyday
    // Of the less frequent ones only the regular weight lies there: they are uploaded with the function.
    const slice = slices.find(({ ranges }) => ranges.some(([from, to]) => from <= point && point <= to))
    if (slice && has(fileOf(slice.name, 'plain'), point)) return fileOf(slice.name, 'plain')
    return rare && has(RARE, point) ? RARE : null
  }

  return {
    runs(text, weight) {
      const runs: Run[] = []
      for (const sign of text) {
        const found = fontFor(sign.codePointAt(0) ?? 0, weight)
        if (found === null) missing.add(sign)
        const font = found ?? fileOf('chinese-simplified', weight)
        const last = runs.at(-1)
        if (last?.font === font) last.text += found === null ? MISSING : sign
        else runs.push({ text: found === null ? MISSING : sign, font })
      }
      return runs
    },
    bytesOf: font => open(font).bytes,
    missing: () => [...missing],
  }
}

const fileOf = (name: string, weight: Weight): string => `noto-sans-sc-${name}-${WEIGHTS[weight]}-normal.woff`

/** `unicode.json` of the package says which slice holds what: `{ "[4]": "U+1f1e9-1f1f5,U+21a" }`. */
function slicesIn(file: FontFile): { name: string; ranges: Ranges }[] {
  const table = JSON.parse(file('unicode.json').toString()) as Record<string, string>
  return Object.entries(table).flatMap(([name, ranges]) => {
    const number = /^\[(\d+)\]$/.exec(name)?.[1]
    return number === undefined ? [] : [{ name: number, ranges: rangesOf(ranges) }]
  })
}

const rangesOf = (text: string): Ranges =>
  text.split(',').map(range => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
  })
