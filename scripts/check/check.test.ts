// Every check can fail: a small project that is right passes each step, and one wrong line makes it speak.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { copiesOf } from '../build/functions'
import type { Step } from './step'
import { borders } from './steps/borders'
import { cycles, ringsIn } from './steps/cycles'
import { defaults } from './steps/defaults'
import { generated } from './steps/generated'
import { lint } from './steps/lint'
import {
  type Package,
  scriptFaults,
  sizeFaults,
  strayFaults,
  wccFaults,
  wcscFaults,
  wechatPackage,
} from './steps/package'
import { purity } from './steps/purity'
import { rooms } from './steps/rooms'
import { typesOfNode, typesOfPhone } from './steps/types'
import { unused } from './steps/unused'
import { wxml } from './steps/wxml'
import { wxmlTypes } from './steps/wxml-types'

const ROOT = path.resolve(import.meta.dirname, '../..')
const here: string[] = []
afterAll(() => {
  for (const dir of here) fs.rmSync(dir, { recursive: true, force: true })
})

const GOOD: Record<string, string> = {
  '.gitignore': 'node_modules\ndist\n',
  'tsconfig.json':
    '{ "compilerOptions": { "strict": true, "module": "ESNext", "moduleResolution": "Bundler", "target": "ES2022", "noEmit": true, "skipLibCheck": true, "types": [] }, "include": ["cloudfunctions"] }',
  'miniprogram/app.json': '{ "pages": ["pages/home/home"], "window": { "navigationBarTitleText": "样例" } }',
  'miniprogram/app.ts': 'App({})\n',
  'miniprogram/app.wxss': 'page { color: #1f2a33; }\n',
  'miniprogram/components/leaf/leaf.json': '{ "component": true }',
  'miniprogram/components/leaf/leaf.ts': 'export default Component({ properties: { day: Number } })\n',
  'miniprogram/components/leaf/leaf.wxml': '<view>{{day}} 日</view>\n',
  'miniprogram/pages/home/home.json': '{ "usingComponents": { "leaf": "/components/leaf/leaf" } }',
  'miniprogram/pages/home/home.ts':
    "import { later } from '../../core/rule'\nimport type { Reply } from '../../../cloudfunctions/_contract'\n\nexport default Page({\n  data: { words: ['路灯'], day: later(1), reply: null as Reply | null },\n  go() {},\n})\n",
  'miniprogram/pages/home/home.wxml':
    '<view wx:for="{{words}}" wx:key="*this" bindtap="go" aria-label="一件事">{{item}} 大约 3 KB</view>\n<leaf day="{{day}}" />\n',
  'miniprogram/pages/home/home.wxss': '.words { color: #17506f; }\n',
  'miniprogram/core/rule.ts':
    '/** The day after; never Date.now(). */\nexport const later = (at: number): number => at + 1\n',
  'cloudfunctions/_contract/index.ts': 'export type Reply = { ok: boolean }\n',
  'cloudfunctions/_platform/store.ts':
    "import tcb from '@cloudbase/node-sdk'\n\nexport const database = tcb\n",
}

/** A project on disk: the good one with some files changed or added. */
function project(changes: Record<string, string> = {}): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'check-'))
  here.push(root)
  for (const [name, text] of Object.entries({ ...GOOD, ...changes })) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    fs.writeFileSync(path.join(root, name), text)
  }
  for (const name of ['biome.json', 'project.config.json', 'miniprogram/tsconfig.json'])
    fs.copyFileSync(path.join(ROOT, name), path.join(root, name))
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'))
  return root
}

/** A folder as WeChat's compiler would have left it. */
function compiled(files: Record<string, string>): Package {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'package-'))
  here.push(dir)
  const all: Record<string, string> = {
    'app.json':
      '{ "pages": ["pages/home/home"], "subPackages": [{ "root": "desk", "pages": ["inbox/inbox"] }] }',
    ...files,
  }
  for (const [name, text] of Object.entries(all)) {
    fs.mkdirSync(path.dirname(path.join(dir, name)), { recursive: true })
    fs.writeFileSync(path.join(dir, name), text)
  }
  return { dir, files: new Map(Object.keys(all).map(name => [name, path.join(dir, name)])), close() {} }
}

