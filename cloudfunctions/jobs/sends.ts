/** Brings each notice to its person, one rung of the ladder at a time. */
import { subOf } from '../../miniprogram/core/clock/policy'
import type { TicketEvent } from '../../miniprogram/core/ticket/events'
import type { Ticket } from '../../miniprogram/core/ticket/types'
import type { GrantDoc, PersonDoc, SendDoc, TemplateName } from '../_shell/documents'
import { store, wechat } from '../_shell/ports'
import { withRetry } from '../_shell/retry'
import { rulebook, rulesOf } from '../_shell/rules'
import { deputyOf } from './deputy'
import { eachDue } from './each-due'
import {
  BADGE_WAIT,
  templatesLeft,
  toBadge,
  toTrying,
  wasTold,
  withResult,
  withTried,
  type SendResult,
} from './ladder'
import { noticeOf, pageOf, standingOf, stillTrue } from './say'
import type { Job } from './slice'
import { TEMPLATES, templateId, type MessageData } from './templates'

/** WeChat's "no accepted message left" (subscribeMessage.send). */
const NO_QUOTA = 43101

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

/** What a notice is about, as it is now; null when it no longer holds and must not go out. */
interface Matter {
  event: TicketEvent
  ticket: Ticket
  person: PersonDoc
}

async function matterOf(send: SendDoc): Promise<Matter | null> {
  const event = await store.get('ticket_events', send._id.slice(0, -send.personId.length - 1))
  const ticket = (await store.get('tickets', send.ticketId))?.ticket
  const person = await store.get('people', send.personId)
  return event && ticket && person && stillTrue(event, ticket) ? { event, ticket, person } : null
}

/** A try that was begun and never ended: it may have arrived, so it is not sent again. */
async function giveUp(send: SendDoc, now: number): Promise<void> {
  if (send.template === 'points') {
    await update(send._id, 'trying', s => shown(withResult(s, 'unknown'), now))
    return
  }
  const matter = await matterOf(send)
  await update(send._id, 'trying', s =>
    matter ? toBadge(withResult(s, 'unknown'), now, waitFor(matter)) : stale(withResult(s, 'unknown')),
  )
}

async function tell(send: SendDoc, now: number): Promise<void> {
  if (send.template === 'points') return tellPoints(send, now)
  const matter = await matterOf(send)
  if (!matter) return drop(send)
  const canGet = !matter.person.openid.startsWith('unbound:')
  for (const name of canGet ? templatesLeft(send) : []) {
    if (!(await begin(send._id, name, now))) continue
    const result = await ask(send, name, matter)
    const ended = (s: SendDoc): SendDoc => ({
      ...withResult(s, result),
      state: result === 'sent' ? 'sent' : 'waiting',
      leaseUntil: 0,
      nextTryAt: result === 'sent' ? null : now,
    })
    await update(send._id, 'trying', ended)
    if (result === 'sent') return
    if (result === 'unknown') break
  }
  await update(send._id, 'waiting', s => toBadge(s, now, waitFor(matter)))
}

/** News about points wait in the app until they are opened: nobody climbs a ladder for them. */
const shown = (send: SendDoc, now: number): SendDoc => ({ ...toBadge(send, now, 0), nextTryAt: null })

async function tellPoints(send: SendDoc, now: number): Promise<void> {
  const person = await store.get('people', send.personId)
  if (!person) return drop(send)
  if (!person.openid.startsWith('unbound:') && (await begin(send._id, 'points', now))) {
    const notice = {
      no: /[A-Z]+[A-Z0-9]*-[A-Z0-9]+(-\d+)?/.exec(send.says)?.[0] ?? '-',
      about: '文明积分',
      status: '有变动',
      at: send.at,
      hint: '点开看看',
    }
    const result = await deliver(
      send,
      'points',
      person,
      TEMPLATES.points.fields(notice),
      'pages/points/points',
    )
    await update(send._id, 'trying', s =>
      result === 'sent'
        ? { ...withResult(s, result), state: 'sent', leaseUntil: 0, nextTryAt: null }
        : shown(withResult(s, result), now),
    )
    return
  }
  await update(send._id, 'waiting', s => shown(s, now))
}

