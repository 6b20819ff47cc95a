/** A leader binds the WeChat group of a node. WeChat opens the cloudID for us; what the phone says is inside counts for nothing. */
import { isOfDemo } from '../../../miniprogram/core/people/demo'
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { GroupPurpose } from '../../../miniprogram/core/people/grid'
import type { GridDoc } from '../../_documents'
import { grids } from '../../_people/names'
import { seal, store, wechat } from '../../_platform/ports'
import { withRetry } from '../../_platform/retry'
import { isRefusal } from '../../../miniprogram/core/refusal'
import type { Handler } from '../request/serve'
import { groupInfo, leads } from '../me/groups'

export const bind: Handler<'group.bind'> = {
  async known({ gridId, purpose, group }, me) {
    if (!leads(me, { id: gridId })) return refuse('NOT_ALLOWED')
    // A group is bound to one place: the demonstration must not take it from a village.
    if (isOfDemo(me.person)) return refuse('DEMO_NO_GROUP')
    if (me.again) return present(gridId, purpose)
    const opengid = await groupOf(group.cloudID)
    if (opengid === null) return refuse('BAD_INPUT', {}, 'group')
    const bound = await withRetry(() =>
      store.transaction<GridDoc | Refusal>(async tx => {
        const taken = await tx.get('groups', opengid)
        if (taken && (taken.gridId !== gridId || taken.purpose !== purpose)) {
          return refuse('GROUP_TAKEN', {
            who: (await grids.of([taken.gridId])).get(taken.gridId)?.name ?? '别处',
          })
        }
        const grid = await tx.get('grids', gridId)
        if (!grid) return refuse('NOT_FOUND')
        const before = grid.groups.find(one => one.purpose === purpose)
        if (before?.opengid === opengid) return grid
        const next = {
          ...grid,
          groups: [
            ...grid.groups.filter(one => one.purpose !== purpose),
            { purpose, opengid, boundBy: me.person._id, at: me.now },
          ],
        }
        if (before) await tx.remove('groups', before.opengid)
        await tx.put('groups', { _id: opengid, v: 1, gridId, purpose, at: me.now, by: me.person._id })
        await tx.put('grids', next)
        return next
      }),
    )
    return isRefusal(bound) ? bound : groupInfo(bound, purpose)
  },
}

/** The group behind a cloudID, as a keyed hash: enough to know it again, no use to anybody else. Null: WeChat knows none. */
export async function groupOf(cloudID: string): Promise<string | null> {
  const theirs = (await wechat.opened(cloudID))?.opengid
  return typeof theirs === 'string' && /^[A-Za-z0-9_-]{1,80}$/.test(theirs)
    ? seal.codeHash('group', theirs)
    : null
}

/** A repeat that comes late must not undo what was pressed after it. */
async function present(gridId: string, purpose: GroupPurpose) {
  const grid = await store.get('grids', gridId)
  return grid ? groupInfo(grid, purpose) : refuse('NOT_FOUND')
}

export const unbind: Handler<'group.unbind'> = {
  async known({ gridId, purpose }, me) {
    if (!leads(me, { id: gridId })) return refuse('NOT_ALLOWED')
    if (me.again) return present(gridId, purpose)
    const left = await withRetry(() =>
      store.transaction<GridDoc | Refusal>(async tx => {
        const grid = await tx.get('grids', gridId)
        if (!grid) return refuse('NOT_FOUND')
        const before = grid.groups.find(one => one.purpose === purpose)
        if (!before) return grid
        const next = { ...grid, groups: grid.groups.filter(one => one.purpose !== purpose) }
        await tx.remove('groups', before.opengid)
        await tx.put('grids', next)
        return next
      }),
    )
    return isRefusal(left) ? left : groupInfo(left, purpose)
  },
}