const home = (line: string) => ({
  'miniprogram/pages/home/home.ts': `${GOOD['miniprogram/pages/home/home.ts']}${line}\n`,
})
const template = (line: string) => ({ 'miniprogram/pages/home/home.wxml': `${line}\n` })
const rule = (line: string) => ({ 'miniprogram/core/rule.ts': `${line}\n` })

async function passes(step: Step) {
  expect(await step.run(project())).toEqual([])
}
async function refuses(step: Step, changes: Record<string, string>, says: string | RegExp) {
  const faults = await step.run(project(changes))
  expect(faults.join('\n')).toMatch(says)
}

describe('a new kind', () => {
  const state = "export type State = 'open' | 'closed'\n"
  const by = (type: string, cases: string) =>
    rule(`${state}export function words(one: ${type}): string {\n  switch (one) {\n${cases}\n  }\n}`)
  const named = "    case 'open':\n      return '开'\n"
  const rest = "    default:\n      return '关'"

  it('is named by the compiler where every kind has its case', async () => {
    const whole = by('State', `${named}    case 'closed':\n      return '关'`)
    expect(await defaults.run(project(whole))).toEqual([])
  })
  it('would be taken in silence by a default', () =>
    refuses(defaults, by('State', named + rest), /core\/rule\.ts:6 one 的每一种都要有自己的 case/))
  it('also where there may be none', () =>
    refuses(defaults, by('State | null', named + rest), 'core/rule.ts:6'))
  it('and where it comes from another file', () =>
    refuses(
      defaults,
      {
        ...rule(state.trim()),
        'cloudfunctions/api/words.ts': `import type { State } from '../../miniprogram/core/rule'\n\nexport const words = (one: { state: State }): string => {\n  switch (one.state) {\n${named}${rest}\n  }\n}\n`,
      },
      'cloudfunctions/api/words.ts:7',
    ))
  it.each(['string', 'number'])('of an open %s is none', async type => {
    const cases = type === 'string' ? named : "    case 1:\n      return '开'\n"
    expect(await defaults.run(project(by(type, cases + rest)))).toEqual([])
  })
})

describe('borders', () => {
  it('pass a project that keeps them', () => passes(borders))
  it.each([
    [
      'a value brought over the border',
      home("import { serve } from '../../../cloudfunctions/_contract'"),
      /home\.ts:8 从 miniprogram 外面引了值/,
    ],
    [
      'a value among types',
      home("import { type Reply as R, serve } from '../../../cloudfunctions/_contract'"),
      '从 miniprogram 外面引了值',
    ],
    [
      'a re-export over the border',
      home("export * from '../../../cloudfunctions/_contract'"),
      '从 miniprogram 外面引了值',
    ],
    [
      'a require over the border',
      home("const far = require('../../../cloudfunctions/_contract')"),
      '从 miniprogram 外面引了值',
    ],
    [
      'dayjs outside shanghai.ts',
      home("import dayjs from 'dayjs'"),
      '只有 miniprogram/core/clock/shanghai.ts 可以',
    ],
    [
      'a plugin of dayjs outside shanghai.ts',
      { 'cloudfunctions/_platform/time.ts': "import utc from 'dayjs/plugin/utc'" },
      '不该引 dayjs/plugin/utc',
    ],
    [
      'a second importer of node-sdk',
      { 'cloudfunctions/api/index.ts': "import tcb from '@cloudbase/node-sdk'" },
      '只有 cloudfunctions/_platform/store.ts 可以',
    ],
    [
      'a second importer of wx-server-sdk',
      { 'cloudfunctions/api/index.ts': "import cloud from 'wx-server-sdk'" },
      '只有 cloudfunctions/_platform/wechat.ts 可以',
    ],
    ['zod on the phone', home("import * as z from 'zod'"), '小程序里不用它'],
    [
      'core reaching for the phone',
      rule("import { send } from '../api/transport'"),
      'core 只能引 core 里面的东西',
    ],
  ])('refuse %s', (_, changes, says) => refuses(borders, changes, says))
})

