// A county's messy tables against a small village: what would be new, changed, the same, ended, wrong. All people invented.
import { describe, expect, it } from 'vitest'
import type { Grid, Level } from '../../../miniprogram/core/people/grid'
import type { Post } from '../../../miniprogram/core/people/role'
import type { Cell } from '../cells'
import type { Kind } from '../columns'
import { stage } from '../stage'
import { countsOf, planOf, plannedRows, type Known, type KnownGuest, type KnownPerson } from '.'

const NOW = Date.UTC(2026, 10, 18, 1)
const GRIDS: [string, string, Level, string | null, string?][] = [
  ['c', '云山县', 0, null],
  ['t', '青石镇', 1, 'c'],
  ['v', '柳溪村', 2, 't', 'LX'],
  ['w', '枫林村', 2, 't', 'FL'],
  ['g3', '三组', 3, 'v'],
  ['g4', '四组', 3, 'v'],
  ['n31', '三组 1 格', 4, 'g3'],
  ['n32', '三组 2 格', 4, 'g3'],
  ['n41', '四组 1 格', 4, 'g4'],
  ['w1', '一组', 3, 'w'],
  ['w11', '一组 1 格', 4, 'w1'],
]
const pathOf = (id: string): string[] => {
  const parent = GRIDS.find(([one]) => one === id)?.[3]
  return parent ? [...pathOf(parent), id] : [id]
}
const grids = GRIDS.map(
  ([id, name, level, parent, code]): Grid => ({
    id,
    name,
    level,
    parent,
    path: pathOf(id),
    ...(code ? { code } : {}),
  }),
)
const post = (role: Post['role'], gridId: string): Post => ({
  role,
  gridId,
  path: pathOf(gridId),
  from: 0,
  until: null,
})
const person = (id: string, name: string, over: Partial<KnownPerson> = {}): KnownPerson => ({
  id,
  name,
  phone: null,
  householdId: null,
  relation: null,
  posts: [],
  staffName: null,
  bornIn: null,
  isConfirmed: false,
  fingerprint: `fingerprint of ${id}`,
  ...over,
})
const PEOPLE = [
  person('chen', '陈望生', { householdId: 'h4', phone: '13955550001', relation: 'head' }),
  person('wang', '王玉娥', { householdId: 'h4', relation: 'spouse' }),
  person('luo', '罗德明', { householdId: 'h6', phone: '13955550003', relation: 'head' }),
  person('li', '李春梅', { posts: [post('gridMember', 'n32')], staffName: '李春梅', phone: '13955550004' }),
  person('sun', '孙文斌', { posts: [post('supervisor', 'v')], staffName: '孙文斌', phone: '13955550005' }),
]
const HOUSEHOLDS = [
  { id: 'h4', gridId: 'n32', door: '三组 4 号', noDoor: false, cluster: '', fingerprint: 'n32|三组 4 号' },
  { id: 'h6', gridId: 'n31', door: '三组 6 号', noDoor: false, cluster: '', fingerprint: 'n31|三组 6 号' },
]
const gridOf = (id: string): Grid => {
  const found = grids.find(grid => grid.id === id)
  if (!found) throw new Error(id)
  return found
}
const known = (over: Partial<Known> = {}): Known => {
  const scope = over.scope ?? gridOf('v')
  return {
    scope,
    own: gridOf('c'),
    grids: grids.filter(({ id, path }) => path.includes(scope.id) || scope.path.includes(id)),
    households: HOUSEHOLDS,
    people: PEOPLE,
    guests: [],
    now: NOW,
    gone: {},
    idOf: (kind, key) => `${kind}:${key}`,
    idFor: (kind, key) => `${kind}:${key}`,
    ...over,
  }
}

function plan(kind: Kind, rows: Cell[][], over: Partial<Known> = {}) {
  const staged = stage(kind, [{ name: '表', rows }])
  const made = planOf({ kind, ...staged }, known(over))
  return {
    made,
    rows: plannedRows(made),
    message: plannedRows(made).map(row => `${row.cell} ${row.state} ${row.message}`.trim()),
  }
}
const HEAD = ['姓名', '与户主关系', '联系电话', '所属网格', '住址']

