/** What the command line says. Nothing is guessed. */
import { KINDS, type Kind } from '../../cloudfunctions/_roster/columns'

export interface Options {
  /** Where to write the empty form; null: none is asked for. */
  template: string | null
  /** Null: take one back. */
  file: string | null
  /** Which one to take back, by the start of its number; null: the last one. */
  undo: string | null
  /** Null: the first sheet with headings. */
  sheet: string | null
  kind: Kind
  village: string | null
  /** The file is this village's, whatever it looks like. */
  sure: boolean
  dryRun: boolean
  json: boolean
  /** Null: the environment of deploy.json, or the local cloud of `npm start`. */
  cloud: string | null
  settings: string
}

export const USAGE = `npm run import -- 文件 --kind people|staff|grids   收一份花名册（.xlsx、.xls、.csv）
  --village 村名    只收这一个村的；不写就是全县的，表里要有「村」一栏
  --sheet 表名      只读这一张工作表；不写：第一张有表头的
  --dry-run         先看：一行一行写着新来、变了、到此为止、哪里不对，什么都不存
  --sure            表里的人像是别的村的，也收到这个村
  --json            结果只写一个 JSON
  --cloud 地址      哪一个本地云；不写：有 deploy.json 就是里面的环境，没有就是 npm start 起的那个
  --settings 文件   用别的 deploy.json
npm run import -- --undo [编号] [--village 村名]    最近一次收的，撤回来；加 --dry-run 只看是哪一次
npm run import -- --template 文件.xlsx --kind …     写一份空白表，表头和一行样例都在里面
npm run import -- --help                            这一页

完了的代码：0 没有不对的，1 有不对的，2 没做成。
people 村民、staff 网格员和积分超市店员、grids 网格。表头叫什么、排在第几栏都行。`

/** Of an import, as the command prints it. */
const NUMBER = /^i[0-9a-f]{8,24}$/
const VALUED = ['--template', '--kind', '--sheet', '--village', '--cloud', '--settings']

/** Whether the page of options is all that is asked for. */
export const asksForHelp = (args: readonly string[]): boolean =>
  args.some(arg => arg === '--help' || arg === '-h')

export function readOptions(args: readonly string[], settings: string): Options | string {
  const values = new Map<string, string>()
  const flags = new Set<string>()
  const files: string[] = []
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    const [name = '', inline] = arg.split(/=(.*)/s)
    if (VALUED.includes(name)) {
      const value = inline ?? args[++i]
      if (value === undefined) return `「${name}」后面要写一样东西。\n\n${USAGE}`
      values.set(name, value)
    } else if (['--dry-run', '--json', '--undo', '--sure'].includes(arg)) flags.add(arg)
    else if (arg.startsWith('-')) return `不认识「${arg}」。\n\n${USAGE}`
    else files.push(arg)
  }
  const kind = KINDS.find(one => one === values.get('--kind'))
  const isUndo = flags.has('--undo')
  const template = values.get('--template') ?? null
  if (isUndo && (files.length > 1 || (files[0] !== undefined && !NUMBER.test(files[0]))))
    return `--undo 后面只能写一次的编号，像 i3fa2b9c1。\n\n${USAGE}`
  if (template !== null && (isUndo || files.length > 0))
    return `--template 一个人来，只带 --kind。\n\n${USAGE}`
  if (!isUndo && template === null && files.length !== 1) return `请写一个文件。\n\n${USAGE}`
  if (!isUndo && kind === undefined) return `请写 --kind people、staff 或者 grids。\n\n${USAGE}`
  return {
    template,
    file: isUndo ? null : (files[0] ?? null),
    undo: isUndo ? (files[0] ?? null) : null,
    sheet: values.get('--sheet') ?? null,
    kind: kind ?? 'people',
    village: values.get('--village') ?? null,
    sure: flags.has('--sure'),
    dryRun: flags.has('--dry-run'),
    json: flags.has('--json'),
    cloud: values.get('--cloud') ?? null,
    settings: values.get('--settings') ?? settings,
  }
}
