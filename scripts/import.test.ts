// The command as a county types it, against a local cloud: words and numbers it prints, what it ends with.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCounty, type County } from '../tests/functions/county'
import { command } from './import/command'
import { asksForHelp, readOptions, type Options } from './import/options'
import { runImport, type Progress } from './import/run'
import { linesOf } from './import/say'
import { targetOf } from './import/target'
import { runUndo, toUndo, whichOf } from './import/undo'

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

const QUIET: Progress = { far: () => undefined, finishing: () => undefined, halfWay: () => undefined }
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

  it('says that nothing was stored where nothing was, and not that it can be taken back', async () => {
    const message = async (text: string): Promise<string | undefined> => {
      const asked = options(text)
      return linesOf(await runImport(await targetOf(asked), asked, QUIET), asked).at(-1)
    }
    expect(await message('姓名,所属网格,住址\n')).toBe('表头下面一行也没有，没有要存的。')
    const row = '姓名,所属网格,住址\n石丁,三组一格,三组 190 号\n'
    expect(await message(row)).toBe('✓ 都存好了。存错了可以撤：npm run import -- --undo --village 杨梅村')
    expect(await message(row)).toBe('和名册一样，没有要存的。')
    const undo = { ...options(row), file: null }
    await runUndo(await targetOf(undo), undo, QUIET)
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
    const message = '文件坏了，打不开。请在电脑上打开看一眼，另存成 .xlsx 再选一次。'
    expect(done.result).toEqual({
      new: 0,
      changed: 0,
      same: 0,
      ended: 0,
      wrong: [{ row: 0, cell: '', says: message }],
    })
    expect(linesOf(done, broken)).toEqual([`✗ ${message}`])
    const nowhere = { ...options(ROWS), village: '桃花村' }
    await expect(runImport(await targetOf(nowhere), nowhere, QUIET)).rejects.toThrow(
      '没有叫这个名字的村，或者不止一个。请写村的全名。',
    )
    await expect(targetOf({ cloud: 'http://127.0.0.1:9', settings: 'none' })).rejects.toThrow(
      '没有本地云在跑',
    )
  })
})

