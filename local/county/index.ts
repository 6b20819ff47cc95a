/**
 * The sample county: invented grids, people and orders, the same for the same seed and moment. Its name says 示例县,
 * its phones are of the form 138 0000 xxxx, its pictures are drawn.
 */
import type { Seal } from '../../cloudfunctions/_shell/seal'
import type { LocalCloud } from '../cloud'
import { peopleOf } from './people'
import { chance } from './random'
import { newcomerInvite, registerOf, type Stock } from './register'
import { sizeOf, type Size } from './size'
import { treeOf } from './tree'
import { INDEXES } from '../../cloudfunctions/_shell/indexes'

export interface CountyOptions extends Partial<Size> {
  /** The moment the county looks back from, ms. */
  now: number
}

/** Writes the county into an empty cloud. Collections are made here; indexes come after, which is faster. */
export async function fillCounty(cloud: LocalCloud, seal: Seal, { now, ...asked }: CountyOptions): Promise<void> {
  const size = sizeOf(asked)
  const random = chance(size.seed)
  const tree = treeOf(size, random.branch('tree'))
  const people = peopleOf(tree, size, now, random.branch('people'))
  for (const name of Object.keys(INDEXES)) if (!cloud.store.hasCollection(name)) cloud.store.createCollection(name)
  const stock = registerOf(tree, people, seal, now, random.branch('cards'))
  stock.invites?.push(newcomerInvite(people, seal))
  write(cloud, stock)
}

const BATCH = 5_000
function write(cloud: LocalCloud, stock: Stock): void {
  for (const [name, docs] of Object.entries(stock)) {
    for (let i = 0; i < docs.length; i += BATCH) cloud.store.insertMany(name, docs.slice(i, i + BATCH))
  }
}
