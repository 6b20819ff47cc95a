// The phone draws what the cloud answers. Nothing that decides, folds or tells of an order gets into its package.
import { transformSync } from 'esbuild'
import { fileOf, importsOf } from '../imports'
import { type Source, type Step, sources } from '../step'

/** What the phone may hold of the rules of orders: words, tables of words, and what is written from the verbs for it. */
const ALLOWED = ['phone/labels', 'phone/ways', 'record', 'stages', 'pieces/together', 'types', 'vocabulary']
const TICKET = 'miniprogram/core/ticket/'
const ENGINE = 'miniprogram/core/process/'
/** All of them together, as the phone loads them. */
const MOST = 20 * 1024

export const phoneRules: Step = {
  name: '手机里没有定夺单子的规则',
  run(root) {
    const all = new Map(sources(root, 'miniprogram', '.ts').map(source => [source.file, source]))
    const reached = [...closure(root, all)]
    const faults = reached
      .filter(([file]) => file.startsWith(ENGINE) || (file.startsWith(TICKET) && !isAllowed(file)))
      .map(([file, by]) => `${by} 引了 ${file}：手机只画云端答的，只要类型就写 import type`)
    const bytes = reached
      .filter(([file]) => file.startsWith(TICKET))
      .reduce((sum, [file]) => sum + sizeOf(all.get(file)), 0)
    return bytes > MOST ? [...faults, `手机里单子的词一共 ${bytes} 字节，最多 ${MOST}`] : faults
  },
}

/** Bytes of the rules that pages load, each file as the phone has it. */
export function rulesOnPhone(root: string): number {
  const all = new Map(sources(root, 'miniprogram', '.ts').map(source => [source.file, source]))
  return [...closure(root, all).keys()]
    .filter(file => file.startsWith('miniprogram/core/'))
    .reduce((sum, file) => sum + sizeOf(all.get(file)), 0)
}

const isAllowed = (file: string): boolean => ALLOWED.some(name => file === `${TICKET}${name}.ts`)
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
