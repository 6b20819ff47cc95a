// The fonts of what is printed, beside the function that prints: two everyday files and the slices with the rest.
import fs from 'node:fs'
import path from 'node:path'
import type { Packed } from '../../cloudfunctions/spreadsheets/print/font-pack'

const PACKAGE = path.resolve(import.meta.dirname, '../../node_modules/@fontsource/noto-sans-sc')
/** The everyday ones regular and bold, the rest regular, as cloudfunctions/spreadsheets/print/fonts.ts asks for them. */
const WANTED = /^noto-sans-sc-(chinese-simplified-(400|700)|\d+-400)-normal\.woff$/

/** What printing reads, by its name in the package; the licence goes with it (SIL OFL 1.1). */
export const fontFiles = (): Packed[] =>
  ['unicode.json', 'LICENSE', ...wantedFiles().map(name => `files/${name}`)].map(name => ({
    name,
    bytes: fs.readFileSync(path.join(PACKAGE, name)),
  }))

export function copyFonts(target: string): void {
  fs.mkdirSync(path.join(target, 'files'), { recursive: true })
  for (const { name, bytes } of fontFiles()) fs.writeFileSync(path.join(target, name), bytes)
}

function wantedFiles(): string[] {
  const wanted = fs.readdirSync(path.join(PACKAGE, 'files')).filter(name => WANTED.test(name))
  if (wanted.length < 90)
    throw new Error(
      `字体只找到 ${wanted.length} 个：@fontsource/noto-sans-sc 变了，请看 scripts/build/fonts.ts。`,
    )
  return wanted
}
