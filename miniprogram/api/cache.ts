/**
 * The last answer of a page, shown at once while the new one is on its way, with its hour. Kept per route and input;
 * dropped when a different person signs in.
 */
import type { Api } from '../../contract'
import { call, type Result } from './client'
import { dropPage, dropPages, keepPage, readPage } from './seen-pages'

export interface Kept<T> {
  at: number
  data: T
}
const nameOf = (route: string, ask: unknown) => `${route}:${JSON.stringify(ask)}`

export function recall<R extends keyof Api>(route: R, ask: Api[R]['ask']): Kept<Api[R]['reply']> | null {
  return readPage(nameOf(route, ask)) as Kept<Api[R]['reply']> | null
}

/** Calls, and keeps a good answer for the next time without signal. A full storage is no reason to fail. */
export async function fetchFresh<R extends keyof Api>(
  route: R,
  ask: Api[R]['ask'],
): Promise<Result<Api[R]['reply']>> {
  const result = await call(route, ask)
  if (result.ok) keepPage(nameOf(route, ask), { at: Date.now(), data: result.data })
  return result
}

/** Of one question: the cloud says that it is not to be seen any more. */
export function forget<R extends keyof Api>(route: R, ask: Api[R]['ask']): void {
  dropPage(nameOf(route, ask))
}

export const forgetAll = dropPages
