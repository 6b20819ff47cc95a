// miniprogram-ci without network: node compile-child.mjs <project> <out>. The project's attributes are the only thing
// it would ask WeChat's server for; given as a function, it does not ask.
import dns from 'node:dns'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

// it also asks for a list it can do without, and waits half a minute for it on a machine without network
dns.lookup = (host, options, answer) =>
  (answer ?? options)(Object.assign(new Error(`没有网络，也不需要：${host}`), { code: 'ENOTFOUND' }))

const ci = createRequire(import.meta.url)('miniprogram-ci')
const [root, out] = process.argv.slice(2)
const attributes = {
  platform: false,
  appType: 0,
  isSandbox: false,
  released: false,
  setting: {
    MaxCodeSize: 2,
    MaxSubpackageSubCodeSize: 2,
    MaxSubpackageFullCodeSize: 20,
    NavigateMiniprogramLimit: 10,
    MaxSubPackageLimit: 100,
    MinTabbarCount: 2,
    MaxTabbarCount: 5,
    MaxCustomTabbarCount: 5,
    MaxTabbarIconSize: 40,
  },
}

try {
  const project = new ci.Project({
    appid: 'wx0000000000000000',
    type: 'miniProgram',
    projectPath: root,
    privateKey: 'offline',
    ignores: ['node_modules/**/*'],
    attr: async () => attributes,
  })
  const setting = {
    es6: true,
    es7: true,
    minify: true,
    minifyJS: true,
    minifyWXML: true,
    minifyWXSS: true,
    autoPrefixWXSS: true,
  }
  const compiled = await ci.getCompiledResult({
    project,
    includedMap: false,
    threads: 0,
    setting,
    onProgressUpdate() {},
  })
  for (const [name, content] of Object.entries(compiled)) {
    if (name === 'project.config.json') continue
    const file = path.join(out, name)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, content)
  }
  // its workers stay alive otherwise
  process.exit(0)
} catch (error) {
  console.error(`miniprogram-ci ${error.code ?? ''} ${error.path ?? ''} ${error.message}`)
  process.exit(1)
}
