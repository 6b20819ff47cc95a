// node_modules as package-lock.json says, once per lock file.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { SetupError } from './setup-error.mjs'

const NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|network/i

/** Runs `npm ci` when node_modules is missing or was made from another lock file. */
export function ensureDependencies(root) {
  const stamp = path.join(root, 'node_modules/.stamp')
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  if (isInstalled(root)) return writeFileSync(stamp, lock)
  console.log('正在装依赖（npm ci），第一次要一两分钟……')
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  if (result.error?.code === 'ENOENT')
    throw new SetupError('没找到 npm。它和 Node 一起装，请重装 Node（https://nodejs.org）再试。')
  if (result.status !== 0) throw new SetupError(whyItFailed(result.stderr))
  writeFileSync(stamp, lock)
}

// npm writes what it installed beside it; the same packages need no second installation
function isInstalled(root) {
  const hidden = path.join(root, 'node_modules/.package-lock.json')
  if (!existsSync(hidden)) return false
  const have = JSON.parse(readFileSync(hidden, 'utf8')).packages
  const want = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(want).every(
    ([name, { version, optional, link }]) =>
      name === '' || optional || link || have[name]?.version === version,
  )
}

function whyItFailed(stderr) {
  const tail = stderr.trim().split('\n').slice(-12).join('\n')
  if (NETWORK.test(stderr))
    return `${tail}\n\n连不上 npm 的软件源。请检查网络，或问一问管网络的人，npm 该用哪个源。`
  return `${tail}\n\nnpm ci 没有成功，原因见上面几行。`
}