describe('rooms', () => {
  const file = (name: string, line: string) => ({ [name]: `${line}\n` })
  it('pass a project that keeps them', () => passes(rooms))
  it.each([
    [
      'a function that imports another',
      file('cloudfunctions/api/late.ts', "import type { Job } from '../jobs/slice'"),
      /api\/late\.ts:1 云函数 api 引了云函数 jobs/,
    ],
    [
      'a room that knows a function',
      file('cloudfunctions/_journal/late.ts', "import { templates } from '../jobs/templates'"),
      '_journal 引了云函数 jobs',
    ],
    [
      'a room that imports a later one',
      file('cloudfunctions/_platform/late.ts', "import type { Actor } from '../_people/person'"),
      '_platform 不能引 _people：它在后面',
    ],
    [
      'a folder that nobody gave a place',
      file('cloudfunctions/api/late.ts', "import { a } from '../_shelf/a'"),
      '_shelf 不在 scripts/check/steps/rooms.ts 里',
    ],
    [
      'people who know an order, by a type only',
      file('miniprogram/core/people/late.ts', "import type { Ticket } from '../ticket/types'"),
      'core/people 不认识 core/ticket',
    ],
    [
      'a type from inside the functions on the phone',
      home("import type { TicketDoc } from '../../../cloudfunctions/_documents'"),
      '小程序只看云函数的 _contract',
    ],
    [
      'a type of the phone in the functions',
      file(
        'cloudfunctions/api/late.ts',
        "import type { CardView } from '../../miniprogram/components/models'",
      ),
      '云函数只用小程序的 core',
    ],
    [
      'a tool in what ships',
      file('cloudfunctions/admin/late.ts', "import { Store } from '../../local/cloud/store/store'"),
      '上线的代码不引本机的工具和测试',
    ],
  ])('refuse %s', (_, changes, says) => refuses(rooms, changes, says))
})

describe('rings of imports', () => {
  it('are none in a good project', () => passes(cycles))
  it('are named whole, by types too', () =>
    refuses(
      cycles,
      {
        'cloudfunctions/api/a.ts': "import { b } from './b'\n",
        'cloudfunctions/api/b.ts': "import type { C } from './c'\n",
        'cloudfunctions/api/c.ts': "export * from './a'\n",
      },
      'cloudfunctions/api/a.ts → cloudfunctions/api/b.ts → cloudfunctions/api/c.ts → cloudfunctions/api/a.ts 绕成一圈',
    ))
  it('are told once for each knot, and what remains of it the next time', () => {
    const graph = new Map([
      ['a', ['b', 'x']],
      ['b', ['a']],
      ['x', ['y']],
      ['y', ['z']],
      ['z', ['y', 'a']],
    ])
    expect(ringsIn(graph)).toEqual([
      ['a', 'b'],
      ['x', 'y', 'z', 'a'],
    ])
  })
})

describe('what nobody uses', { timeout: 120_000 }, () => {
  const files = {
    'package.json': '{ "name": "sample", "type": "module" }\n',
    'knip.ts':
      "export default { entry: ['cloudfunctions/api/index.ts'], project: ['cloudfunctions/api/*.ts'] }\n",
    'cloudfunctions/api/index.ts': "import { used } from './one'\nused()\n",
    'cloudfunctions/api/one.ts': 'export const used = () => 1\n',
  }
  it('is nothing where every export is read', async () => {
    expect(await unused.run(project(files))).toEqual([])
  })
  it('is named: an export, a type, a file', async () => {
    const late = {
      'cloudfunctions/api/one.ts':
        'export const used = () => 1\nexport const spare = 2\nexport type Spare = 3\n',
      'cloudfunctions/api/two.ts': 'export const two = 2\n',
    }
    const faults = (await unused.run(project({ ...files, ...late }))).join('\n')
    expect(faults).toContain('cloudfunctions/api/one.ts: spare')
    expect(faults).toContain('cloudfunctions/api/one.ts: Spare')
    expect(faults).toContain('cloudfunctions/api/two.ts')
  })
})

