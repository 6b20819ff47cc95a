// No file imports itself by a detour, types included: such files cannot be read, moved or tested one without the other.
import { fileOf, importsOf } from '../imports'
import { type Step, sources } from '../step'

const DIRS = ['contract', 'miniprogram', 'cloudfunctions', 'local', 'scripts', 'tests', 'bench']

export const cycles: Step = {
  name: '没有循环引用',
  run(root) {
    const graph = new Map(
      DIRS.flatMap(dir => sources(root, dir, '.ts')).map(source => [
        source.file,
        importsOf(source).flatMap(({ from }) => fileOf(root, source, from) ?? []),
      ]),
    )
    return ringsIn(graph).map(
      ring => `${ring.join(' → ')} → ${ring[0]} 绕成一圈，请把两边都要的放进第三个文件`,
    )
  },
}

/** One ring for each knot of files that reach each other, as short as can be found from its first file. */
export function ringsIn(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const done = new Set<string>()
  const rings: string[][] = []
  for (const start of [...graph.keys()].sort()) {
    if (done.has(start)) continue
    const ring = wayBack(graph, start)
    if (ring) rings.push(ring)
    for (const file of ring ?? [start]) done.add(file)
  }
  return rings
}

/** Breadth first from a file until it is met again. */
function wayBack(graph: ReadonlyMap<string, readonly string[]>, start: string): string[] | null {
  const cameFrom = new Map<string, string>()
  const queue = [start]
  for (let file = queue.shift(); file !== undefined; file = queue.shift())
    for (const next of graph.get(file) ?? []) {
      if (next === start) {
        const ring = [file]
        for (let back = cameFrom.get(file); back !== undefined; back = cameFrom.get(back)) ring.unshift(back)
        return ring
      }
      if (cameFrom.has(next)) continue
      cameFrom.set(next, file)
      queue.push(next)
    }
  return null
}
