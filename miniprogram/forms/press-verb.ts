/** Sends what a form holds as a verb of an order. */
import type { Api } from '../../contract'
import type { Pressed } from '../../contract/ticket/press'
import { call, type Result } from '../api/client'
import { press, type QueuedRoute } from '../api/offline-queue'
import type { Form } from '../core/process/way'
import { FORMS, type FormVerb } from '../core/ticket/phone/ways'
import type { TicketInfo } from '../core/ticket/sight/infos'
import { handIn, type Holder } from './filling'
import { inputOf } from './verb-form'

export const KEPT = '这会儿没信号，存在这个手机里了，有了信号自己会交。'

export const has = ({ fields }: Form, type: Form['fields'][number]['type']): boolean =>
  fields.some(field => field.type === type)

/**
 * Null: it was not sent, and the form says why. `kept`: only what may carry photos waits in this phone for signal; the
 * rest must be decided now.
 */
export async function pressVerb(
  holder: Holder,
  verb: FormVerb,
  ticket: Pick<TicketInfo, 'id' | 'rev' | 'title' | 'no'>,
  humanCheck: boolean,
): Promise<{ kept: true } | { kept: false; data: Pressed } | null> {
  const { key, filling } = holder.data
  if (filling.lack !== '') return null
  const { files, filled } = filling
  const form = FORMS[verb]
  const route = `ticket.${verb}` as const satisfies QueuedRoute
  const ask = {
    ticketId: ticket.id,
    key,
    input: inputOf(form, filled, ticket.rev),
    ...(humanCheck ? { humanCheck: true } : {}),
  }
  const title = `${form.title}：${ticket.title ?? ticket.no}`
  return handIn(holder, async () => {
    // Made from the verb's own fields, in a loop that TypeScript cannot look into; forms/verb-form.test.ts does.
    if (!has(form, 'files'))
      return (await call(route, ask as unknown as Api[typeof route]['ask'])) as Result<Pressed>
    const result = await press({ key, route, ask, files: [...files], title })
    return result.ok === true ? { ok: true, data: result.data as Pressed } : result
  })
}
