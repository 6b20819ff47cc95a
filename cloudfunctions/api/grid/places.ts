/** Towns of the county, villages of a town: names that stand on every signpost, for people who have not signed in. */
import { DEMO_COUNTY, isOfDemo, isOnSide } from '../../../miniprogram/core/people/demo'
import { county } from '../../_people/county'
import { store } from '../../_platform/ports'
import type { Handler } from '../request/serve'

const VILLAGE = 2

export const places: Handler<'grid.places'> = {
  async anyone({ under }, { person }) {
    const parent = under ?? (person && isOfDemo(person) ? DEMO_COUNTY : ((await county())?._id ?? null))
    const all = parent === null ? [] : await store.all('grids', { where: { parent } })
    const found = all.filter(({ path, ended }) => !ended && isOnSide(person, path))
    // Below a village there are only neighbours: nobody's business from outside.
    return found
      .filter(({ level }) => level <= VILLAGE)
      .map(({ id, name, level }) => ({ id, name, level }))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  },
}
