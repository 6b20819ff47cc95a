/** What the page draws of lists with names and numbers. */
import type { Api } from '../../../contract'
import { clockText, dateText } from '../../core/clock/shanghai'
import { EXPORT_PURPOSES, EXPORT_PURPOSE_NAMES } from '../../core/county/exporting'
import type { ChoiceView } from '../../views/models'

export type Export = Api['export.home']['reply']['mine'][number]

export const PURPOSES: ChoiceView[] = EXPORT_PURPOSE_NAMES.map(value => ({
  value,
  label: EXPORT_PURPOSES[value],
}))

export interface ExportView {
  id: string
  title: string
  words: string
  state: string
  mayFetch: boolean
}

const STATES: Record<Export['state'], (one: Export) => string> = {
  asked: ({ until }) => `等另一位点头，${dateText(until)}前`,
  agreed: ({ answeredByName, until }) =>
    `${answeredByName}同意了，${dateText(until)} ${clockText(until)} 前取，只能取一次`,
  refused: ({ answeredByName }) => `${answeredByName}没有同意`,
  fetched: () => '取过了',
  over: () => '过了日子，要的话再提一次',
}

export const viewOf = (one: Export): ExportView => ({
  id: one.id,
  title: `${one.village}，${EXPORT_PURPOSES[one.purpose]}`,
  words: `${one.byName} ${dateText(one.at)} ${clockText(one.at)} 提的`,
  state: STATES[one.state](one),
  mayFetch: one.state === 'agreed',
})
