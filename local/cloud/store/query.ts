import { Aggregator, Query } from 'mingo'
import { failed } from '../errors'
import { LIMIT } from '../limits'
import { type Doc, parse, stringify } from '../wire/ejson'
import { type Order, plan, type Plan } from './planner'
import type { Index, Row, Table } from './table'

export interface Search {
  filter?: Doc
  order?: Order
  skip?: number
  limit?: number
  projection?: Doc
}

/** Compiles a filter; scripts in filters (`$where`, `$function`) are refused, as are unknown operators. */
function compile(filter: Doc): Query {
  try {
    return new Query(filter, { scriptEnabled: false })
  } catch (error) {
    throw failed(
      `[FailedOperation] bad query ${stringify(filter)}: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

/** Whether a document a plan offered is one of those asked for; it is read only when that is not known already. */
function tester(filter: Doc, chosen: Plan<Index> | undefined): (read: () => Doc) => boolean {
  if (chosen?.by === 'id' && chosen.exact) return () => true
  const query = compile(filter)
  return read => query.test(read())
}

/** The documents with only the asked fields. */
export function project(docs: Doc[], projection: Doc): Doc[] {
  return new Query({}).find<Doc>(docs, projection).all()
}

/** Everything a plan offers, each document once. */
function* candidates(table: Table, chosen: Plan<Index> | undefined): Generator<Row> {
  if (!chosen) {
    for (const row of table.scan()) {
      table.examined++
      yield row
    }
    return
  }
  const seen = new Set<unknown>()
  if (chosen.by === 'id') {
    for (const id of new Set(chosen.ids)) {
      const row = table.get(id)
      if (row) {
        table.examined++
        yield row
      }
    }
    return
  }
  const statement = chosen.walk === 'backward' ? chosen.index.backward : chosen.index.forward
  for (const range of chosen.ranges) {
    for (const row of statement.iterate(...range) as Iterable<Row>) {
      if (chosen.repeats) {
        if (seen.has(row.rid)) continue
        seen.add(row.rid)
      }
      table.examined++
      yield row
    }
  }
}

/** Plans a search and refuses to crawl through a big collection. */
function planned(table: Table, filter: Doc, order: Order, what: string): Plan<Index> | undefined {
  const chosen = plan(table.indexes, filter, order)
  const asks = Object.keys(filter).length > 0 || Object.keys(order).length > 0
  if (!chosen && asks && table.isBig()) throw withoutIndex(table.name, what, filter, order)
  return chosen
}

function withoutIndex(collection: string, what: string, filter: Doc, order: Order): Error {
  const sort = Object.keys(order).length > 0 ? ` sorted by ${JSON.stringify(order)}` : ''
  return failed(
    `[FailedOperation.QueryWithoutIndex] ${what} on ${collection} where ${stringify(filter)}${sort} has no index and ${collection} holds more than ${LIMIT.unindexedDocuments} documents. Add an index that begins with the fields compared for equality, then the field sorted by.`,
  )
}

/** The texts of the documents found, in order. */
export function find(
  table: Table,
  { filter = {}, order = {}, skip = 0, limit = LIMIT.documentsByDefault, projection }: Search,
): string[] {
  const chosen = planned(table, filter, order, 'get')
  const inOrder = Object.keys(order).length === 0 || (chosen?.by === 'index' && chosen.walk !== undefined)
  const found = inOrder
    ? firstOf(table, chosen, filter, skip, limit)
    : sorted(table, chosen, filter, order, skip, limit)
  if (!projection) return guardSize(found)
  return guardSize(
    project(
      found.map(text => parse(text)),
      projection,
    ).map(stringify),
  )
}

function firstOf(
  table: Table,
  chosen: Plan<Index> | undefined,
  filter: Doc,
  skip: number,
  limit: number,
): string[] {
  const matches = tester(filter, chosen)
  const out: string[] = []
  let toSkip = skip
  if (limit <= 0) return out
  for (const row of candidates(table, chosen)) {
    if (!matches(() => parse(row.doc)) || toSkip-- > 0) continue
    out.push(row.doc)
    if (out.length >= limit) break
  }
  return out
}

function sorted(
  table: Table,
  chosen: Plan<Index> | undefined,
  filter: Doc,
  order: Order,
  skip: number,
  limit: number,
): string[] {
  return new Query({})
    .find<Doc>(matching(table, chosen, filter), {})
    .sort(order)
    .skip(skip)
    .limit(limit)
    .all()
    .map(stringify)
}

function matching(table: Table, chosen: Plan<Index> | undefined, filter: Doc): Doc[] {
  const query = compile(filter)
  const out: Doc[] = []
  let bytes = 0
  for (const row of candidates(table, chosen)) {
    const doc = parse(row.doc)
    if (!query.test(doc)) continue
    bytes += row.doc.length
    if (bytes > LIMIT.sortBytes)
      throw failed(
        `Executor error during find command on ${table.name}: OperationFailed: Sort exceeded memory limit of ${LIMIT.sortBytes} bytes, but did not opt in to external sorting.`,
      )
    out.push(doc)
  }
  return out
}

function guardSize(texts: string[]): string[] {
  const bytes = texts.reduce((sum, text) => sum + text.length, 0)
  if (bytes > LIMIT.answerBytes)
    throw failed(
      `the answer has ${bytes} bytes, more than ${LIMIT.answerBytes}: ask for fewer documents or fields`,
    )
  return texts
}

/** The rows a write concerns, with their documents. */
export function rowsFor(table: Table, filter: Doc, multi: boolean, what: string): { row: Row; doc: Doc }[] {
  const chosen = planned(table, filter, {}, what)
  const matches = tester(filter, chosen)
  const out: { row: Row; doc: Doc }[] = []
  for (const row of candidates(table, chosen)) {
    const doc = parse(row.doc)
    if (!matches(() => doc)) continue
    out.push({ row, doc })
    if (!multi) break
  }
  return out
}

export function count(table: Table, filter: Doc = {}): number {
  if (Object.keys(filter).length === 0) return table.count()
  const chosen = planned(table, filter, {}, 'count')
  if (chosen?.by === 'index' && chosen.exact) return countKeys(chosen)
  const query = compile(filter)
  let found = 0
  for (const row of candidates(table, chosen)) if (query.test(parse(row.doc))) found++
  return found
}

function countKeys({ index, ranges, repeats }: Extract<Plan<Index>, { by: 'index' }>): number {
  const statement = repeats ? index.countDistinct : index.count
  return ranges.reduce((sum, range) => sum + (statement.get(...range) as { n: number }).n, 0)
}

/** Runs a pipeline. A leading `$match`, `$sort`, `$limit` is answered by an index where there is one. */
export function aggregate(table: Table, stages: Doc[], other: (collection: string) => Table): string[] {
  const match = (stages[0]?.$match ?? {}) as Doc
  const rest = stages[0]?.$match ? stages.slice(1) : stages
  if (!stages[0]?.$match && table.isBig() && rest[0]?.$sort === undefined)
    throw withoutIndex(table.name, 'aggregate', {}, {})
  const order = (rest[0]?.$sort ?? {}) as Order
  const chosen = planned(table, match, order, 'aggregate')
  const early =
    chosen?.by === 'index' && chosen.walk && typeof rest[1]?.$limit === 'number' ? rest[1].$limit : undefined
  const source =
    early === undefined
      ? matchingAll(table, chosen, match)
      : firstOf(table, chosen, match, 0, early).map(text => parse(text))
  const collectionResolver = (name: string) => [...other(name).scan()].map(row => parse(row.doc))
  return guardSize(run(rest, source, collectionResolver).map(stringify))
}

function matchingAll(table: Table, chosen: Plan<Index> | undefined, filter: Doc): Doc[] {
  const query = compile(filter)
  const out: Doc[] = []
  for (const row of candidates(table, chosen)) {
    const doc = parse(row.doc)
    if (query.test(doc)) out.push(doc)
  }
  return out
}

function run(stages: Doc[], source: Doc[], collectionResolver: (name: string) => Doc[]): Doc[] {
  try {
    return new Aggregator(stages, { collectionResolver, scriptEnabled: false }).run<Doc>(source)
  } catch (error) {
    throw failed(error instanceof Error ? error.message : String(error))
  }
}
