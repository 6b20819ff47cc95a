import type { LocalCloud } from '../local/cloud'
import { CAST, openidOf } from '../local/county/people/cast'
import { dayKey, days, hours } from '../miniprogram/core/clock'
import { measured, type Tally } from './measure'

const RESIDENTS = CAST.filter(({ role }) => role === 'resident').map(({ key }) => openidOf(key))
const DESK = openidOf('hexiaowen')
const HOLDER = openidOf('lichunmei')
/** Those who claim at once: one person alone would meet the brake on a hundred a minute. */
const CLAIMERS = ['lichunmei', 'wangshulin'] as const
const SUPERVISORS = [openidOf('zhoudeshun'), openidOf('yangxiulan')]

interface Opened {
  ticket: { ticket: { id: string; rev: number; matter: string | null } }
}

export interface Offered {
  ticketId: string
  to: (typeof CLAIMERS)[number]
}

let taps = 0
const key = () => `bench-${process.pid}-${String(++taps).padStart(6, '0')}`

/** The verbs of two lives of orders, pressed through the real functions as the people of the sample would. */
export async function life(cloud: LocalCloud, tally: Tally, i: number): Promise<void> {
  // Five orders a minute and person are the most; time passes instead of waiting.
  await cloud.advance(days(1) / 24)
  const resident = RESIDENTS[i % RESIDENTS.length] ?? ''
  let ticketId = ''
  const press = async (name: string, openid: string, verb: string, input: object): Promise<Opened> => {
    const sample = await measured(cloud, openid, 'api', {
      route: `ticket.${verb}`,
      contract: 1,
      data: { ...(ticketId ? { ticketId } : {}), key: key(), input },
    })
    tally.add(name, sample)
    return sample.data as Opened
  }
  const draft = {
    category: 'livelihood',
    sub: 'errand',
    text: `第 ${i} 回：托人把药从镇上带回来，坐不了车。`,
    urgent: false,
    aboutStaff: false,
    attachments: [],
  }
  ticketId = (await press('submit', resident, 'submit', { ...draft, showOnBoard: true })).ticket.ticket.id
  await press('amend', resident, 'amend', { text: '早上在家。', attachments: [] })
  const sorting = { category: 'livelihood', sub: 'errand', matter: 'minor', track: 1 }
  await press('dispatch', DESK, 'dispatch', { ...sorting, person: 'p_lichunmei' })
  const today = dayKey(cloud.now())
  await press('claim', HOLDER, 'claim', {
    measures: '去镇上开会时带回来。',
    promisedDay: dayKey(cloud.now() + days(2)),
    showContact: true,
  })
  await press('progress', HOLDER, 'progress', { text: '药店说下午有货。', attachments: [] })
  await press('recommit', HOLDER, 'recommit', {
    promisedDay: dayKey(cloud.now() + days(3)),
    reason: `${today} 没有货。`,
  })
  await press('resolve', HOLDER, 'resolve', { outcome: 'done', text: '药送到家了。', attachments: [] })
  await press('rate', resident, 'rate', { score: 5, text: '送到手上。', attachments: [] })
  for (const supervisor of SUPERVISORS)
    await press('committeeRate', supervisor, 'committeeRate', { result: 5, speed: 4, manner: 5 })
  ticketId = ''
  ticketId = (
    await press('submit', resident, 'submit', {
      ...draft,
      text: `第 ${i} 回的另一件：帮着交话费。`,
      showOnBoard: false,
    })
  ).ticket.ticket.id
  await press('dispatch', DESK, 'dispatch', { ...sorting, pool: 'v001g3' })
  await press('withdraw', resident, 'withdraw', { reason: '自己弄好了。' })
}

/** `n` dispatched orders, ready to be claimed, and who may. */
export async function dispatched(cloud: LocalCloud, n: number): Promise<Offered[]> {
  const ids: Offered[] = []
  for (let i = 0; i < n; i++) {
    // Five new orders a minute and thirty a day are the most that one person brings.
    if (i % 60 === 0) await cloud.advance(hours(13))
    else if (i % 4 === 0) await cloud.advance(61_000)
    const resident = RESIDENTS[i % RESIDENTS.length] ?? ''
    const made = await measured(cloud, resident, 'api', {
      route: 'ticket.submit',
      contract: 1,
      data: {
        key: key(),
        input: {
          category: 'livelihood',
          sub: 'errand',
          text: `一起来领的第 ${i} 件。`,
          urgent: false,
          aboutStaff: false,
          attachments: [],
          showOnBoard: true,
        },
      },
    })
    const ticketId = (made.data as Opened).ticket.ticket.id
    const to = CLAIMERS[i % CLAIMERS.length] ?? 'lichunmei'
    await measured(cloud, DESK, 'api', {
      route: 'ticket.dispatch',
      contract: 1,
      data: {
        ticketId,
        key: key(),
        input: { category: 'livelihood', sub: 'errand', matter: 'minor', track: 1, person: `p_${to}` },
      },
    })
    ids.push({ ticketId, to })
  }
  return ids
}

/** Claims all of them, `atOnce` at a time; answers how many succeeded and in how many seconds. */
export async function claimAll(
  cloud: LocalCloud,
  ids: readonly Offered[],
  atOnce: number,
): Promise<{ ok: number; seconds: number; refused: Record<string, number> }> {
  const left = [...ids]
  const refused: Record<string, number> = {}
  let ok = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let one = left.pop(); one !== undefined; one = left.pop()) {
        const { ticketId, to } = one
        const answer = (await cloud.callAs(openidOf(to), 'api', {
          route: 'ticket.claim',
          contract: 1,
          data: {
            ticketId,
            key: key(),
            input: { measures: '今天去办。', promisedDay: dayKey(cloud.now() + days(1)), showContact: true },
          },
        })) as { ok: boolean; code?: string }
        if (answer.ok) ok++
        else refused[answer.code ?? '?'] = (refused[answer.code ?? '?'] ?? 0) + 1
      }
    }),
  )
  return { ok, seconds: (performance.now() - began) / 1000, refused }
}
