/** The call that the open sheet makes. */
import { call } from '../../api/client'
import { clean } from '../../core/text/fold'
import type { Sheet } from './sheets'

interface Filled {
  id: string
  sheet: Exclude<Sheet, ''>
  text: string
  /** The household an objection is about; empty: the whole sheet of deeds. */
  about: string
  /** The objection that is answered. */
  answering: string
  verdict: string
  humanCheck: boolean
  key: string
}

export function pressed({ id, sheet, text, about, answering, verdict, humanCheck, key }: Filled) {
  const reason = clean(text)
  switch (sheet) {
    case 'object':
      return call('points.object', {
        id,
        reason,
        key,
        ...(about ? { householdId: about } : {}),
        ...(humanCheck ? { humanCheck: true as const } : {}),
      })
    case 'answer':
      return call('points.answer', { id, objectionId: answering, upheld: verdict === 'yes', reason, key })
    case 'confirm':
    case 'refuse':
      return call('points.confirm', {
        id,
        agree: sheet === 'confirm',
        key,
        ...(reason ? { reason } : {}),
      })
  }
}
