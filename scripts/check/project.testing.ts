// A small project on disk that every step passes, for the tests of the steps: changed or added to, it is refused.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect } from 'vitest'
import type { Step } from './step'
import type { Package } from './steps/package'

const ROOT = path.resolve(import.meta.dirname, '../..')
const here: string[] = []
afterAll(() => {
  for (const dir of here) fs.rmSync(dir, { recursive: true, force: true })
})

const GOOD: Record<string, string> = {
  '.gitignore': 'node_modules\ndist\n',
  'tsconfig.json':
    '{ "compilerOptions": { "strict": true, "module": "ESNext", "moduleResolution": "Bundler", "target": "ES2022", "noEmit": true, "skipLibCheck": true, "types": [] }, "include": ["contract", "cloudfunctions"] }',
  'miniprogram/app.json': '{ "pages": ["pages/home/home"], "window": { "navigationBarTitleText": "样例" } }',
  'miniprogram/app.ts': 'App({})\n',
  'miniprogram/app.wxss': 'page { color: #1f2a33; }\n',
  'miniprogram/components/leaf/leaf.json': '{ "component": true }',
  'miniprogram/components/leaf/leaf.ts': 'export default Component({ properties: { day: Number } })\n',
  'miniprogram/components/leaf/leaf.wxml': '<view>{{day}} 日</view>\n',
  'miniprogram/pages/home/home.json': '{ "usingComponents": { "leaf": "/components/leaf/leaf" } }',
  'miniprogram/pages/home/home.ts':
    "import { later } from '../../core/rule'\nimport type { Reply } from '../../../contract'\n\nexport default Page({\n  data: { words: ['路灯'], day: later(1), reply: null as Reply | null },\n  go() {},\n})\n",
  'miniprogram/pages/home/home.wxml':
    '<view wx:for="{{words}}" wx:key="*this" bindtap="go" aria-label="一件事">{{item}} 大约 3 KB</view>\n<leaf day="{{day}}" />\n',
  'miniprogram/pages/home/home.wxss': '.words { color: #17506f; }\n',
  'miniprogram/core/rule.ts':
    '/** The day after; never Date.now(). */\nexport const later = (at: number): number => at + 1\n',
  'contract/index.ts': 'export type Reply = { ok: boolean }\n',
  'cloudfunctions/_platform/sdk.ts': "import tcb from '@cloudbase/node-sdk'\n\nexport const database = tcb\n",
}

/** A project on disk: the good one with some files changed or added. */
export function project(changes: Record<string, string> = {}): string {
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
export function compiled(files: Record<string, string>): Package {
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

export const home = (line: string) => ({
  'miniprogram/pages/home/home.ts': `${GOOD['miniprogram/pages/home/home.ts']}${line}\n`,
})
export const template = (line: string) => ({ 'miniprogram/pages/home/home.wxml': `${line}\n` })
export const rule = (line: string) => ({ 'miniprogram/core/rule.ts': `${line}\n` })

export async function passes(step: Step) {
  expect(await step.run(project())).toEqual([])
}
export async function refuses(step: Step, changes: Record<string, string>, message: string | RegExp) {
  const faults = await step.run(project(changes))
  expect(faults.join('\n')).toMatch(message)
}
