/** Posts that a file gave or took are told to the level above the person who brought it: by name, once a file. */
import { about } from '../../miniprogram/core/about'
import { officeTell } from '../../miniprogram/core/news/office-tells'
import type { ImportDoc } from '../_documents'
import { nearest } from '../_people/in-post'
import { newsFor } from '../_notices/news'
import { now as clock, store } from '../_platform/ports'
import { isDuplicate } from '../_platform/database-error'
import { partsOf } from '../_roster/parts'

export async function tellAbove(one: ImportDoc): Promise<void> {
  if (one.kind !== 'staff') return
  const rows = (await partsOf(one._id, 'plan', 0, one.commits))
    .flat()
    .filter(({ grants }) => grants !== undefined)
  if (rows.length === 0) return
  const above = await hearers(one)
  if (above.length === 0) return
  const names = (taken: boolean) =>
    rows.filter(({ state }) => (state === 'ended') === taken).map(({ who }) => who.split(' ')[0] ?? '')
  const news = newsFor({
    id: `posts-from-${one._id}`,
    about: about('node', one.node),
    villageId: one.path[2] ?? one.path[1] ?? one.node,
    ...officeTell('PostsFromFile', { by: one.byName, given: names(false), taken: names(true) }),
    to: above,
    now: clock(),
  })
  // Told once, however often the end of an import is reached.
  await store.create('due', news).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error
  })
}

/** The town for a village's file; the county's administrators for everything else, and where the town has nobody. */
async function hearers({ path, by }: ImportDoc): Promise<string[]> {
  const now = clock()
  const town = path.length > 2 ? await nearest('inspector', path, now) : []
  const found = town.length > 0 ? town : await nearest('admin', path, now)
  return found.map(({ _id }) => _id).filter(id => id !== by)
}
