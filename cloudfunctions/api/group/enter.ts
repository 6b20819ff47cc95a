/**
 * Opened from a card in a WeChat group: which grid it is bound to. WeChat says that this account is in the group, so anybody who
 * asks to join from here is shown as coming from it (docs/adr/0202).
 */
import { startOfDay } from '../../../miniprogram/core/clock/shanghai'
import { isOfDemo } from '../../../miniprogram/core/people/demo'
import type { GridId } from '../../../miniprogram/core/people/grid'
import { FROM_GROUP_FOR, isGrownUp } from '../../../miniprogram/core/people/joining'
import { refuse } from '../../../miniprogram/core/refusal'
import type { GroupDoc } from '../../_documents'
import { grids } from '../../_people/names'
import type { Visitor } from '../../_people/person'
import { seal, store } from '../../_platform/ports'
import type { Handler } from '../request/serve'
import { gridInfo } from '../me/me'
import { groupOf } from './bind'

export const enter: Handler<'group.enter'> = {
  async anyone({ group }, visitor) {
    if (visitor.person && isOfDemo(visitor.person)) return refuse('IN_DEMO')
    const hash = await groupOf(group.cloudID)
    if (hash === null) return refuse('BAD_INPUT', {}, 'group')
    const doc = await store.get('groups', hash)
    const known = doc && (await grids.of([doc.gridId]))
    const grid = known?.get(doc?.gridId ?? '')
    if (!doc || !grid) return refuse('GROUP_UNBOUND')
    await counted(doc, grid.path, visitor)
    const villageId = grid.path[2] ?? ''
    return {
      purpose: doc.purpose,
      grid: { id: grid._id, name: grid.name, level: grid.level },
      village: gridInfo((await grids.of([villageId])).get(villageId)),
      proof: seal.hide(visitor.openid, `${MARK}${doc.purpose}:${grid._id}@${visitor.now}`),
    }
  },
}

const MARK = 'group:'

/** The grid whose residents' group they came from, where the door lies in it; null: from nowhere, too long ago, or from elsewhere. */
export function groupIn(proof: string | undefined, path: readonly GridId[], now: number): GridId | null {
  const [, gridId = '', at = '0'] = /^group:residents:([^@]+)@(\d+)$/.exec(proof ?? '') ?? []
  return path.includes(gridId) && now - Number(at) <= FROM_GROUP_FOR ? gridId : null
}

/** That somebody grown up of this household is in the group: a number on the leader's page, and nothing else. Once a day. */
async function counted(
  { _id: group, purpose }: GroupDoc,
  path: readonly GridId[],
  { person, now }: Visitor,
): Promise<void> {
  const grid = path.at(-1) ?? ''
  if (purpose !== 'residents' || !person?.householdId || !person.home.includes(grid)) return
  if (isGrownUp(person.bornIn ?? null, now))
    await store.change(
      'households',
      { _id: person.householdId },
      {
        set: { inGroup: { group, at: startOfDay(now) } },
      },
    )
}
