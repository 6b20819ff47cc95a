// The browser runtime → phone.js; all scripts of the mini-program → app.js.
import fs from 'node:fs'
import path from 'node:path'
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild'
import { isFile, type Project } from './project'
import type { Unit } from './units'

const RUNTIME = path.resolve(import.meta.dirname, '../runtime')
const SHELL = path.resolve(import.meta.dirname, '../shell')
const BROWSER: BuildOptions = {
  bundle: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  logLevel: 'silent',
  mainFields: ['module', 'main'],
}
// what the browser has and the phone has not: a page that reaches for it must fail here too
const ABSENT = [
  'window',
  'document',
  'localStorage',
  'sessionStorage',
  'fetch',
  'XMLHttpRequest',
  'location',
  'history',
  'navigator',
  'alert',
  'Intl',
]
const PHONE_WORLD = {
  ...Object.fromEntries(ABSENT.map(name => [name, 'undefined'])),
  Date: 'PhoneDate',
  'process.env.NODE_ENV': '"production"',
}
const quote = JSON.stringify

export type BundleInput = {
  project: Project
  units: Unit[]
  templates: string
  scopes: Record<string, string>
  outDir: string
  dev: boolean
}

/** Writes app.js (and its map) into outDir. */
export async function bundle({
  project,
  units,
  templates,
  scopes,
  outDir,
  dev,
}: BundleInput): Promise<Metafile> {
  const config = {
    appid: project.appid,
    pages: project.pages,
    window: project.app.window ?? {},
    tabBar: project.app.tabBar ?? null,
    entry: project.app.entryPagePath ?? project.pages[0],
    units: Object.fromEntries(
      units.map(unit => [
        unit.path,
        {
          isPage: unit.isPage,
          scope: scopes[unit.path],
          json: { ...unit.json, usingComponents: unit.using, componentGenerics: unit.generics },
        },
      ]),
    ),
  }
  const appScript = ['app.ts', 'app.js'].map(name => path.join(project.root, name)).find(isFile)
  const entry = [
    `__phone.install(${quote(config)}, ${templates});`,
    '__phone.boot(() => {',
    appScript ? `require(${quote(appScript)});` : '',
    ...units.map(
      unit =>
        `__phone.load(${quote(unit.path)}, () => ${unit.script ? `require(${quote(unit.script)})` : 'Component({})'});`,
    ),
    '});',
  ].join('\n')
  const result = await build({
    ...BROWSER,
    entryPoints: { app: 'phone:entry' },
    outdir: outDir,
    sourcemap: dev ? 'linked' : false,
    minify: !dev,
    plugins: [miniProgramFiles(project, units, entry)],
    metafile: true,
    define: PHONE_WORLD,
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  })
  return result.metafile
}

/** Writes phone.js (glass-easel, the built-in tags, wx) and shell.js (what stands around the phone). */
export async function bundleRuntime(outDir: string, dev: boolean): Promise<void> {
  await build({
    ...BROWSER,
    entryPoints: { phone: path.join(RUNTIME, 'index.ts'), shell: path.join(SHELL, 'shell.ts') },
    outdir: outDir,
    sourcemap: dev ? 'linked' : false,
    minify: !dev,
  })
}

function miniProgramFiles(project: Project, units: Unit[], entry: string): Plugin {
  const unitOf = new Map(units.flatMap(unit => (unit.script ? [[unit.script, unit.path] as const] : [])))
  return {
    name: 'mini-program',
    setup(build) {
      build.onResolve({ filter: /^phone:entry$/ }, () => ({ path: 'entry', namespace: 'phone' }))
      build.onLoad({ filter: /.*/, namespace: 'phone' }, () => ({
        contents: entry,
        loader: 'js',
        resolveDir: RUNTIME,
      }))
      build.onResolve({ filter: /^[^./]|^\// }, args => {
        if (args.namespace === 'phone') return undefined
        const found = args.path.startsWith('/')
          ? isFile(args.path)
            ? args.path
            : project.script(path.join(project.root, args.path))
          : project.npmScript(args.importer, args.path)
        return found ? { path: found } : undefined
      })
      build.onLoad({ filter: /\.[jt]s$/ }, async args => {
        const unit = unitOf.get(args.path)
        if (!unit) return undefined
        const source = await fs.promises.readFile(args.path, 'utf8')
        // imports are hoisted, so this line runs right before the file's own Page() or Component() call
        return {
          contents: `__phoneEnter(${quote(unit)});${source}`,
          loader: args.path.endsWith('.ts') ? 'ts' : 'js',
        }
      })
    },
  }
}
