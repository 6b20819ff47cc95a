// What would be uploaded, by WeChat's own compilers: miniprogram-ci for scripts, wcc and wcsc for templates and styles.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { filesUnder } from '../../build/kept'
import { pinSheets } from '../../build/pin-rpx'
import { lines, run } from '../run'
import type { Step } from '../step'

const KB = 1024
/** Our own budgets; WeChat's limit is 2 MB each. */
const MAIN_BUDGET = 1.2 * KB * KB
const SUB_BUDGET = 500 * KB

export type Package = { dir: string; files: Map<string, string>; close(): void }

/** Compiles the mini-program into a temporary folder; the child is one, because miniprogram-ci never ends by itself. */
export async function compilePackage(root: string): Promise<Package | string[]> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'package-'))
  const close = () => fs.rmSync(dir, { recursive: true, force: true })
  const child = path.join(import.meta.dirname, '../compile-child.mjs')
  const { code, output } = await run(process.execPath, [child, root, path.join(dir, 'out')], dir)
  if (code !== 0) {
    close()
    return lines(output).length ? lines(output) : ['miniprogram-ci 没有编译成功，也没有说原因']
  }
  const out = path.join(dir, 'out')
  pinSheets(out)
  const files = new Map(
    filesUnder(out).map(file => [path.relative(out, file).replaceAll(path.sep, '/'), file]),
  )
  return { dir: out, files, close }
}

export function sizeFaults(pkg: Package): string[] {
  const app = JSON.parse(fs.readFileSync(path.join(pkg.dir, 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[]
    subpackages?: { root: string }[]
  }
  const roots = (app.subPackages ?? app.subpackages ?? []).map(sub => sub.root.replace(/\/?$/, '/'))
  const sizes = new Map<string, number>()
  for (const [name, file] of pkg.files) {
    const owner = roots.find(sub => name.startsWith(sub)) ?? '主包'
    sizes.set(owner, (sizes.get(owner) ?? 0) + fs.statSync(file).size)
  }
  const tooBig = [...sizes].filter(([owner, size]) => size > (owner === '主包' ? MAIN_BUDGET : SUB_BUDGET))
  return tooBig.map(
    ([owner, size]) =>
      `${owner} ${Math.ceil(size / KB)} KB，超过预算 ${(owner === '主包' ? MAIN_BUDGET : SUB_BUDGET) / KB} KB`,
  )
}

/** In the compiled scripts: nothing the phone cannot run, nothing that is not in the package. */
export function scriptFaults(pkg: Package): string[] {
  return [...pkg.files]
    .filter(([name]) => name.endsWith('.js'))
    .flatMap(([name, file]) => {
      const text = fs.readFileSync(file, 'utf8')
      const faults = []
      if (/\bnew Function\b|[^.\w]eval\s*\(/.test(text)) faults.push(`${name} 里有 eval 或 new Function`)
      if (/[^\w$."'`#\-\\/]\d+n\b(?!['"`])/.test(text)) faults.push(`${name} 里有 BigInt`)
      for (const [, ref = ''] of text.matchAll(/\brequire\(\s*["'](\.[^"']+)["']\s*\)/g)) {
        const target = path.posix.join(path.posix.dirname(name), ref)
        if (![target, `${target}.js`, `${target}/index.js`].some(one => pkg.files.has(one)))
          faults.push(`${name} 要 require("${ref}")，包里没有它`)
      }
      return faults
    })
}

/** Tests and their helpers stay at home: packOptions of project.config.json. */
export function strayFaults(pkg: Package): string[] {
  return [...pkg.files.keys()]
    .filter(name => /\.test\.|\btesting\.js$|\bexample\.js$|tsconfig/.test(name))
    .map(name => `${name} 不该打进包里，请写进 project.config.json 的 packOptions`)
}

const BIN = path.resolve(import.meta.dirname, '../../../node_modules/miniprogram-compiler/bin/linux')

function tool(name: 'wcc' | 'wcsc', args: string[], cwd: string) {
  const file = path.join(BIN, name)
  fs.chmodSync(file, 0o755)
  const { status, stdout, stderr, error } = spawnSync(file, args, {
    cwd,
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  })
  // some faults are told on stdout with status 0 in older builds; status is what counts in this one
  return { isFine: status === 0 && !error, message: error?.message ?? (stderr || stdout).trim() }
}

export function wccFaults({ dir, files }: Package): string[] {
  const names = [...files.keys()]
  const wxs = names.filter(name => name.endsWith('.wxs'))
  const wxml = names.filter(name => name.endsWith('.wxml'))
  const compile = (templates: string[]) =>
    tool('wcc', ['-d', '-cc', '0', ...templates, ...wxs, '-gn', '$gwx'], dir)
  const whole = compile(wxml)
  if (whole.isFine) return []
  const each = wxml
    .map(name => compile([name]))
    .filter(one => !one.isFine)
    .map(one => `wcc ${one.message}`)
  return each.length ? each : [`wcc ${whole.message}`]
}

/** wcsc wants every imported sheet on its command line. */
function importedBy(dir: string, sheet: string, seen = new Set<string>()): Set<string> {
  const text = fs.readFileSync(path.join(dir, sheet), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  for (const [, ref = ''] of text.matchAll(/@import\s+(?:url\()?["']([^"']+)["']/g)) {
    const target = ref.startsWith('/') ? ref.slice(1) : path.posix.join(path.posix.dirname(sheet), ref)
    if (seen.has(target) || !fs.existsSync(path.join(dir, target))) continue
    seen.add(target)
    importedBy(dir, target, seen)
  }
  return seen
}

export function wcscFaults({ dir, files }: Package): string[] {
  const sheets = [...files.keys()].filter(name => name.endsWith('.wxss'))
  return sheets
    .map(sheet => tool('wcsc', ['-lc', '-db', '-pc', '1', sheet, ...importedBy(dir, sheet)], dir))
    .filter(one => !one.isFine)
    .map(one => `wcsc ${lines(one.message)[0] ?? ''}`)
}

export const wechatPackage: Step = {
  name: '微信编译、大小、产物',
  async run(root) {
    const pkg = await compilePackage(root)
    if (Array.isArray(pkg)) return pkg
    try {
      const templates = process.platform === 'linux' ? [...wccFaults(pkg), ...wcscFaults(pkg)] : []
      return [...templates, ...sizeFaults(pkg), ...scriptFaults(pkg), ...strayFaults(pkg)]
    } finally {
      pkg.close()
    }
  },
}