describe('what a script reads', () => {
  /** Exit code, the lines of stdout, those of stderr. */
  async function typed(...args: string[]): Promise<{ code: number; out: string[]; err: string[] }> {
    const [out, err]: [string[], string[]] = [[], []]
    const code = await command([...args, '--cloud', county.cloud.url], {
      print: line => out.push(line),
      aside: line => err.push(line),
    })
    return { code, out, err }
  }
  const fileOf = (text: string): string => {
    const file = path.join(folder, '名册.csv')
    writeFileSync(file, text)
    return file
  }
  const KIND = ['--kind', 'people', '--village', '杨梅村', '--dry-run', '--json']
  const nothing = (row: number, cell: string, says: string): string =>
    JSON.stringify({ new: 0, changed: 0, same: 0, ended: 0, wrong: [{ row, cell, says }] })

  it('ends with 0 and no wrong row where nothing is wrong', async () => {
    const file = fileOf('姓名,网格,住址\n石丙,三组一格,三组 191 号\n')
    expect(await typed(file, ...KIND)).toEqual({
      code: 0,
      out: ['{"new":1,"changed":0,"same":0,"ended":0,"wrong":[]}'],
      err: [],
    })
  })
  it('ends with 1 and the rows where some are wrong', async () => {
    const file = fileOf('姓名,电话,网格,住址\n石丙,,三组一格,三组 191 号\n石戊,123,三组一格,三组 192 号\n')
    expect(await typed(file, ...KIND)).toEqual({
      code: 1,
      out: [
        '{"new":1,"changed":0,"same":0,"ended":0,"wrong":[{"row":3,"cell":"B3","says":"号码是 3 位，手机号要 11 位，请照本子改。"}]}',
      ],
      err: [],
    })
  })
  it.each([
    ['PK\u0003\u0004', 0, '', '文件坏了，打不开。请在电脑上打开看一眼，另存成 .xlsx 再选一次。'],
    [
      '\n\n姓名,电话\n石丙,\n',
      3,
      'A3',
      '前 20 行的表头里没找到「门牌」或者「所属网格」或者「组」或者「网格员」。请在村民表的表头上写明。',
    ],
    [
      `姓名,网格\n石丙${','.repeat(64)}x\n`,
      2,
      'BM2',
      '这张表超过 60 栏，读不了：BM2 里还有字。请删掉花名册用不着的栏，存好再选一次。',
    ],
  ])(
    'ends with 2 where nothing of the file could be read, with the place where there is one',
    async (text, row, cell, says) => {
      const { code, out } = await typed(fileOf(text), ...KIND)
      expect([code, out]).toEqual([2, [nothing(row, cell, says)]])
    },
  )
  it.each(['people', 'staff', 'grids'])(
    '--template writes a form of %s that comes in as nothing, and says so',
    async kind => {
      const file = path.join(folder, `空白-${kind}.xlsx`)
      expect(await typed('--template', file, '--kind', kind)).toMatchObject({
        code: 0,
        out: [`✓ 空白表写在 ${file}。`],
      })
      const { code, out } = await typed(file, '--kind', kind, '--village', '杨梅村', '--dry-run')
      expect(code).toBe(0)
      expect(out).toContain('第 2、3 行是样例，跳过。')
      expect(out).toContain('新来 0，变了 0，没变 0，到此为止 0，不对 0。')
      // Written over nothing that is there.
      expect(await typed('--template', file, '--kind', kind)).toMatchObject({ code: 2 })
    },
  )
  it('stops at another village’s file with 2, says which, and goes on with --sure', async () => {
    const names = ['石一鸣', '石二宝', '石三妹', '石四海', '石五福']
    const list = (grid: string, group: string): string =>
      ['姓名,网格,住址', ...names.map((name, i) => `${name},${grid},${group} ${i + 701} 号`)].join('\n')
    const bring = (village: string, ...args: string[]) => {
      const file = fileOf(village === '白塘村' ? list('一组一格', '一组') : list('三组一格', '三组'))
      return typed(file, '--kind', 'people', '--village', village, '--json', ...args)
    }
    expect((await bring('白塘村')).code).toBe(0)
    const before = county.all('people').length
    const stopped = await bring('杨梅村')
    const says =
      '这份表里有 5 个人，白塘村的名册里已经有了，像是白塘村的表。看看 --village 写对了没有；真是这个村的，再来一次，加 --sure。没有存。'
    expect([stopped.code, stopped.out]).toEqual([2, [nothing(0, '', says)]])
    expect(county.all('people')).toHaveLength(before)
    expect(await bring('杨梅村', '--sure')).toMatchObject({
      code: 0,
      out: ['{"new":5,"changed":0,"same":0,"ended":0,"wrong":[]}'],
    })
    expect(county.all('people')).toHaveLength(before + 5)
    for (const village of ['杨梅村', '白塘村']) await typed('--undo', '--village', village)
  })
  it('ends with 2 and the same JSON where the command was wrong, and says it to a person, too', async () => {
    const says = '没有 /none/x.csv 这个文件。'
    expect(await typed('/none/x.csv', ...KIND)).toEqual({
      code: 2,
      out: [nothing(0, '', says)],
      err: [`✗ ${says}`],
    })
    const { code, out } = await typed('--json', '--kind', 'people')
    expect([code, out.length]).toEqual([2, 1])
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ new: 0, wrong: [{ row: 0, cell: '' }] })
    expect((await typed('--undo', '--json', '--village', '桃花村')).out).toEqual([
      nothing(0, '', '没有叫这个名字的村，或者不止一个。请写村的全名。'),
    ])
  })
})

