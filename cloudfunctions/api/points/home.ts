/** The passbook in one call: balance, newest lines, what is still pencilled in, and the work that waits. */
import { OPEN } from '../../../miniprogram/core/deed/over'
import { awaitsMe } from '../../../miniprogram/core/honour/decide'
import { inForce } from '../../../miniprogram/core/people/role'
import type { PointsHome } from '../../../contract/points/book'
import { deedInfos } from './deed-info'
import { entryInfos } from './entry-info'
import { households } from '../../_people/households'
import { viewersIn } from '../../_journal/honours/viewer'
import { grids } from '../../_people/names'
import type { Known } from '../../_people/person'
import { store } from '../../_platform/ports'
import type { Handler } from '../request/serve'
import { allOver, countFitting, countOver, inOne } from '../over'
import { nodesOf, villageOf } from '../ticket/lists'
import { waitingFor } from './list'
import { first, onePage } from '../../_platform/reach'

const PAGE = 20

export const home: Handler<'points.home'> = {
  async known(_, me) {
    const { person, now } = me
    const own = person.householdId
      ? (await households.of([person.householdId])).get(person.householdId)
      : undefined
    if (!own)
      return {
        now,
        household: null,
        balance: 0,
        count: 0,
        entries: [],
        next: null,
        pending: [],
        pendingRest: 0,
        pendingUntil: null,
        pendingPoints: 0,
        statements: [],
        waitingCodes: 0,
        duties: await dutiesOf(me),
      }
    const householdId = own._id
    // Side by side: the page waits as long as the longest of them.
    const [duties, account, entries, found, statements, villages, waitingCodes] = await Promise.all([
      dutiesOf(me),
      store.get('accounts', householdId),
      store.list('entries', { where: { householdId }, sort: ['rev', 'desc'], limit: onePage(PAGE + 1) }),
      // All of them: the sum and the first day on the cover are of what stands below it and of what does not.
      allOver(
        'deeds',
        OPEN.map(state => ({ of: householdId, state })),
        { sort: ['sortKey', 'desc'] },
      ),
      store.list('statements', { where: { householdId }, sort: ['month', 'desc'], limit: first(12) }),
      grids.of([own.path[2]]),
      store.count('redemptions', { householdId, state: 'waiting' }),
    ])
    const page = entries.slice(0, PAGE)
    const pending = found.map(({ deed }) => deed)
    const untils = pending.flatMap(one => one.noticeUntil ?? [])
    const village = villages.get(own.path[2] ?? '')
    return {
      now,
      household: { id: householdId, title: own.title, place: village?.name ?? '', members: own.members },
      balance: account?.balance ?? 0,
      count: account?.rev ?? 0,
      entries: await entryInfos(page, person._id),
      next: entries.length > PAGE ? String(page.at(-1)?.rev) : null,
      pending: await deedInfos(pending.slice(0, PAGE), me),
      pendingRest: Math.max(0, pending.length - PAGE),
      pendingUntil: untils.length > 0 ? Math.min(...untils) : null,
      // Only what somebody vouched for is pencilled in.
      pendingPoints: pending
        .filter(one => one.stage.state !== 'waiting')
        .reduce((sum, one) => sum + one.points, 0),
      statements: statements.map(({ month }) => month),
      waitingCodes,
      duties,
    }
  },
}

async function dutiesOf(me: Known): Promise<PointsHome['duties']> {
  const village = villageOf(me)
  const [toConfirm, toAnswer, toVote, toConsent, notice] = await Promise.all([
    waitingFor(me, 'confirm'),
    waitingFor(me, 'answer'),
    votesFor(me),
    // A question to the household is a thing to do until it is answered, whatever news was read.
    me.actor.householdId
      ? store.count('honours', { householdId: me.actor.householdId, state: 'nominated' })
      : 0,
    village
      ? countOver(
          'deeds',
          ['confirmed', 'objected'].map(state => ({ path: village, state })),
        )
      : 0,
  ])
  const counter = me.actor.posts.some(post => post.role === 'shopkeeper' && inForce(post, me.now))
  return { toConfirm, toAnswer, toVote, toConsent, counter, notice }
}

/** Honours that wait for this person's vote or answer. */
export async function votesFor(me: Known): Promise<number> {
  const nodes = [...new Set([...nodesOf(me, ['supervisor']), ...nodesOf(me, ['inspector'])])]
  if (nodes.length === 0) return 0
  const looks = new Map<string, Awaited<ReturnType<typeof viewersIn>>>()
  return countFitting(
    'honours',
    ['deciding', 'notice'].flatMap(state => inOne(nodes.map(path => ({ path, state })))),
    ['sortKey', 'desc'],
    async open => {
      let fit = 0
      for (const { honour } of open) {
        const lookAt = looks.get(honour.villageId) ?? (await viewersIn(me, honour.villageId))
        looks.set(honour.villageId, lookAt)
        if (awaitsMe(honour, lookAt(honour))) fit++
      }
      return fit
    },
  )
}
