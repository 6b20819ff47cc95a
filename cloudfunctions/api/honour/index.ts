/** Honours: a table of contents. */
import type { Table } from '../request/serve'
import type { Route } from '../../../contract'
import { list, open } from './list'
import { verb } from './press'

export const honourTable: Pick<Table, Extract<Route, `honour.${string}`>> = {
  'honour.list': list,
  'honour.open': open,
  'honour.nominate': verb('nominate'),
  'honour.consent': verb('consent'),
  'honour.object': verb('object'),
  'honour.answer': verb('answer'),
  'honour.vote': verb('vote'),
  'honour.standAside': verb('standAside'),
}
