/**
 * `npm run build [functions|phone]`: the cloud functions and the browser preview, into dist/.
 * Both are kept under a fingerprint of everything they are made of, so a second start does not build again.
 */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { kept } from './build/kept'

export { FUNCTIONS } from './build/names'

const ROOT = path.resolve(import.meta.dirname, '..')
const at = (...parts: string[]) => path.join(ROOT, ...parts)

/** Builds dist/cloudfunctions unless it is up to date; answers the folder. */
export async function buildFunctions(): Promise<string> {
  const outDir = at('dist/cloudfunctions')
  const sources = [
    at('cloudfunctions'),
    at('contract'),
    at('miniprogram/core'),
    at('scripts/build'),
    at('package-lock.json'),
  ]
  // the builders are loaded only when there is something to build
  const make = async (dir: string) => {
    const { bundleFunctions } = await import('./build/functions')
    await bundleFunctions({ sourceDir: at('cloudfunctions'), outDir: dir })
  }
  await kept({ outDir, sources, make })
  return outDir
}

/** Brings miniprogram_npm up to what the pages use now; quick when nothing changed. */
export function setUp(): void {
  const { status } = spawnSync(process.execPath, [at('scripts/setup.mjs')], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

/** Builds dist/phone unless it is up to date; answers the folder to give to `createPhoneServer`. */
export async function buildPhone(): Promise<string> {
  setUp()
  const outDir = at('dist/phone')
  const sources = [
    at('miniprogram'),
    at('project.config.json'),
    at('local/phone/compile'),
    at('local/phone/runtime'),
    at('local/phone/shell'),
    at('local/phone/compile.ts'),
    at('local/phone/builtins.ts'),
    at('scripts/build/pin-rpx.ts'),
    at('package-lock.json'),
  ]
  const make = async (dir: string) => {
    const [{ compile }, { pinRpx }] = await Promise.all([
      import('../local/phone/compile'),
      import('./build/pin-rpx'),
    ])
    const { warnings } = await compile({ projectDir: ROOT, outDir: dir, dev: false, prepare: pinRpx })
    for (const warning of warnings) console.warn(`注意 ${warning}`)
  }
  await kept({ outDir, sources, make })
  return outDir
}

if (process.argv[1] === import.meta.filename) {
  const builds = { functions: buildFunctions, phone: buildPhone }
  const only = process.argv[2]
  for (const [name, build] of Object.entries(builds))
    if (!only || only === name) console.log(path.relative(ROOT, await build()))
}