describe('--undo', () => {
  const roster = (...names: string[]): string =>
    `姓名,所属网格,住址\n${names.map((name, i) => `${name},三组一格,三组 ${i + 201} 号`).join('\n')}\n`
  const target = () => targetOf({ cloud: county.cloud.url, settings: 'none' })
  const people = (): number => county.all('people').length
  const undo = (over: Partial<Options> = {}): Options => ({ ...options(''), file: null, undo: null, ...over })
  const bring = async (text: string): Promise<void> => {
    const asked = options(text)
    await runImport(await target(), asked, QUIET)
  }
  /** By hand: the clock of the local cloud stands still between two commands. */
  const later = (): Promise<unknown> => county.cloud.advance(60_000)

  it('says which file, takes back that one, and no older one by a second press', async () => {
    const none = people()
    await bring(roster('石一'))
    await later()
    await bring(roster('石一', '石二'))
    const one = await toUndo(await target(), undo())
    expect(whichOf(one)).toMatch(
      /^「名册\.csv」（杨梅村，\d+ 月 \d+ 日 \d+:\d\d收的，新来 1、变了 0、到此为止 0）$/,
    )
    expect(people()).toBe(none + 2)
    await runUndo(await target(), undo(), QUIET)
    expect(people()).toBe(none + 1)
    await expect(runUndo(await target(), undo(), QUIET)).rejects.toThrow(
      /^最近收的「名册\.csv」已经撤回来了。再往前是「名册\.csv」.*要撤它：npm run import -- --undo i[0-9a-f]{8} --village 杨梅村$/,
    )
    expect(people()).toBe(none + 1)
    const said = await toUndo(await target(), undo()).catch((error: Error) => error.message)
    const number = /--undo (i[0-9a-f]{8})/.exec(String(said))?.[1] ?? ''
    await runUndo(await target(), undo({ undo: number }), QUIET)
    expect(people()).toBe(none)
    await expect(runUndo(await target(), undo({ undo: number }), QUIET)).rejects.toThrow(
      /^只能撤最近的一次|没有别的可撤。$/,
    )
    expect(people()).toBe(none)
  })

  it('asks for the village where there are several', async () => {
    await later()
    await bring(roster('石三'))
    await expect(toUndo(await target(), undo({ village: null }))).rejects.toThrow(
      /^最近收的是「名册\.csv」（杨梅村，.*要撤它，请写明村：npm run import -- --undo i[0-9a-f]{8} --village 杨梅村$/,
    )
    await runUndo(await target(), undo(), QUIET)
  })
})

describe('a book of several sheets', () => {
  const sheet = (name: string, at: string): string =>
    `<Worksheet ss:Name="${name}"><Table>${[
      ['姓名', '所属网格', '住址'],
      [`石${at}`, '三组一格', `三组 301 号${at}`],
    ]
      .map(
        row => `<Row>${row.map(cell => `<Cell><Data ss:Type="String">${cell}</Data></Cell>`).join('')}</Row>`,
      )
      .join('')}</Table></Worksheet>`
  const BOOK = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">${sheet('一组', '甲')}${sheet('二组', '乙')}</Workbook>`

  it('names those that are not read; --sheet chooses', async () => {
    const first = options(BOOK, '--dry-run')
    const done = await runImport(await targetOf(first), first, QUIET)
    const message = '工作表「二组」也像花名册，没有读。要收它，再来一次：--sheet 二组'
    expect(done.result).toMatchObject({ new: 1, wrong: [{ row: 0, cell: '', says: message }] })
    expect(linesOf(done, first)).toContain(`✗ ${message}`)
    const second = options(BOOK, '--dry-run', '--sheet', '二组')
    const chosen = await runImport(await targetOf(second), second, QUIET)
    expect(chosen.result).toMatchObject({ new: 1, wrong: [] })
    expect(chosen.rows.map(({ who }) => who)).toEqual(['石乙 三组 301 号乙'])
    const nowhere = options(BOOK, '--dry-run', '--sheet', '九组')
    expect((await runImport(await targetOf(nowhere), nowhere, QUIET)).result.wrong).toEqual([
      { row: 0, cell: '', says: '没有工作表「九组」。文件里有：「一组」、「二组」。' },
    ])
  })
})

describe('what is typed', () => {
  it.each([
    [['a.xlsx'], '请写 --kind people、staff 或者 grids。'],
    [['--kind', 'people'], '请写一个文件。'],
    [['a.xlsx', '--kind'], '「--kind」后面要写一样东西。'],
    [['a.xlsx', '--kind', 'cats'], '请写 --kind people、staff 或者 grids。'],
    [['a.xlsx', '--kind', 'people', '--force'], '不认识「--force」。'],
    [['--undo', 'a.xlsx'], '--undo 后面只能写一次的编号，像 i3fa2b9c1。'],
  ])('%j is not understood', (args, message) => {
    expect(String(readOptions(args, 'deploy.json')).split('\n')[0]).toBe(message)
  })
  it('is help, wherever it stands', () => {
    expect([asksForHelp(['--help']), asksForHelp(['a.xlsx', '-h']), asksForHelp(['a.xlsx'])]).toEqual([
      true,
      true,
      false,
    ])
  })
  it('is read in any order, with = too', () => {
    expect(
      readOptions(['--village=柳溪村', '--kind=staff', '--json', 'a.xlsx', '--dry-run'], 'deploy.json'),
    ).toEqual({
      template: null,
      file: 'a.xlsx',
      undo: null,
      sheet: null,
      kind: 'staff',
      village: '柳溪村',
      sure: false,
      dryRun: true,
      json: true,
      cloud: null,
      settings: 'deploy.json',
    })
  })
})
