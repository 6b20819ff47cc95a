/** What is missing on the dispatch page; else the deadline that will follow. The button carries the name. */
import { LIMITS } from '../../../core/limits'
import type { Form } from '../../../core/process/way'
import type { PersonView } from '../../../views/models'
import { dateText } from '../../../core/clock/shanghai'
import type { Category, Matter } from '../../../core/ticket/types'
import { CATEGORY_LABELS } from '../../../core/labels'
import type { DispatchSheet } from '../../../../contract/ticket/desk'
import { subsNow, TRACK_LABELS } from './rows'
import { LACKS_SUB, LACKS_MATTER } from '../../../views/sentences'

export type Mode = 'dispatch' | 'reassign' | 'reclassify'

/** What was sent on before is not changed without a word. */
export const NOTHING: Form = { title: '', note: '', yes: '', fields: [] }
export const REASON: Form = {
  ...NOTHING,
  fields: [
    {
      name: 'reason',
      label: '为什么改',
      type: 'line',
      needed: true,
      max: LIMITS.reason,
      hint: '写一句就行',
      ready: 'dispatch',
    },
  ],
}

interface Chosen {
  category: Category | ''
  sub: string
  matter: Matter | ''
  track: string
  chosen: string
  mode: Mode
  urgent: boolean
  people: PersonView[]
  filling: { lack: string }
}

export function judged(sheet: DispatchSheet, at: Chosen) {
  const { category, sub, track, chosen, mode, urgent } = at
  const subs = subsNow()
  const named = subs.find(one => one.id === sub)
  const limit = sheet.preview.find(one => String(one.track) === track)
  const { lengths } = sheet.detail
  const person = at.people.find(one => one.id === chosen)
  const then =
    mode === 'reclassify' ? '镇里点头才算' : `派下去${urgent ? lengths.urgent : lengths.claim}内要领`
  const mayCall = sheet.people.some(one => one.id === chosen && one.phone !== null)
  return {
    kind: category
      ? `${CATEGORY_LABELS[category]} · ${named ? named.label : sheet.detail.ticket.subLabel}`
      : '',
    subs: subs.filter(one => one.category === category).map(one => ({ value: one.id, label: one.label })),
    tracks: sheet.preview.map(one => ({
      value: String(one.track),
      label: TRACK_LABELS[one.track],
      note: `到 ${dateText(one.limitAt)}`,
    })),
    note: at.filling.lack || `${limit ? `${limit.words} · ` : ''}${then}`,
    main: buttonOf(mode, person),
    callName: person && !person.pool && mayCall ? person.name : '',
  }
}

/** What is missing beside the reason, or ''. */
export function lackOf({
  sub,
  matter,
  mode,
  chosen,
}: Pick<Chosen, 'sub' | 'matter' | 'mode' | 'chosen'>): string {
  if (sub === '') return LACKS_SUB
  if (matter === '') return LACKS_MATTER
  return mode !== 'reclassify' && chosen === '' ? '还差“派给谁”没选' : ''
}

function buttonOf(mode: Mode, person: PersonView | undefined): string {
  if (mode === 'reclassify') return '申请改分类'
  const verb = mode === 'reassign' ? '改派' : '派'
  if (!person) return mode === 'reassign' ? '改派' : '派单'
  return person.pool ? person.name : `${verb}给${person.name}`
}
