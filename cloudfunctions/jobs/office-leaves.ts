/** What the seal of a village's day holds of its offices: the newest line of that day in its own chain, its town's and the county's. */
import { endOfDay, startOfDay } from '../../miniprogram/core/clock/shanghai'
import type { OfficeChainDoc } from '../_documents'
import { leafOf } from '../_journal/day-seal'
import { between } from '../_platform/bounds'
import { store } from '../_platform/ports'
import { first } from '../_platform/reach'

/** `day`: a moment of it. */
export async function officeLeaves(villageId: string, day: number): Promise<string[]> {
  const village = await store.get('grids', villageId)
  const [start, end] = [startOfDay(day), endOfDay(day)]
  const leaves: string[] = []
  for (const chain of await store.some('office_chains', village?.path ?? [])) {
    const leaf = chain.at < start ? null : await leafAt(chain, start, end)
    if (leaf) leaves.push(leaf)
  }
  return leaves
}

/** A chain that went on since is asked for its line of that day. */
async function leafAt(
  { _id, rev, head, at }: OfficeChainDoc,
  start: number,
  end: number,
): Promise<string | null> {
  if (at <= end) return leafOf('office', _id, rev, head)
  const [line] = await store.list('office_events', {
    where: { 'chain.of': _id, at: between(start, end) },
    sort: ['chain.rev', 'desc'],
    limit: first(1),
  })
  return line?.chain ? leafOf('office', _id, line.chain.rev, line.chain.hash) : null
}