describe('a roster of people', () => {
  it('knows everybody at their own door, however it is written', () => {
    const { message, made } = plan('people', [
      HEAD,
      ['陈望生', '户主', '13955550001', '3组2格', '青石镇柳溪村3组4号'],
      ['王 玉娥', '妻', '', '', ''],
      ['罗德明', '户主', 13_955_550_003, '第三村民小组第1网格', '三组６号'],
    ])
    expect(message).toEqual(['A2 same', 'A3 same', 'A4 same'])
    expect(made.missing).toEqual([])
    expect(countsOf(made)).toEqual({ new: 0, changed: 0, same: 3, ended: 0, wrong: 0 })
  })

  it('a number that was confirmed long ago and is named again is confirmed again; any other is the same', () => {
    const old = PEOPLE.map(one => (one.id === 'chen' ? { ...one, isPhoneOld: true } : one))
    const sheet = [HEAD, ['陈望生', '户主', '13955550001', '三组2格', '三组4号']]
    const { rows, message } = plan('people', sheet, { people: old })
    expect(message).toEqual(['C2 changed 联系电话又核对了一次。'])
    expect(rows[0]?.intents).toEqual([
      { kind: 'person', id: 'chen', seen: 'fingerprint of chen', phone: '13955550001' },
    ])
    expect(plan('people', sheet).rows[0]?.state).toBe('same')
  })

  describe('somebody new who was helped before under that name', () => {
    const sheet = [
      HEAD,
      ['石阿婆', '母亲', '', '三组2格', '三组4号'],
      ['陈小满', '孙', '', '三组2格', '三组4号'],
    ]
    const asked = (guest: Partial<KnownGuest>) =>
      plan('people', sheet, {
        guests: [{ name: '石 阿婆', householdId: null, gridId: 'n32', ...guest }],
      }).rows.map(({ state, cell, message, intents }) => [state, cell, intents.length, message])
    const ASKED = [
      'wrong',
      'A2',
      0,
      '有人替一位石阿婆点过单，说的也是住这里。是同一个人吗？到「网格和人」里点开三组 4 号，在那里加石阿婆：门牌说得一样的，原来的单就归到这里。',
    ]
    const OTHER = ['new', 'A3', 1, '新来，算到三组 2 格的三组 4 号。']
    const NEW = ['new', 'A2', 1, '新来，算到三组 2 格的三组 4 号。']
    it.each<[string, Partial<KnownGuest>, unknown[]]>([
      ['behind this door', { householdId: 'h4' }, ASKED],
      ['in this grid, at a door that nobody knows', {}, ASKED],
      ['in this village, nobody knows where', { gridId: 'v' }, ASKED],
      ['behind another door of the grid', { householdId: 'h9' }, NEW],
      ['in another grid', { gridId: 'n41' }, NEW],
      ['in another village', { gridId: 'w1' }, NEW],
      ['under another name', { name: '石阿公', householdId: 'h4' }, NEW],
    ])('%s', (_, guest, row) => {
      expect(asked(guest)).toEqual([row, OTHER])
    })
    it('and of whom the file says they are gone is nothing to ask', () => {
      const rows = plan(
        'people',
        [
          [...HEAD, '状态'],
          ['石阿婆', '母亲', '', '三组2格', '三组4号', '搬走'],
        ],
        { guests: [{ name: '石阿婆', householdId: 'h4', gridId: 'n32' }] },
      ).rows
      expect(rows.map(({ state }) => state)).toEqual(['same'])
    })
  })

  it('says what is new and what changes, with the cell, and writes nothing else', () => {
    const { rows, message } = plan('people', [
      HEAD,
      ['陈望生', '户主', '13955550099', '三组2格', '三组4号'],
      ['陈小满', '孙', '', '', ''],
      ['何守义', '户主', '', '四组', '柳溪村4组21号'],
    ])
    expect(message).toEqual([
      'C2 changed 联系电话：139****0001 → 139****0099。',
      'A3 new 新来，算到三组 2 格的三组 4 号。',
      'A4 new 新来，新的一户，四组 1 格。',
    ])
    expect(rows.map(({ intents }) => intents)).toEqual([
      [{ kind: 'person', id: 'chen', seen: 'fingerprint of chen', phone: '13955550099' }],
      [
        {
          kind: 'person',
          id: 'person:h4|陈小满',
          seen: null,
          name: '陈小满',
          householdId: 'h4',
          relation: 'grandchild',
        },
      ],
      [
        { kind: 'household', id: 'household:v|g4|21', seen: null, gridId: 'n41', door: '4组21号' },
        {
          kind: 'person',
          id: 'person:household:v|g4|21|何守义',
          seen: null,
          name: '何守义',
          householdId: 'household:v|g4|21',
          relation: 'head',
        },
      ],
    ])
  })

  it('moves a household with all its people, those whom the file leaves out, too', () => {
    const { rows } = plan('people', [HEAD, ['陈望生', '户主', '', '三组1格', '三组4号']])
    expect(rows.map(({ cell, state, message }) => [cell, state, message])).toEqual([
      ['D2', 'changed', '所属网格：三组 2 格 → 三组 1 格，这一户跟着过去。'],
    ])
    expect(rows[0]?.intents).toEqual([
      { kind: 'household', id: 'h4', seen: 'n32|三组 4 号', gridId: 'n31', door: '三组 4 号' },
      { kind: 'person', id: 'wang', seen: 'fingerprint of wang' },
      { kind: 'person', id: 'chen', seen: 'fingerprint of chen' },
    ])
  })

  it('knows who moved by name and number, and asks where the name alone fits', () => {
    const { message } = plan('people', [
      HEAD,
      ['罗德明', '户主', '13955550003', '三组2格', '三组9号'],
      ['王玉娥', '户主', '', '三组2格', '三组11号'],
      ['李春梅', '户主', '13955550044', '三组2格', '三组13号'],
    ])
    expect(message).toEqual([
      'E2 changed 住处：→ 三组9号；和户主的关系：户主。',
      'A3 wrong 名册里别处有一位王玉娥。是同一个人，就把电话写成名册里的那个；不是，由网格员当面加。',
      'A4 wrong 村里有一位干部也叫李春梅。是同一个人，就把电话写成名册里的那个；不是，由网格员当面加。',
    ])
  })

  it('takes a namesake for somebody else where each is named at a door of their own', () => {
    const { message } = plan('people', [
      HEAD,
      ['王玉娥', '户主', '', '三组2格', '三组11号'],
      ['王玉娥', '妻', '', '三组2格', '三组4号'],
    ])
    expect(message).toEqual(['A2 new 新来，新的一户，三组 2 格。', 'A3 same'])
  })

  it('names every wrong cell of every row', () => {
    const { message } = plan('people', [
      HEAD,
      ['', '户主', '1.38E+10', '三组2格', '三组4号'],
      ['何守义', '户主', '', '三组5格', '三组21号'],
      ['何守礼', '户主', '', '', '村口'],
      ['何守信', '户主', '', '三组', '三组23号'],
      ['何守智', '', '', '三组2格', ''],
      ['陈望生', '户主', '', '三组2格', '三组4号'],
      ['陈 望生', '户主', '', '三组2格', '三组4号'],
      ['何守仁', '户主', '', '三组1格', '三组4号'],
      ['何守勇', '户主', '', '枫林村一组1格', '一组1号'],
      ['周大福', '户主', '110101194912310024', '三组2格', '三组4号'],
    ])
    expect(message.filter(line => / wrong /.test(line))).toEqual([
      'A2 wrong 没写姓名。',
      'C2 wrong 表格把号码改成了科学数「1.38E+10」，后几位没了。请照本子补上 11 位号码。',
      'D3 wrong 没有「三组5格」，三组只有：三组 1 格、三组 2 格。请改成其中一个。',
      'D4 wrong 没写所属网格。柳溪村有：三组 1 格、三组 2 格、四组 1 格。',
      'D5 wrong 三组下面有：三组 1 格、三组 2 格。请写明是哪一个。',
      'E6 wrong 没写门牌。和上一行是一户的，请把上一行的门牌也写在这一行；别的请写成「三组 4 号」这样。',
      'A8 wrong 和第 7 行同名同户。是一个人就删掉一行；是两个人，先收一个，另一个由网格员当面加。',
      'D9 wrong 和第 2 行同一个门牌，那一行写的是三组 2 格。一户只能在一个网格里。',
      'D10 wrong 柳溪村没有「枫林村一组1格」。请写成网格的全名，比如「三组 1 格」。',
      'C11 wrong 这一格像身份证号或者卡号，系统不收，也没有存下。请删掉。',
    ])
  })

  it('never ends anybody because the file is silent; those it calls gone are', () => {
    const { message, made, rows } = plan('people', [
      [...HEAD, '变动'],
      ['罗德明', '户主', '', '三组1格', '三组6号', '去世'],
      ['陈望生', '户主', '', '三组2格', '三组4号', ''],
      ['没来过', '', '', '三组2格', '三组4号', '搬走'],
    ])
    expect(message).toEqual([
      'F2 ended 过世了，不再算三组 6 号的人。',
      'A3 same',
      'F4 same 名册里本来就没有这个人，不用动。',
    ])
    expect(rows[0]?.intents).toEqual([
      { kind: 'person', id: 'luo', seen: 'fingerprint of luo', householdId: null, died: true },
    ])
    expect(made.missing).toEqual([{ who: '王**', where: '三组 4 号', id: 'wang', how: null }])
  })

  it('ends whom the file does not name only where somebody said that they are gone', () => {
    const rows = [HEAD, ['陈望生', '户主', '', '三组2格', '三组4号']]
    const { rows: planned, made } = plan('people', rows, { gone: { wang: 'died', nobody: 'moved' } })
    expect(planned.map(({ row, cell, state, who, message }) => [row, cell, state, who, message])).toEqual([
      [-1, '', 'ended', '王** 三组 4 号', '过世了，不再算三组 4 号的人。'],
      [2, 'A2', 'same', '陈望生 三组 4 号', ''],
    ])
    expect(planned[0]?.intents).toEqual([
      { kind: 'person', id: 'wang', seen: 'fingerprint of wang', householdId: null, died: true },
    ])
    // They stay in the list, so that it can be said otherwise.
    expect(made.missing).toEqual([{ who: '王**', where: '三组 4 号', id: 'wang', how: 'died' }])
    expect(countsOf(made)).toMatchObject({ same: 1, ended: 1 })
  })

  it.each(['in the file', 'on the page'])(
    'a post is ended before its holder is said to have died %s',
    how => {
      const holder = (until: number | null) =>
        PEOPLE.map(one =>
          one.id === 'luo' ? { ...one, posts: [{ ...post('gridMember', 'n31'), until }] } : one,
        )
      const said = (people: KnownPerson[]) =>
        how === 'in the file'
          ? plan(
              'people',
              [
                [...HEAD, '变动'],
                ['罗德明', '户主', '', '三组1格', '三组6号', '病故'],
              ],
              { people },
            )
          : plan('people', [HEAD, ['别人', '户主', '', '三组1格', '三组6号']], {
              people,
              gone: { luo: 'died' },
            })
      const states = (people: KnownPerson[]) =>
        said(people).rows.map(({ state, message }) => [state, message])
      expect(states(holder(null))).toContainEqual(['wrong', '还有岗位，先在「网格和人」里定离任，再记过世。'])
      expect(states(holder(NOW))).toContainEqual(['ended', '过世了，不再算三组 6 号的人。'])
    },
  )

  it('keeps the year of birth of children only', () => {
    const { rows } = plan('people', [
      [...HEAD, '出生年月'],
      ['陈小满', '孙', '', '三组2格', '三组4号', '2016-05-01'],
      ['陈大满', '子', '', '三组2格', '三组4号', '1985年'],
    ])
    expect(rows.map(({ intents }) => intents[0])).toEqual([
      expect.objectContaining({ name: '陈小满', bornIn: 2016 }),
      expect.not.objectContaining({ bornIn: 1985 }),
    ])
  })

  it('finds the grid by its grid member, and by a group that has one only', () => {
    const { message } = plan('people', [
      ['户主', '联户长', '组别', '门牌号'],
      ['何守义', '李春梅', '', '31号'],
      ['何守礼', '', '4组', '31号'],
    ])
    expect(message).toEqual(['A2 new 新来，新的一户，三组 2 格。', 'A3 new 新来，新的一户，四组 1 格。'])
  })

  it('tells two households at one door apart by the grid, or by who lives there, and asks otherwise', () => {
    const households = [
      ...HOUSEHOLDS,
      {
        id: 'h4b',
        gridId: 'n31',
        door: '三组 4 号',
        noDoor: false,
        cluster: '',
        fingerprint: 'n31|三组 4 号',
      },
    ]
    const { message } = plan(
      'people',
      [
        ['姓名', '所属网格', '门牌'],
        ['何守义', '三组1格', '三组4号'],
        ['何守礼', '三组2格', '三组4号'],
        ['王玉娥', '', '三组4号'],
        ['何守信', '', '三组4号'],
      ],
      { households },
    )
    expect(message).toEqual([
      'A2 new 新来，算到三组 1 格的三组 4 号。',
      'A3 new 新来，算到三组 2 格的三组 4 号。',
      'A4 same',
      'C5 wrong 名册里「三组4号」不止一户。请网格员先把门牌分开写，比如「三组4号东」。',
    ])
  })

  it('reads a whole county by its villages, and asks where none is named', () => {
    const { message } = plan(
      'people',
      [
        ['村', '姓名', '网格', '门牌'],
        ['枫林', '何守义', '一组1格', '一组5号'],
        ['柳溪村', '陈望生', '三组2格', '三组4号'],
        ['', '何守礼', '四组1格', '四组5号'],
        ['桃花村', '何守信', '四组1格', '四组5号'],
        ['青石镇柳溪村', '何守智', '四组1格', '四组7号'],
        ['新柳溪村', '何守勇', '四组1格', '四组9号'],
      ],
      { scope: gridOf('c') },
    )
    expect(message).toEqual([
      'B2 new 新来，新的一户，一组 1 格。',
      'B3 same',
      'B4 new 新来，新的一户，四组 1 格。',
      'A5 wrong 「桃花村」不在云山县里。这张表只收云山县的。',
      'B6 new 新来，新的一户，四组 1 格。',
      'A7 wrong 「新柳溪村」不在云山县里。这张表只收云山县的。',
    ])
  })

  it('asks which town where two villages have one name', () => {
    const more = [
      { id: 't2', name: '白云乡', level: 1 as Level, parent: 'c', path: ['c', 't2'] },
      { id: 'v2', name: '柳溪村', level: 2 as Level, parent: 't2', path: ['c', 't2', 'v2'] },
      { id: 'v21', name: '一组', level: 3 as Level, parent: 'v2', path: ['c', 't2', 'v2', 'v21'] },
    ]
    const { message } = plan(
      'people',
      [
        ['村', '姓名', '组', '门牌'],
        ['柳溪村', '何守义', '一组', '一组5号'],
        ['白云乡柳溪村', '何守礼', '一组', '一组5号'],
      ],
      { scope: gridOf('c'), grids: [...grids, ...more] },
    )
    expect(message).toEqual([
      'A2 wrong 叫「柳溪村」的不止一个。请把镇也写上，比如「青石镇柳溪村」。',
      'B3 new 新来，新的一户，一组。',
    ])
  })

  it('never keeps a column that is nobody’s business, nor a number that looks like a card’s', () => {
    const secret = '110101194912310024'
    const staged = stage('people', [
      {
        name: '表',
        rows: [
          ['姓名', '身份证号', '低保', '备注', '证件'],
          ['陈望生', 'x', '是', `他的是${secret}`, secret],
          ['王玉娥', secret, '', '腿脚不便', secret],
          ['罗德明', secret, '', '常年在外', secret],
        ],
      },
    ])
    expect(JSON.stringify(staged.sheet)).not.toContain(secret)
    expect(JSON.stringify(staged.sheet)).not.toContain('是')
    expect(staged.columns.map(({ dropped }) => dropped)).toEqual([
      null,
      '身份证号',
      '低保和救助',
      '用不着',
      '身份证号',
    ])
  })
})

