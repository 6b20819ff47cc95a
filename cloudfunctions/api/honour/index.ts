/** Honours: a table of contents. */
import type { Table } from '../request/serve'
import type { Route } from '../../_contract'
import { list, open } from './list'
import { nominate } from './nominate'
import { answerObjection, consent, object, standAside, vote } from './press'

export const honourTable: Pick<Table, Extract<Route, `honour.${string}`>> = {
  'honour.list': list,
  'honour.open': open,
  'honour.nominate': nominate,
  'honour.consent': consent,
  'honour.object': object,
  'honour.answer': answerObjection,
  'honour.vote': vote,
  'honour.standAside': standAside,
}
