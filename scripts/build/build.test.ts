// A build is kept as long as nothing it is made of changes, and a broken one never replaces a good one.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bundleFunctions } from './functions'
import { kept } from './kept'

let dir: string
const at = (...parts: string[]) => path.join(dir, ...parts)
const write = (name: string, text: string) => {
  fs.mkdirSync(path.dirname(at(name)), { recursive: true })
  fs.writeFileSync(at(name), text)
}

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'build-'))
})
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }))

describe('a kept build', () => {
  const build = () =>
    kept({
      outDir: at('out'),
      sources: [at('src')],
      make: async fresh => fs.copyFileSync(at('src/a.ts'), path.join(fresh, 'a.ts')),
    })

  it('is made once, and again when a byte or a name changes', async () => {
    write('src/a.ts', '1')
    expect([await build(), await build()]).toEqual(['made', 'kept'])
    write('src/a.ts', '2')
    expect([await build(), await build()]).toEqual(['made', 'kept'])
    expect(fs.readFileSync(at('out/a.ts'), 'utf8')).toBe('2')
    write('src/deep/b.ts', '')
    expect(await build()).toBe('made')
  })

  it('does not care for tests', async () => {
    write('src/a.ts', '1')
    await build()
    write('src/a.test.ts', 'it')
    expect(await build()).toBe('kept')
  })

  it('stays as it was when the next one breaks', async () => {
    write('src/a.ts', '1')
    await build()
    write('src/a.ts', '2')
    const broken = kept({
      outDir: at('out'),
      sources: [at('src')],
      make: async () => {
        throw new Error('不行')
      },
    })
    await expect(broken).rejects.toThrow('不行')
    expect(fs.readFileSync(at('out/a.ts'), 'utf8')).toBe('1')
    expect(fs.readdirSync(dir).filter(name => name.includes('.tmp'))).toEqual([])
  })
})

describe('a bundled function', () => {
  const bundle = () => {
    fs.mkdirSync(at('out'), { recursive: true })
    return bundleFunctions({ sourceDir: at('cloudfunctions'), outDir: at('out') })
  }

  it('is one file with its config, and only api may be called by phones', async () => {
    write(
      'cloudfunctions/api/index.ts',
      "import { word } from '../_platform/word'\nexport const main = () => word\n",
    )
    write('cloudfunctions/api/config.json', '{ "timeout": 20 }')
    write('cloudfunctions/_platform/word.ts', "export const word: string = '好'\n")
    await bundle()
    expect(fs.readdirSync(at('out/api')).sort()).toEqual(['config.json', 'index.js', 'package.json'])
    expect(JSON.parse(fs.readFileSync(at('out/api/config.json'), 'utf8'))).toEqual({ timeout: 20 })
    expect(JSON.parse(fs.readFileSync(at('out/permissions.json'), 'utf8'))).toEqual({
      api: true,
      jobs: false,
      hooks: false,
      admin: false,
      spreadsheets: false,
    })
    expect(fs.readFileSync(at('out/api/index.js'), 'utf8')).not.toMatch(/require\("\.\.?\//)
  })

  it('is refused when a package got in twice', async () => {
    write('node_modules/@cloudbase/node-sdk/index.js', 'exports.a = 1')
    write('node_modules/wx-server-sdk/index.js', "exports.b = require('@cloudbase/node-sdk')")
    write('node_modules/wx-server-sdk/node_modules/@cloudbase/node-sdk/index.js', 'exports.a = 2')
    write(
      'cloudfunctions/api/index.ts',
      "import a from '@cloudbase/node-sdk'\nimport b from 'wx-server-sdk'\nexport const main = () => [a, b]\n",
    )
    await expect(bundle()).rejects.toThrow(/云函数 api 里打进了 2 份 @cloudbase\/node-sdk/)
  })

  const sdk = () => {
    write(
      'node_modules/@cloudbase/node-sdk/dist/cloudbase.js',
      "const client = require('@cloudbase/wx-cloud-client-sdk/lib/wxCloudClientSDK.cjs.js')\nconst jwt = require('jsonwebtoken/index.js')\nconst xml = require('xmlbuilder/lib/index.js')\nexports.models = () => client.generate()\nexports.ticket = () => jwt.sign({})\nexports.xml = xml\nexports.ai = () => require('./ai/index.js').createAI()\nexports.mime = require('mime-db/db.json')",
    )
    for (const file of [
      '@cloudbase/wx-cloud-client-sdk/lib/wxCloudClientSDK.cjs.js',
      '@cloudbase/node-sdk/dist/ai/index.js',
      'jsonwebtoken/index.js',
      'xmlbuilder/lib/index.js',
    ])
      write(`node_modules/${file}`, `exports.huge = '${'x'.repeat(10_000)}'`)
    write(
      'node_modules/mime-db/db.json',
      JSON.stringify({ 'image/jpeg': { extensions: ['jpg'] }, 'application/x-never-seen': {} }),
    )
    write(
      'cloudfunctions/api/index.ts',
      "import sdk from '../../node_modules/@cloudbase/node-sdk/dist/cloudbase.js'\nexport const main = sdk\n",
    )
  }

  it('goes without the parts of the SDK that nobody calls, and says where to look should somebody', async () => {
    sdk()
    await bundle()
    expect(fs.readFileSync(at('out/api/index.js'), 'utf8')).not.toContain('xxxxx')
    const { main } = createRequire(at('out/'))('./api/index.js') as {
      main: Record<'models' | 'ticket' | 'ai', () => void> & { mime: object }
    }
    for (const call of [main.models, main.ticket, main.ai]) expect(call).toThrow('leave-out.ts')
    expect(main.mime).toEqual({ 'image/jpeg': { extensions: ['jpg'] } })
  })

  it('is refused when the SDK was rearranged, rather than growing unnoticed', async () => {
    sdk()
    write(
      'node_modules/@cloudbase/node-sdk/dist/cloudbase.js',
      "exports.ai = () => require('./intelligence.js')",
    )
    write('node_modules/@cloudbase/node-sdk/dist/intelligence.js', '')
    await expect(bundle()).rejects.toThrow(/找不到 @cloudbase\/node-sdk\/dist\/ai\/index\.js.*SDK 变了/)
  })
})
