/** The two roots there may be: the county, and beside it the demonstration county (core/people/demo.ts). */
import { DEMO_COUNTY, isDemo } from '../../miniprogram/core/people/demo'
import type { GridId } from '../../miniprogram/core/people/grid'
import type { GridDoc, PersonDoc } from '../_documents'
import { grids } from './names'
import { store } from '../_platform/ports'
import { few } from '../_platform/reach'

/** The real one; null before its files came in. */
export async function county(): Promise<GridDoc | null> {
  const roots = await store.list('grids', {
    where: { parent: null },
    limit: few(9, 'one county, and the demonstration beside it'),
  })
  return roots.find(({ path }) => !isDemo(path)) ?? null
}

export const isDemoNode = async (id: GridId): Promise<boolean> =>
  isDemo((await grids.of([id])).get(id)?.path ?? [])

/** Whether the demonstration county is there and good, asked each time: its end is at once. */
export async function demoLasts(now: number): Promise<boolean> {
  const demo = (await store.get('grids', DEMO_COUNTY))?.demo
  return demo !== undefined && demo.endingAt === null && now < demo.until
}

/** Somebody of the demonstration while it lasts; afterwards the account is nobody's again, and null. */
export async function whileDemoLasts(person: PersonDoc, now: number): Promise<PersonDoc | null> {
  if (await demoLasts(now)) return person
  const { _id, openid } = person
  await store.change('people', { _id, openid }, { set: { openid: `unbound:${_id}`, confirmed: null } })
  return null
}
