/** What was typed → what is printed, and the exit code. */
import path from 'node:path'
import { statSync, writeFileSync } from 'node:fs'
import { formBook } from '../../cloudfunctions/spreadsheets/write/form'
import { explain } from '../deploy/explain'
import { asksForHelp, readOptions, USAGE, type Options } from './options'
import { nothingDone, Refused, runImport, type Progress, type Result } from './run'
import { linesOf } from './say'
import { NoTarget, targetOf, type Target } from './target'
import { runUndo, toUndo, whichOf } from './undo'

const isFile = (at: string): boolean => statSync(at, { throwIfNoEntry: false })?.isFile() === true

/** Where lines go: what was done, and what is said beside it. */
export interface Lines {
  print(line: string): void
  aside(line: string): void
}

/** The exit code: 0 where nothing is wrong, 1 where some rows are, 2 where nothing could be done. */
export async function command(args: readonly string[], lines: Lines): Promise<number> {
  if (asksForHelp(args)) {
    lines.print(USAGE)
    return 0
  }
  const json = args.includes('--json')
  const options = readOptions(args, path.resolve(import.meta.dirname, '../../deploy.json'))
  if (typeof options === 'string') return failed(options, json, lines)
  if (options.template !== null) return written(options, options.template, lines)
  // npm runs in the root; the file is named from where the command was typed.
  if (options.file !== null) options.file = path.resolve(process.env.INIT_CWD ?? '.', options.file)
  if (options.file !== null && !isFile(options.file))
    return failed(`没有 ${options.file} 这个文件。`, json, lines)
  try {
    const target = await targetOf(options)
    if (!json) lines.print(`${options.file === null ? '撤自' : '收到'} ${target.name}`)
    return options.file === null
      ? await undone(target, options, lines)
      : await imported(target, options, lines)
  } catch (error) {
    const isSaid = error instanceof Refused || error instanceof NoTarget
    return failed(isSaid ? error.message : explain(error), json, lines)
  }
}

/** The empty form, written where the command was typed. */
function written({ kind, json }: Options, template: string, lines: Lines): number {
  const file = path.resolve(process.env.INIT_CWD ?? '.', template)
  if (!/\.xlsx$/i.test(file)) return failed('空白表存成 .xlsx，文件名请用 .xlsx 结尾。', json, lines)
  if (statSync(file, { throwIfNoEntry: false })) return failed(`${file} 已经有了，没有动它。`, json, lines)
  writeFileSync(file, formBook(kind))
  if (!json) lines.print(`✓ 空白表写在 ${file}。`)
  else printResult({ new: 0, changed: 0, same: 0, ended: 0, wrong: [] }, lines)
  return 0
}

async function imported(target: Target, options: Options, lines: Lines): Promise<number> {
  const done = await runImport(target, options, progressOf(options, lines))
  if (options.json) printResult(done.result, lines)
  else for (const line of linesOf(done, options)) lines.print(line)
  if (done.import === null) return 2
  return done.result.wrong.length > 0 ? 1 : 0
}

/** Counted as it came in: what `--json` prints of an undo is what went back. */
async function undone(target: Target, options: Options, lines: Lines): Promise<number> {
  const one = await toUndo(target, options)
  const { wrong: _, ...counts } = one.counts
  if (!options.json) lines.print(`要撤的：${whichOf(one)}`)
  if (options.dryRun) {
    if (options.json) printResult({ ...counts, wrong: [] }, lines)
    else lines.print(LOOKED)
    return 0
  }
  const { leftOut } = await runUndo(target, options, progressOf(options, lines))
  const wrong = leftOut.map(({ row, cell, message }) => ({ row, cell, says: message }))
  if (options.json) printResult({ ...counts, wrong }, lines)
  else {
    for (const { cell, says } of wrong) lines.print(`${cell}  ${says}`)
    lines.print(wrong.length > 0 ? '别的都撤回来了。' : '✓ 都撤回来了，和收以前一样。')
  }
  return wrong.length > 0 ? 1 : 0
}
const LOOKED = '只看了看，什么都没有撤。去掉 --dry-run 再来一次，就撤。'

const printResult = (result: Result, { print }: Lines): void => print(JSON.stringify(result))

const progressOf = ({ json, file }: Options, { aside }: Lines): Progress => ({
  far(done, all) {
    if (!json && all > 0) aside(`正在${file === null ? '撤' : '存'}，${done} / ${all}`)
  },
  halfWay(fileName) {
    if (!json) aside(`上一次的「${fileName}」停在半路，存了一部分。去掉 --dry-run 再来一次，会先把它做完。`)
  },
  finishing(fileName) {
    if (!json) aside(`上一次的「${fileName}」停在半路，先把它做完。`)
  },
})

/** A script reads one line of JSON on stdout, also of what could not be done; a person reads the sentence on stderr. */
function failed(says: string, json: boolean, lines: Lines): number {
  if (json) printResult(nothingDone(says), lines)
  lines.aside(`✗ ${says}`)
  return 2
}
