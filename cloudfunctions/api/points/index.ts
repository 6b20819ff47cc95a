/** points: a table of contents. */
import type { Route } from '../../../contract'
import type { Table } from '../request/serve'
import { apply } from './apply'
import { entries } from './entries'
import { home } from './home'
import { households } from './households'
import { list } from './list'
import { open } from './open'
import { answer, confirm, object, withdraw, standAside } from './press'
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
  'points.apply': apply,
  'points.confirm': confirm,
  'points.withdraw': withdraw,
  'points.object': object,
  'points.answer': answer,
  'points.standAside': standAside,
  'points.step': step,
  'points.entries': entries,
  'points.proof': proof,
  'points.statement': statement,
  'points.reverse': reverse,
}
