import { badParameter } from '../errors'
import { isObject } from './ejson'

/** Reads a JSON object from a request; no body is an empty one. */
export function readJson(body: Buffer): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(body.toString() || '{}')
  } catch {
    throw badParameter('the body is not JSON')
  }
  if (!isObject(value) || Array.isArray(value)) throw badParameter('the body is not a JSON object')
  return value
}
