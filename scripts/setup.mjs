// Makes a fresh clone ready: dependencies, the mini-program's npm packages, and with --browser a Chromium.
// Plain Node without packages: it runs before there are any. Run again it finds its own marks and is done.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ensureBrowser } from './setup/browser.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { vendorPackages } from './setup/vendor.mjs'
import { SetupError } from './setup/setup-error.mjs'

const root = path.resolve(import.meta.dirname, '..')

function requireNode() {
  const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const wanted = Number(/\d+/.exec(engines.node)[0])
  const have = Number(process.versions.node.split('.')[0])
  if (have < wanted)
    throw new SetupError(
      `需要 Node ${wanted} 以上，这台机器上是 ${process.versions.node}。请到 https://nodejs.org 装新版，再运行一次。`,
    )
}

try {
  requireNode()
  ensureDependencies(root)
  vendorPackages(root)
  if (process.argv.includes('--browser')) ensureBrowser()
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  console.error(`\n${error.message}\n`)
  process.exit(1)
}
