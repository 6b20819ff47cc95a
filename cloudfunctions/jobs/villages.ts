/** All villages of the county in order of id, by the tree's one index. */
import type { GridDoc } from '../_documents'
import { isDemo } from '../../miniprogram/core/people/demo'
import { store } from '../_platform/ports'

/** Without the demonstration county: it is in no sum and has no seal. */
const children = async (parent: string | null): Promise<GridDoc[]> =>
  (await store.all('grids', { where: { parent } })).filter(({ path }) => !isDemo(path))

export async function allTowns(): Promise<string[]> {
  const towns: string[] = []
  for (const county of await children(null))
    for (const town of await children(county._id)) towns.push(town._id)
  return towns.sort()
}

export async function allVillages(): Promise<string[]> {
  const villages: string[] = []
  for (const county of await children(null)) {
    for (const town of await children(county._id)) {
      for (const village of await children(town._id)) villages.push(village._id)
    }
  }
  return villages.sort()
}
