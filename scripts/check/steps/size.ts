// A file that can be read at once, a folder that can be looked over: at most 250 lines, at most 20 siblings. Tests stand
// outside: a test file is a list of sentences.
import fs from 'node:fs'
import path from 'node:path'
import { filesUnder } from '../../build/kept'
import type { Step } from '../step'
import { TABLES } from './sizes'

const MOST_LINES = 250
const MOST_SIBLINGS = 20
const DIRS = ['contract', 'miniprogram', 'cloudfunctions', 'local', 'scripts', 'tests', 'bench']
const READ = /\.(ts|mjs|cjs|wxs|wxml|wxss)$/
/** Brought in from outside, or samples: nobody reads these folders from end to end. */
const LEFT_OUT = /(^|\/)(node_modules|miniprogram_npm|fixtures?|recorded)(\/|$)/
/** One file a verb, or a request with its answers, is the order there. */
const VERBS = /\/verbs(\/|$)/

const tooMuch = (counted: ReadonlyMap<string, number>, most: number, what: string): string[] =>
  [...counted].flatMap(([name, n]) => (n > most ? [`${name} 有 ${n} ${what}，最多 ${most}，请拆开`] : []))

/** `tables`: long because they are one table, with the reason. */
export const sizeWith = (tables: Readonly<Record<string, string>>): Step => ({
  name: '文件和文件夹的大小',
  run(root) {
    const files = DIRS.filter(dir => fs.existsSync(path.join(root, dir)))
      .flatMap(dir => filesUnder(path.join(root, dir)))
      .map(file => path.relative(root, file).replaceAll(path.sep, '/'))
      .filter(file => READ.test(file) && !LEFT_OUT.test(file))
    const lines = new Map<string, number>()
    const siblings = new Map<string, number>()
    for (const file of files) {
      const dir = path.posix.dirname(file)
      if (!VERBS.test(dir)) siblings.set(dir, (siblings.get(dir) ?? 0) + 1)
      if (file in tables) continue
      lines.set(file, fs.readFileSync(path.join(root, file), 'utf8').split('\n').length - 1)
    }
    return [
      ...tooMuch(lines, MOST_LINES, '行'),
      ...tooMuch(siblings, MOST_SIBLINGS, '个文件'),
      ...Object.keys(tables).flatMap(file =>
        files.includes(file) ? [] : [`${file} 不在了，请从 sizes.ts 里删掉`],
      ),
    ]
  },
})

export const size = sizeWith(TABLES)
