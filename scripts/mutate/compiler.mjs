/**
 * Stryker's checker for the rules. Much of the law is asked for by the compiler: a state that does not exist, a pace left
 * empty, a stage without its field. What it refuses in the changed file itself never ships, and no test need try it.
 */
import path from 'node:path'
import { CheckStatus } from '@stryker-mutator/api/check'
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import ts from 'typescript'

const TSCONFIG = 'miniprogram/tsconfig.json'

/** The compiler, over the files as they are but for one. */
function compiler() {
  const { options, fileNames } = ts.getParsedCommandLineOfConfigFile(TSCONFIG, undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'))
    },
  })
  let changed = { file: '', text: '' }
  let version = 0
  const service = ts.createLanguageService({
    getScriptFileNames: () => fileNames,
    getScriptVersion: file => (file === changed.file ? `changed ${version}` : 'as it is'),
    getScriptSnapshot: file => {
      const text = file === changed.file ? changed.text : ts.sys.readFile(file)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
    getCurrentDirectory: ts.sys.getCurrentDirectory,
    getCompilationSettings: () => options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  })
  /** What the compiler says of the file when it reads so. */
  return (file, text) => {
    changed = { file, text }
    version++
    const found = [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)]
    return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
  }
}

/** The file with one place of it replaced. */
function replaced(source, { location, replacement }) {
  const lines = source.split('\n')
  const at = ({ line, column }) => lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, column)
  return source.slice(0, at(location.start)) + replacement + source.slice(at(location.end))
}

class CompilerChecker {
  async init() {
    this.errorsOf = compiler()
  }
  async check(mutants) {
    return Object.fromEntries(mutants.map(mutant => [mutant.id, this.#one(mutant)]))
  }
  #one(mutant) {
    const file = path.resolve(mutant.fileName)
    const [reason] = this.errorsOf(file, replaced(ts.sys.readFile(file), mutant))
    return reason === undefined
      ? { status: CheckStatus.Passed }
      : { status: CheckStatus.CompileError, reason }
  }
}

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.Checker, 'compiler', () => new CompilerChecker()),
]
