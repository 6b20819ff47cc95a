/** The second yes to a post, and the end of a post. */
import { about } from '../../../miniprogram/core/about'
import { endOfDay, fromDayKey, isDayKey, startOfDay } from '../../../miniprogram/core/clock/shanghai'
import { officeTell } from '../../../miniprogram/core/news/office-tells'
import { isTooNear, mayGive } from '../../../miniprogram/core/people/appointing'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { ROLE_LABELS } from '../../../miniprogram/core/labels'
import type { PersonDoc } from '../../_documents'
import { newsFor } from '../../_notices/news'
import { nameOf } from '../../_people/joining'
import { logOffice, officialOf } from '../../_people/log/office-log'
import { officeOver } from '../../_people/offices'
import { actorOf, type Known } from '../../_people/person'
import { above, endPost, givePost, shownName } from '../../_people/posts'
import { store } from '../../_platform/ports'
import { transaction } from '../../_platform/transaction'
import type { Tx } from '../../_platform/inside'
import type { Handler } from '../request/serve'
import { agreeable, proposed, tooLate, type Proposal } from './proposed'

const MESSAGES = {
  yes: '同意了。本人和上一级都会知道；还没当面核对过的，核对以后才能用。',
  no: '没有同意，提的人会看到。',
  ended: '定好了。本人和上一级都会知道，手上的单转给同事。',
} as const

export const answer: Handler<'post.answer'> = {
  async known({ id, yes, key }, me) {
    const one = await store.get('appointments', id)
    if (!one) return refuse('NOT_FOUND_HERE')
    const answer = { message: yes ? MESSAGES.yes : MESSAGES.no }
    if (me.again) return answer
    const mine = await agreeable(one, me)
    if (!mine) return refuse('NOT_ALLOWED')
    if (one.state !== 'waiting' || one.until <= me.now) return tooLate()
    const hearers = await above(mine.node.path, me.now)
    const done = await transaction<true>(tx => answered(tx, mine, { yes, key, me, hearers }))
    return isRefusal(done) ? done : answer
  },
}

async function answered(
  tx: Tx,
  { one, node, person: seen }: Proposal,
  { yes, key, me, hearers }: { yes: boolean; key: string; me: Known; hearers: string[] },
): Promise<true | Refusal> {
  const { now } = me
  const present = await tx.get('appointments', one._id)
  if (present?.state !== 'waiting') return tooLate()
  const by = officialOf(me, key)
  const listed = await tx.get('people', one.personId)
  const person = proposed(one, listed)
  if (!person) return refuse('NO_SUCH_PERSON')
  const post = { ...one.post, from: Math.max(one.post.from, now) }
  if (yes && post.until !== null && post.until <= now) return tooLate()
  const given = yes
    ? await givePost(tx, person, post, { node, by, hearers, now, agreed: one.byName })
    : await logOffice(tx, by, {
        about: about('person', one.personId),
        path: node.path,
        step: { type: 'PostRefused', role: post.role, node: node.name, name: shownName(seen) },
        now,
      })
  if (isRefusal(given)) return given
  await tx.put('appointments', {
    ...present,
    state: yes ? 'given' : 'refused',
    newcomer: null,
    waitsAt: [],
    answeredBy: me.person._id,
    answeredAt: now,
  })
  await tx.put(
    'due',
    newsFor({
      id: `answered-${one._id}`,
      about: about('node', node._id),
      villageId: node.path[2] ?? node.path[1] ?? node._id,
      ...officeTell('PostAnswered', {
        // In post from now on they are named in public.
        name: yes ? (person.staffName ?? nameOf(person)) : shownName(person),
        post: `${node.name}${ROLE_LABELS[post.role]}`,
        by: by.name,
        yes,
      }),
      to: [one.by],
      now,
    }),
  )
  return true
}

export const end: Handler<'post.end'> = {
  async known({ node: id, post: role, whom, day, key }, me) {
    const node = await store.get('grids', id)
    if (!node) return refuse('NOT_FOUND_HERE')
    const office = officeOver(me, node.path)
    if (isRefusal(office)) return office
    if (!mayGive(me.actor, role, node, me.now)) return refuse('NOT_ALLOWED')
    if (me.again) return { message: MESSAGES.ended }
    if (day !== undefined && (!isDayKey(day) || fromDayKey(day) < startOfDay(me.now)))
      return refuse('DAY_PAST', {}, 'day')
    const person = await store.get('people', whom)
    if (!person) return refuse('NO_SUCH_PERSON', {}, 'whom')
    if (isTooNear(me.actor, actorOf(person), me.now)) return refuse('POST_NEAR')
    const at = day === undefined ? me.now : endOfDay(fromDayKey(day))
    const change = { node, by: officialOf(me, key), hearers: await above(node.path, me.now), now: me.now }
    const done = await transaction<PersonDoc>(async tx => {
      const present = await tx.get('people', whom)
      return present
        ? endPost(tx, present, { role, gridId: id, at }, change)
        : refuse('NO_SUCH_PERSON', {}, 'whom')
    })
    return isRefusal(done) ? done : { message: MESSAGES.ended }
  },
}
