/** My household: who belongs to it, who came and went; and taking out somebody who does not belong. */
import { about } from '../../../miniprogram/core/about'
import { NEWCOMER_FOR, mayUndo, undone } from '../../../miniprogram/core/people/belonging'
import { mayInvite, mayTakeOut } from '../../../miniprogram/core/people/joining'
import { officeTell } from '../../../miniprogram/core/news/office-tells'
import { maskName } from '../../../miniprogram/core/people/mask'
import { KINSHIP_LABELS } from '../../../miniprogram/core/people/kinship'
import { holdsPost } from '../../../miniprogram/core/people/role'
import { refuse } from '../../../miniprogram/core/refusal'
import type { HouseholdInfo, MemberInfo } from '../../../contract/person/joining'
import { transaction } from '../../_platform/transaction'
import { afterMove, householdsOf, tellMove, type Move } from '../../_people/belonging'
import type { BelongingEventDoc, HouseholdDoc, PersonDoc } from '../../_documents'
import { titleOf, whomOf } from '../../_people/households'
import { calledOf, isUnbound, nameOf, peopleOf } from '../../_people/joining'
import { newsFor } from '../../_notices/news'
import type { Known } from '../../_people/person'
import { store } from '../../_platform/ports'
import { first, onePage, pageOf } from '../../_platform/reach'
import { timeKey } from '../../_journal/redemptions/writing'
import type { Handler } from '../request/serve'
import { gte, otherThan } from '../../_platform/bounds'

const LOG = 20

/** Mine, or one of the doors a grid member looks after. */
async function householdFor(
  id: string | undefined,
  { person, actor, now }: Known,
): Promise<HouseholdDoc | null> {
  const wanted = id ?? person.householdId
  const household = wanted === null ? null : await store.get('households', wanted)
  if (!household) return null
  return person.householdId === household._id || holdsPost(actor, 'gridMember', household.path, now)
    ? household
    : null
}

export const household: Handler<'me.household'> = {
  async known({ household: id, cursor }, me) {
    const found = await householdFor(id, me)
    if (!found) return id === undefined ? null : refuse('NOT_ALLOWED')
    const people = await peopleOf(found._id)
    const { rows: log, more } = pageOf(
      await store.list('belonging_events', {
        where: { householdId: found._id },
        sort: ['_id', 'desc'],
        after: cursor,
        limit: onePage(LOG + 1),
      }),
      LOG,
    )
    const known = new Map(
      (
        await store.some(
          'people',
          log.map(one => one.personId),
        )
      ).map(one => [one._id, maskName(calledOf(one))]),
    )
    return {
      household: found._id,
      title: await titleOf(found._id),
      cluster: found.cluster ?? '',
      members: people.map(one => memberInfo(one, found, me)),
      log: log.map(one => ({
        at: one.at,
        message: `${known.get(one.personId) ?? '有人'} ${LOGGED[one.type]}`,
      })),
      next: more ? (log.at(-1)?._id ?? null) : null,
      mayInvite: mayInvite(me.actor, { id: found._id, path: found.path }, me.now),
    } satisfies HouseholdInfo
  },
}

const LOGGED: Record<BelongingEventDoc['type'], string> = {
  joined: '登记到这一户',
  left: '离开了这一户',
  undone: '登记错了，撤掉了',
  united: '和这一户名册上的是同一个人，并到一起了',
}

function memberInfo(person: PersonDoc, { _id }: HouseholdDoc, { person: me, actor, now }: Known): MemberInfo {
  const stay = person.belonged.find(one => one.until === null && one.householdId === _id)
  const spendsFrom = stay && stay.how !== 'roster' ? stay.from + NEWCOMER_FOR : null
  return {
    whom: whomOf(_id, person._id),
    name: person._id === me._id ? nameOf(person) : maskName(calledOf(person)),
    me: person._id === me._id,
    relation: person.relation ? KINSHIP_LABELS[person.relation] : '',
    hasAccount: !isUnbound(person),
    since: stay && stay.how !== 'roster' ? stay.from : null,
    spendsFrom: spendsFrom !== null && spendsFrom > now ? spendsFrom : null,
    mayTakeOut: isTakeable(person) && mayTakeOut(actor, { ...person, id: person._id }, now),
    isFresh: mayUndo(person.belonged, false, now),
  }
}

