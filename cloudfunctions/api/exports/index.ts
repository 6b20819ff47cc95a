/** A village's people with their numbers: who wants them, who lets them out, who fetched them (docs/adr/0196). */
import type { Table } from '../request/serve'
import { answer } from './answer'
import { ask } from './ask'
import { fetch } from './fetch'
import { home } from './home'

export const exportsTable = {
  'export.home': home,
  'export.ask': ask,
  'export.answer': answer,
  'export.fetch': fetch,
} satisfies Partial<Table>
