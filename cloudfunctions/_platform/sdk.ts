/** The server SDK: the only importer of @cloudbase/node-sdk, with the part of its types that is used here. */
import tcb from '@cloudbase/node-sdk'
import { isOverloaded, isUnread, databaseErrorOf } from './database-error'
import { withRetry } from './retry'

/** What a field is compared with. */
export type Scalar = string | number | boolean | null

interface Doc {
  get(): Promise<{ data: unknown }>
  set(data: object): Promise<unknown>
  remove(): Promise<unknown>
  update(data: object): Promise<{ updated?: number }>
}
/** Stages of an aggregate, one after the other. */
export interface Pipeline {
  match(query: object): Pipeline
  unwind(field: string): Pipeline
  group(fields: object): Pipeline
  project(fields: object): Pipeline
  limit(n: number): Pipeline
  end(): Promise<{ data: Record<string, unknown>[] }>
}
export interface Coll extends Select {
  aggregate(): Pipeline
  doc(id: string): Doc
  add(data: object): Promise<unknown>
}
interface Select {
  where(query: object): Select
  orderBy(field: string, direction: string): Select
  skip(n: number): Select
  limit(n: number): Select
  field(fields: Record<string, boolean>): Select
  get(): Promise<{ data: Record<string, unknown>[] }>
  update(data: object): Promise<{ updated?: number }>
  remove(): Promise<{ deleted?: number }>
  updateAndReturn(data: object): Promise<{ doc?: Record<string, unknown> | null }>
}
export interface Command {
  lt(x: Scalar): Command
  lte(x: Scalar): Command
  gt(x: Scalar): Command
  gte(x: Scalar): Command
  in(x: readonly Scalar[]): Command
  all(x: readonly Scalar[]): Command
  neq(x: Scalar): Command
  not(x: Command): Command
  and(x: Command): Command
  inc(n: number): unknown
  push(x: unknown): unknown
  pull(x: unknown): unknown
  set(x: unknown): unknown
}
interface Database {
  collection(name: string): Coll
  command: Command
  runTransaction<T>(work: (t: { collection(name: string): Coll }) => Promise<T>, times: number): Promise<T>
}

// The SDK's own typings say any or void for most of this; this file is where that ends.
export const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV as unknown as string })
export const db = app.database() as unknown as Database
export const _ = db.command

/** Asks the service once; what it refuses becomes a `DatabaseError`. For transactions: anyone who began one tries it again whole. */
export async function ask<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw databaseErrorOf(error)
  }
}

/** A crowd is over in a second or two, or it is said to be one: a request waits for several of these. */
const CROWD = { tries: 8, firstWaitMs: 25, patienceMs: 3000 }

/** A write that must not be done twice: asked again where it was turned away. */
export const adding = <T>(work: () => Promise<T>): Promise<T> =>
  withRetry(() => ask(work), { ...CROWD, isWorth: isOverloaded })

/** What may be done twice: asked again also where nobody knows whether it was done. */
export const asking = <T>(work: () => Promise<T>): Promise<T> =>
  withRetry(() => ask(work), { ...CROWD, isWorth: isUnread })
