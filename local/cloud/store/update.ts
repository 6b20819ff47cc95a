import { update as mingoUpdate } from 'mingo/updater'
import { failed } from '../errors'
import { clone, type Doc, isObject } from '../wire/ejson'

/** Applies `$set`, `$inc`, `$push` … to a copy and tells whether anything changed. */
export function applyUpdate(doc: Doc, operators: Doc): { doc: Doc; changed: boolean } {
  refuseWhatMongoRefuses(doc, operators)
  const next = clone(doc)
  try {
    const changed = mingoUpdate(next, clone(operators)).length > 0
    return { doc: next, changed }
  } catch (error) {
    throw failed(error instanceof Error ? error.message : String(error))
  }
}

const typeName = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)

/** mingo lets these pass in silence; MongoDB refuses them. */
function refuseWhatMongoRefuses(doc: Doc, operators: Doc): void {
  for (const operator of ['$inc', '$mul']) {
    for (const path of pathsOf(operators, operator)) {
      const value = at(doc, path)
      if (value !== undefined && typeof value !== 'number')
        throw failed(
          `Cannot apply ${operator} to a value of non-numeric type. {_id: ${JSON.stringify(doc._id)}} has the field '${path}' of non-numeric type ${typeName(value)}`,
        )
    }
  }
  for (const operator of ['$push', '$addToSet', '$pop', '$pull', '$pullAll']) {
    for (const path of pathsOf(operators, operator)) {
      const value = at(doc, path)
      if (value !== undefined && !Array.isArray(value))
        throw failed(
          `The field '${path}' must be an array but is of type ${typeName(value)} in document {_id: ${JSON.stringify(doc._id)}}`,
        )
    }
  }
  for (const operator of ['$set', '$inc', '$push', '$max', '$min', '$mul', '$addToSet'])
    for (const path of pathsOf(operators, operator)) refuseStepThroughScalar(doc, path)
}

function refuseStepThroughScalar(doc: Doc, path: string): void {
  const segments = path.split('.')
  let value: unknown = doc
  for (const [i, segment] of segments.slice(0, -1).entries()) {
    value = (value as Doc)[segment]
    if (value === undefined) return
    if (!isObject(value))
      throw failed(
        `Cannot create field '${segments[i + 1]}' in element {${segment}: ${JSON.stringify(value)}}`,
      )
  }
}

function pathsOf(operators: Doc, operator: string): string[] {
  const paths = operators[operator]
  return isObject(paths) ? Object.keys(paths) : []
}

function at(doc: Doc, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), doc)
}
