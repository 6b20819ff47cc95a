// The phone draws what the cloud answers. Nothing that decides, folds or tells of a matter gets into its package.
import { transformSync } from 'esbuild'
import { fileOf, importsOf } from '../imports'
import { type Source, type Step, sources } from '../step'

interface Rules {
  /** What the phone may hold: words, tables of words, and what is written from the verbs for it. */
  allowed: readonly string[]
  /** All of them together, as the phone loads them. */
  most: number
}
const PROCESSES: Readonly<Record<string, Rules>> = {
  ticket: {
    allowed: [
      'lists/finders',
      'phone/labels',
      'phone/ways',
      'record',
      'stages',
      'pieces/together',
      'types',
      'vocabulary',
    ],
    most: 20 * 1024,
  },
  honour: { allowed: ['days', 'phone/ways', 'labels', 'record'], most: 7 * 1024 },
  feedback: { allowed: ['card', 'labels', 'phone/ways'], most: 4 * 1024 },
  redemption: { allowed: ['phone/ways'], most: 1024 },
  deed: { allowed: ['days', 'labels', 'over', 'phone/ways', 'record', 'stages'], most: 5 * 1024 },
}
const ENGINE = 'miniprogram/core/process/'
const roomOf = (process: string): string => `miniprogram/core/${process}/`

export const phoneRules: Step = {
  name: '手机里没有定夺单子的规则',
  run(root) {
    const all = new Map(sources(root, 'miniprogram', '.ts').map(source => [source.file, source]))
    const reached = [...closure(root, all)]
    const message = ([file, by]: [string, string]) =>
      `${by} 引了 ${file}：手机只画云端答的，只要类型就写 import type`
    return [
      ...reached.filter(([file]) => file.startsWith(ENGINE)).map(message),
      ...Object.entries(PROCESSES).flatMap(([process, { allowed, most }]) => {
        const own = reached.filter(([file]) => file.startsWith(roomOf(process)))
        const may = allowed.map(name => `${roomOf(process)}${name}.ts`)
        const bytes = own.reduce((sum, [file]) => sum + sizeOf(all.get(file)), 0)
        return [
          ...own.filter(([file]) => !may.includes(file)).map(message),
          ...(bytes > most ? [`手机里 ${process} 的词一共 ${bytes} 字节，最多 ${most}`] : []),
        ]
      }),
    ]
  },
}

/** Bytes of the rules that pages load, each file as the phone has it. */
export function rulesOnPhone(root: string): number {
  const all = new Map(sources(root, 'miniprogram', '.ts').map(source => [source.file, source]))
  return [...closure(root, all).keys()]
    .filter(file => file.startsWith('miniprogram/core/'))
    .reduce((sum, file) => sum + sizeOf(all.get(file)), 0)
}

const sizeOf = (source: Source | undefined): number =>
  source ? transformSync(source.text, { loader: 'ts', minify: true }).code.length : 0

/** Every file that a page or component loads, with the one that asks for it. */
function closure(root: string, all: ReadonlyMap<string, Source>): Map<string, string> {
  const reached = new Map<string, string>()
  const queue = [...all.keys()].filter(
    file => !file.startsWith('miniprogram/core/') && !file.endsWith('.test.ts'),
  )
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    const source = all.get(file)
    if (!source) continue
    for (const { from, isType } of importsOf(source)) {
      const next = isType ? null : fileOf(root, source, from)
      if (!next || reached.has(next) || !all.has(next)) continue
      reached.set(next, file)
      queue.push(next)
    }
  }
  return reached
}