describe('purity', () => {
  it('passes pure rules, comments included', () => passes(purity))
  it.each([
    ['wx in the rules', rule('export const a = () => wx.getStorageSync("a")'), '规则里没有 wx'],
    ['a clock in the rules', rule('export const a = () => Date.now()'), '不能看钟'],
    ['a clock by new Date()', rule('export const a = () => new Date()'), '不能看钟'],
    ['chance in the rules', rule('export const a = () => Math.random()'), '规则里没有随机'],
    ['eval on the phone', home('eval("1")'), '没有 eval'],
    [
      'new Function on the phone',
      home('export const f = new Function("return 1")'),
      '没有 eval 和 new Function',
    ],
    ['a BigInt literal', home('export const many = 10n'), '不认 BigInt'],
    ['a date written as text', home('export const at = new Date("2026-11-24")'), 'iOS 认不出'],
    ['a switch by environment', { 'cloudfunctions/api/index.ts': 'if (isLocal) skip()' }, '不要按环境分路'],
    ['a switch in a condition', home('if (local) skip()'), '不要按环境分路'],
    [
      'a switch by NODE_ENV',
      { 'cloudfunctions/api/index.ts': 'const a = process.env.NODE_ENV' },
      '不要按环境分路',
    ],
  ])('refuses %s', (_, changes, says) => refuses(purity, changes, says))
})

describe('templates', () => {
  it('pass in Chinese with keys and known tags', () => passes(wxml))
  it.each([
    ['an unknown tag', template('<leef />'), '不认识标签 <leef>'],
    ['a list without a key', template('<view wx:for="{{words}}">{{item}}</view>'), '没有 wx:key'],
    ['English on the glass', template('<view>提交 Submit</view>'), '出现英文“Submit”'],
    ['English for the ear', template('<view aria-label="close">×</view>'), '出现英文“close”'],
    ['a role WeChat does not know', template('<view role="button">去</view>'), '要写 aria-role'],
  ])('refuse %s', (_, changes, says) => refuses(wxml, changes, says))
})

