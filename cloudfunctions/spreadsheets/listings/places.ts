/** The tree below a node, as lists name it: village, grid. */
import type { GridDoc } from '../../_documents'
import { store } from '../../_platform/ports'

export interface Below {
  villages: GridDoc[]
  /** 「柳溪村」「三组 2 格」 of a path. */
  nameOf: (path: readonly string[]) => { village: string; grid: string }
}

export async function below(node: string): Promise<Below> {
  const [own, under] = await Promise.all([
    store.get('grids', node),
    store.all('grids', { where: { path: node } }),
  ])
  const above = own ? await store.some('grids', own.path) : []
  const names = new Map([...above, ...under].map(grid => [grid._id, grid]))
  return {
    villages: [...names.values()].filter(
      ({ level, _id, path }) => level === 2 && (path.includes(node) || own?.path.includes(_id) === true),
    ),
    nameOf: path => ({
      village: names.get(path[2] ?? '')?.name ?? '',
      grid: path.length > 3 ? (names.get(path.at(-1) ?? '')?.name ?? '') : '',
    }),
  }
}