/** One accepted message is taken and the try written down, in one commit; false where none is left or somebody else is at it. */
function begin(id: string, name: TemplateName, now: number): Promise<boolean> {
  return withRetry(() =>
    store.transaction(async tx => {
      const send = await tx.get('sends', id)
      if (send?.state !== 'waiting' || !templatesLeft(send).includes(name)) return false
      const grant = await tx.get('grants', grantId(send.personId, name))
      if (!grant || grant.left < 1) return false
      await tx.put('grants', { ...grant, left: grant.left - 1 })
      await tx.put('sends', toTrying(send, name, now))
      return true
    }),
  )
}

async function ask(
  send: SendDoc,
  name: TemplateName,
  { event, ticket, person }: Matter,
): Promise<SendResult> {
  const subWords = subOf(rulesOf(await rulebook(), ticket.rules), ticket.sub)?.words ?? '一件事'
  return deliver(
    send,
    name,
    person,
    TEMPLATES[name].fields(noticeOf(send.template, event, ticket, person, subWords)),
    pageOf(ticket, person),
  )
}

async function deliver(
  { personId }: SendDoc,
  name: TemplateName,
  { openid }: PersonDoc,
  data: MessageData,
  page: string,
): Promise<SendResult> {
  const answer = await wechat.send({ touser: openid, templateId: templateId(name), page, data })
  if (answer.ok) return 'sent'
  if (answer.error === 'unknown') return 'unknown'
  // Nothing went out: the message is still owed, unless WeChat says that there was none.
  await store.change(
    'grants',
    { _id: grantId(personId, name) },
    answer.error === NO_QUOTA ? { set: { left: 0 } } : { inc: { left: 1 } },
  )
  return 'refused'
}

/** A badge nobody opened: first a deputy is told, then it stands on the desk's list with a phone button. */
async function climb(send: SendDoc, now: number): Promise<void> {
  const matter = await matterOf(send)
  if (!matter) return drop(send)
  const { ticket, person } = matter
  // A complaint about staff stays with the town: no neighbour stands in.
  const mayDeputise =
    !ticket.aboutStaff &&
    !send.deputyFor &&
    standingOf(ticket, person) !== 'requester' &&
    !wasTold(send, 'deputy')
  const deputy = mayDeputise ? await deputyOf(ticket.path, person._id, now) : null
  if (deputy) return stepIn(send, deputy, now, waitFor(matter))
  await update(send._id, 'badge', s => ({
    ...withTried(s, { channel: 'desk', at: now, result: 'listed' }),
    state: 'notReached',
    nextTryAt: null,
  }))
}

/** The deputy gets the same news once, even when several colleagues did not open it. */
async function stepIn(send: SendDoc, deputy: PersonDoc, now: number, wait: number): Promise<void> {
  const { ticketId, villageId, says, template, personId } = send
  const _id = send._id.slice(0, -personId.length) + deputy._id
  await withRetry(() =>
    store.transaction(async tx => {
      const current = await tx.get('sends', send._id)
      if (current?.state !== 'badge') return
      if (!(await tx.get('sends', _id))) {
        await tx.put('sends', {
          _id,
          v: 1,
          ticketId,
          personId: deputy._id,
          villageId,
          at: now,
          says,
          state: 'waiting',
          tried: [],
          template,
          leaseUntil: 0,
          nextTryAt: now,
          deputyFor: personId,
        })
      }
      await tx.put('sends', {
        ...withTried(current, { channel: 'deputy', at: now, result: 'told' }),
        nextTryAt: now + wait,
      })
    }),
  )
}

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

function waitFor({ ticket, person }: Matter): number {
  if (ticket.urgent) return BADGE_WAIT.urgent
  return standingOf(ticket, person) === 'requester' ? BADGE_WAIT.resident : BADGE_WAIT.staff
}

export const grantId = (personId: string, name: TemplateName): GrantDoc['_id'] =>
  `${personId}:${templateId(name)}`
