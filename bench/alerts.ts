/**
 * Some days (a month) of a village in which half of everybody refuses messages: when was each order first seen by somebody who may act on
 * it, and by which way did each piece of news arrive. Drawn by a seed; the functions, the ladder and the clock are the real ones.
 */
import { rmSync } from 'node:fs'
import type { SendDoc, TicketDoc } from '../cloudfunctions/_documents'
import { TEMPLATES, templateId } from '../cloudfunctions/_notices/templates'
import type { TemplateName } from '../cloudfunctions/_documents'
import type { LocalCloud } from '../local/cloud'
import { CAST, openidOf } from '../local/county/people/cast'
import { chance } from '../local/county/random'
import { addDays, hours, minutes, startOfDay } from '../miniprogram/core/clock'
import { cloudOver, copyOf, countyOf } from './data'
import type { Row } from './report'

const A_DAY = 2
const DESK = openidOf('hexiaowen')
const RESIDENTS = CAST.filter(({ role }) => role === 'resident').map(({ key }) => key)
const STAFF = CAST.filter(({ role }) => role !== 'resident').map(({ key }) => key)
const HANDLERS = ['lichunmei', 'wangshulin'] as const

type Kind = 'urgent' | '★★★' | 'ordinary'
interface Followed {
  id: string
  kind: Kind
  offeredAt: number
  claimDueAt: number
  seenAt: number | null
}

/** By a message of its own, or in the morning's one message. */
const arrived = ({ state, tried }: SendDoc): boolean =>
  state === 'sent' || tried.some(({ channel, result }) => channel === 'digest' && result === 'sent')

const docs = <D>(cloud: LocalCloud, collection: string): D[] =>
  [...cloud.store.each(collection)] as unknown as D[]
let taps = 0
const key = () => `alert-${process.pid}-${String(++taps).padStart(6, '0')}`

async function ask(cloud: LocalCloud, openid: string, route: string, data: object): Promise<unknown> {
  const reply = (await cloud.callAs(openid, 'api', { route, contract: 1, data })) as {
    ok: boolean
    data: unknown
  }
  return reply.ok ? reply.data : null
}

