import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { FUNCTIONS, inspectFunctions, inspectIndexes, inspectPermissions, inspectTemplates } from './inspect'
import { readSettings } from './settings'
import { TEMPLATES } from '../../cloudfunctions/_notices/templates'

function dist(
  config: object = {},
  permissions: object = { api: true, jobs: false, hooks: false, admin: false },
): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'deploy-'))
  for (const name of FUNCTIONS) {
    mkdirSync(path.join(dir, name))
    writeFileSync(path.join(dir, name, 'index.js'), '')
    writeFileSync(path.join(dir, name, 'config.json'), JSON.stringify(config))
  }
  writeFileSync(path.join(dir, 'permissions.json'), JSON.stringify(permissions))
  return dir
}

describe('before anything is uploaded', () => {
  it('a whole build has no fault', () => {
    const dir = dist()
    expect([...inspectFunctions(dir), ...inspectPermissions(dir), ...inspectIndexes()]).toEqual([])
  })
  it('a timer without seven fields is named', () => {
    expect(
      inspectFunctions(dist({ triggers: [{ name: 'minute', type: 'timer', config: '* * * * *' }] }))[0],
    ).toContain('minute needs 7 fields')
  })
  it('a function that was not built is named', () => {
    expect(inspectFunctions(mkdtempSync(path.join(tmpdir(), 'empty-')))).toHaveLength(FUNCTIONS.length)
  })
  it('jobs open to phones is refused', () => {
    expect(inspectPermissions(dist({}, { api: true, jobs: true }))).toEqual([
      'permissions: phones must not be able to call jobs',
    ])
  })
  it('a missing template is named with its Chinese title', () => {
    const templates = Object.fromEntries(
      Object.keys(TEMPLATES)
        .slice(1)
        .map(n => [n, 'x'.repeat(43)]),
    )
    const faults = inspectTemplates({
      appid: 'wx0123456789abcdef',
      envId: 'env',
      privateKeyPath: 'k',
      version: '1.0.0',
      callsPerMonth: 200_000,
      templates,
    })
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain('「')
  })
  it('settings that are missing or not JSON are told as a sentence, never thrown', () => {
    expect(readSettings('/nowhere/deploy.json').faults[0]).toContain('copy deploy.example.json')
    const bad = path.join(mkdtempSync(path.join(tmpdir(), 'bad-')), 'deploy.json')
    writeFileSync(bad, '{')
    expect(readSettings(bad).faults[0]).toContain('is not JSON')
  })
})
