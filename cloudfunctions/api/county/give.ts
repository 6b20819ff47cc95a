/** A post is given: at once where one office is enough, otherwise it waits for a second yes. */
import { about } from '../../../miniprogram/core/about'
import { endOfDay, fromDayKey, isDayKey, startOfDay } from '../../../miniprogram/core/clock/shanghai'
import { lastsMs } from '../../../miniprogram/core/lasts'
import { officeTell } from '../../../miniprogram/core/news/office-tells'
import { isTooNear, mayGive, needsSecond, type Givable } from '../../../miniprogram/core/people/appointing'
import { isOfDemo } from '../../../miniprogram/core/people/demo'
import type { Post } from '../../../miniprogram/core/people/role'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { ROLE_LABELS } from '../../../miniprogram/core/labels'
import type { AppointmentDoc, GridDoc, PersonDoc } from '../../_documents'
import { newsFor } from '../../_notices/news'
import { logOffice, officialOf, type Official } from '../../_people/log/office-log'
import { officeOver } from '../../_people/offices'
import { actorOf, type Known } from '../../_people/person'
import { above, givePost, newcomer, shownName } from '../../_people/posts'
import { transaction } from '../../_platform/transaction'
import { seal, store } from '../../_platform/ports'
import { few } from '../../_platform/reach'
import type { Ask, Handler } from '../request/serve'
import { namedIn } from './find'
import { secondsFor } from './seconds'

const MESSAGES = {
  given: '定了。本人和上一级都会知道；还没当面核对过的，核对以后才能用。',
  asked: '提上去了，等上一级另一位点头。',
} as const
const answerFor = (role: Givable): { message: string } => ({
  message: MESSAGES[needsSecond(role) ? 'asked' : 'given'],
})

export const give: Handler<'post.give'> = {
  async known(ask, me) {
    const node = await store.get('grids', ask.node)
    if (!node || node.ended) return refuse('NOT_FOUND_HERE')
    const office = officeOver(me, node.path)
    if (isRefusal(office)) return office
    if (!mayGive(me.actor, ask.post, node, me.now)) return refuse('NOT_ALLOWED')
    if (me.again) return answerFor(ask.post)
    const post = postOf(ask, node, me.now)
    if (isRefusal(post)) return post
    const found = await personFor(ask, node, me)
    if (isRefusal(found)) return found
    if (isTooNear(me.actor, actorOf(found.person), me.now)) return refuse('POST_NEAR', {}, 'whom')
    const by = officialOf(me, ask.key)
    const done = needsSecond(ask.post)
      ? await propose(found, post, { node, by, me, key: ask.key })
      : await giveAtOnce(found, post, { node, by, me })
    return isRefusal(done) ? done : answerFor(ask.post)
  },
}

function postOf(
  { post: role, from, until, deputy }: Ask<'post.give'>,
  { _id, path }: GridDoc,
  now: number,
): Post | Refusal {
  for (const [field, day] of [
    ['from', from],
    ['until', until],
  ] as const)
    if (day !== undefined && (!isDayKey(day) || fromDayKey(day) < startOfDay(now)))
      return refuse('DAY_PAST', {}, field)
  const begins = Math.max(now, from === undefined ? now : fromDayKey(from))
  const ends = until === undefined ? null : endOfDay(fromDayKey(until))
  if (ends !== null && ends <= begins) return refuse('DAY_PAST', {}, 'until')
  return { role, gridId: _id, path, from: begins, until: ends, ...(deputy ? { deputy } : {}) }
}

interface Found {
  person: PersonDoc
  /** Nobody has listed them: they are entered with the post. */
  newcomer: AppointmentDoc['newcomer']
}

/** Somebody found before; a newcomer only where nobody of that name and number is there. */
async function personFor(
  { whom, name, phone, key }: Ask<'post.give'>,
  node: GridDoc,
  me: Known,
): Promise<Found | Refusal> {
  if (whom !== undefined) {
    const person = await store.get('people', whom)
    return person && !isOfDemo(person) && person.united === undefined
      ? { person, newcomer: null }
      : refuse('NO_SUCH_PERSON', {}, 'whom')
  }
  if (name === undefined || phone === undefined)
    return refuse('BAD_INPUT', {}, name === undefined ? 'name' : 'phone')
  const same = (await namedIn(node, name)).find(
    one => one.phoneSealed !== null && seal.open(one.phoneSealed) === phone,
  )
  if (same) return { person: same, newcomer: null }
  const id = `p${seal.codeHash('appointed', `${me.person._id}:${key}`).slice(0, 23)}`
  const sealed = { nameSealed: seal.seal(name), phoneSealed: seal.seal(phone) }
  return { person: newcomer(id, sealed), newcomer: sealed }
}

interface Giving {
  node: GridDoc
  by: Official
  me: Known
}

async function giveAtOnce({ person, newcomer }: Found, post: Post, { node, by, me }: Giving) {
  const hearers = await above(node.path, me.now)
  return transaction<PersonDoc>(async tx => {
    const before = newcomer ? person : await tx.get('people', person._id)
    if (!before) return refuse('NO_SUCH_PERSON', {}, 'whom')
    return givePost(tx, before, post, { node, by, hearers, now: me.now, agreed: null })
  })
}

async function propose(
  { person, newcomer }: Found,
  post: Post,
  { node, by, me, key }: Giving & { key: string },
): Promise<AppointmentDoc | Refusal> {
  const { now } = me
  const seconds = await secondsFor(node, { giver: me.actor, person: actorOf(person) }, now)
  if (seconds.length === 0) return refuse('POST_NO_SECOND')
  const waiting = await store.list('appointments', {
    where: { personId: person._id, state: 'waiting' },
    limit: few(100, 'posts that one person is proposed for at once'),
  })
  if (waiting.some(one => one.until > now && one.post.role === post.role && one.post.gridId === post.gridId))
    return refuse('POST_ASKED', { who: '上一级' })
  const id = `a${seal.codeHash('appointment', `${me.person._id}:${key}`).slice(0, 23)}`
  const until = now + lastsMs('appointment')
  const one: AppointmentDoc = {
    _id: id,
    v: 1,
    post,
    personId: person._id,
    newcomer,
    by: me.person._id,
    byName: by.name,
    at: now,
    until,
    state: 'waiting',
    waitsAt: node.path.slice(0, -1),
    sortKey: `${String(until).padStart(13, '0')}${id}`,
    answeredBy: null,
    answeredAt: null,
  }
  const name = shownName(person)
  return transaction<AppointmentDoc>(async tx => {
    await tx.put('appointments', one)
    const step = { type: 'PostProposed', role: post.role, node: node.name, name } as const
    const line = await logOffice(tx, by, { about: about('person', person._id), path: node.path, step, now })
    await tx.put(
      'due',
      newsFor({
        id: line,
        about: about('node', node._id),
        villageId: node.path[2] ?? node.path[1] ?? node._id,
        ...officeTell('PostProposed', { name, post: `${node.name}${ROLE_LABELS[post.role]}`, by: by.name }),
        to: seconds.map(({ _id }) => _id),
        now,
      }),
    )
    return one
  })
}
