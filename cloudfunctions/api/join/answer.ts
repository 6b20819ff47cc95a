/** Yes or no to somebody who asks. Who answers an exchange of accounts, or a post, types the number off their phone. */
import { aboveOf, FACE_TO_FACE, mayAnswer, askOver } from '../../../miniprogram/core/people/joining'
import { officeTell } from '../../../miniprogram/core/news/office-tells'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { transaction } from '../../_platform/transaction'
import { formerStays, householdsOf } from '../../_people/belonging'
import { countWrong } from '../../_people/brake'
import { standsInFor } from '../../_people/in-post'
import type { JoinRequestDoc, PersonDoc } from '../../_documents'
import { checkOf, gridMembersOver, postRequestOf, writeRequest } from '../../_people/joining'
import { holdersUnder } from '../../_people/names'
import type { Known } from '../../_people/person'
import { seal, store } from '../../_platform/ports'
import { checkTyped, type TextCheck } from '../../_journal/words/keep-words'
import { carryOver, leftBehind, ordersOf, together, whyTwo } from '../../_journal/orders/selves'
import type { Ask, Handler } from '../request/serve'
import type { Tx } from '../../_platform/inside'
import { tryCode } from '../../_platform/tries'
import { newsTo, AGREED, type Facts } from './agreed'
import { answered, heldReason } from './refused'

const DONE = { yes: '同意了。家里的人都会看到。', no: '没同意，对方会看到一句话。' } as const

export const answer: Handler<'join.answer'> = {
  async known(ask, me) {
    const request = await store.get('join_requests', ask.id)
    if (!request || request.openid === me.openid || request.personId === me.person._id)
      return refuse('NOT_ALLOWED')
    const noGridMember = !(await hasGridMember(request, me.now))
    const { desks, towns } = await standsInFor(me)
    const standing = {
      noGridMember,
      standsInForDesk: desks.some(node => request.path.includes(node)),
      standsInForTown: towns.some(node => request.path.includes(node)),
    }
    if (!mayAnswer(request, me.actor, me.now, standing)) return refuse('NOT_ALLOWED')
    // Who asked reads why not.
    const check = await checkTyped(me)
    if (isRefusal(check)) return check
    const over = await overBy(request, ask, me)
    if (over) return over
    if (ask.yes && FACE_TO_FACE[request.asked]) {
      const wrong = await tryCode('check', me.openid, me.now, async () =>
        ask.check === checkOf(request)
          ? { is: 'right' as const, answer: null }
          : { is: 'wrong' as const, answer: refuse('CHECK_WRONG', {}, 'check') },
      )
      if (wrong) return wrong
    }
    const done = ask.yes ? await agree(request, ask, me) : await decline(request, ask, check, me)
    return isRefusal(done) ? done : { message: ask.yes ? DONE.yes : DONE.no }
  },
}

const hasGridMember = async ({ path }: JoinRequestDoc, now: number): Promise<boolean> =>
  (await gridMembersOver(path, now)).some(one => one.posts.some(post => post.role === 'gridMember'))

/** Answered or run out meanwhile; the same tap again gets its own answer. */
async function overBy(
  request: JoinRequestDoc,
  { yes, key }: Ask<'join.answer'>,
  { person, now }: Known,
): Promise<{ message: string } | Refusal | null> {
  if (request.state === 'waiting') return request.until <= now ? askOver() : null
  const isMine = request.answeredBy === person._id && request.answerKey === key
  if (isMine && (request.state === 'accepted') === yes) return { message: yes ? DONE.yes : DONE.no }
  if (isMine) return refuse('KEY_USED')
  const by =
    request.answeredBy === null || request.answeredBy === 'county'
      ? null
      : await store.get('people', request.answeredBy)
  return refuse('ANSWERED_ALREADY', { who: by?.staffName ?? '家里人' })
}

