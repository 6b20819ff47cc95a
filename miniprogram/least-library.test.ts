/** The least base library that docs/deploy.md tells a county to set: every call of WeChat that pages use must be there. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const ROOT = import.meta.dirname
const TYPINGS = path.resolve(ROOT, '../node_modules/miniprogram-api-typings/types/wx/lib.wx.api.d.ts')

const sources = (dir: string): string[] =>
  readdirSync(dir).flatMap(name => {
    const file = path.join(dir, name)
    if (statSync(file).isDirectory()) return name === 'miniprogram_npm' ? [] : sources(file)
    return name.endsWith('.ts') && !name.includes('.test') ? [file] : []
  })
/** Called without looking first; a file that asks `typeof wx.name !== 'function'` does without it. */
const used = (): string[] => [
  ...new Set(
    sources(ROOT).flatMap(file => {
      const text = readFileSync(file, 'utf8')
      return [...text.matchAll(/\bwx\s*\.([a-zA-Z]+)\s*[(<]/g)]
        .map(([, name = '']) => name)
        .filter(name => !text.includes(`typeof wx.${name} !== 'function'`))
    }),
  ),
]

/** Since which base library each call is there; the typings say so in the comment in front of it. */
function sinceByName(): Map<string, string> {
  const since = new Map<string, string>()
  let comment = ''
  for (const line of readFileSync(TYPINGS, 'utf8').split('\n')) {
    if (line.trim().startsWith('/**')) comment = ''
    const version = /需要基础库：\s*`(\d+\.\d+\.\d+)`/.exec(line)?.[1]
    if (version && comment === '') comment = version
    const name = /^ {8}([a-zA-Z]+)[<(]/.exec(line)?.[1]
    if (name) {
      if (comment) since.set(name, comment)
      comment = ''
    }
  }
  return since
}
const isAtLeast = (version: string, least: string): boolean =>
  version.localeCompare(least, 'en', { numeric: true }) >= 0

const stated = /基础库最低版本\D*(\d+\.\d+\.\d+)/.exec(
  readFileSync(path.resolve(ROOT, '../docs/deploy.md'), 'utf8'),
)?.[1]

it('the typings are read: three calls whose version is known', () => {
  const since = sinceByName()
  expect([since.get('chooseMedia'), since.get('getAppBaseInfo'), since.get('getGroupEnterInfo')]).toEqual([
    '2.10.0',
    '2.20.1',
    '2.10.4',
  ])
})

it('is stated, and no page calls what came later', () => {
  expect(stated).toBe('2.32.3')
  const since = sinceByName()
  const later = used().filter(name => !isAtLeast(stated ?? '', since.get(name) ?? '1.0.0'))
  expect(later).toEqual([])
  expect(used().length).toBeGreaterThan(25)
})

it('DevTools compile against one that is not older', () => {
  const { libVersion } = JSON.parse(readFileSync(path.resolve(ROOT, '../project.config.json'), 'utf8')) as {
    libVersion: string
  }
  expect(isAtLeast(libVersion, stated ?? '9')).toBe(true)
})
