// The fonts of what is printed, beside the function that prints: two everyday files and the slices with the rest.
import fs from 'node:fs'
import path from 'node:path'

const PACKAGE = path.resolve(import.meta.dirname, '../../node_modules/@fontsource/noto-sans-sc')
/** The everyday ones regular and bold, the rest regular, as cloudfunctions/spreadsheets/print/fonts.ts asks for them. */
const WANTED = /^noto-sans-sc-(chinese-simplified-(400|700)|\d+-400)-normal\.woff$/

export function copyFonts(target: string): void {
  fs.mkdirSync(path.join(target, 'files'), { recursive: true })
  // The licence goes with them (SIL OFL 1.1).
  for (const name of ['unicode.json', 'LICENSE'])
    fs.copyFileSync(path.join(PACKAGE, name), path.join(target, name))
  const wanted = fs.readdirSync(path.join(PACKAGE, 'files')).filter(name => WANTED.test(name))
  if (wanted.length < 90)
    throw new Error(
      `字体只找到 ${wanted.length} 个：@fontsource/noto-sans-sc 变了，请看 scripts/build/fonts.ts。`,
    )
  for (const name of wanted)
    fs.copyFileSync(path.join(PACKAGE, 'files', name), path.join(target, 'files', name))
}