export async function alerts(
  days: number,
  functionsDir: string,
  tell: (text: string) => void,
): Promise<Row[]> {
  const { dir } = await countyOf(1000)
  const copy = copyOf(dir, 2)
  const cloud = await cloudOver(copy, functionsDir)
  const draw = chance('a month of alerts')
  const refuses = new Set([...RESIDENTS, ...STAFF].filter((_, i) => i % 2 === 0))
  const accept = (who: string) => {
    if (refuses.has(who)) return
    for (const name of Object.keys(TEMPLATES) as TemplateName[]) {
      cloud.grant(openidOf(who), templateId(name), 5)
      cloud.store.put('grants', { _id: `p_${who}:${templateId(name)}`, v: 1, left: 5, idempotencyKeys: [] })
    }
  }
  for (const { _id } of docs<{ _id: string }>(cloud, 'grants')) cloud.store.remove('grants', _id)
  await cloud.setClock(addDays(startOfDay(cloud.now()), 1))
  const [begin, followed] = [cloud.now(), [] as Followed[]]
  const order = async (kind: Kind): Promise<void> => {
    const resident = openidOf(draw.pick(RESIDENTS))
    const dispute = kind === '★★★'
    const made = (await ask(cloud, resident, 'ticket.submit', {
      key: key(),
      input: {
        category: dispute ? 'dispute' : 'livelihood',
        sub: dispute ? 'neighbour' : 'errand',
        text: '请来看一看。',
        urgent: kind === 'urgent',
        aboutStaff: false,
        showOnBoard: false,
        attachments: [],
      },
    })) as { ticket: { ticket: { id: string } } } | null
    if (!made) return
    const { id } = made.ticket.ticket
    const sorting = dispute
      ? { category: 'dispute', sub: 'neighbour', matter: 'private', track: 3 }
      : { category: 'livelihood', sub: 'errand', matter: 'minor', track: 1 }
    const person = `p_${draw.pick(HANDLERS)}`
    await ask(cloud, DESK, 'ticket.dispatch', { ticketId: id, key: key(), input: { ...sorting, person } })
    const { ticket } = cloud.store.get('tickets', id) as unknown as TicketDoc
    if (ticket.stage.state !== 'dispatched') return
    const { at: offeredAt, claimDueAt } = ticket.stage.offer
    followed.push({ id, kind, offeredAt, claimDueAt, seenAt: null })
  }
  /** Anybody who got a message looks; those who refuse look into the app now and then; the desk rings. */
  const look = async (): Promise<void> => {
    const hour = (cloud.now() - startOfDay(cloud.now())) / hours(1)
    if (followed.every(({ seenAt }) => seenAt !== null)) return
    const all = docs<SendDoc>(cloud, 'sends').filter(({ at }) => at >= begin)
    for (const one of followed.filter(({ seenAt }) => seenAt === null)) {
      const offered = all.filter(
        ({ about, office, at }) => about.id === one.id && office !== null && at >= one.offeredAt,
      )
      const rung = all.some(
        ({ _id, state }) => _id.startsWith('notReached:') && _id.includes(one.id) && state === 'sent',
      )
      const listed = offered.find(({ state }) => state === 'notReached')
      const isDay = hour >= 8 && hour <= 20
      if (listed && (rung || isDay)) {
        cloud.store.put('sends', { ...listed, state: 'reached', opened: true } as never)
        one.seenAt = cloud.now()
      } else if (offered.some(arrived) && (one.kind === 'urgent' || isDay)) one.seenAt = cloud.now()
      else if (offered.some(({ state }) => state === 'badge') && hour === 18 && draw.yes(0.5))
        one.seenAt = cloud.now()
    }
  }
  const tick = async (ms: number) => {
    await cloud.advance(ms)
    await cloud.trigger('jobs', 'minute')
    await look()
  }
  for (let day = 0; day < days; day++) {
    tell(`day ${day + 1} of ${days}`)
    for (const who of [...RESIDENTS, ...STAFF]) accept(who)
    const at = Array.from({ length: A_DAY }, () => draw.int(0, 23))
    for (let hour = 0; hour < 24; hour++) {
      let isUrgent = false
      for (const _ of at.filter(one => one === hour)) {
        const kind: Kind = draw.yes(0.3) ? 'urgent' : draw.yes(0.3) ? '★★★' : 'ordinary'
        isUrgent ||= kind === 'urgent'
        await order(kind)
      }
      if (isUrgent) for (let i = 0; i < 12; i++) await tick(minutes(5))
      const left = begin + hours(day * 24 + hour + 1) - cloud.now()
      // With nothing unseen the timer finds no more in an hour than in a few.
      const isAwaited = followed.some(({ seenAt }) => seenAt === null)
      if (left > 0 && (isAwaited || hour % 6 === 0)) await tick(left)
      else if (left > 0) await cloud.advance(left)
    }
  }
  for (const { id, kind, offeredAt, claimDueAt, seenAt } of followed)
    if (seenAt === null || seenAt > claimDueAt) {
      const how = docs<SendDoc>(cloud, 'sends')
        .filter(({ about, office }) => about.id === id && office !== null)
        .map(
          ({ personId, state, at }) => `${personId} ${state} ${((at - offeredAt) / hours(1)).toFixed(1)} h`,
        )
      tell(`late: ${kind} ${id}, ${how.join(', ')}`)
    }
  const rows = [
    // What was sent so late that its limit lies behind the last day has not been waited for.
    ...(['urgent', '★★★', 'ordinary'] as const).map(kind =>
      seenRow(
        kind,
        followed.filter(({ seenAt, claimDueAt }) => seenAt !== null || claimDueAt <= cloud.now()),
      ),
    ),
    ...ways(cloud, begin),
  ]
  await cloud.close()
  rmSync(copy, { recursive: true, force: true })
  return rows
}

function seenRow(kind: Kind, followed: readonly Followed[]): Row {
  const all = followed.filter(one => one.kind === kind)
  const late = all.filter(({ seenAt, claimDueAt }) => seenAt === null || seenAt > claimDueAt)
  const longest = Math.max(0, ...all.map(({ seenAt, offeredAt }) => (seenAt ?? Infinity) - offeredAt))
  return {
    what: `${kind}: orders sent to somebody, the longest until it was seen`,
    value: `${all.length}, ${Number.isFinite(longest) ? `${(longest / hours(1)).toFixed(1)} h` : 'never'}; ${late.length} beyond the claim limit`,
    ...(kind === 'ordinary' ? {} : { budget: 'none beyond the claim limit', misses: late.length > 0 }),
  }
}

/** How each piece of news ended. */
function ways(cloud: LocalCloud, begin: number): Row[] {
  const counts = new Map<string, number>()
  for (const { at, state, tried } of docs<SendDoc>(cloud, 'sends')) {
    if (at < begin) continue
    const way = tried.some(({ channel }) => channel === 'digest') ? 'in the morning’s one message' : state
    counts.set(way, (counts.get(way) ?? 0) + 1)
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([way, n]) => ({ what: `news: ${way}`, value: String(n) }))
}
