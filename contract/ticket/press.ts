/** The routes of an order's verbs. Their inputs are made from the fields of the verbs. */
import * as z from 'zod'
import type { TicketDetail } from '../../miniprogram/core/ticket/sight/infos'
import { LIMITS } from '../../miniprogram/core/limits'
import { id, instead, key, mobile, words } from '../shapes'
import { verbInputs, type PersonVerb } from './verbs'

type Body = z.ZodType
/** Sent again with the same words after TEXT_RISKY, when the author asks for a person to look. */
const humanCheck = z.literal(true).optional()
const press = <S extends Body>(input: S) => z.strictObject({ ticketId: id, key, instead, input, humanCheck })
const fresh = <S extends Body>(input: S) => z.strictObject({ key, instead, input, humanCheck })
/** Somebody who is on no list, as the helper who stands before them says: instead of `onBehalfOf`. */
const unlisted = z.strictObject({
  gridId: id,
  name: words(LIMITS.name, 'moderated'),
  door: words(LIMITS.door, 'moderated'),
  phone: mobile.optional(),
})
/** Somebody of one's own household, as `me.household` names them: instead of `onBehalfOf`. */
const member = z.string().regex(/^[0-9a-f]{16}$/)
export type Unlisted = z.output<typeof unlisted>

/** One route per verb. `submit` and `register` make a ticket, so they carry no id. */
export const presses = {
  'ticket.submit': fresh(verbInputs.submit).extend({
    helped: unlisted.optional(),
    family: member.optional(),
  }),
  'ticket.register': fresh(verbInputs.register),
  ...Object.fromEntries(
    Object.entries(verbInputs)
      .filter(([verb]) => verb !== 'submit' && verb !== 'register')
      .map(([verb, input]) => [`ticket.${verb}`, press(input)]),
  ),
} as unknown as PressSchemas

/** `instead`: the keys of the same form before it was edited. */
interface Keyed {
  key: string
  instead?: string[]
}
type Input<V extends PersonVerb> = (typeof verbInputs)[V]
/** What one verb alone is told beside its input. */
interface Beside {
  submit: { helped?: Unlisted; family?: string }
}
type More<V extends PersonVerb> = V extends keyof Beside ? Beside[V] : unknown
type Press<V extends PersonVerb> = V extends 'submit' | 'register'
  ? z.ZodType<
      Keyed & { input: z.output<Input<V>>; humanCheck?: true } & More<V>,
      Keyed & { input: z.input<Input<V>>; humanCheck?: true } & More<V>
    >
  : z.ZodType<
      Keyed & { ticketId: string; input: z.output<Input<V>>; humanCheck?: true },
      Keyed & { ticketId: string; input: z.input<Input<V>>; humanCheck?: true }
    >
type PressSchemas = { [V in PersonVerb as `ticket.${V}`]: Press<V> }

export interface Pressed {
  /** null when it is out of the presser's sight now, e.g. after giving it back. */ ticket: TicketDetail | null /** One sentence for the toast. */
  message: string /** Of an order made for somebody, just now: the eight digits to write on their slip, and the number beside them. */
  slip?: string
  no?: string
}
