/** Lists of good deeds: equality on one node and state, newest first; several nodes and states are laid together. */
import { OVER } from '../../../miniprogram/core/deed/over'
import type { DeedState } from '../../../miniprogram/core/deed/record'
import { inForce, type Post } from '../../../miniprogram/core/people/role'
import { refuse } from '../../../miniprogram/core/refusal'
import type { ApplicationInfo } from '../../../contract/points/deed'
import { deedInfos } from './deed-info'
import type { Known } from '../../_people/person'
import type { Handler } from '../request/serve'
import type { Where } from '../../_platform/bounds'
import { countFitting, inOne, pageFitting } from '../over'
import { nodesOf, villageOf } from '../ticket/lists'

const PAGE = 20
/** Of one's own household few wait at a time: one more than a page is mostly enough. */
const AT_ONCE = PAGE + 1
const NEWEST: [string, 'desc'] = ['sortKey', 'desc']
const VOUCH: readonly Post['role'][] = ['gridMember', 'supervisor', 'inspector']
const ANSWER: readonly Post['role'][] = ['supervisor', 'inspector']

export const list: Handler<'points.list'> = {
  async known({ list: name, mine, cursor }, me) {
    const wheres = wheresOf(name, me)
    if (!wheres) return refuse('NOT_ALLOWED')
    const fits: (one: ApplicationInfo) => boolean =
      name === 'toConfirm' ? isMine('confirm') : mine ? isMine('answer') : () => true
    const { found, next } = await pageFitting(
      'deeds',
      wheres,
      { sort: NEWEST, after: cursor, page: PAGE, atOnce: AT_ONCE },
      async ({ deed }) => (await deedInfos([deed], me)).find(fits) ?? null,
    )
    return { now: me.now, items: found, next }
  },
}

type Name = 'mine' | 'toConfirm' | 'notice' | 'objected' | 'done'

function wheresOf(name: Name, me: Known): Where[] | null {
  const { person } = me
  switch (name) {
    case 'mine':
      return [...(person.householdId ? [{ of: person.householdId }] : []), { of: person._id }]
    case 'toConfirm':
      return under(nodesFor(me, VOUCH), ['waiting'])
    case 'objected':
      return under(nodesFor(me, ANSWER), ['objected'])
    case 'done':
      return under(nodesFor(me, VOUCH), OVER)
    case 'notice': {
      const village = villageOf(me)
      return under(village ? [village] : nodesFor(me, ['inspector']), ['confirmed', 'objected'])
    }
  }
}

const under = (nodes: readonly string[], states: readonly DeedState[]): Where[] | null =>
  nodes.length === 0 ? null : nodes.flatMap(path => states.map(state => ({ path, state })))

/** Nodes of all these roles together: a grid member may supervise elsewhere. */
const nodesFor = (me: Known, roles: readonly Post['role'][]): string[] => [
  ...new Set(
    roles
      .filter(role => me.actor.posts.some(post => post.role === role && inForce(post, me.now)))
      .flatMap(role => nodesOf(me, [role])),
  ),
]

const isMine =
  (verb: 'confirm' | 'answer') =>
  ({ can }: ApplicationInfo): boolean =>
    can.includes(verb)

/** How many wait for this person, no further than 100: those of their own household are not theirs. */
export async function waitingFor(me: Known, verb: 'confirm' | 'answer'): Promise<number> {
  const wheres = wheresOf(verb === 'confirm' ? 'toConfirm' : 'objected', me)
  if (!wheres) return 0
  return countFitting('deeds', inOne(wheres), NEWEST, async docs => {
    const seen = await deedInfos(
      docs.map(({ deed }) => deed),
      me,
    )
    return seen.filter(isMine(verb)).length
  })
}
