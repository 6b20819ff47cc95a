/** `npm run import`: a county's spreadsheet, from the machine that deploys (docs/running.md). */
import path from 'node:path'
import { statSync } from 'node:fs'
import { explain } from './deploy/explain'
import { asksForHelp, readOptions, USAGE, type Options } from './import/options'
import { Refused, runImport, type Says } from './import/run'
import { linesOf } from './import/say'
import { NoTarget, targetOf, type Target } from './import/target'
import { runUndo, toUndo, whichOf } from './import/undo'

const isFile = (at: string): boolean => statSync(at, { throwIfNoEntry: false })?.isFile() === true
const print = (line: string): void => console.log(line)
const aside = (line: string): void => console.error(line)

/** The exit code: 0 where nothing is wrong, 1 where some rows are, 2 where nothing could be done. */
async function main(args: readonly string[]): Promise<number> {
  if (asksForHelp(args)) {
    print(USAGE)
    return 0
  }
  const options = readOptions(args, path.resolve(import.meta.dirname, '../deploy.json'))
  if (typeof options === 'string') return failed(options)
  // npm runs in the root; the file is named from where the command was typed.
  if (options.file !== null) options.file = path.resolve(process.env.INIT_CWD ?? '.', options.file)
  if (options.file !== null && !isFile(options.file)) return failed(`没有 ${options.file} 这个文件。`)
  try {
    const target = await targetOf(options)
    if (!options.json) print(`${options.file === null ? '撤自' : '收到'} ${target.name}`)
    return options.file === null ? await undone(target, options) : await imported(target, options)
  } catch (error) {
    if (error instanceof Refused || error instanceof NoTarget) return failed(error.message)
    return failed(explain(error))
  }
}

async function imported(target: Target, options: Options): Promise<number> {
  const done = await runImport(target, options, progressOf(options))
  if (options.json) print(JSON.stringify(done.result))
  else for (const line of linesOf(done, options)) print(line)
  if (done.import === null) return 2
  return done.result.wrong.length > 0 ? 1 : 0
}

async function undone(target: Target, options: Options): Promise<number> {
  const one = await toUndo(target, options)
  if (!options.json) print(`要撤的：${whichOf(one)}`)
  if (options.dryRun) {
    print(options.json ? JSON.stringify({ would: one.fileName, at: one.at, counts: one.counts }) : LOOKED)
    return 0
  }
  const { leftOut } = await runUndo(target, options, progressOf(options))
  if (options.json) print(JSON.stringify({ undone: one.fileName, at: one.at, counts: one.counts, leftOut }))
  else {
    for (const { cell, message } of leftOut) print(`${cell}  ${message}`)
    print(leftOut.length > 0 ? '别的都撤回来了。' : '✓ 都撤回来了，和收以前一样。')
  }
  return leftOut.length > 0 ? 1 : 0
}
const LOOKED = '只看了看，什么都没有撤。去掉 --dry-run 再来一次，就撤。'

const progressOf = ({ json, file }: Options): Says => ({
  progress(done, all) {
    if (!json && all > 0) aside(`正在${file === null ? '撤' : '存'}，${done} / ${all}`)
  },
  finishing(fileName) {
    if (!json) aside(`上一次的「${fileName}」停在半路，先把它做完。`)
  },
})

function failed(message: string): number {
  aside(`✗ ${message}`)
  return 2
}

main(process.argv.slice(2)).then(code => {
  process.exitCode = code
})
