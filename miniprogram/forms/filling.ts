/** What stands in a form while it is filled in: what was typed or chosen, its files, and what is still missing. */
import type { LocalFile } from '../api/files'
import { newKey } from '../api/key'
import type { Form } from '../core/process/way'
import { dropFile } from './attach'
import { dropDraft, keepDraft, readDraft } from './draft'
import { lacking, scoresIn, type Filled } from './verb-form'

export interface Filling {
  filled: Filled
  /** The scores among it, as numbers; one that was not given is left out. */
  scores: Readonly<Record<string, number>>
  files: readonly LocalFile[]
  /** What is still missing, or ''. */
  lack: string
  busy: boolean
  /** Why it was refused; `risky` where a person may look instead of the machine, `number` where the mistake is ours. */
  trouble: string
  risky: boolean
  number: string
}
export const UNFILLED: Filling = {
  filled: {},
  scores: {},
  files: [],
  lack: '',
  busy: false,
  trouble: '',
  risky: false,
  number: '',
}
/** What `form-fields` fires as `change`. */
export type Changed = WechatMiniprogram.CustomEvent<{
  filled: Filled
  files: readonly LocalFile[]
  trouble?: string
}>

/** Kept on this phone under a name until it is handed in. */
interface Kept {
  key: string
  filled: Filled
  files: readonly LocalFile[]
}
export interface Refused {
  code: string
  message: string
  /** The field that it is about. */
  field?: string
  /** It may go well the next time. */
  retry?: boolean
}
/** A page or a sheet that holds a form. */
export interface Holder {
  data: { filling: Filling; draft: string; key: string }
  setData(change: { filling?: Filling; draft?: string; key?: string }): void
  /** What is missing beside what the form knows of, or ''. */
  alsoLacking?(filled: Filled, files: readonly LocalFile[]): string
  /** Shows what follows from what is filled in. */
  follow?(filled: Filled): void
  /** Hears of a refusal, which the form says already. */
  refused?(failure: Refused): void
}

/** What is typed here mends it, or the next try does. */
export const isMendedHere = ({ code, field, retry }: Omit<Refused, 'message'>): boolean =>
  retry === true || field !== undefined || MENDED_IN_THE_WORDS.indexOf(code) >= 0
const MENDED_IN_THE_WORDS: readonly string[] = ['TEXT_RISKY', 'TEXT_NOT_TAKEN', 'BAD_INPUT']

export const IS_CURRENT: Holder['data'] = { filling: UNFILLED, draft: '', key: '' }

/** Opens a form, with what was being written in it; `start`: what stands in it before anything is written. */
export function begin(holder: Holder, form: Form, draft: string, start: Filled = {}): void {
  const kept = readDraft<Kept>(draft)
  holder.setData({ draft, key: kept?.key ?? newKey(), filling: UNFILLED })
  put(holder, form, kept?.filled ?? start, kept?.files ?? [])
}

/** Shows what stands in it now. */
export function put(
  holder: Holder,
  form: Form,
  filled: Filled,
  files: readonly LocalFile[],
  trouble = '',
): void {
  const lack = lacking(form, filled, files.length > 0) || (holder.alsoLacking?.(filled, files) ?? '')
  const scores = scoresIn(form, filled)
  holder.setData({
    filling: { ...holder.data.filling, filled, scores, files, lack, trouble, risky: false, number: '' },
  })
  holder.follow?.(filled)
}

/** Shows it and keeps it. */
export function change(holder: Holder, form: Form, { filled, files, trouble }: Changed['detail']): void {
  put(holder, form, filled, files, trouble)
  const { draft, key } = holder.data
  keepDraft(draft, { key, filled, files } satisfies Kept)
}

type Answer<T> = { ok: true; data: T } | { ok: 'kept' } | (Refused & { ok: false; log?: string })

/**
 * Sends what stands there, once at a time. Null: it was not sent, or refused, and the form says why. `kept`: it lies in
 * this phone and goes by itself. Afterwards nothing of it is kept as a draft.
 */
export async function handIn<T>(
  holder: Holder,
  send: () => Promise<Answer<T>>,
): Promise<{ kept: true } | { kept: false; data: T } | null> {
  const { filling, draft } = holder.data
  if (filling.busy) return null
  holder.setData({ filling: { ...filling, busy: true, trouble: '', risky: false, number: '' } })
  const result = await send()
  if (result.ok === false) {
    const { message, code, log = '' } = result
    holder.setData({
      filling: {
        ...holder.data.filling,
        busy: false,
        trouble: message,
        risky: code === 'TEXT_RISKY',
        number: log,
      },
    })
    holder.refused?.(result)
    return null
  }
  dropDraft(draft)
  holder.setData({ filling: { ...holder.data.filling, busy: false } })
  if (result.ok === 'kept') return { kept: true }
  for (const file of filling.files) dropFile(file)
  return { kept: false, data: result.data }
}
