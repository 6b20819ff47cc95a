import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sealFrom } from '../../cloudfunctions/_platform/seal'
import { startLocalCloud } from '../cloud'
import { start } from '../main'
import { fill, isFilled, isOlder, reset } from './data'
import { keysOf } from './keys'
import { optionsFrom, type StartOptions } from './options'
import { listen } from './port'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'county-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))
const options = (more: Partial<StartOptions> = {}): StartOptions => ({
  port: 0,
  host: '127.0.0.1',
  dataDir,
  reset: false,
  villages: 1,
  orders: 5,
  ...more,
})

describe('the keys of a data folder', () => {
  test('are made once, good for sealing, and readable by their owner only', () => {
    const keys = keysOf(dataDir)
    expect(keysOf(dataDir)).toEqual(keys)
    expect(statSync(path.join(dataDir, 'keys.json')).mode & 0o777).toBe(0o600)
    const seal = sealFrom({ ...keys })
    expect(seal.open(seal.seal('陈玉娥'))).toBe('陈玉娥')
  })
})

describe('a data folder', () => {
  test('is filled once, with everything the functions need', async () => {
    await fill(options(), keysOf(dataDir), Date.parse('2026-11-24T10:00:00+08:00'))
    expect(isFilled(dataDir)).toBe(true)
    const cloud = await startLocalCloud({ port: 0, dataDir })
    expect(cloud.store.count('tickets')).toBe(5)
    expect(cloud.store.indexes('tickets').map(({ name }) => name)).toContain('sweep')
    expect(cloud.files.list().length).toBeGreaterThan(5)
    await cloud.close()
  })

  test('left by an earlier edition is refused with the way out, and left as it is', async () => {
    await fill(options(), keysOf(dataDir), Date.parse('2026-11-24T10:00:00+08:00'))
    expect(isOlder(dataDir)).toBe(false)
    writeFileSync(path.join(dataDir, 'county.json'), JSON.stringify({ whole: true, sample: true }))
    expect([isFilled(dataDir), isOlder(dataDir)]).toEqual([true, true])
    await expect(start(options())).rejects.toThrow('要重新来：npm start -- --reset')
    const cloud = await startLocalCloud({ port: 0, dataDir })
    expect(cloud.store.count('tickets')).toBe(5)
    await cloud.close()
  })

  test('half filled by a start that was killed is filled again, with the keys it had', async () => {
    const keys = keysOf(dataDir)
    await fill(options(), keys, Date.parse('2026-11-24T10:00:00+08:00'))
    rmSync(path.join(dataDir, 'county.json'))
    expect(isFilled(dataDir)).toBe(false)
    await fill(options({ orders: 3 }), keysOf(dataDir), Date.parse('2026-11-24T10:00:00+08:00'))
    const cloud = await startLocalCloud({ port: 0, dataDir })
    expect(cloud.store.count('tickets')).toBe(3)
    expect(keysOf(dataDir)).toEqual(keys)
    await cloud.close()
  })

  test('is emptied by a reset of what is ours and of nothing else', () => {
    keysOf(dataDir)
    mkdirSync(path.join(dataDir, 'files'))
    writeFileSync(path.join(dataDir, 'mine.txt'), 'keep')
    reset(dataDir)
    expect(existsSync(path.join(dataDir, 'keys.json'))).toBe(false)
    expect(existsSync(path.join(dataDir, 'files'))).toBe(false)
    expect(existsSync(path.join(dataDir, 'mine.txt'))).toBe(true)
  })
})

describe('options', () => {
  test('have defaults', () => {
    expect(optionsFrom([])).toEqual({
      port: 8080,
      host: '127.0.0.1',
      dataDir: '.data',
      reset: false,
      villages: undefined,
      orders: undefined,
    })
    expect(optionsFrom(['--reset', '--orders', '1000', '--villages', '4'])).toMatchObject({
      reset: true,
      orders: 1000,
      villages: 4,
    })
  })
  test.each([
    ['--port', 'x'],
    ['--orders', '-1'],
    ['--orders', '1.5'],
    ['--villages', '0'],
    ['--frobnicate', '1'],
  ])('that make no sense are refused in a sentence: %s %s', (name, value) => {
    expect(() => optionsFrom([`${name}=${value}`])).toThrow(/要写|看不懂/)
  })
})

test('a port that is taken is passed over for the next one', async () => {
  const first = http.createServer()
  const second = http.createServer()
  const port = await listen(first, 9690, '127.0.0.1')
  expect(await listen(second, port, '127.0.0.1')).toBeGreaterThan(port)
  first.close()
  second.close()
})
