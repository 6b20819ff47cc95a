import fs from 'node:fs'
import path from 'node:path'
import { filesUnder } from '../build/kept'

/** One thing that must hold; answers a sentence with a place for each fault, nothing when all is well. */
export type Step = { name: string; run(root: string): Promise<string[]> | string[] }

export type Source = { file: string; text: string; place(index: number): string }

/** Source files under root/dir whose name ends with one of the endings; vendored packages and tests left out. */
export function sources(root: string, dir: string, ...endings: string[]): Source[] {
  return filesUnder(path.join(root, dir))
    .filter(
      file =>
        endings.some(ending => file.endsWith(ending)) &&
        !/node_modules|miniprogram_npm|\.test\.helper\.ts$|\.testing\.ts$|\/fixture\//.test(
          path.relative(root, file),
        ),
    )
    .map(full => {
      const file = path.relative(root, full).replaceAll(path.sep, '/')
      const text = fs.readFileSync(full, 'utf8')
      return { file, text, place: index => `${file}:${text.slice(0, index).split('\n').length}` }
    })
}

/** Every match of a pattern in a source, as faults. */
export function matches(
  source: Source,
  pattern: RegExp,
  message: (match: RegExpMatchArray) => string,
): string[] {
  const code = withoutComments(source.text)
  return [...code.matchAll(pattern)].map(match => `${source.place(match.index)} ${message(match)}`)
}

/** Comments become blanks of the same length, so that places stay right. */
export function withoutComments(text: string): string {
  const blank = (comment: string) => comment.replace(/[^\n]/g, ' ')
  return text.replace(/\/\*[\s\S]*?\*\/|(?<![:"'`\\])\/\/[^\n]*|<!--[\s\S]*?-->/g, blank)
}
