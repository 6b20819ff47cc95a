/** Brings each notice to its person, one rung of the ladder at a time. */
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import type { PersonDoc, SendDoc, TemplateName } from '../../_documents'
import { grantId } from '../../_notices/grants'
import { handlingOf, type Handling } from '../../_notices/send-codes'
import { matterOf, type Matter } from '../../_journal/matter'
import { raiseAlarm } from '../../_platform/alarms'
import { store, wechat } from '../../_platform/ports'
import { withRetry } from '../../_platform/retry'
import { newSend } from '../../_documents/new-send'
import { deputyOf, type Deputy } from './deputy'
import { eachDue } from '../each-due'
import { whenQuiet } from './hours'
import {
  BADGE_WAIT,
  keepsTheLast,
  templatesLeft,
  toAgain,
  toBadge,
  toTrying,
  wasBusy,
  wasTold,
  withResult,
  withTried,
  type SendResult,
} from './ladder'
import { callerOf } from './notice'
import { tellNotReached } from './office-news'
import type { Job } from '../slice'
import { fieldsOf, isLongTerm, templateId } from '../../_notices/templates'

export const sends: Job = {
  name: 'sends',
  async run(slice) {
    const each = (state: SendDoc['state'], work: (send: SendDoc, now: number) => Promise<void>) =>
      eachDue(slice, {
        collection: 'sends',
        where: { state },
        by: 'nextTryAt',
        upTo: slice.now,
        work: send => work(send, slice.now),
      })
    await each('trying', giveUp)
    await each('badge', climb)
    await each('waiting', tell)
  },
}

/** A try that was begun and never ended: it may have arrived, so it is not sent again. */
async function giveUp(send: SendDoc, now: number): Promise<void> {
  const matter = await matterOf(send, now)
  await update(send._id, 'trying', s =>
    matter ? shown(withResult(s, 'unknown'), matter, now) : stale(withResult(s, 'unknown')),
  )
}

async function tell(send: SendDoc, now: number): Promise<void> {
  const matter = await matterOf(send, now)
  if (!matter) return drop(send)
  const at = send.how === 'now' ? now : whenQuiet(now)
  if (at > now) {
    await update(send._id, 'waiting', s => ({ ...s, nextTryAt: at }))
    return
  }
  const canGet = !matter.person.openid.startsWith('unbound:')
  for (const name of canGet ? templatesLeft(send) : []) {
    if (!(await begin(send, name, now))) continue
    const came = await deliver(send, name, matter.person)
    if (came === 'again' && !wasBusy(send, name)) {
      await update(send._id, 'trying', s => toAgain(s, name, now))
      return
    }
    const result: SendResult = came === 'sent' || came === 'unknown' ? came : 'refused'
    const ended = (s: SendDoc): SendDoc => ({
      ...withResult(s, result),
      state: result === 'sent' ? 'sent' : 'waiting',
      leaseUntil: 0,
      nextTryAt: result === 'sent' ? null : now,
    })
    await update(send._id, 'trying', ended)
    if (result === 'sent') return
    if (came !== 'other') break
  }
  await update(send._id, 'waiting', s => shown(s, matter, now))
}

/** In the app until it is opened; what is about an order climbs on when nobody opens it. */
const shown = (send: SendDoc, { order }: Matter, now: number): SendDoc =>
  order ? toBadge(send, now, waitFor(send, order.ticket)) : { ...toBadge(send, now, 0), nextTryAt: null }

/** One accepted message is taken and the try written down, in one commit; false where none is left or somebody else is at it. */
function begin(asked: SendDoc, name: TemplateName, now: number): Promise<boolean> {
  return withRetry(() =>
    store.transaction(async tx => {
      const send = await tx.get('sends', asked._id)
      if (send?.state !== 'waiting' || !templatesLeft(send).includes(name)) return false
      const grant = await tx.get('grants', grantId(send.personId, name))
      // A long-term acceptance is not used up by a message.
      const forAlways = isLongTerm(name)
      if (!grant || grant.left < (keepsTheLast(name, send) && !forAlways ? 2 : 1)) return false
      if (!forAlways) await tx.put('grants', { ...grant, left: grant.left - 1 })
      await tx.put('sends', toTrying(send, name, now))
      return true
    }),
  )
}

