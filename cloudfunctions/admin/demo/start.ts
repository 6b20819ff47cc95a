/** Makes the demonstration county, in one commit: it is there with its codes, or not at all. */
import { DEMO_COUNTY } from '../../../miniprogram/core/people/demo'
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { now as clock, seal, store } from '../../_platform/ports'
import { few } from '../../_platform/reach'
import { transaction } from '../../_platform/transaction'
import type { AdminInput } from '../contract'
import { demoDocuments } from './documents'
import { DEMO_PEOPLE, SAMPLE_SHOP } from './sample'

export interface DemoStarted {
  until: number
}

/** The same codes again change nothing; other ones are refused while it stands. */
export async function startDemo({ codes }: AdminInput<'demo.start'>): Promise<DemoStarted | Refusal> {
  const asked = codes.map(({ personId }) => personId).sort()
  const wanted = Object.values(DEMO_PEOPLE).map(({ id }) => id)
  if (JSON.stringify(asked) !== JSON.stringify(wanted.sort())) return refuse('BAD_INPUT', {}, 'codes')
  const there = await store.list('demo_codes', { where: {}, limit: few(50, 'a code a role') })
  const isSame = there.every(({ _id }) => codes.some(({ hash }) => hash === _id))
  const now = clock()
  return transaction<DemoStarted>(async tx => {
    const root = await tx.get('grids', DEMO_COUNTY)
    if (root?.demo?.endingAt != null) return refuse('DEMO_ENDING')
    if (root?.demo) return isSame ? { until: root.demo.until } : refuse('DEMO_THERE')
    const { grids, households, people } = demoDocuments(seal, now)
    for (const doc of grids) await tx.put('grids', doc)
    for (const doc of households) await tx.put('households', doc)
    for (const doc of people) await tx.put('people', doc)
    await tx.put('shops', SAMPLE_SHOP)
    for (const { personId, hash } of codes)
      await tx.put('demo_codes', { _id: hash, v: 1, personId, usedBy: null })
    return { until: grids[0]?.demo?.until ?? now }
  })
}