describe('a list of posts', () => {
  const STAFF = ['姓名', '职务', '村', '负责网格', '电话']
  it('gives only grid members and shopkeepers, below the importer’s own node: everything else is a wrong row', () => {
    const { message, rows } = plan(
      'staff',
      [
        STAFF,
        ['钱丽', '县管理员', '', '', '13955550021'],
        ['吴刚', '网格员', '枫林村', '一组1格', '13955550022'],
        ['周明', '监督委员', '柳溪村', '', '13955550023'],
        ['郑和', '网格员', '', '柳溪村', '13955550024'],
        ['王海', '积分超市管理员', '柳溪村', '', '13955550025'],
      ],
      { own: gridOf('v') },
    )
    expect(message).toEqual([
      'B2 wrong 表格只能定网格员和积分超市店员。「县管理员」要由上一级一个一个定，再当面确认。',
      'C3 wrong 「枫林村」不在柳溪村里。这张表只收柳溪村的。',
      'B4 wrong 表格只能定网格员和积分超市店员。「监督委员」要由上一级一个一个定，再当面确认。',
      'D5 wrong 柳溪村没有「柳溪村」。请写成网格的全名，比如「三组 1 格」。',
      'D6 wrong 柳溪村的岗位要由上一级定，表格里不能定。',
    ])
    expect(rows.flatMap(({ intents }) => intents)).toEqual([])
  })

  it('begins a post, keeps one, ends one that the file ends, and names who is not in it', () => {
    const { message, rows, made } = plan('staff', [
      ['姓名', '岗位', '网格', '电话', '变动'],
      ['陈望生', '网格员', '三组1格', '13955550001', ''],
      ['吴刚', '联户长', '三组2格', '13955550022', ''],
      ['李春梅', '网格员', '三组2格', '13955550004', '离任'],
    ])
    expect(message).toEqual([
      'A2 changed 任柳溪村三组 1 格网格员。本人入网后，由上一级当面确认才生效。',
      'A3 new 任柳溪村三组 2 格网格员。本人入网后，由上一级当面确认才生效。',
      'E4 ended 岗位到今天为止，手上的单转给同事。',
    ])
    expect(rows.map(({ grants }) => grants)).toEqual([
      '陈望生：柳溪村三组 1 格网格员',
      '吴刚：柳溪村三组 2 格网格员',
      '李春梅：不再是柳溪村三组 2 格网格员',
    ])
    expect(rows[2]?.intents).toEqual([
      {
        kind: 'person',
        id: 'li',
        seen: 'fingerprint of li',
        posts: [{ ...post('gridMember', 'n32'), until: NOW }],
      },
    ])
    expect(made.missing).toEqual([])
    expect(
      plan('staff', [
        ['姓名', '岗位', '网格'],
        ['吴刚', '网格员', '三组2格'],
      ]).made.missing,
    ).toEqual([{ who: '李春梅', where: '三组 2 格网格员', id: null, how: null }])
  })

  it('puts nobody of the committee over those they watch, and asks about namesakes', () => {
    const { message } = plan('staff', [
      ['姓名', '岗位', '网格', '电话'],
      ['孙文斌', '网格员', '三组1格', '13955550005'],
      ['陈望生', '网格员', '三组1格', '13955550077'],
      ['李春梅', '网格员', '三组2格', '13955550004'],
      ['李春梅', '网格员', '三组1格', '13955550004'],
    ])
    expect(message).toEqual([
      'B2 wrong 同一个村里，监委会的人不能同时当网格员、派单员或店员。',
      'D3 wrong 名册里有同名的陈望生，电话不一样。是同一个人，就把两边电话写成一样。',
      'A4 same',
      'A5 wrong 和第 4 行是同一个人。一个人先收一个岗位，另一个由上一级单独加。',
    ])
  })
})

