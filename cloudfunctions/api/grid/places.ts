/** Towns of the county, villages of a town: names that stand on every signpost, for people who have not signed in. */
import type { GridId } from '../../../miniprogram/core/people/grid'
import { store } from '../../_platform/ports'
import type { Handler } from '../request/serve'
import { first } from '../../_platform/reach'

const VILLAGE = 2

export const places: Handler<'grid.places'> = {
  async anyone({ under }) {
    const parent = under ?? (await county())
    const found = parent === null ? [] : await store.all('grids', { where: { parent } })
    // Below a village there are only neighbours: nobody's business from outside.
    return found
      .filter(({ level }) => level <= VILLAGE)
      .map(({ id, name, level }) => ({ id, name, level }))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  },
}

const county = async (): Promise<GridId | null> =>
  (await store.list('grids', { where: { parent: null }, limit: first(1) }))[0]?.id ?? null
