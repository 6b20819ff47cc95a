// What a source file imports, and which file that is.
import fs from 'node:fs'
import path from 'node:path'
import { type Source, withoutComments } from './step'

export type Import = { from: string; isType: boolean; index: number }

const IMPORT =
  /(?:^|[\n;])\s*(?:import|export)\s+(type\s)?((?:[\w*\s{},$]|\btype\b)*?\bfrom\s*)?['"]([^'"]+)['"]|\b(?:require|import)\(\s*['"]([^'"]+)['"]\s*\)/g

/** Every import of a file; `import { type A, type B }` counts as a type import, it is erased all the same. */
export function importsOf(source: Source): Import[] {
  return [...withoutComments(source.text).matchAll(IMPORT)].map(match => {
    const [, type, names = '', from, required] = match
    const named = /\{([^}]*)\}/.exec(names)?.[1]
    const onlyTypes =
      named !== undefined &&
      /^\s*(import\s+)?\{/.test(names) &&
      named
        .split(',')
        .filter(one => one.trim())
        .every(one => /^\s*type\s/.test(one))
    return {
      from: from ?? required ?? '',
      isType: Boolean(type) || onlyTypes,
      index: match.index + match[0].search(/\S/),
    }
  })
}

export const isInside = (file: string, dir: string): boolean => file === dir || file.startsWith(`${dir}/`)

/** Where a relative import leads, without looking whether it is a file or a folder. */
export const target = (source: Source, from: string): string =>
  path.posix.join(path.posix.dirname(source.file), from)

/** The file a relative import means; null for a package and for what is no script. */
export function fileOf(root: string, source: Source, from: string): string | null {
  if (!from.startsWith('.')) return null
  const aim = target(source, from)
  const found = [aim, `${aim}.ts`, `${aim}/index.ts`].find(
    one => one.endsWith('.ts') && fs.existsSync(path.join(root, one)),
  )
  return found ?? null
}
