/** Handing the form in, and what to do when an earlier version of it did arrive. */
import { press } from '../../api/offline-queue'
import { ask } from '../../utils/toast'
import type { Pressed } from '../../../contract/ticket/press'
import { additionFrom, filesOf, helpedIn, submitInput, titleOf, type Filed, type OrderDraft } from './draft'

export function handIn(draft: OrderDraft, behalf: boolean, filed: Filed, humanCheck: boolean) {
  return press({
    key: draft.key,
    route: 'ticket.submit',
    ask: {
      key: draft.key,
      input: { ...submitInput(draft, filed, behalf) } as Record<string, unknown>,
      ...helpedIn(draft, behalf),
      ...(humanCheck ? { humanCheck } : {}),
    },
    files: filesOf(draft),
    title: titleOf(draft, filed.label),
  })
}

export interface Already {
  code: string
  message: string
  order: { id: string; no: string; differs: string[] }
}

/** What the person wants: an order of its own, on to the one that is there, or stay (with what went wrong). */
export type Onward =
  | { kind: 'another' }
  | { kind: 'there'; message: string }
  | { kind: 'stay'; message: string }

const STAY: Onward = { kind: 'stay', message: '' }

/** An earlier version of the form did arrive: nothing was handed in now, and what is new can go to that order. */
export async function onwardFrom(
  draft: OrderDraft,
  { code, message: words, order }: Already,
  sub: string,
  busy: (is: boolean) => void,
): Promise<Onward> {
  const wants = (yes: string, no: string) => ask({ title: '已经交上去了', words, yes, no })
  if (code === 'KEY_DONE_STAFF') return (await wants('另交一单', '先不交')) ? { kind: 'another' } : STAY
  const added = additionFrom(draft, order.differs, sub)
  if (!added) return { kind: 'there', message: words }
  if (!(await wants('补进去', '先不补'))) return STAY
  busy(true)
  const { files, ...input } = added
  const key = `${draft.key}-add`
  const result = await press({
    key,
    route: 'ticket.amend',
    ask: { key, ticketId: order.id, input: { ...input, attachments: [] } },
    files,
    title: draft.text,
  })
  busy(false)
  if (result.ok === false) return { kind: 'stay', message: result.message }
  if (result.ok === 'kept') return { kind: 'there', message: '补的话存在这个手机里了，有了信号自己会交。' }
  return { kind: 'there', message: (result.data as Pressed).message }
}
