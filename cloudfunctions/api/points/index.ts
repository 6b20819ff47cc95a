/** points: a table of contents. */
import type { Route } from '../../../contract'
import type { Table } from '../request/serve'
import { entries } from './entries'
import { home } from './home'
import { households } from './households'
import { list } from './list'
import { open } from './open'
import { verb } from './press'
import { proof } from './proof'
import { reverse } from './reverse'
import { rules } from './rules'
import { statement } from './statement'
import { step } from './step'

type Mine = Extract<Route, `points.${string}`>

export const pointsTable: Pick<Table, Mine> = {
  'points.home': home,
  'points.rules': rules,
  'points.households': households,
  'points.list': list,
  'points.open': open,
  'points.apply': verb('apply'),
  'points.confirm': verb('confirm'),
  'points.withdraw': verb('withdraw'),
  'points.object': verb('object'),
  'points.answer': verb('answer'),
  'points.standAside': verb('standAside'),
  'points.step': step,
  'points.entries': entries,
  'points.proof': proof,
  'points.statement': statement,
  'points.reverse': reverse,
}
