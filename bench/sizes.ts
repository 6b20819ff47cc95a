import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { compilePackage } from '../scripts/check/steps/package'
import { rulesOnPhone } from '../scripts/check/steps/phone-rules'
import type { Row } from './report'

const KB = 1024
const MB = KB * KB
const ROOT = path.resolve(import.meta.dirname, '..')
const kb = (bytes: number) => `${Math.round(bytes / KB)} KB`

/** What is uploaded: functions, the mini-program's packages as WeChat's compiler makes them, the rules. */
export async function sizes(functionsDir: string): Promise<Row[]> {
  return [...functionSizes(functionsDir), coreSize(), ...(await packageSizes())]
}

function functionSizes(dir: string): Row[] {
  const names = readdirSync(dir, { withFileTypes: true })
    .filter(one => one.isDirectory())
    .map(one => one.name)
    .sort()
  return names.map(name => {
    const bytes = statSync(path.join(dir, name, 'index.js')).size
    return {
      what: `function ${name}`,
      value: kb(bytes),
      ...(name === 'api' ? { budget: '≤ 1.4 MB', misses: bytes > 1.4 * MB } : {}),
    }
  })
}

/** Of the rules what pages load: nothing that decides or tells of an order is among it (a check holds that). */
function coreSize(): Row {
  const bytes = rulesOnPhone(ROOT)
  return {
    what: 'miniprogram/core, what pages load of it',
    value: kb(bytes),
    budget: '≤ 100 KB',
    misses: bytes > 100 * KB,
  }
}

async function packageSizes(): Promise<Row[]> {
  const compiled = await compilePackage(ROOT)
  if (Array.isArray(compiled))
    return [{ what: 'mini-program', value: `did not compile: ${compiled[0] ?? ''}`, misses: true }]
  const app = JSON.parse(readFileSync(path.join(compiled.dir, 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[]
    subpackages?: { root: string }[]
  }
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root.replace(/\/$/, ''))
  const bytes = new Map<string, number>()
  for (const [name, file] of compiled.files) {
    const owner = roots.find(root => name.startsWith(`${root}/`)) ?? ''
    bytes.set(owner, (bytes.get(owner) ?? 0) + statSync(file).size)
  }
  compiled.close()
  return [...bytes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([owner, size]) => {
      const limit = owner === '' ? 1.2 * MB : 500 * KB
      return {
        what: owner === '' ? 'main package' : `subpackage ${owner}`,
        value: kb(size),
        budget: owner === '' ? '≤ 1.2 MB' : '≤ 500 KB',
        misses: size > limit,
      }
    })
}