describe('types', { timeout: 120_000 }, () => {
  it('pass where they fit', async () => {
    await passes(typesOfPhone)
    await passes(wxmlTypes)
  })
  it('refuse a string for a number on the phone', () =>
    refuses(typesOfPhone, rule('export const later = (at: number): number => `${at}`'), /rule\.ts\(1,/))
  it('refuse Node on the phone', () =>
    refuses(typesOfPhone, home('export const a = process.version'), 'process'))
  it('refuse a wrong type in the cloud', () =>
    refuses(
      typesOfNode,
      {
        'cloudfunctions/_contract/index.ts':
          'export type Reply = { ok: boolean }\nexport const reply: Reply = { ok: 1 }\n',
      },
      /_contract\/index\.ts\(2,/,
    ))
  it('refuse a template whose page has no such field', () =>
    refuses(wxmlTypes, template('<view>{{wordz}}</view>'), /home\.wxml:1 .*wordz/))
  it('refuse a template whose page has no such handler', () =>
    refuses(wxmlTypes, template('<view bindtap="gone">去</view>'), /home\.wxml:1 .*gone/))
  it('refuse a property of another type', () =>
    refuses(wxmlTypes, template('<leaf day="{{words}}" />'), /home\.wxml:1 /))
  it('refuse a page that is not exported', () =>
    refuses(wxmlTypes, { 'miniprogram/pages/home/home.ts': 'Page({})\n' }, '要写成 export default Page'))
})

describe('lint', () => {
  it('passes what is clean', () => passes(lint))
  it('refuses an any and an import nobody uses', async () => {
    await refuses(lint, rule('export const later = (at: any) => at'), 'noExplicitAny')
    await refuses(lint, home("import { never } from '../../core/rule'"), 'noUnusedImports')
  })
})

// miniprogram-ci takes its time on a busy machine
describe('what WeChat compiles', { timeout: 180_000 }, () => {
  it('passes whole, and a syntax error is named', async () => {
    await passes(wechatPackage)
    await refuses(wechatPackage, home('const = 1'), /home/)
  })
  it('refuses a page that app.json names and nobody wrote', () =>
    refuses(
      wechatPackage,
      { 'miniprogram/app.json': '{ "pages": ["pages/home/home", "pages/gone/gone"] }' },
      /gone/,
    ))
  it('refuses a package over its budget', () => {
    expect(sizeFaults(compiled({ 'pages/home/home.js': 'x'.repeat(1000) }))).toEqual([])
    expect(sizeFaults(compiled({ 'pages/home/home.js': 'x'.repeat(1_300_000) }))[0]).toMatch(
      /主包 1270 KB，超过预算/,
    )
    expect(sizeFaults(compiled({ 'desk/inbox/inbox.js': 'x'.repeat(520_000) }))[0]).toMatch(
      /desk\/ 508 KB，超过预算 500 KB/,
    )
  })
  it('refuses eval, BigInt and a missing file in the compiled scripts', () => {
    expect(scriptFaults(compiled({ 'a.js': 'require("./b")', 'b.js': 'var n = 10, s = "10n"' }))).toEqual([])
    expect(scriptFaults(compiled({ 'a.js': 'new Function("return 1")' }))).toEqual([
      'a.js 里有 eval 或 new Function',
    ])
    expect(scriptFaults(compiled({ 'a.js': 'var n = 10n' }))).toEqual(['a.js 里有 BigInt'])
    expect(scriptFaults(compiled({ 'pages/a.js': 'require("../far")' }))).toEqual([
      'pages/a.js 要 require("../far")，包里没有它',
    ])
  })
  it('refuses a test among what is uploaded', () => {
    expect(strayFaults(compiled({ 'core/rule.js': '' }))).toEqual([])
    expect(strayFaults(compiled({ 'core/rule.test.js': '' }))[0]).toContain('core/rule.test.js 不该打进包里')
  })
  it.runIf(process.platform === 'linux')('refuses by wcc and wcsc, with the file', () => {
    expect(wccFaults(compiled({ 'a.wxml': '<view>{{a.b}}</view>' }))).toEqual([])
    expect(wccFaults(compiled({ 'a.wxml': '<view>{{a?.b}}</view>' })).join()).toMatch(/a\.wxml/)
    expect(
      wcscFaults(compiled({ 'a.wxss': '@import "b.wxss"; .a { color: red; }', 'b.wxss': '.b {}' })),
    ).toEqual([])
    expect(wcscFaults(compiled({ 'a.wxss': '.a { color: red; ' })).join()).toMatch(/a\.wxss/)
  })
})

describe('builds and papers', () => {
  let root: string
  beforeEach(() => {
    root = project()
  })
  it('two copies of a package in a bundle are seen', () => {
    const one = ['node_modules/@cloudbase/node-sdk/a.js', 'node_modules/@cloudbase/node-sdk/lib/b.js']
    expect(copiesOf('@cloudbase/node-sdk', one)).toHaveLength(1)
    expect(
      copiesOf('@cloudbase/node-sdk', [
        ...one,
        'node_modules/wx-server-sdk/node_modules/@cloudbase/node-sdk/a.js',
      ]),
    ).toHaveLength(2)
  })
  it('a generated page that is old is named', async () => {
    expect(await generated.run(root)).toEqual([])
    fs.mkdirSync(path.join(root, 'scripts'))
    fs.writeFileSync(
      path.join(root, 'scripts/generate.ts'),
      "console.log('docs/api.md 旧了')\nprocess.exit(1)\n",
    )
    expect(await generated.run(root)).toEqual(['docs/api.md 旧了'])
  })
})