describe('a list of grids', () => {
  it('adds groups and household grids, knows those that are there, and renames none', () => {
    const { message, made } = plan('grids', [
      ['村', '组', '网格'],
      ['柳溪村', '三组', '三组1格'],
      ['柳溪村', '3组', '2格'],
      ['柳溪村', '五组', '五组1格'],
      ['柳溪村', '五组', '五组2格'],
    ])
    expect(message).toEqual([
      'C2 same',
      'C3 same',
      'C4 new 新建「五组」、「五组1格」。',
      'C5 new 新建「五组2格」。',
    ])
    expect(made.missing).toEqual([{ who: '四组 1 格', where: '柳溪村', id: null, how: null }])
  })

  it('asks a new village for a code of its own, and takes none from outside', () => {
    const town = { scope: gridOf('t') }
    const rows = (...villages: [string, string][]): Cell[][] => [
      ['村', '村代码', '组', '网格'],
      ...villages.map(([village, code]): Cell[] => [village, code, '一组', '一组1格']),
    ]
    expect(plan('grids', rows(['桃花村', 'TH'], ['桃花村', 'TH']), town).message).toEqual([
      'D2 new 新建「桃花村」、「一组」、「一组1格」。',
      'D3 same',
    ])
    const code = (village: string) =>
      `B2 wrong 「${village}」是新的，要有自己的代码：2 到 4 个大写字母，工单号用它开头，不能和别的村一样。`
    expect(plan('grids', rows(['桃花村', '']), town).message).toEqual([code('桃花村')])
    expect(plan('grids', rows(['桃花村', 'LX']), town).message).toEqual([code('桃花村')])
    expect(plan('grids', rows(['桃花村', 'TH'])).message).toEqual([
      'A2 wrong 「桃花村」不在柳溪村里。这张表只收柳溪村的。',
    ])
  })

  it('builds a county from one table: towns, villages, groups, grids', () => {
    const { message } = plan(
      'grids',
      [
        ['乡镇', '村', '村代码', '组', '网格'],
        ['青石镇', '柳溪村', '', '三组', '三组1格'],
        ['青石镇', '桃花村', 'TH', '一组', '一组1格'],
        ['白云乡', '杏花村', 'XH', '一组', '一组1格'],
        ['白云乡', '杏花村', 'XH', '一组', '一组2格'],
        ['白云乡', '柳溪村', 'BL', '一组', '一组1格'],
        ['', '梅花村', 'MH', '一组', '一组1格'],
      ],
      { scope: gridOf('c') },
    )
    expect(message).toEqual([
      'E2 same',
      'E3 new 新建「桃花村」、「一组」、「一组1格」。',
      'E4 new 新建「白云乡」、「杏花村」、「一组」、「一组1格」。',
      'E5 new 新建「一组2格」。',
      'E6 new 新建「柳溪村」、「一组」、「一组1格」。',
      'B7 wrong 没有「梅花村」。要新建，请加「镇」一栏，写明是哪个镇的。',
    ])
  })

  it('does not make one twice, nor one below a grid that has households', () => {
    expect(
      plan('grids', [
        ['组', '网格'],
        ['三组1格', '东片'],
      ]).message,
    ).toEqual(['A2 wrong 「三组1格」已经有了，在三组下面。'])
    const households = [
      { id: 'h9', gridId: 'g4', door: '四组 9 号', noDoor: false, cluster: '', fingerprint: '' },
    ]
    expect(
      plan(
        'grids',
        [
          ['组', '网格'],
          ['四组', '东片'],
        ],
        { households },
      ).message,
    ).toEqual(['B2 wrong 「四组」下面已经有户了，再分要先把户划开。'])
  })
})
