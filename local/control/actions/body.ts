/** Reads the fields of a request; a field of the wrong kind is refused as Tencent refuses it. */
import { ControlError } from '../errors'

export type Body = Record<string, unknown>

const missing = (name: string) =>
  new ControlError('MissingParameter', `The request is missing a required parameter \`${name}\`.`)
const wrong = (name: string) =>
  new ControlError('InvalidParameter', `The value type of parameter \`${name}\` is not valid.`)

export function words(body: Body, name: string): string {
  const value = body[name]
  if (value === undefined || value === '') throw missing(name)
  if (typeof value !== 'string') throw wrong(name)
  return value
}

export function textOr<T>(body: Body, name: string, otherwise: T): string | T {
  return body[name] === undefined ? otherwise : words(body, name)
}

export function countOr<T>(body: Body, name: string, otherwise: T): number | T {
  const value = body[name]
  if (value === undefined) return otherwise
  if (typeof value !== 'number') throw wrong(name)
  return value
}

export function record(body: Body, name: string): Body {
  const value = body[name]
  if (value === undefined) throw missing(name)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(name)
  return value as Body
}

export function records(body: Body, name: string): Body[] {
  const value = body[name]
  if (value === undefined) return []
  if (!Array.isArray(value)) throw wrong(name)
  return value as Body[]
}
