// The built functions on the Node versions that CloudBase offers: each is loaded and called once on each of them.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { buildFunctions, FUNCTIONS } from '../../build'
import { run } from '../run'
import type { Step } from '../step'

const HERE = path.resolve(import.meta.dirname, '../runtimes')
const VERSIONS = ['node16', 'node18', 'node20'] as const
/** Something that each function answers without a cloud: it may refuse, but in its own words. */
const EVENT = { route: 'nowhere', data: {}, contract: 1 }
const ANSWER_SECONDS = 20

/** The binaries, fetched from npm once per lock file; none where there are no Linux binaries to run. */
function binaries(root: string): string[] {
  if (process.platform !== 'linux' || process.arch !== 'x64') return []
  const folder = path.join(root, '.cache/runtimes')
  const lock = path.join(HERE, 'package-lock.json')
  const stamp = path.join(folder, '.stamp')
  const wanted = fs.readFileSync(lock, 'utf8')
  if (!fs.existsSync(stamp) || fs.readFileSync(stamp, 'utf8') !== wanted) {
    fs.mkdirSync(folder, { recursive: true })
    for (const file of ['package.json', 'package-lock.json'])
      fs.copyFileSync(path.join(HERE, file), path.join(folder, file))
    const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: folder,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`没有装上 Node 的各个版本：${stderr.trim()}`)
    fs.writeFileSync(stamp, wanted)
  }
  return VERSIONS.map(name => path.join(folder, 'node_modules', name, 'bin/node'))
}

/** What goes wrong when `bundle` is loaded and called by this Node; null when it answers. */
export async function faultOn(node: string, bundle: string): Promise<string | null> {
  const key = 'k'.repeat(43)
  const environment = {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'id',
    TENCENTCLOUD_SECRETKEY: 'key',
    SCF_NAMESPACE: 'env',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: 'http://127.0.0.1:9/admin' }),
    FIELD_KEYS: `1:${key}=`,
    CODE_KEY: `${key}=`,
  }
  const settings = Object.entries(environment).map(([name, value]) => `${name}=${value}`)
  const call = path.join(HERE, 'call.cjs')
  const { code, output } = await run(
    'env',
    ['-i', ...settings, 'timeout', `${ANSWER_SECONDS}`, node, call, bundle, JSON.stringify(EVENT)],
    path.dirname(bundle),
  )
  return code === 0 ? null : (output.split('\n').find(line => /Error|错/.test(line)) ?? `退出码 ${code}`)
}

export const runtimes: Step = {
  name: '云函数在 Node 16、18、20 上起得来',
  async run(root) {
    const nodes = binaries(root)
    if (nodes.length === 0) {
      console.log('跳过云函数的运行环境：只有 Linux 上有各版本的 Node')
      return []
    }
    const dist = await buildFunctions()
    const faults: string[] = []
    for (const node of nodes)
      for (const name of FUNCTIONS) {
        const fault = await faultOn(node, path.join(dist, name, 'index.js'))
        if (fault) faults.push(`云函数 ${name} 在 ${node.split('/').at(-3)} 上：${fault}`)
      }
    return faults
  },
}
