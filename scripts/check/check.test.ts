// Every check can fail: a small project that is right passes each step, and one wrong line makes it speak.
import fs from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { copiesOf } from '../build/functions'
import { compiled, home, passes, project, refuses, rule, template } from './project.testing'
import { defaults } from './steps/defaults'
import { generated } from './steps/generated'
import { lint } from './steps/lint'
import { links } from './steps/links'
import { sentencesOnce } from './steps/sentences-once'
import { stylesStay } from './steps/templates/styles-stay'
import { typedIn } from './steps/typed-in'
import { scriptFaults, sizeFaults, strayFaults, wccFaults, wcscFaults, wechatPackage } from './steps/package'
import { purity } from './steps/purity'
import { typesOfNode, typesOfPhone } from './steps/types'
import { wxml } from './steps/templates/wxml'
import { wxmlTypes } from './steps/templates/wxml-types'

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

describe('a sentence', () => {
  const says = (text: string) => `export const message = ${text}\n`
  const inTwo = (text: string) => ({ 'contract/a.ts': says(text), 'miniprogram/b.ts': says(text) })

  it.each(["'村里的路灯坏了两盏'", '`村里的路灯坏了${n}盏灯`'])(
    'that stands in two files is named: %s',
    text => refuses(sentencesOnce, inTwo(text), /写了 2 处.*contract\/a\.ts:1、miniprogram\/b\.ts:1/),
  )
  it.each([
    '<view>村里的路灯坏了两盏</view>',
    '<state-view title="村里的路灯坏了两盏" />',
    "<view>{{n > 1 ? '村里的路灯坏了两盏' : ''}}</view>",
    '<view>{{name}}村里的路灯坏了两盏</view>',
  ])('on a page it is named, too: %s', template =>
    refuses(
      sentencesOnce,
      { 'contract/a.ts': says("'村里的路灯坏了两盏'"), 'miniprogram/pages/home/home.wxml': template },
      /写了 2 处.*contract\/a\.ts:1、miniprogram\/pages\/home\/home\.wxml:1/,
    ),
  )
  it('in one file, in a comment, or as short as a label, may stand again', async () => {
    const whole = project({
      ...inTwo("'路灯坏了'"),
      'contract/c.ts': says("'村里的路灯坏了两盏'"),
      'miniprogram/d.ts': `// '村里的路灯坏了两盏'\n${says("'别的话'")}`,
    })
    expect(await sentencesOnce.run(whole)).toEqual([])
  })
})

describe('the styles of a page', () => {
  const leaf = (isolation: string) => ({
    'miniprogram/components/leaf/leaf.json': `{ "component": true, "styleIsolation": "${isolation}" }`,
    'miniprogram/components/leaf/leaf.wxml': `<view class="day {{day > 1 ? 'late' : ''}}"><view class="line" /></view>\n`,
  })
  const styled = (selector: string, isolation = 'apply-shared') => ({
    ...leaf(isolation),
    'miniprogram/pages/home/home.wxss': `.words { color: #17506f; }\n${selector} { margin: 0; }\n`,
  })
  it.each(['.line', '.elder .line', '.day.late', '.words, .late'])(
    'that reach into a component are named: %s',
    selector => refuses(stylesStay, styled(selector), /home\.wxss:2 .*部件 leaf/),
  )
  it.each(['.words > .line', '.line.words', '.other', '/* .line */ .words'])(
    'stay on the page: %s',
    async selector => {
      expect(await stylesStay.run(project(styled(selector)))).toEqual([])
    },
  )
  it('may be called as they like where a component takes none of them', async () => {
    expect(await stylesStay.run(project(styled('.line', 'isolated')))).toEqual([])
  })
})

describe('what is pointed to', () => {
  const pages = {
    'docs/rules.md': '# The rules\n\n## 4. The ticket\n\n### Who sees what (one table)\n',
    'docs/adr/0007-one-page.md': '# One page\n',
    'docs/adr/README.md': '- [0007](0007-one-page.md) One page.\n',
  }
  it('is there', async () => {
    const whole = project({
      ...pages,
      'README.md':
        '[rules](docs/rules.md#who-sees-what-one-table), [out](https://example.org), [here](#top)\n# Top\n',
      'docs/how.md': '[up](../README.md) [why](adr/0007-one-page.md) ADR 0007\n',
      ...rule('/** Sight (rules §4, ADR 0007). */\nexport const a = 1'),
    })
    expect(await links.run(whole)).toEqual([])
  })
  it.each([
    [
      'a file that is gone',
      { 'README.md': '\n[rules](docs/gone.md)' },
      'README.md:2 没有 docs/gone.md 这个文件',
    ],
    [
      'a heading that is gone',
      { 'docs/a.md': '[x](rules.md#who-reads)' },
      'rules.md 里没有 #who-reads 这个标题',
    ],
    ['a chapter that is not there', rule('// rules §40'), 'docs/rules.md 里没有第 40 章'],
    ['a decision that the list forgets', { 'docs/adr/0008-more.md': '# More\n' }, '0008 写了 0 次'],
    [
      'a decision that the list names twice',
      { 'docs/adr/README.md': '- [0007](0007-one-page.md)\n- [0007](0007-one-page.md)\n' },
      '0007 写了 2 次',
    ],
    ['a decision that is not there', rule('// ADR 0008'), '没有 ADR 0008'],
    ['a page that is elsewhere', rule('// domain §4'), '写成 rules §n'],
  ])('not: %s', (_, changes, message) => refuses(links, { ...pages, ...changes }, message))
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
  ])('refuses %s', (_, changes, message) => refuses(purity, changes, message))
})