async function deliver(
  { personId, notice, page }: SendDoc,
  name: TemplateName,
  { openid }: PersonDoc,
): Promise<'sent' | 'unknown' | Handling['next']> {
  const data = fieldsOf(name, { ...notice, hint: '点开看看' })
  const answer = await wechat.send({ touser: openid, templateId: templateId(name), page, data })
  if (answer.ok) return 'sent'
  if (answer.error === 'unknown') return 'unknown'
  const { acceptance, next, alarm } = handlingOf(answer.error)
  if (alarm) await raiseAlarm(alarm, `subscribeMessage.send ${answer.error}`)
  // Nothing went out: the message is still owed, unless WeChat says that there was none.
  const mine = { _id: grantId(personId, name) }
  if (acceptance === 'none left') await store.change('grants', mine, { set: { left: 0 } })
  else if (!isLongTerm(name)) await store.change('grants', mine, { inc: { left: 1 } })
  return next
}

/** A badge nobody opened: first a deputy is told, then it stands on the desk's list with a phone button. */
async function climb(send: SendDoc, now: number): Promise<void> {
  const matter = await matterOf(send, now)
  if (!matter?.order) return drop(send)
  const { ticket } = matter.order
  // Whoever opened the order has read it; the badge stays until they have seen to it.
  if (send.opened) {
    await update(send._id, 'badge', s => ({ ...s, nextTryAt: null }))
    return
  }
  const mayDeputise = send.office !== null && !send.deputyFor && !wasTold(send, 'deputy')
  const deputy = mayDeputise && send.office ? await deputyOf(send.office, ticket, send.personId, now) : null
  if (deputy) return stepIn(send, deputy, ticket, now)
  const listed = await update(send._id, 'badge', s => ({
    ...withTried(s, { channel: 'desk', at: now, result: 'listed' }),
    state: 'notReached',
    nextTryAt: null,
  }))
  if (listed) await tellNotReached(send, ticket, now)
}

/** The deputy gets the same news once, even when several colleagues did not open it. */
async function stepIn(send: SendDoc, { person, office }: Deputy, ticket: Ticket, now: number): Promise<void> {
  const _id = send._id.slice(0, -send.personId.length) + person._id
  await withRetry(() =>
    store.transaction(async tx => {
      const current = await tx.get('sends', send._id)
      if (current?.state !== 'badge') return
      if (!(await tx.get('sends', _id)))
        await tx.put(
          'sends',
          newSend({
            ...withoutTries(send),
            _id,
            personId: person._id,
            office,
            villageId: callerOf(ticket, office),
            at: now,
            nextTryAt: send.how === 'now' ? now : whenQuiet(now),
            deputyFor: send.personId,
          }),
        )
      await tx.put('sends', {
        ...withTried(current, { channel: 'deputy', at: now, result: 'told' }),
        nextTryAt: now + waitFor(send, ticket),
      })
    }),
  )
}
const withoutTries = ({ state: _, tried: __, leaseUntil: ___, opened: ____, ...rest }: SendDoc) => rest

const stale = (send: SendDoc): SendDoc => ({ ...send, state: 'stale', leaseUntil: 0, nextTryAt: null })
const drop = async (send: SendDoc): Promise<void> => {
  await update(send._id, send.state, stale)
}

/** Changes the notice only while it stands where it was seen: the person may have opened it meanwhile. */
function update(id: string, state: SendDoc['state'], change: (send: SendDoc) => SendDoc): Promise<boolean> {
  return withRetry(() =>
    store.transaction(async tx => {
      const send = await tx.get('sends', id)
      if (send?.state !== state) return false
      await tx.put('sends', change(send))
      return true
    }),
  )
}

function waitFor({ office }: SendDoc, ticket: Ticket): number {
  if (ticket.urgent) return BADGE_WAIT.urgent
  return office === null ? BADGE_WAIT.resident : BADGE_WAIT.staff
}
