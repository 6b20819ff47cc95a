/** Lists of honours by time, never by anything that compares: shown, on the notice, waiting for the committee, mine. */
import { honourCan, honourSeen, type Looking } from '../../../miniprogram/core/points/honour'
import type { Honour } from '../../../miniprogram/core/points/types'
import { inForce } from '../../../miniprogram/core/people/role'
import { refuse } from '../../../miniprogram/core/refusal'
import type { HonourDoc } from '../../_shell/documents'
import { lookOf, looksAt } from '../../_shell/honours'
import { store } from '../../_shell/ports'
import type { Handler } from '../../_shell/serve'
import type { Known } from '../../_shell/person'
import { openHonour, seeHonours, type Looked } from './see'
import { page } from '../../_shell/reach'

const PAGE = 20

export const list: Handler<'honour.list'> = {
  async known({ list: name, villageId: asked, cursor }, me) {
    const villageId =
      asked ?? me.actor.home[2] ?? me.actor.posts.find(post => inForce(post, me.now))?.path[2] ?? null
    if (villageId === null)
      return name === 'mine' || name === 'shown'
        ? { now: me.now, items: [], next: null }
        : refuse('NOT_ALLOWED')
    const docs = await found(name, villageId, me, cursor)
    if (docs === null) return refuse('NOT_ALLOWED')
    const whole = name === 'toDecide'
    const rows = whole ? docs : docs.slice(0, PAGE)
    const looked: Looked[] = []
    const villages = new Map<string, Awaited<ReturnType<typeof looksAt>>>()
    for (const { honour } of rows) {
      const looks = villages.get(honour.villageId) ?? (await looksAt(me, honour.villageId))
      villages.set(honour.villageId, looks)
      looked.push({ honour, look: looks(honour) })
    }
    return {
      now: me.now,
      items: await seeHonours(
        looked.filter(({ honour, look }) => honourSeen(honour, look) && wanted(name, honour, look)),
      ),
      next: !whole && docs.length > PAGE ? (rows.at(-1)?.sortKey ?? null) : null,
    }
  },
}

/** Null: not this person's list. */
async function found(
  name: 'shown' | 'notice' | 'toDecide' | 'mine',
  villageId: string,
  { actor, now }: Known,
  after: string | undefined,
): Promise<HonourDoc[] | null> {
  const ask = (where: Record<string, string | boolean>) =>
    store.list('honours', { where, sort: ['sortKey', 'desc'], after, limit: page(PAGE + 1) })
  const whole = (state: string) =>
    store.all('honours', { where: { path: villageId, state }, sort: ['sortKey', 'desc'] })
  if (name === 'shown') return ask({ villageId, shown: true })
  if (name === 'mine') return actor.householdId === null ? [] : ask({ householdId: actor.householdId })
  const near =
    actor.home.includes(villageId) ||
    actor.posts.some(post => inForce(post, now) && post.path.includes(villageId)) ||
    actor.posts.some(post => inForce(post, now) && post.role === 'inspector')
  if (!near) return null
  if (name === 'notice') return ask({ path: villageId, state: 'notice' })
  // Two states make the committee's list; both last days, so they are read whole.
  const deciding = await whole('deciding')
  const notice = await whole('notice')
  return [...deciding, ...notice].sort((a, b) => (a.sortKey < b.sortKey ? 1 : -1))
}

const wanted = (name: string, honour: Honour, look: Looking): boolean => {
  if (name !== 'toDecide') return true
  const can = honourCan(honour, look)
  return can.includes('vote') || can.includes('answer')
}

export const open: Handler<'honour.open'> = {
  async known({ id }, me) {
    const honour = (await store.get('honours', id))?.honour
    const look = honour && (await lookOf(me, honour))
    if (!honour || !look || !honourSeen(honour, look)) return refuse('NOT_FOUND')
    return openHonour(honour, look)
  },
}