describe('numbers that stand in a table', () => {
  const schema = (line: string) => ({ 'contract/index.ts': `${line}\n` })
  it('may be read, and said in other words', async () => {
    await passes(typedIn)
    const told = project(rule('export const a = (long: string) => `过了${long}，改不了了。一天一次。`'))
    expect(await typedIn.run(told)).toEqual([])
    const read = project(schema('const a = words(LIMITS.reason, COUNTY), b = z.string().max(64)'))
    expect(await typedIn.run(read)).toEqual([])
  })
  it.each([
    ['a length in a sentence', rule("export const a = '过了七天，改不了了。'"), '「七天」写死在句子里'],
    ['a length on a page', template('<view>十五天没人答复</view>'), '「十五天」写死在句子里'],
    ['a length in figures', rule('export const a = `30 天以内`'), '「30 天」写死在句子里'],
    ['how much may be written', schema('const a = words(60, COUNTY)'), '最多 60 个字写死在这里'],
    [
      'how much may be written, by name or not',
      { 'cloudfunctions/admin/contract.ts': "const a = text(20, 'moderated')\n" },
      '最多 20 个字写死在这里',
    ],
  ])('not: %s', (_, changes, message) => refuses(typedIn, changes, message))
})

describe('templates', () => {
  it('pass in Chinese with keys and known tags', () => passes(wxml))
  it.each([
    ['an unknown tag', template('<leef />'), '不认识标签 <leef>'],
    ['a list without a key', template('<view wx:for="{{words}}">{{item}}</view>'), '没有 wx:key'],
    ['English on the screen', template('<view>提交 Submit</view>'), '出现英文“Submit”'],
    ['English for the ear', template('<view aria-label="close">×</view>'), '出现英文“close”'],
    ['a role WeChat does not know', template('<view role="button">去</view>'), '要写 aria-role'],
  ])('refuse %s', (_, changes, message) => refuses(wxml, changes, message))
})

describe('types', { timeout: 120_000 }, () => {
  it('pass where they fit', async () => {
    await passes(typesOfPhone)
    await passes(wxmlTypes)
  })
  it('refuse a string for a number, and Node, on the phone', () =>
    refuses(
      typesOfPhone,
      {
        ...rule('export const later = (at: number): number => `${at}`'),
        ...home('export const a = process.version'),
      },
      /(?=[\s\S]*home\.ts[^\n]*process)(?=[\s\S]*rule\.ts\(1,)/,
    ))
  it('refuse a wrong type in the cloud', () =>
    refuses(
      typesOfNode,
      {
        'contract/index.ts': 'export type Reply = { ok: boolean }\nexport const reply: Reply = { ok: 1 }\n',
      },
      /contract\/index\.ts\(2,/,
    ))
  it('refuse a field and a handler that the page has not, a property of another type, and a page that is not exported', async () => {
    const faults = await wxmlTypes.run(
      project({
        ...template('<view>{{wordz}}</view>\n<view bindtap="gone">去</view>\n<leaf day="{{words}}" />'),
        'miniprogram/pages/hidden/hidden.json': '{}',
        'miniprogram/pages/hidden/hidden.wxml': '<view>藏</view>\n',
        'miniprogram/pages/hidden/hidden.ts': 'Page({})\n',
      }),
    )
    const at = (place: string) => faults.filter(fault => fault.startsWith(place)).join()
    expect(at('miniprogram/pages/home/home.wxml:1 ')).toMatch(/wordz/)
    expect(at('miniprogram/pages/home/home.wxml:2 ')).toMatch(/gone/)
    expect(at('miniprogram/pages/home/home.wxml:3 ')).toMatch(/string\[\]/)
    expect(at('miniprogram/pages/hidden/hidden.ts')).toMatch(/要写成 export default Page/)
    expect(faults).toHaveLength(4)
  })
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
