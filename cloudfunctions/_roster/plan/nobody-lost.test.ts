// What a clerk's own files did to the roster: nobody is lost without a word, nobody else's people come in. All invented.
import { describe, expect, it } from 'vitest'
import type { Grid, Level } from '../../../miniprogram/core/people/grid'
import type { Cell, Sheet } from '../cells'
import type { Kind } from '../columns'
import { stage } from '../stage'
import { planOf, plannedRows, type Known } from '.'

const GRIDS: [string, string, Level, string[]][] = [
  ['c', '云山县', 0, ['c']],
  ['t', '青石镇', 1, ['c', 't']],
  ['v', '柳溪村', 2, ['c', 't', 'v']],
  ['g2', '二组', 3, ['c', 't', 'v', 'g2']],
  ['n21', '二组 1 格', 4, ['c', 't', 'v', 'g2', 'n21']],
  ['g3', '三组', 3, ['c', 't', 'v', 'g3']],
  ['n31', '三组 1 格', 4, ['c', 't', 'v', 'g3', 'n31']],
]
const grids = GRIDS.map(
  ([id, name, level, path]): Grid => ({ id, name, level, path, parent: path.at(-2) ?? null }),
)
const [county, , village] = grids
if (!county || !village) throw new Error('no village')
const known: Known = {
  scope: village,
  own: county,
  grids,
  households: [],
  people: [],
  now: Date.UTC(2026, 10, 18, 1),
  idOf: (kind, key) => `${kind}:${key}`,
  idFor: (kind, key) => `${kind}:${key}`,
}
function said(rows: Cell[][], kind: Kind = 'people', over: Partial<Known> = {}): string[] {
  const staged = stage(kind, [{ name: '表', rows }])
  return plannedRows(planOf({ kind, ...staged }, { ...known, ...over })).map(row =>
    `${row.cell} ${row.state} ${row.who} ${row.message}`.trim(),
  )
}
const HEAD = ['姓名', '联系电话', '所属网格', '住址']
const of = (name: string, door = '二组 1 号'): string[] => [name, '', '二组 1 格', door]
const states = (rows: Cell[][]): string[] => said(rows).map(line => line.split(' ').slice(0, 3).join(' '))

describe('headings printed again', () => {
  it('lose nobody above them, near the top and further down', () => {
    expect(
      states([HEAD, of('石一'), of('石二'), HEAD, of('石三'), ['村民名册'], HEAD, of('石四')]).filter(line =>
        line.includes('石'),
      ),
    ).toEqual(['A2 new 石一', 'A3 new 石二', 'A5 new 石三', 'A8 new 石四'])
  })
  it('of another table end the reading, and are said', () => {
    expect(
      said([HEAD, of('石一'), ['户主', '住址', '联系电话', '组'], ['石二', '二组 2 号', '', '二组']]),
    ).toEqual([
      'A2 new 石一 二组 1 号 新来，新的一户，二组 1 格。',
      'A3 wrong  这里起是另一张表，栏目和上面不一样，第 3 到 4 行没有读。请把它移到另一个文件再收。',
    ])
  })
  it('somebody above the first ones is said', () => {
    expect(said([['石零', '13955550011', '二组 1 格', '二组 9 号'], HEAD, of('石一')])[0]).toBe(
      'A1 wrong  这一行在表头上面，没有读。请移到表头下面，存好再收一次。',
    )
  })
})

describe('other sheets', () => {
  const sheet = (name: string, ...rows: Cell[][]): Sheet => ({ name, rows })
  it('with somebody in them are named, hidden ones too; empty forms and letters are not', () => {
    const staged = stage('people', [
      sheet('说明', ['请各村月底前报来']),
      sheet('一组', HEAD, of('石一')),
      sheet('二组', HEAD, of('石二')),
      { ...sheet('隐藏', HEAD, of('石三')), isHidden: true },
      sheet('空表', HEAD),
    ])
    expect([staged.sheet.name, staged.alike]).toEqual(['一组', ['二组', '隐藏']])
  })
})

