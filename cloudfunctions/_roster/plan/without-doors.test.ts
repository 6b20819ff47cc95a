// A village's own lists name the head and the grid, and no door. All people invented.
import { describe, expect, it } from 'vitest'
import type { Grid, Level } from '../../../miniprogram/core/people/grid'
import type { Cell } from '../cells'
import { stage } from '../stage'
import { planOf, plannedRows, type Known, type KnownHousehold, type KnownPerson } from '.'

const GRIDS: [string, string, Level, string[]][] = [
  ['c', '云山县', 0, ['c']],
  ['t', '青石镇', 1, ['c', 't']],
  ['v', '柳溪村', 2, ['c', 't', 'v']],
  ['g3', '三组', 3, ['c', 't', 'v', 'g3']],
  ['n31', '三组 1 格', 4, ['c', 't', 'v', 'g3', 'n31']],
  ['n32', '三组 2 格', 4, ['c', 't', 'v', 'g3', 'n32']],
  ['g4', '四组', 3, ['c', 't', 'v', 'g4']],
  ['n41', '四组 1 格', 4, ['c', 't', 'v', 'g4', 'n41']],
]
const grids = GRIDS.map(
  ([id, name, level, path]): Grid => ({ id, name, level, path, parent: path.at(-2) ?? null }),
)
const [county, , village] = grids
if (!county || !village) throw new Error('no village')
const EMPTY: Known = {
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
function plan(rows: Cell[][], known: Partial<Known> = {}) {
  const staged = stage('people', [{ name: '表', rows }])
  return planOf({ kind: 'people', ...staged }, { ...EMPTY, ...known })
}
const said = (rows: Cell[][], known?: Partial<Known>): string[] =>
  plannedRows(plan(rows, known)).map(({ cell, state, who, message }) =>
    `${cell} ${state} ${who} ${message}`.trim(),
  )

/** The village after a file was written. */
function after(rows: Cell[][], known: Partial<Known> = {}): Pick<Known, 'households' | 'people'> {
  const households = new Map((known.households ?? []).map(one => [one.id, one]))
  const people = new Map((known.people ?? []).map(one => [one.id, one]))
  for (const intent of plannedRows(plan(rows, known)).flatMap(({ intents }) => intents)) {
    if (intent.kind === 'household') {
      const { id, gridId, door, noDoor = false, cluster = '' } = intent
      households.set(id, {
        id,
        gridId,
        door,
        noDoor,
        cluster,
        fingerprint: `fingerprint of ${id}`,
      } satisfies KnownHousehold)
    }
    if (intent.kind === 'person') {
      const { kind: _, seen: __, staffPhone: ___, ...change } = intent
      people.set(intent.id, { ...NOBODY, ...people.get(intent.id), ...change })
    }
  }
  return { households: [...households.values()], people: [...people.values()] }
}
const NOBODY: Omit<KnownPerson, 'id'> = {
  name: '',
  phone: null,
  householdId: null,
  relation: null,
  posts: [],
  staffName: null,
  bornIn: null,
  isConfirmed: false,
  fingerprint: 'same',
}
/** Who lives together, as the roster has it afterwards. */
const homes = ({ households, people }: Pick<Known, 'households' | 'people'>): string[] =>
  households.map(
    ({ id, door, gridId }) =>
      `${gridId} ${door}：${people
        .filter(({ householdId }) => householdId === id)
        .map(({ name, relation }) => `${name}${relation === null ? '' : ` ${relation}`}`)
        .join('、')}`,
  )

const TWO = ['n31 三组 周家：周德顺 head、何秀英 spouse、周小满 child', 'n31 三组 何家：何守义 head']

describe('a list without doors', () => {
  const BY_RELATION: Cell[][] = [
    ['姓名', '与户主关系', '电话', '网格'],
    ['周德顺', '户主', '13955550001', '三组1格'],
    ['何秀英', '妻', '', ''],
    ['周小满', '长子', '', ''],
    ['何守义', '户主', '', '三组1格'],
  ]
  it('is read by who is whose, and names the household by its head', () => {
    expect(said(BY_RELATION)).toEqual([
      'A2 new 周德顺 周德顺家 新来，新的一户，三组 1 格。',
      'A3 new 何秀英 周德顺家 新来，新的一户，三组 1 格。',
      'A4 new 周小满 周德顺家 新来，新的一户，三组 1 格。',
      'A5 new 何守义 何守义家 新来，新的一户，三组 1 格。',
    ])
    expect(homes(after(BY_RELATION))).toEqual(TWO)
  })
  it('the second time changes nothing', () => {
    expect(said(BY_RELATION, after(BY_RELATION)).map(line => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'A2 same',
      'A3 same',
      'A4 same',
      'A5 same',
    ])
  })
  it('is read by the head beside each name, in any order', () => {
    const rows = [
      ['户主姓名', '姓名', '所属网格'],
      ['周德顺', '何秀英', '三组1格'],
      ['何守义', '何守义', '三组1格'],
      ['周德顺', '周德顺', '三组1格'],
      ['周德顺', '周小满', '三组1格'],
    ]
    const [zhou, he] = homes(after(rows))
    expect([zhou, he]).toEqual(['n31 三组 周家：何秀英、周德顺 head、周小满', 'n31 三组 何家：何守义 head'])
    expect(said(rows, after(rows)).every(line => line.includes(' same '))).toBe(true)
  })
  it('is read by the head written once, above the members', () => {
    const rows = [
      ['户主', '姓名', '网格'],
      ['周德顺', '周德顺', '三组1格'],
      ['', '何秀英', ''],
      ['', '周小满', ''],
      ['何守义', '何守义', '三组1格'],
    ]
    expect(homes(after(rows))).toEqual([
      'n31 三组 周家：周德顺 head、何秀英、周小满',
      'n31 三组 何家：何守义 head',
    ])
  })
  it('knows a head who is in no row of their own', () => {
    const rows = [
      ['户主姓名', '姓名', '网格'],
      ['周德顺', '何秀英', '三组1格'],
    ]
    expect(homes(after(rows))).toEqual(['n31 三组 周家：何秀英'])
    expect(said(rows, after(rows))).toEqual(['B2 same 何秀英 周德顺家'])
  })
  it('of heads only is one household a row', () => {
    const rows = [
      ['户主', '联系电话', '组'],
      ['周德顺', '13955550001', '四组'],
      ['何守义', '', '四组'],
    ]
    expect(homes(after(rows))).toEqual(['n41 四组 周家：周德顺 head', 'n41 四组 何家：何守义 head'])
  })
  it('is read by the number of the household', () => {
    const rows: Cell[][] = [
      ['户编号', '姓名', '网格'],
      [1, '周德顺', '三组1格'],
      [1, '何秀英', '三组1格'],
      [2, '何守义', '三组1格'],
      ['', '何小英', ''],
    ]
    expect(homes(after(rows))).toEqual(['n31 三组 周家：周德顺、何秀英', 'n31 三组 何家：何守义、何小英'])
    expect(said(rows, after(rows)).every(line => line.includes(' same '))).toBe(true)
  })
  it('is read by the empty rows between households, where nothing else tells', () => {
    const rows = [['姓名', '组'], ['周德顺', '四组'], ['何秀英', ''], [], ['何守义', '四组']]
    expect(homes(after(rows))).toEqual(['n41 四组 周家：周德顺、何秀英', 'n41 四组 何家：何守义'])
    expect(said(rows, after(rows)).every(line => line.includes(' same '))).toBe(true)
  })
  it('of names and groups alone says what to add; who is known already is known', () => {
    const rows = [
      ['姓名', '组'],
      ['周德顺', '四组'],
      ['何秀英', '四组'],
    ]
    const ASKS =
      '看不出是哪一户的。请加一栏「户主姓名」「与户主关系」「户号」或者「门牌」，或者在两户之间空一行；一行就是一户的，把「姓名」改成「户主姓名」。'
    expect(said(rows)).toEqual([`A2 wrong 周德顺 ${ASKS}`, `A3 wrong 何秀英 ${ASKS}`])
    const there = after([
      ['户主', '组'],
      ['周德顺', '四组'],
    ])
    expect(said(rows, there)).toEqual(['A2 same 周德顺 四组 周家', `A3 wrong 何秀英 ${ASKS}`])
  })
  it('asks for the door where two heads of one grid have one name', () => {
    const rows = [
      ['姓名', '与户主关系', '网格'],
      ['周德顺', '户主', '三组1格'],
      ['周德顺', '户主', '三组1格'],
      ['何小英', '妻', ''],
      ['周德顺', '户主', '三组2格'],
    ]
    expect(said(rows)).toEqual([
      'A2 new 周德顺 周德顺家 新来，新的一户，三组 1 格。',
      'A3 wrong 周德顺 第 2 行也有一户，户主也叫周德顺。请把门牌写上，才分得开。',
      'A4 wrong 何小英 第 2 行也有一户，户主也叫周德顺。请把门牌写上，才分得开。',
      'A5 new 周德顺 周德顺家 新来，新的一户，三组 2 格。',
    ])
  })
  it('waits for its head: nobody comes into a new household whose head’s own row is wrong', () => {
    const rows = [
      ['姓名', '与户主关系', '电话', '网格'],
      ['周德顺', '户主', '123', '三组1格'],
      ['何秀英', '妻', '', ''],
      ['何守义', '户主', '', '三组1格'],
    ]
    expect(said(rows)).toEqual([
      'C2 wrong 周德顺 号码是 3 位，手机号要 11 位，请照本子改。',
      'A3 wrong 何秀英 户主那一行（第 2 行）不对，改好那一行，这一户再一起收。',
      'A4 new 何守义 何守义家 新来，新的一户，三组 1 格。',
    ])
  })
  it('asks for the grid where the group has several', () => {
    const rows = [
      ['户主', '组'],
      ['周德顺', '三组'],
    ]
    expect(said(rows)).toEqual(['B2 wrong 周德顺 三组下面有：三组 1 格、三组 2 格。请写明是哪一个。'])
  })

  const HAS_DOOR: Cell[][] = [
    ['姓名', '与户主关系', '网格', '门牌'],
    ['周德顺', '户主', '三组1格', '三组 4 号'],
    ['何秀英', '妻', '', ''],
  ]
  it('its household gets the door that comes with a later file, and stays one', () => {
    const before = after(BY_RELATION)
    expect(said(HAS_DOOR, before)).toEqual([
      'A2 changed 周德顺 三组 4 号 门牌：三组 周家 → 三组 4 号。',
      'A3 same 何秀英 三组 4 号',
    ])
    const then = after(HAS_DOOR, before)
    expect(homes(then)).toEqual([
      'n31 三组 4 号：周德顺 head、何秀英 spouse、周小满 child',
      'n31 三组 何家：何守义 head',
    ])
    expect(said(HAS_DOOR, then).every(line => line.includes(' same '))).toBe(true)
    // The list without doors is still the same people at the same place.
    expect(said(BY_RELATION, then).every(line => line.includes(' same '))).toBe(true)
  })
  it('a door that two heads of it could mean is nobody’s: the one who is in it keeps the house', () => {
    const rows = [
      ['姓名', '网格', '门牌'],
      ['周德顺', '三组1格', '三组 4 号'],
      ['周小满', '三组1格', '三组 5 号'],
    ]
    expect(said(rows, after(BY_RELATION))).toEqual([
      'A2 changed 周德顺 三组 4 号 门牌：三组 周家 → 三组 4 号。',
      'A3 wrong 周小满 名册里别处有一位周小满。是同一个人，就把电话写成名册里的那个；不是，由网格员当面加。',
    ])
  })
  it('knows the households that have a door by who is their head', () => {
    const then = after(HAS_DOOR)
    const rows = [
      ['户主姓名', '姓名', '网格', '联系电话'],
      ['周德顺', '何秀英', '三组1格', '13955550002'],
      ['周德顺', '周小妹', '三组1格', ''],
    ]
    expect(said(rows, then)).toEqual([
      'D2 changed 何秀英 三组 4 号 联系电话：没有 → 139****0002。',
      'B3 new 周小妹 三组 4 号 新来，算到三组 1 格的三组 4 号。',
    ])
  })
  it('moves whole where the head’s number says that it is the same one', () => {
    const rows = [
      ['姓名', '与户主关系', '电话', '网格'],
      ['周德顺', '户主', '13955550001', '四组1格'],
      ['何秀英', '妻', '', ''],
    ]
    expect(homes(after(rows, after(BY_RELATION)))).toContain(
      'n41 四组 周家：周德顺 head、何秀英 spouse、周小满 child',
    )
  })
})

describe('the cluster of a household', () => {
  const rows = (cluster: Cell): Cell[][] => [
    ['姓名', '与户主关系', '网格', '联户'],
    ['周德顺', '户主', '三组1格', cluster],
    ['何秀英', '妻', '', ''],
  ]
  const kept = ({ households }: Pick<Known, 'households'>): string[] =>
    households.map(({ gridId, cluster }) => `${gridId} ${cluster}`)

  it.each([
    [2, '2 联户'],
    ['第二联户', '第二联户'],
    ['东片', '东片'],
    // Who looks after it is a person, and says at most which grid.
    ['李春梅', ''],
  ])('%s is kept on the household as 「%s」', (written, cluster) =>
    expect(kept(after(rows(written)))).toEqual([`n31 ${cluster}`]),
  )
  it('is said where it changes, once, and stays where a later file is silent', () => {
    const before = after(rows(2))
    expect(said(rows(3), before)).toEqual([
      'A2 changed 周德顺 周德顺家 联户：3 联户。',
      'A3 same 何秀英 周德顺家',
    ])
    expect(kept(after(rows(3), before))).toEqual(['n31 3 联户'])
    expect(said(rows(''), before).every(line => line.includes(' same '))).toBe(true)
  })
  it('is a node of the tree where the grid is divided', () => {
    const node = (n: number): Grid => ({
      id: `c${n}`,
      name: `${n} 联户`,
      level: 5,
      parent: 'n31',
      path: ['c', 't', 'v', 'g3', 'n31', `c${n}`],
      form: 'cluster',
    })
    const divided = { grids: [...grids, node(1), node(2)] }
    expect(kept(after(rows(2), divided))).toEqual(['c2 '])
    expect(said(rows(3), divided)[0]).toBe(
      'C2 wrong 周德顺 三组 1 格下面有：1 联户、2 联户。请写明是哪一个。',
    )
  })
})
