/** The passbook in one call: balance, newest lines, what is still pencilled in, and the work that waits. */
import { awaitsMe } from '../../../miniprogram/core/points/honour'
import { inForce } from '../../../miniprogram/core/people/role'
import type { PointsHome } from '../../_contract/points'
import { seeApplications } from '../../_shell/application-view'
import { seeEntries } from '../../_shell/entry-seen'
import { households } from '../../_shell/households'
import { looksAt } from '../../_shell/honours'
import { grids } from '../../_shell/names'
import type { Known } from '../../_shell/person'
import { store } from '../../_shell/ports'
import type { Handler } from '../../_shell/serve'
import { countOver, listOver } from '../over'
import { nodesOf, villageOf } from '../ticket/lists'
import { waitingFor } from './list'
import { first, page as upTo } from '../../_shell/reach'

const PAGE = 20
const PENDING = ['waiting', 'confirmed', 'objected']

export const home: Handler<'points.home'> = {
  async known(_, me) {
    const { person, now } = me
    const own = person.householdId
      ? (await households.of([person.householdId])).get(person.householdId)
      : undefined
    const duties = await dutiesOf(me)
    if (!own)
      return {
        now,
        household: null,
        balance: 0,
        count: 0,
        entries: [],
        next: null,
        pending: [],
        pendingPoints: 0,
        statements: [],
        waitingCodes: 0,
        duties,
      }
    const householdId = own._id
    const account = await store.get('accounts', householdId)
    const entries = account
      ? await store.list('entries', { where: { householdId }, sort: ['rev', 'desc'], limit: upTo(PAGE + 1) })
      : []
    const page = entries.slice(0, PAGE)
    const mine = await store.list('applications', {
      where: { of: householdId },
      sort: ['sortKey', 'desc'],
      limit: upTo(50),
    })
    const pending = mine.filter(doc => PENDING.includes(doc.state)).map(doc => doc.application)
    const statements = account
      ? await store.list('statements', { where: { householdId }, sort: ['month', 'desc'], limit: first(12) })
      : []
    const village = (await grids.of([own.path[2]])).get(own.path[2] ?? '')
    return {
      now,
      household: { id: householdId, title: own.title, place: village?.name ?? '', members: own.members },
      balance: account?.balance ?? 0,
      count: account?.rev ?? 0,
      entries: await seeEntries(page, person._id),
      next: entries.length > PAGE ? String(page.at(-1)?.rev) : null,
      pending: await seeApplications(pending, me),
      // Only what somebody vouched for is pencilled in.
      pendingPoints: pending.filter(one => one.state !== 'waiting').reduce((sum, one) => sum + one.points, 0),
      statements: statements.map(({ month }) => month),
      waitingCodes: await store.count('redemptions', { householdId, state: 'waiting' }),
      duties,
    }
  },
}

async function dutiesOf(me: Known): Promise<PointsHome['duties']> {
  const village = villageOf(me)
  return {
    toConfirm: await waitingFor(me, 'confirm'),
    toAnswer: await waitingFor(me, 'answer'),
    toVote: await votesFor(me),
    // A question to the household is a thing to do until it is answered, whatever news was read.
    toConsent: me.actor.householdId
      ? await store.count('honours', { householdId: me.actor.householdId, state: 'nominated' })
      : 0,
    counter: me.actor.posts.some(post => post.role === 'shopkeeper' && inForce(post, me.now)),
    notice: village
      ? await countOver(
          'applications',
          ['confirmed', 'objected'].map(state => ({ path: village, state })),
        )
      : 0,
  }
}

/** Honours that wait for this person's vote or answer. */
async function votesFor(me: Known): Promise<number> {
  const nodes = [...new Set([...nodesOf(me, ['supervisor']), ...nodesOf(me, ['inspector'])])]
  if (nodes.length === 0) return 0
  const open = await listOver(
    'honours',
    nodes.flatMap(path => ['deciding', 'notice'].map(state => ({ path, state }))),
    { sort: ['sortKey', 'desc'], limit: first(100) },
  )
  const looks = new Map<string, Awaited<ReturnType<typeof looksAt>>>()
  let waiting = 0
  for (const { honour } of open) {
    const lookAt = looks.get(honour.villageId) ?? (await looksAt(me, honour.villageId))
    looks.set(honour.villageId, lookAt)
    if (awaitsMe(honour, lookAt(honour))) waiting++
  }
  return waiting
}
