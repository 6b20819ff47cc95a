/**
 * The ladder of one notice to one person (rules §10): template → another template → badge → deputy → the desk's
 * "not reached" list. Each rung is tried at most once; what WeChat did not answer counts as tried. Pure.
 */
import { hours, minutes } from '../../miniprogram/core/clock/units'
import type { Ticket } from '../../miniprogram/core/ticket/types'
import type { SendDoc, TemplateName } from '../_documents'
import { TEMPLATES } from '../_notices/templates'

/** A try holds its lease this long; longer than WeChat's answer may take (5 s), shorter than the next round of the timer. */
export const TRY_LEASE = minutes(2)
/** A badge nobody opened climbs after this long. */
const BADGE_WAIT = { urgent: minutes(20), staff: hours(4), resident: hours(24) } as const

export type Tried = SendDoc['tried'][number]
/** `refused`: WeChat said no, nothing went out. `unknown`: it may have gone out, so nothing is sent again. */
export type SendResult = 'sent' | 'refused' | 'unknown'

/** Templates still to try, best first. An unknown outcome ends the trying: a second message would be one too many. */
export function templatesLeft(send: Pick<SendDoc, 'template' | 'tried'>): TemplateName[] {
  if (send.tried.some(t => t.result === 'trying' || t.result === 'unknown' || t.result === 'sent')) return []
  const { also } = TEMPLATES[send.template]
  return [send.template, ...(also ? [also] : [])].filter(name => !send.tried.some(t => t.channel === name))
}

/**
 * Whether this notice leaves the last accepted message of the template alone. It is kept for what cannot be said
 * otherwise in time: that an order is done, and what is urgent (docs/adr/0079).
 */
export function keepsTheLast(
  name: TemplateName,
  { how, template }: Pick<SendDoc, 'how' | 'template'>,
): boolean {
  if (name === 'resolved') return template !== 'resolved'
  return name === 'newOrder' && how !== 'now'
}

/** The notice becomes a badge, to be looked at again after a while. */
export function toBadge(send: SendDoc, now: number, wait: number): SendDoc {
  return {
    ...send,
    state: 'badge',
    leaseUntil: 0,
    nextTryAt: now + wait,
    tried: tried(send, { channel: 'badge', at: now, result: 'shown' }),
  }
}

/** In the app until it is opened; what is about an order climbs on when nobody opens it. */
export const shown = (send: SendDoc, ticket: Ticket | null, now: number): SendDoc =>
  ticket ? toBadge(send, now, waitFor(send, ticket)) : { ...toBadge(send, now, 0), nextTryAt: null }

/** How long a badge waits to be opened before it climbs. */
export function waitFor({ office }: SendDoc, ticket: Ticket): number {
  if (ticket.urgent) return BADGE_WAIT.urgent
  return office === null ? BADGE_WAIT.resident : BADGE_WAIT.staff
}

/** A try begins: written down before WeChat is asked, so that a crash reads as "unknown", never as "not yet". */
export function toTrying(send: SendDoc, channel: TemplateName, now: number): SendDoc {
  return {
    ...send,
    state: 'trying',
    leaseUntil: now + TRY_LEASE,
    nextTryAt: now + TRY_LEASE,
    tried: tried(send, { channel, at: now, result: 'trying' }),
  }
}

/** WeChat was just sending this person something else (43108): the same template once more, after a minute. */
const AGAIN_AFTER = minutes(1)
const againOf = (channel: TemplateName): string => `${channel} again`
export const wasBusy = (send: Pick<SendDoc, 'tried'>, channel: TemplateName): boolean =>
  wasTold(send, againOf(channel))
export function toAgain(send: SendDoc, channel: TemplateName, now: number): SendDoc {
  const before = { ...send, tried: send.tried.filter(one => one.result !== 'trying') }
  return {
    ...before,
    state: 'waiting',
    leaseUntil: 0,
    nextTryAt: now + AGAIN_AFTER,
    tried: tried(before, { channel: againOf(channel), at: now, result: 'busy' }),
  }
}

/** What the try came to. */
export function withResult(send: SendDoc, result: SendResult): SendDoc {
  return { ...send, tried: send.tried.map(t => (t.result === 'trying' ? { ...t, result } : t)) }
}

export const wasTold = (send: Pick<SendDoc, 'tried'>, channel: string): boolean =>
  send.tried.some(t => t.channel === channel)
export const withTried = (send: SendDoc, one: Tried): SendDoc => ({ ...send, tried: tried(send, one) })

const tried = (send: Pick<SendDoc, 'tried'>, one: Tried): Tried[] =>
  wasTold(send, one.channel) ? send.tried : [...send.tried, one]
