// The command as a county types it, against a local cloud: words and numbers it prints, what it ends with.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCounty, type County } from '../tests/functions/county'
import { readOptions } from './import/options'
import { runImport, runUndo, type Says } from './import/run'
import { linesOf } from './import/say'
import { targetOf } from './import/target'

let county: County
let folder: string
beforeAll(async () => {
  county = await openCounty()
  folder = mkdtempSync(path.join(tmpdir(), 'import-'))
})
afterAll(async () => {
  await county.close()
  rmSync(folder, { recursive: true, force: true })
})

const QUIET: Says = { progress: () => undefined, finishing: () => undefined }
const ROWS = `杨梅村名册
姓名,与户主关系,联系电话,所属网格,住址
柳月娥,户主,13955550011,三组一格,三组 101 号
柳小满,孙,1.38E+10,,
柳德明,户主,,四组九格,四组 103 号
`
function options(text: string, ...args: string[]) {
  const file = path.join(folder, '名册.csv')
  writeFileSync(file, text)
  const read = readOptions(
    [file, '--kind', 'people', '--village', '杨梅村', '--cloud', county.cloud.url, ...args],
    'none',
  )
  if (typeof read === 'string') throw new Error(read)
  return read
}

describe('npm run import', () => {
  it('looks first: what would change, with the cell, and nothing is written', async () => {
    const before = county.all('people').length
    const asked = options(ROWS, '--dry-run')
    const done = await runImport(await targetOf(asked), asked, QUIET)
    expect(done.result).toEqual({
      new: 1,
      changed: 0,
      same: 0,
      ended: 0,
      wrong: [
        {
          row: 4,
          cell: 'C4',
          says: '表格把号码改成了科学数「1.38E+10」，后几位没了。请照本子补上 11 位号码。',
        },
        { row: 5, cell: 'D5', says: '没有「四组九格」，四组只有：四组一格。请改成其中一个。' },
      ],
    })
    const lines = linesOf(done, asked)
    expect(lines).toContain('A3  柳月娥 三组 101 号  新来  新来，新的一户，三组一格。')
    expect(lines).toContain(
      'C4  柳小满  不对  表格把号码改成了科学数「1.38E+10」，后几位没了。请照本子补上 11 位号码。',
    )
    expect(lines).toContain('只看了看，什么都没有存。去掉 --dry-run 再来一次，就存。')
    expect(county.all('people')).toHaveLength(before)
  })

  it('writes the right rows, changes nothing the second time, and takes them back', async () => {
    const before = county.all('people').length
    const asked = options(ROWS)
    const target = await targetOf(asked)
    expect((await runImport(target, asked, QUIET)).result).toMatchObject({ new: 1, same: 0 })
    expect(county.all('people')).toHaveLength(before + 1)
    expect((await runImport(target, asked, QUIET)).result).toMatchObject({ new: 0, same: 1 })
    expect((await runUndo(target, asked, QUIET)).leftOut).toEqual([])
    expect(county.all('people')).toHaveLength(before)
  })

  it('ends first what an earlier command left half-way', async () => {
    const asked = options(ROWS)
    const target = await targetOf(asked)
    const finishing: string[] = []
    // Pressed, and the machine went out before the first commit.
    await runImport(target, { ...asked, dryRun: true }, QUIET)
    const planned = county.all('imports').find(({ state }) => state === 'planned')
    if (!planned) throw new Error('nothing planned')
    county.cloud.store.put('imports', { ...planned, state: 'applying' })
    const done = await runImport(target, asked, { ...QUIET, finishing: name => finishing.push(name) })
    expect(finishing).toEqual(['名册.csv'])
    expect(done.result).toMatchObject({ new: 0, same: 1 })
    expect(county.all('imports').filter(({ state }) => state === 'applying')).toEqual([])
    expect(
      county.all('people').filter(({ householdId }) => householdId?.startsWith('h_') === false),
    ).toHaveLength(1)
  })

  it('says why a file cannot be read, or a village is not found', async () => {
    const broken = options('PK\u0003\u0004')
    const done = await runImport(await targetOf(broken), broken, QUIET)
    const says = '文件坏了，打不开。请在电脑上打开看一眼，另存成 .xlsx 再选一次。'
    expect(done.result).toEqual({
      new: 0,
      changed: 0,
      same: 0,
      ended: 0,
      wrong: [{ row: 0, cell: '', says }],
    })
    expect(linesOf(done, broken)).toEqual([`✗ ${says}`])
    const nowhere = { ...options(ROWS), village: '桃花村' }
    await expect(runImport(await targetOf(nowhere), nowhere, QUIET)).rejects.toThrow(
      '没有叫这个名字的村，或者不止一个。请写村的全名。',
    )
    await expect(targetOf({ cloud: 'http://127.0.0.1:9', settings: 'none' })).rejects.toThrow(
      '没有本地云在跑',
    )
  })
})

describe('what is typed', () => {
  it.each([
    [['a.xlsx'], '请写 --kind people、staff 或者 grids。'],
    [['--kind', 'people'], '请写一个文件。'],
    [['a.xlsx', '--kind'], '「--kind」后面要写一样东西。'],
    [['a.xlsx', '--kind', 'cats'], '请写 --kind people、staff 或者 grids。'],
    [['a.xlsx', '--kind', 'people', '--force'], '不认识「--force」。'],
  ])('%j is not understood', (args, says) => {
    expect(String(readOptions(args, 'deploy.json')).split('\n')[0]).toBe(says)
  })
  it('is read in any order, with = too', () => {
    expect(
      readOptions(['--village=柳溪村', '--kind=staff', '--json', 'a.xlsx', '--dry-run'], 'deploy.json'),
    ).toEqual({
      file: 'a.xlsx',
      kind: 'staff',
      village: '柳溪村',
      dryRun: true,
      json: true,
      cloud: null,
      settings: 'deploy.json',
    })
  })
})
