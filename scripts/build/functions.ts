// cloudfunctions/<name>/index.ts → one file per function, ready to upload.
import fs from 'node:fs'
import path from 'node:path'
import { build, type Metafile, type Plugin } from 'esbuild'
import { copyFonts } from './fonts'
import { leaveOut, refuseRearranged } from './leave-out'
import { FUNCTIONS } from './names'

/** Which functions a phone may call; everything else is for timers, WeChat and the console. */
const PHONES_MAY_CALL: Record<(typeof FUNCTIONS)[number], boolean> = {
  api: true,
  jobs: false,
  hooks: false,
  admin: false,
  spreadsheets: false,
}
/** What a phone may do without a function: read and write no collection; lay a file down, and read none. */
const RULES = {
  collections: 'ADMINONLY',
  storage: { read: false, write: 'resource.openid == auth.openid' },
}
/** The function that sets type. */
const PRINTS = 'spreadsheets'
/** Two copies have two ideas of a transaction and of a server date. */
const ONLY_ONCE = ['@cloudbase/node-sdk', 'wx-server-sdk', 'zod', 'dayjs', 'js-sha256']

/** Bundles every function that has an index.ts, with its config.json, a package.json, permissions.json and rules.json. */
export async function bundleFunctions({
  sourceDir,
  outDir,
  minify = true,
  plugins = [],
}: {
  sourceDir: string
  outDir: string
  minify?: boolean
  plugins?: Plugin[]
}): Promise<void> {
  const names = FUNCTIONS.filter(name => fs.existsSync(path.join(sourceDir, name, 'index.ts')))
  await Promise.all(
    names.map(name => bundleOne(path.join(sourceDir, name), path.join(outDir, name), name, minify, plugins)),
  )
  const write = (name: string, body: object): void =>
    fs.writeFileSync(path.join(outDir, name), `${JSON.stringify(body, null, 2)}\n`)
  write('permissions.json', PHONES_MAY_CALL)
  write('rules.json', RULES)
}

async function bundleOne(source: string, target: string, name: string, minify: boolean, plugins: Plugin[]) {
  const result = await build({
    entryPoints: [path.join(source, 'index.ts')],
    outfile: path.join(target, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    minify,
    // Packages written as modules look for files beside themselves: beside the bundle, here.
    define: { 'import.meta.url': 'ownAddress' },
    banner: { js: "const ownAddress=require('node:url').pathToFileURL(__filename).href;" },
    metafile: true,
    logLevel: 'error',
    legalComments: 'none',
    plugins: [leaveOut, ...plugins],
  })
  refuseDoubles(name, result.metafile)
  refuseRearranged(name, result.metafile)
  if (name === PRINTS) copyFonts(path.join(target, 'fonts'))
  const config = path.join(source, 'config.json')
  fs.writeFileSync(path.join(target, 'config.json'), fs.existsSync(config) ? fs.readFileSync(config) : '{}\n')
  fs.writeFileSync(
    path.join(target, 'package.json'),
    `${JSON.stringify({ name, version: '1.0.0', main: 'index.js', private: true }, null, 2)}\n`,
  )
}

/** Where each copy of a package lies among the files of a bundle. */
export function copiesOf(pkg: string, inputs: string[]): string[] {
  const folder = `node_modules/${pkg}/`
  const copies = inputs
    .filter(file => file.includes(folder))
    .map(file => file.slice(0, file.lastIndexOf(folder) + folder.length - 1))
  return [...new Set(copies)]
}

function refuseDoubles(name: string, { inputs }: Metafile) {
  for (const pkg of ONLY_ONCE) {
    const copies = copiesOf(pkg, Object.keys(inputs))
    if (copies.length > 1)
      throw new Error(
        `云函数 ${name} 里打进了 ${copies.length} 份 ${pkg}：${copies.join('，')}。请用 package.json 的 overrides 合成一份。`,
      )
  }
}
