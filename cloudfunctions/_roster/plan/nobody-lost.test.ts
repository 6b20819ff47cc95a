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
  guests: [],
  now: Date.UTC(2026, 10, 18, 1),
  gone: {},
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
      'B2 wrong 石一 组里写的「枫林村」不是柳溪村的。这张表只收柳溪村的。',
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
      fingerprint: 'p',
    }
    const rows = [
      ['姓名', '联系电话', '网格', '岗位'],
      ['石一', '13955550011', '二组1格', '网格员'],
    ]
    expect(said(rows, 'staff', { people: [shi] })).toEqual([
      'A2 changed 石一 柳溪村二组 1 格网格员 任柳溪村二组 1 格网格员。已经当面确认过，马上生效。原来的岗位不变：三组 1 格网格员。',
    ])
    expect(said(rows, 'staff', { people: [{ ...shi, isConfirmed: false }] })).toEqual([
      'A2 changed 石一 柳溪村二组 1 格网格员 任柳溪村二组 1 格网格员。本人入网后，由上一级当面确认才生效。原来的岗位不变：三组 1 格网格员。',
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

describe('what a file says twice or askew', () => {
  const people = (...rows: Cell[][]): string[] => said([HEAD, ...rows])

  it('one name with one number at two doors is asked about; who left one for the other is not', () => {
    const one = ['石一', '13955550011', '二组 1 格', '二组 1 号']
    const other = ['石一', '13955550011', '二组 1 格', '二组 2 号']
    expect(people(one, other)).toEqual([
      'A2 new 石一 二组 1 号 新来，新的一户，二组 1 格。',
      'A3 wrong 石一 和第 2 行同名同号，却是两户。是一个人就删掉一行；是两个人，把其中一个的电话改对或者留空。',
    ])
    const moved = said([
      [...HEAD, '变动'],
      [...one, '搬走'],
      [...other, ''],
    ])
    expect(moved.map(line => line.split(' ').slice(0, 2).join(' '))).toEqual(['E2 same', 'A3 new'])
  })
  it('a door of another group than the row names is asked about, also where that group has several grids', () => {
    const more: Grid = {
      id: 'n22',
      name: '二组 2 格',
      level: 4,
      parent: 'g2',
      path: ['c', 't', 'v', 'g2', 'n22'],
    }
    const rows = [
      ['姓名', '组', '住址'],
      ['石一', '二组', '三组 964 号'],
    ]
    expect(said(rows, 'people', { grids: [...grids, more] })).toEqual([
      'C2 wrong 石一 门牌写的是三组，网格却是二组。请改成一致。',
    ])
  })
  it('a door that a spreadsheet made a date is no number of a house', () => {
    expect(people(['石一', '', '二组 1 格', 45_000 as never])).toEqual([
      'D2 wrong 石一 这一格像是表格改成了日期，请写成「三组 4 号」这样。',
    ])
  })
  it('no name is 张某某, a heading, or what a link says', () => {
    expect(people(of('石某某'), of('姓名'), of('点我'))).toEqual([
      'A2 wrong  「石某某」不是全名，请照本子写全。',
      'A3 wrong  「姓名」不是姓名。请改成姓名。',
      'A4 wrong  「点我」不是姓名。请改成姓名。',
    ])
  })
  it('a town is no village, and is said to be one', () => {
    expect(
      said(
        [
          ['村', '网格'],
          ['青石镇', '一组 1 格'],
        ],
        'grids',
        { scope: county },
      ),
    ).toEqual(['A2 wrong 一组 1 格 「青石镇」是镇，这一格写村的名字。'])
  })
  it('what somebody died of is not kept, and the row asks for the word', () => {
    const rows: Cell[][] = [
      [...HEAD, '变动'],
      [...of('石一'), '癌症'],
      [...of('石二'), '病故'],
    ]
    expect(JSON.stringify(stage('people', [{ name: '表', rows }]).sheet)).not.toMatch(/癌|病/)
    expect(said(rows)).toEqual([
      'E2 wrong 石一 变动看不懂，也没有存下。没有变动留空；搬走写「搬走」，过世写「过世」。',
      'E3 same 石二 二组 1 号 名册里本来就没有这个人，不用动。',
    ])
  })
})

describe('who is missing', () => {
  it('two of one surname at one door are told apart by the end of their numbers', () => {
    const one = (id: string, name: string, phone: string | null) => ({
      id,
      name,
      phone,
      householdId: 'h1',
      relation: null,
      posts: [],
      staffName: null,
      bornIn: null,
      isConfirmed: false,
      fingerprint: id,
    })
    const households = [
      { id: 'h1', gridId: 'n21', door: '二组 1 号', noDoor: false, cluster: '', fingerprint: '' },
    ]
    const people = [
      one('a', '钱大有', '13955550001'),
      one('b', '钱小有', '13955550002'),
      one('c', '石三', null),
    ]
    const staged = stage('people', [{ name: '表', rows: [HEAD, of('石九', '二组 9 号')] }])
    expect(planOf({ kind: 'people', ...staged }, { ...known, households, people }).missing).toEqual([
      { who: '钱**（尾号 0001）', where: '二组 1 号', id: 'a', how: null },
      { who: '钱**（尾号 0002）', where: '二组 1 号', id: 'b', how: null },
      { who: '石**', where: '二组 1 号', id: 'c', how: null },
    ])
  })
})
