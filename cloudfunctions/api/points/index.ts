/** points: a table of contents. */
import { refuse } from '../../../miniprogram/core/refusal'
import type { Route } from '../../_contract'
import { pointsReads, pointsWrites } from '../../_contract/points'
import type { Handler, Table } from '../../_shell/serve'

type Mine = Extract<Route, `points.${string}`>
const names = [...Object.keys(pointsReads), ...Object.keys(pointsWrites)].filter(name => name.startsWith('points.'))
export const pointsTable = Object.fromEntries(names.map(name => [name, { known: async () => refuse('NO_SUCH_ROUTE') } satisfies Handler<Mine>])) as unknown as Pick<Table, Mine>
