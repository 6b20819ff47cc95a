// A browser for the tests is installed where that may be done, and asked for in a sentence everywhere else.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'

interface Machine {
  env: NodeJS.ProcessEnv
  platform: string
  isRoot: boolean
  places: string[]
  font: string
}
const { ensureBrowser } = (await import(
  pathToFileURL(path.join(import.meta.dirname, 'browser.mjs')).href
)) as { ensureBrowser(machine: Machine): void }

let root: string
const at = (name: string) => path.join(root, name)
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'browser-'))
  fs.mkdirSync(at('bin'))
})
afterEach(() => fs.rmSync(root, { recursive: true, force: true }))

const debian = (more: Partial<Machine> = {}): Machine => ({
  env: { PATH: at('bin') },
  platform: 'linux',
  isRoot: true,
  places: [at('chromium')],
  font: at('font'),
  ...more,
})
/** An apt-get that writes down how it was called; `lists`: it needs no update first; `works`: it puts the browser there. */
function aptGet({ lists, works }: { lists: boolean; works: boolean }): void {
  if (lists) fs.writeFileSync(at('lists'), '')
  fs.writeFileSync(
    at('bin/apt-get'),
    `#!/bin/sh
echo "$DEBIAN_FRONTEND $*" >> ${at('calls')}
case $1 in
  update) : > ${at('lists')} ;;
  install) [ -f ${at('lists')} ] ${works ? `&& : > ${at('chromium')}` : '&& exit 100'} ;;
esac
`,
    { mode: 0o755 },
  )
}
const calls = () =>
  fs.existsSync(at('calls')) ? fs.readFileSync(at('calls'), 'utf8').trim().split('\n') : []
const INSTALL = 'noninteractive install -y --no-install-recommends chromium fonts-noto-cjk'
const VERSION = 'noninteractive --version'

it('root on Debian: installs browser and Chinese fonts, and asks no questions', () => {
  aptGet({ lists: true, works: true })
  ensureBrowser(debian())
  expect(calls()).toEqual([VERSION, INSTALL])
})

it('a fresh image has no package lists: they are fetched, and it is tried again', () => {
  aptGet({ lists: false, works: true })
  ensureBrowser(debian())
  expect(calls()).toEqual([VERSION, INSTALL, 'noninteractive update', INSTALL])
})

it('not root: nothing is installed, one sentence says what to type', () => {
  aptGet({ lists: true, works: true })
  expect(() => ensureBrowser(debian({ isRoot: false }))).toThrow(
    'sudo apt-get install chromium fonts-noto-cjk',
  )
  expect(calls()).toEqual([VERSION])
})

it('no apt-get: one sentence names the variable', () => {
  expect(() => ensureBrowser(debian())).toThrow('CHROMIUM')
  expect(() => ensureBrowser(debian({ platform: 'darwin' }))).toThrow('CHROMIUM')
})

it('apt-get cannot: it is tried once more with fresh lists, then said', () => {
  aptGet({ lists: true, works: false })
  expect(() => ensureBrowser(debian())).toThrow('apt-get 没能装上 Chromium')
  expect(calls()).toHaveLength(4)
})

it('apt-get worked and the browser lies elsewhere: said at once, not by the tests', () => {
  aptGet({ lists: true, works: true })
  expect(() => ensureBrowser(debian({ places: [at('elsewhere')] }))).toThrow('CHROMIUM')
})

it('a browser that is there is taken, wherever CHROMIUM says; only the fonts may still be missing', () => {
  aptGet({ lists: true, works: false })
  fs.writeFileSync(at('mine'), '')
  const machine = debian({ env: { PATH: at('bin'), CHROMIUM: at('mine') } })
  ensureBrowser({ ...machine, isRoot: false })
  ensureBrowser({ ...machine, platform: 'darwin' })
  expect(calls()).toEqual([])
  ensureBrowser(machine)
  expect(calls()).toContain(INSTALL)
  fs.writeFileSync(at('font'), '')
  fs.rmSync(at('calls'))
  ensureBrowser(machine)
  expect(calls()).toEqual([])
})
