/**
 * The last answer of a page, shown at once while the new one is on its way, with its hour. Kept per route and input;
 * dropped when a different person signs in, and when this release expects another shape of it.
 */
import type { Api, KeptRoute } from '../../contract'
import { call, type Result } from './client'
import { SHAPES } from './shapes'
import { dropPage, dropPages, keepPage, readPage } from './seen-pages'

export interface Kept<T> {
  at: number
  data: T
}
const nameOf = (route: string, ask: unknown) => `${route}:${JSON.stringify(ask)}`

export function recall<R extends KeptRoute>(route: R, ask: Api[R]['ask']): Kept<Api[R]['reply']> | null {
  const name = nameOf(route, ask)
  const kept = readPage(name) as (Kept<Api[R]['reply']> & { shape?: string }) | null
  if (!kept) return null
  if (kept.shape === SHAPES[route]) return { at: kept.at, data: kept.data }
  dropPage(name)
  return null
}

/** Calls, and keeps a good answer for the next time without signal. A full storage is no reason to fail. */
export async function fetchFresh<R extends KeptRoute>(
  route: R,
  ask: Api[R]['ask'],
): Promise<Result<Api[R]['reply']>> {
  const result = await call(route, ask)
  if (result.ok) keepPage(nameOf(route, ask), { at: Date.now(), shape: SHAPES[route], data: result.data })
  return result
}

/** Of one question: the cloud says that it is not to be seen any more. */
export function forget<R extends KeptRoute>(route: R, ask: Api[R]['ask']): void {
  dropPage(nameOf(route, ask))
}

export const forgetAll = dropPages
