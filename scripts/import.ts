/** `npm run import`: a county's spreadsheet, from the machine that deploys (docs/running.md). */
import path from 'node:path'
import { existsSync } from 'node:fs'
import { explain } from './deploy/explain'
import { readOptions, type Options } from './import/options'
import { Refused, runImport, runUndo, type Says } from './import/run'
import { linesOf } from './import/say'
import { NoTarget, targetOf, type Target } from './import/target'

const print = (line: string): void => console.log(line)
const aside = (line: string): void => console.error(line)

/** The exit code: 0 where nothing is wrong, 1 where some rows are, 2 where nothing could be done. */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args, path.resolve(import.meta.dirname, '../deploy.json'))
  if (typeof options === 'string') return failed(options)
  // npm runs in the root; the file is named from where the command was typed.
  if (options.file !== null) options.file = path.resolve(process.env.INIT_CWD ?? '.', options.file)
  if (options.file !== null && !existsSync(options.file)) return failed(`没有 ${options.file} 这个文件。`)
  try {
    const target = await targetOf(options)
    if (!options.json) print(`收到 ${target.name}`)
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
  return done.result.wrong.length > 0 ? 1 : 0
}

async function undone(target: Target, options: Options): Promise<number> {
  const { leftOut } = await runUndo(target, options, progressOf(options))
  if (options.json) print(JSON.stringify({ leftOut }))
  else {
    for (const { cell, says } of leftOut) print(`${cell}  ${says}`)
    print(leftOut.length > 0 ? '别的都撤回来了。' : '✓ 都撤回来了，和收以前一样。')
  }
  return leftOut.length > 0 ? 1 : 0
}

const progressOf = ({ json }: Options): Says => ({
  progress(done, all) {
    if (!json && all > 0) aside(`正在存，${done} / ${all}`)
  },
  finishing(fileName) {
    if (!json) aside(`上一次的「${fileName}」停在半路，先把它做完。`)
  },
})

function failed(says: string): number {
  aside(`✗ ${says}`)
  return 2
}

main(process.argv.slice(2)).then(code => {
  process.exitCode = code
})