async function decline(
  request: JoinRequestDoc,
  ask: Ask<'join.answer'>,
  check: TextCheck,
  me: Known,
): Promise<true | Refusal> {
  const done = await transaction<true>(async tx => {
    const present = await tx.get('join_requests', request._id)
    if (present?.state !== 'waiting' || present.at !== request.at)
      return refuse('ANSWERED_ALREADY', { who: '别人' })
    const held = await heldReason(tx, present, ask, check, me)
    await tx.put('join_requests', { ...answered(present, 'refused', ask, me.person._id), ...held })
    if (request.asked === 'newcomer' || request.asked === 'move')
      await tx.put(
        'due',
        newsTo(
          [request.personId],
          request,
          officeTell('JoinAnswered', { asked: request.asked, yes: false }),
          me.now,
        ),
      )
    return true
  })
  if (!isRefusal(done)) await countWrong({ villageId: request.path[2] ?? null }, me.now)
  return done
}

async function agree(request: JoinRequestDoc, ask: Ask<'join.answer'>, me: Known): Promise<true | Refusal> {
  const facts = await factsOf(request, me.now)
  const { other } = facts
  const second = other && other._id !== request.personId ? other : null
  const two = second && (await staysTwo(request, second))
  if (two) return refuse('TWO_SELVES')
  const done = await transaction<true>(async tx => {
    const present = await tx.get('join_requests', request._id)
    if (present?.state !== 'waiting' || present.at !== request.at)
      return refuse('ANSWERED_ALREADY', { who: '别人' })
    const before = await tx.get('people', request.personId)
    if (!before) return refuse('NO_SUCH_PERSON')
    // Read again: what somebody becomes one with must be as it was judged.
    const gone = second && (await tx.get('people', second._id))
    if (second && (!gone || gone.openid !== second.openid)) return refuse('STALE')
    if (gone) await leave(tx, gone, before, me)
    const first = gone ? together(before, gone, me.now) : before
    const after = await AGREED[request.asked](tx, { request, before: first, facts, me })
    if (isRefusal(after)) return after
    await tx.put('join_requests', { ...answered(present, 'accepted', ask, me.person._id), reason: '' })
    const waiting = await postRequestOf(after, me.now)
    if (waiting && request.asked !== 'post') await writeRequest(tx, waiting.request, after, waiting.hearers)
    return true
  })
  // What takes longer than this request the clock carries over.
  const left = second && !isRefusal(done) ? await store.get('people', second._id) : null
  if (left) await carryOver(left, me.now)
  return done
}

/** Who lives somewhere already becomes one with another only face to face; a guest, by any yes. */
async function staysTwo({ asked, personId }: JoinRequestDoc, second: PersonDoc): Promise<boolean> {
  const first = await store.get('people', personId)
  if (!first || asked === 'post' || (second.householdId !== null && asked !== 'account')) return true
  return whyTwo(first, second, await ordersOf(second._id)) !== null
}

/** The second entry ends, and the household it stood in reads so. */
async function leave(tx: Tx, gone: PersonDoc, before: PersonDoc, { person, now }: Known): Promise<void> {
  await tx.put('people', leftBehind(gone, before._id, person._id, now))
  if (gone.householdId === null) return
  const type = 'united' as const
  await tx.put('belonging_events', {
    _id: `${gone.householdId}:${String(now).padStart(13, '0')}:${gone._id}:${type}`,
    v: 1,
    householdId: gone.householdId,
    personId: gone._id,
    type,
    how: 'accepted',
    at: now,
    by: person._id,
  })
}

async function factsOf(
  { householdId, personId, openid, phoneSealed, path, asked }: JoinRequestDoc,
  now: number,
): Promise<Facts> {
  const household = householdId === null ? null : await store.get('households', householdId)
  const person = await store.get('people', personId)
  const above = aboveOf(path)
  return {
    household,
    heard: {
      left: asked === 'move' ? (await householdsOf(person?.householdId ?? null, null)).left : [],
      entered: (await householdsOf(null, householdId)).entered,
    },
    other: await store.find('people', { openid }),
    above: above === null ? [] : (await holdersUnder(above.role, above.gridId, now)).map(one => one._id),
    former:
      asked === 'newcomer' || asked === 'listed'
        ? await formerStays(openid, phoneSealed === null ? null : seal.open(phoneSealed), now)
        : [],
  }
}
