/**
 * `miniprogram/api/shapes.ts`: a mark of the shape of each answer that a phone may keep. It changes exactly when a field of the
 * answer comes, goes or changes its type, so that a page kept by an older release is dropped instead of drawn by half.
 */
import { createHash } from 'node:crypto'
import ts from 'typescript'
import { pointsReads } from '../../contract/points'
import { reads } from '../../contract'

const FILE = new URL('../../contract/index.ts', import.meta.url).pathname
const { Bundler } = ts.ModuleResolutionKind
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: Bundler,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  lib: ['lib.es2022.d.ts'],
  types: [],
}

export function shapes(): string {
  const marks = marksOf(FILE, [...Object.keys(reads), ...Object.keys(pointsReads)].sort())
  return [
    '/** Marks of the shapes of answers, for pages that are kept. Written by scripts/generate.ts from the contract, not by hand. */',
    "import type { KeptRoute } from '../../contract'",
    '',
    `export const SHAPES: Readonly<Record<KeptRoute, string>> = ${JSON.stringify(marks)}`,
    '',
  ].join('\n')
}

/** The marks of these members of the exported type `Replies` of a file. */
export function marksOf(file: string, routes: readonly string[]): Record<string, string> {
  const program = ts.createProgram([file], OPTIONS)
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(file)
  const replies = source?.statements.find(
    (one): one is ts.TypeAliasDeclaration | ts.InterfaceDeclaration =>
      (ts.isTypeAliasDeclaration(one) || ts.isInterfaceDeclaration(one)) && one.name.text === 'Replies',
  )
  if (!replies) throw new Error(`${file} has no type Replies`)
  const type = checker.getTypeAtLocation(replies)
  return Object.fromEntries(
    routes.map(route => {
      const reply = type.getProperty(route)
      if (!reply) throw new Error(`${route} has no answer in ${file}`)
      const shape = shapeOf(checker, checker.getTypeOfSymbol(reply), [])
      return [route, createHash('sha256').update(shape).digest('hex').slice(0, 8)]
    }),
  )
}

/** The type written out, names of interfaces left aside. `around`: the types it stands in; one of them is named by its place. */
function shapeOf(checker: ts.TypeChecker, type: ts.Type, around: readonly ts.Type[]): string {
  const inside = (one: ts.Type): string => shapeOf(checker, one, [...around, type])
  const up = around.indexOf(type)
  if (up >= 0) return `^${around.length - up}`
  if (type.isUnion()) return [...new Set(type.types.map(inside))].sort().join('|')
  if (checker.isArrayType(type) || checker.isTupleType(type))
    return `[${checker
      .getTypeArguments(type as ts.TypeReference)
      .map(inside)
      .join()}]`
  const properties = type.isIntersection() || type.flags & ts.TypeFlags.Object ? type.getProperties() : []
  const index = type.getStringIndexType()
  if (properties.length === 0 && !index) return checker.typeToString(type)
  const fields = properties.map(
    one =>
      `${one.name}${one.flags & ts.SymbolFlags.Optional ? '?' : ''}:${inside(checker.getTypeOfSymbol(one))}`,
  )
  return `{${[...fields.sort(), ...(index ? [`*:${inside(index)}`] : [])].join()}}`
}
