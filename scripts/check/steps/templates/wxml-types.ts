// Templates against the types of their page: glass-easel-template-compiler turns WXML into TypeScript, tsc checks it
// against what miniprogram-api-typings knows of Page() and Component(). Needs `export default Page({…})`.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import ts from 'typescript'
import type { Step } from '../../step'
import { sources } from '../../step'

type Location = [number, number, number, number]
type Converted = {
  code(): string | undefined
  getSourceLocation(
    startLine: number,
    startColumn: number,
    endLine: number,
    endColumn: number,
  ): Location | undefined
}
type Warning = { level: string; message: string; startLine: number; startColumn: number }
type Group = {
  addTmpl(path: string, source: string): Warning[]
  getTmplConvertedExpr(path: string, environment: string): Converted
}

const require = createRequire(import.meta.url)
const json = (file: string) =>
  fs.existsSync(file)
    ? (JSON.parse(fs.readFileSync(file, 'utf8')) as { usingComponents?: Record<string, string> })
    : {}
// warnings about style, not about mistakes
const LOUD = new Set(['error', 'fatal'])
// WXML reads a field of nothing as nothing; and a handler may be named by data (bind:tap="{{act}}")
const LENIENT = new Set([2531, 2532, 18_047, 18_048, 18_049])
// inside wx:if the compiler does not know that something is there
const FROM_NOTHING = /Type 'undefined' is not assignable to type '[^']*'\.$/
const NAMED_HANDLER = /^Type 'string' is not assignable to type 'Function'/

// the compiler knows handlers by `bind:tap`; `bindtap` means the same and would pass unseen
const withColons = (wxml: string) => wxml.replace(/(\s(?:capture-)?(?:bind|catch))([a-z]+=)/g, '$1:$2')

/** What the template may name: its own data and methods, and the properties of each component in use. */
function environment(root: string, base: string): string {
  const dir = path.dirname(base)
  const using = {
    ...json(path.join(root, 'miniprogram/app.json')).usingComponents,
    ...json(`${base}.json`).usingComponents,
  }
  const imports: string[] = []
  const tags = Object.entries(using).map(([tag, ref]) => {
    const target = ref.startsWith('/') ? path.join(root, 'miniprogram', ref) : path.resolve(dir, ref)
    if (!fs.existsSync(`${target}.ts`)) return `${JSON.stringify(tag)}: any;`
    const name = `C_${tag.replaceAll('-', '_')}`
    imports.push(
      `import type ${name} from ${JSON.stringify(`./${path.relative(dir, target).replaceAll(path.sep, '/')}`)};`,
    )
    return `${JSON.stringify(tag)}: PropertiesOf<typeof ${name}>;`
  })
  return `import type Self from ${JSON.stringify(`./${path.basename(base)}`)};
${imports.join('\n')}
type FieldsOf<T> = (T & Record<string, unknown>)['_$fieldTypes'];
type PropertiesOf<T> = FieldsOf<T> extends { propertyValues: infer V } ? V : { [name: string]: any };
declare const data: FieldsOf<typeof Self> extends { dataWithProperties: infer D } ? D : never;
declare const methods: FieldsOf<typeof Self> extends { methods: infer M } ? M : never;
declare const tags: { ${tags.join(' ')} [other: string]: any };
export {};
`
}

function program(config: string, virtual: Map<string, string>): ts.Program {
  const parsed = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, ts.sys.readFile).config,
    ts.sys,
    path.dirname(config),
  )
  const host = ts.createCompilerHost(parsed.options)
  const { readFile, fileExists, getSourceFile } = host
  host.readFile = file => virtual.get(file) ?? readFile.call(host, file)
  host.fileExists = file => virtual.has(file) || fileExists.call(host, file)
  host.getSourceFile = (file, options, ...rest) => {
    const text = virtual.get(file)
    return text === undefined
      ? getSourceFile.call(host, file, options, ...rest)
      : ts.createSourceFile(file, text, options, true)
  }
  return ts.createProgram([...parsed.fileNames, ...virtual.keys()], parsed.options, host)
}

const isFault = ({ code, messageText }: ts.Diagnostic) => {
  const text = ts.flattenDiagnosticMessageText(messageText, ' ')
  return !LENIENT.has(code) && !NAMED_HANDLER.test(text) && !FROM_NOTHING.test(text)
}

function faultsOf(checked: ts.Program, file: string, converted: Converted, name: string): string[] {
  const source = checked.getSourceFile(file)
  if (!source) return [`${name} 没能检查`]
  return [...checked.getSyntacticDiagnostics(source), ...checked.getSemanticDiagnostics(source)]
    .filter(isFault)
    .map(fault => {
      const start = source.getLineAndCharacterOfPosition(fault.start ?? 0)
      const end = source.getLineAndCharacterOfPosition((fault.start ?? 0) + (fault.length ?? 0))
      const place = converted.getSourceLocation(start.line, start.character, end.line, end.character)
      return `${name}:${place ? place[0] + 1 : '?'} TS${fault.code} ${ts.flattenDiagnosticMessageText(fault.messageText, ' ')}`
    })
}

export const wxmlTypes: Step = {
  name: '类型：模板',
  run(root) {
    const { TmplGroup } = require('gtc11') as { TmplGroup: new () => Group }
    const group = new TmplGroup()
    const faults: string[] = []
    const virtual = new Map<string, string>()
    const converted = new Map<string, { expression: Converted; name: string }>()
    for (const { file, text } of sources(root, 'miniprogram', '.wxml')) {
      for (const warning of group.addTmpl(file, withColons(text)))
        if (LOUD.has(String(warning.level).toLowerCase()))
          faults.push(`${file}:${warning.startLine + 1} ${warning.message}`)
      const base = path.join(root, file.slice(0, -'.wxml'.length))
      // a .wxml without a .json holds templates for others, and has no data of its own
      if (!fs.existsSync(`${base}.ts`) || !fs.existsSync(`${base}.json`)) continue
      if (!/export default (?:Page|Component)/.test(fs.readFileSync(`${base}.ts`, 'utf8'))) {
        faults.push(
          `${file.replace(/wxml$/, 'ts')} 要写成 export default Page({…}) 或 Component({…})，模板才能对上类型`,
        )
        continue
      }
      const expression = group.getTmplConvertedExpr(file, environment(root, base))
      const name = `${base}.wxml.ts`
      virtual.set(name, expression.code() ?? '')
      converted.set(name, { expression, name: file })
    }
    const checked = program(path.join(root, 'miniprogram/tsconfig.json'), virtual)
    return [
      ...faults,
      ...[...converted].flatMap(([file, { expression, name }]) => faultsOf(checked, file, expression, name)),
    ]
  },
}