/** Who stands on the roster is taken out by the roster: the county's file would bring them back. */
const isTakeable = ({ belonged, householdId }: PersonDoc): boolean =>
  belonged.some(one => one.until === null && one.householdId === householdId && one.how !== 'roster')

export const takeOut: Handler<'join.takeOut'> = {
  async known({ household: id, whom }, me) {
    const household = await store.get('households', id)
    const person = household && (await peopleOf(id)).find(one => whomOf(id, one._id) === whom)
    if (!household || !person) return wasTakenOut(id, whom, me)
    if (!mayTakeOut(me.actor, { ...person, id: person._id }, me.now)) return refuse('NOT_ALLOWED')
    if (!isTakeable(person)) return refuse('ON_ROSTER')
    const used = await wasUsed(person, id)
    const heard = await householdsOf(id, null)
    const done = await transaction<{ message: string }>(async tx => {
      const before = await tx.get('people', person._id)
      if (!before || before.householdId !== id) return refuse('STALE')
      const isTraceless = mayUndo(before.belonged, used, me.now)
      const stays = isTraceless ? undone(before.belonged) : null
      const back = stays?.find(one => one.until === null)
      const to = back ? await tx.get('households', back.householdId) : null
      const move: Move = { person: before, to, how: 'accepted', by: me.person._id, now: me.now }
      const after: PersonDoc = { ...afterMove(move), ...(stays ? { belonged: stays } : {}) }
      await tx.put('people', after)
      await tellMove(tx, move, { left: heard.left, entered: [] }, isTraceless ? 'undone' : 'left')
      await tx.put(
        'due',
        newsFor({
          id: `out-${id}-${person._id}-${me.now}`,
          about: about('household', id),
          villageId: household.path[2] ?? '',
          ...officeTell('TakenOut', {}),
          to: person._id === me.person._id ? [] : [person._id],
          now: me.now,
        }),
      )
      return { message: TAKEN[isTraceless ? 'undone' : 'left'] }
    })
    return done
  },
}

const TAKEN = {
  undone: '撤掉了，跟没登记过一样。',
  left: '撤下来了。半年里还算这一家的亲属，不能替这一家作证。',
} as const

/** The same tap again finds nobody left: the log tells whether it was done, and how. */
async function wasTakenOut(id: string, whom: string, me: Known) {
  if (!(await householdFor(id, me))) return refuse('NOT_ALLOWED')
  // Only the hash of the person is at hand, which no query knows: all that ended there are read.
  const log = await store.all('belonging_events', {
    where: { householdId: id, type: otherThan('joined') },
    sort: ['_id', 'desc'],
  })
  const gone = log.find(one => whomOf(id, one.personId) === whom)
  if (!gone) return refuse('NO_SUCH_PERSON', {}, 'whom')
  return { message: me.again ? TAKEN[gone.type === 'undone' ? 'undone' : 'left'] : '已经撤下来了。' }
}

/** Anything reported or spent for the household since the person came. */
async function wasUsed({ _id, belonged }: PersonDoc, householdId: string): Promise<boolean> {
  const since = belonged.find(one => one.until === null && one.householdId === householdId)?.from ?? 0
  const reported = await store.list('deeds', {
    where: { of: _id },
    sort: ['sortKey', 'desc'],
    limit: first(1),
  })
  if (reported.some(({ deed }) => deed.reportedAt >= since)) return true
  const spent = await store.list('redemptions', {
    where: { householdId, 'redemption.redeemedBy': _id, sortKey: gte(timeKey(since)) },
    sort: ['sortKey', 'desc'],
    limit: first(1),
  })
  return spent.length > 0
}
