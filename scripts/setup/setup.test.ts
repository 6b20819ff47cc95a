// Set-up copies into miniprogram_npm just what the pages use, and nothing the second time.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'

type Vendor = { vendorPackages(root: string): void }
const ROOT = path.resolve(import.meta.dirname, '../..')
const { vendorPackages } = (await import(
  pathToFileURL(path.join(import.meta.dirname, 'vendor.mjs')).href
)) as Vendor

let root: string
const at = (...parts: string[]) => path.join(root, 'miniprogram', ...parts)
const vendored = (name: string) => fs.existsSync(at('miniprogram_npm', name))
const page = (components: object) =>
  fs.writeFileSync(at('page.json'), JSON.stringify({ usingComponents: components }))

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'setup-'))
  fs.mkdirSync(at())
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'))
})
afterEach(() => fs.rmSync(root, { recursive: true, force: true }))

it('brings a used component with all it needs, and no other', () => {
  page({ 't-popup': 'tdesign-miniprogram/popup/popup' })
  vendorPackages(root)
  const names = [
    'popup/popup.js',
    'popup/popup.wxml',
    'overlay/overlay.wxss',
    'icon/icon.json',
    'common/utils.js',
    'miniprogram_npm/tslib/index.js',
    'button/button.js',
  ].map(name => [name, vendored(`tdesign-miniprogram/${name}`)])
  expect(Object.fromEntries(names)).toEqual({
    'popup/popup.js': true,
    'popup/popup.wxml': true,
    'overlay/overlay.wxss': true,
    'icon/icon.json': true,
    'common/utils.js': true,
    'miniprogram_npm/tslib/index.js': true,
    'button/button.js': false,
  })
})

it('puts the icon font inside, so that nothing is asked of a CDN', () => {
  page({ 't-icon': 'tdesign-miniprogram/icon/icon' })
  vendorPackages(root)
  const icons = fs.readFileSync(at('miniprogram_npm/tdesign-miniprogram/icon/icon.wxss'), 'utf8')
  expect(icons).toContain('url(data:font/woff;base64,')
  expect(icons).not.toContain('http')
})

it('brings what the phone adds its points up with, in the build that knows no Node', () => {
  vendorPackages(root)
  const text = fs.readFileSync(at('miniprogram_npm/js-sha256/index.js'), 'utf8')
  expect(text).toContain('module.exports = sha256')
  expect(text).not.toMatch(/require\(|BigInt/)
})

it('brings dayjs with the plugins that are imported', () => {
  fs.writeFileSync(at('clock.ts'), "import dayjs from 'dayjs'\nimport utc from 'dayjs/plugin/utc'\n")
  vendorPackages(root)
  expect([
    vendored('dayjs/index.js'),
    vendored('dayjs/plugin/utc.js'),
    vendored('dayjs/plugin/timezone.js'),
  ]).toEqual([true, true, false])
})

it('does nothing when nothing changed, and begins again when a page uses more', () => {
  page({ 't-popup': 'tdesign-miniprogram/popup/popup' })
  vendorPackages(root)
  fs.writeFileSync(at('miniprogram_npm/mine'), '')
  vendorPackages(root)
  expect(vendored('mine')).toBe(true)
  page({ 't-popup': 'tdesign-miniprogram/popup/popup', 't-switch': 'tdesign-miniprogram/switch/switch' })
  vendorPackages(root)
  expect([vendored('mine'), vendored('tdesign-miniprogram/switch/switch.js')]).toEqual([false, true])
})
