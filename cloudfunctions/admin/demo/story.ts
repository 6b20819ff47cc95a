/**
 * What a reviewer finds lying there: what only days would bring. Orders that were closed, that run late, that wait for
 * somebody to go and look; a good deed that counts and one on the notice. Pressed by the sample people at moments that
 * are gone, through the same rules as everything else; every press has a key of its own, so asked again it goes on.
 */
import { dayKey } from '../../../miniprogram/core/clock/shanghai'
import { days, hours } from '../../../miniprogram/core/clock/units'
import { DEMO_COUNTY } from '../../../miniprogram/core/people/demo'
import type { Role } from '../../../miniprogram/core/people/role'
import { isRefusal, refuse, type Refusal, type RefusalCode } from '../../../miniprogram/core/refusal'
import type { Command } from '../../../miniprogram/core/ticket/commands'
import { press } from '../../_journal/execute'
import type { Press } from '../../_journal/keeping'
import { now as clock, store } from '../../_platform/ports'
import { deeds } from './deeds'
import { DEMO_PEOPLE, GROUP } from './sample'
import { sampleOf } from './sample-of'

type Pressed<C> = C extends { key: string } ? Omit<C, 'key'> : never
interface Step {
  /** After the order came in. */
  after: number
  by: Role | 'clock'
  /** `now`: when it is pressed. */
  does: (now: number) => Pressed<Command>
}
interface Order {
  id: string
  /** How long ago it came in. */
  ago: number
  steps: readonly Step[]
}

const CLASS = { category: 'livelihood', sub: 'errand', matter: 'minor', track: 1 } as const
const dispatched: Step = {
  after: hours(1),
  by: 'dispatcher',
  does: () => ({ verb: 'dispatch', input: { ...CLASS, person: DEMO_PEOPLE.gridMember.id } }),
}
const claimed = (measures: string): Step => ({
  after: hours(2),
  by: 'gridMember',
  does: now => ({
    verb: 'claim',
    input: { measures, promisedDay: dayKey(now + days(2)), showContact: true },
  }),
})
const done = (text: string): Step => ({
  after: days(1),
  by: 'gridMember',
  does: () => ({ verb: 'resolve', input: { outcome: 'done', text, attachments: [] } }),
})
const submitted = (text: string): Step => ({
  after: 0,
  by: 'resident',
  does: () => ({
    verb: 'submit',
    input: {
      category: CLASS.category,
      sub: CLASS.sub,
      text,
      place: '',
      urgent: false,
      aboutStaff: false,
      showOnBoard: true,
      attachments: [],
    },
  }),
})

const ORDERS: readonly Order[] = [
  {
    id: 'closed',
    ago: days(20),
    steps: [
      submitted('样例：托人把药从镇上带回来'),
      dispatched,
      claimed('去镇上开会时带回来'),
      done('药送到家了'),
      {
        after: days(1) + hours(2),
        by: 'resident',
        does: () => ({ verb: 'rate', input: { score: 5, text: '送到手上', attachments: [] } }),
      },
      { after: days(10), by: 'clock', does: () => ({ verb: 'close', input: {} }) },
    ],
  },
  {
    id: 'late',
    ago: days(12),
    steps: [submitted('样例：托人去镇上取个包裹'), dispatched, claimed('赶集那天去取')],
  },
  {
    id: 'toRevisit',
    ago: days(3),
    steps: [
      {
        after: 0,
        by: 'gridMember',
        does: () => ({
          verb: 'register',
          input: {
            source: 'patrol',
            gridId: GROUP,
            category: CLASS.category,
            sub: CLASS.sub,
            text: '样例：巡查时看到活动室缺开水',
            place: '',
            urgent: false,
            aboutStaff: false,
            attachments: [],
          },
        }),
      },
      dispatched,
      claimed('送一壶开水过去'),
      done('送去了，往后每天早上送'),
    ],
  },
]

/** `filled`: how many orders and deeds there are now. */
export async function fillDemo(): Promise<{ filled: number } | Refusal> {
  const root = await store.get('grids', DEMO_COUNTY)
  if (!root?.demo) return refuse('DEMO_NONE')
  if (root.demo.endingAt !== null) return refuse('DEMO_ENDING')
  const now = clock()
  for (const order of ORDERS) {
    const refusal = await happened(order, now)
    if (refusal) return refusal
  }
  const told = await deeds(now)
  return isRefusal(told) ? told : { filled: ORDERS.length + told }
}

async function happened({ id, ago, steps }: Order, now: number): Promise<Refusal | null> {
  let ticketId: string | null = null
  for (const [i, { after, by, does }] of steps.entries()) {
    const at = now - ago + after
    const command = { ...does(at), key: `story:${id}:${i}` } as Command
    const asked: Press<'ticket'> = {
      id: ticketId,
      command,
      by: by === 'clock' ? null : await sampleOf(by, at),
      now: at,
    }
    const reply = await press('ticket', asked)
    if (isRefusal(reply) && reply.refused === 'BUSY') return reply
    // Somebody who tries the demonstration has gone on with it by now: then it is theirs.
    if (isRefusal(reply) && MOVED_ON.includes(reply.refused)) return null
    if (isRefusal(reply)) throw new Error(`the story of «${id}», step ${i}: ${reply.refused}`)
    ticketId = reply.matter.id
  }
  return null
}
const MOVED_ON: readonly RefusalCode[] = ['NOT_NOW', 'NOT_ALLOWED']
