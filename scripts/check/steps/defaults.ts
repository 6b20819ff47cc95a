// A new event, state, verb or kind must be named by the compiler. `default:` would take it in silence.
import path from 'node:path'
import ts from 'typescript'
import { type Source, type Step, sources } from '../step'

/** Files that hold a `default:` at all; the others need no checker. */
const suspects = (root: string): Source[] =>
  ['contract', 'miniprogram', 'cloudfunctions']
    .flatMap(dir => sources(root, dir, '.ts'))
    .filter(({ text }) => /\bdefault\s*:/.test(text) && /\bswitch\b/.test(text))

/** One of several fixed texts: every member could have a case of its own. */
const isClosed = (type: ts.Type): boolean => {
  const members = type.isUnion() ? type.types : [type]
  const texts = members.filter(one => one.isStringLiteral())
  const nothing = members.filter(one => one.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null))
  return texts.length > 0 && texts.length + nothing.length === members.length
}

function silentIn(file: ts.SourceFile, checker: ts.TypeChecker, root: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isSwitchStatement(node)) {
      const silent = node.caseBlock.clauses.find(ts.isDefaultClause)
      // The declared type, not what is left of it: a case for each member would be possible.
      if (silent && isClosed(checker.getTypeAtLocation(node.expression))) {
        const line = file.getLineAndCharacterOfPosition(silent.getStart(file)).line + 1
        const name = path.relative(root, file.fileName).replaceAll(path.sep, '/')
        found.push(`${name}:${line} ${node.expression.getText(file)} 的每一种都要有自己的 case，不要 default`)
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

export const defaults: Step = {
  name: '新的一种不会悄悄漏掉',
  run(root) {
    const names = suspects(root).map(({ file }) => path.join(root, file))
    if (names.length === 0) return []
    const program = ts.createProgram(names, {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: [],
    })
    const checker = program.getTypeChecker()
    return program
      .getSourceFiles()
      .filter(({ fileName }) => names.includes(path.normalize(fileName)))
      .flatMap(file => silentIn(file, checker, root))
  },
}