const ONLY_A_DOOR = '门牌里只写门牌：不写电话、证件号、人家的情况和网址。请改成「三组 4 号」这样。'
describe('a door', () => {
  it.each([
    ['二组 964 号 13900029999', ONLY_A_DOOR],
    ['二组 965 号（丛大爷家）', ONLY_A_DOOR],
    ['二组 965 号，低保户', ONLY_A_DOOR],
    ['<script>1</script> 号', ONLY_A_DOOR],
    ['二组 7 号 http://evil.example', ONLY_A_DOOR],
    [`二组${'一'.repeat(39)}号`, '门牌太长了，最多 40 个字。'],
    ['枫林村二组 961 号', '门牌里写的「枫林村」不是柳溪村的。这张表只收柳溪村的。'],
    ['白马镇柳溪村二组 963 号', '门牌里写的「白马镇」不是柳溪村的。这张表只收柳溪村的。'],
    ['三组 9 号', '门牌写的是三组，网格却是二组 1 格。请改成一致。'],
  ])('%s is wrong', (door, message) =>
    expect(said([HEAD, of('石一', door)])[0]).toBe(`D2 wrong 石一 ${message}`),
  )
  it('is one line', () =>
    expect(said([HEAD, of('石一', '二组\n1\n号')])[0]).toMatch(/^A2 new 石一 二组 1 号 /))
  it.each(['青石镇柳溪村二组 1 号', '二组 1 号院东', '二组新村路 1 号', '新村路 3 号', '二组 4 号（老屋）'])(
    '%s is one',
    door => expect(states([HEAD, of('石一', door)])).toEqual(['A2 new 石一']),
  )
})

describe('a place that is not ours', () => {
  it.each([
    [
      ['姓名', '组', '住址'],
      ['石一', '枫林村二组', '二组 1 号'],
      'B2 wrong 石一 柳溪村没有「枫林村二组」。请写成网格的全名，比如「二组 1 格」。',
    ],
    [
      ['姓名', '组', '所属网格', '住址'],
      ['石一', '枫林村二组', '二组 1 格', '二组 1 号'],
      'B2 wrong 石一 组写的是「枫林村二组」，二组 1 格却在二组下面。请改成一致。',
    ],
    [
      ['姓名', '乡镇', '所属网格', '住址'],
      ['石一', '白马镇', '二组 1 格', '二组 1 号'],
      'B2 wrong 石一 「白马镇」不在柳溪村里。这张表只收柳溪村的。',
    ],
    [
      ['姓名', '乡镇', '所属网格', '住址'],
      ['石一', '青石镇', '二组 1 格', '二组 1 号'],
      'A2 new 石一 二组 1 号 新来，新的一户，二组 1 格。',
    ],
  ])('%j %j', (head, row, message) => expect(said([head, row])).toEqual([message]))
})

describe('what is kept until somebody presses', () => {
  it('is only what is read', () => {
    const staged = stage('people', [
      {
        name: '贺某秘430404199001015678',
        rows: [
          [...HEAD, '备注', '享受政策类别', '护照', '微信号', '户主贺长秘电话13900019999'],
          [...of('石一'), '高血压', '五保', 'E12345678', 'wx_shi', '某'],
        ],
      },
    ])
    expect(staged.sheet).toEqual({
      name: '贺某秘…',
      rows: [
        [...HEAD, '备注', '享受政策类别', '护照', '微信号', '户主贺长秘电话…'],
        ['石一', '', '二组 1 格', '二组 1 号', null, null, null, null, null],
      ],
    })
    expect(staged.columns.map(({ dropped }) => dropped)).toEqual([
      null,
      null,
      null,
      null,
      '用不着',
      '低保和救助',
      '身份证号',
      '用不着',
      '用不着',
    ])
  })
})

describe('what is said is so', () => {
  it('a post of somebody confirmed begins at once', () => {
    const shi = {
      id: 'p1',
      name: '石一',
      phone: '13955550011',
      householdId: null,
      relation: null,
      posts: [
        {
          role: 'gridMember' as const,
          gridId: 'n31',
          path: ['c', 't', 'v', 'g3', 'n31'],
          from: 0,
          until: null,
        },
      ],
      staffName: '石一',
      bornIn: null,
      isConfirmed: true,
      print: 'p',
    }
    const rows = [
      ['姓名', '联系电话', '网格', '岗位'],
      ['石一', '13955550011', '二组1格', '网格员'],
    ]
    expect(said(rows, 'staff', { people: [shi] })).toEqual([
      'A2 changed 石一 柳溪村二组 1 格网格员 任柳溪村二组 1 格网格员。已经当面确认过，马上生效。',
    ])
    expect(said(rows, 'staff', { people: [{ ...shi, isConfirmed: false }] })).toEqual([
      'A2 changed 石一 柳溪村二组 1 格网格员 任柳溪村二组 1 格网格员。本人入网后，由上一级当面确认才生效。',
    ])
  })
  it('a grid that is there is the same, named with or without its group; a formula is no name', () => {
    expect(
      said(
        [
          ['网格', '组'],
          ['二组 1 格', ''],
          ['1格', '二组'],
          ['=1+1', '二组'],
        ],
        'grids',
      ).sort(),
    ).toEqual(['A2 same 二组 1 格', 'A3 same 1格', 'A4 wrong 二组 这一格只写村、组、网格的名字，别的不写。'])
  })
})
