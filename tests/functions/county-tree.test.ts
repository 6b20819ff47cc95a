/** The tree as a desk, a town and the county see it: one call a question, however many grids there are. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Api } from '../../contract'
import { openCounty, tap, type County } from './county'

type Node = Api['county.tree']['reply']['node']

let county: County
let back: () => void
beforeAll(async () => {
  county = await openCounty()
  back = county.remember()
}, 120_000)
afterEach(() => back())
afterAll(() => county.close())

/** Adds households to a grid until it has so many. */
function households(gridId: string, path: string[], upTo: number): void {
  const there = county.all('households').filter(one => one.gridId === gridId).length
  county.cloud.store.insertMany(
    'households',
    Array.from({ length: upTo - there }, (_, i) => ({
      _id: `h_${gridId}_more${i}`,
      v: 1,
      gridId,
      path,
      door: `${gridId} ${i + 1} 号`,
    })),
  )
}
const brief = ({ name, kind, households: n, few, many, vacant, holders, empty }: Node) => [
  name,
  kind,
  n,
  { few, many, vacant },
  holders.map(one => `${one.role} ${one.name} ${one.state}`),
  empty,
]

describe('the tree', () => {
  it('begins at one’s own office: a desk sees the groups of its village', async () => {
    households('n1', ['c', 't1', 'v1', 'g1', 'n1'], 23)
    const { path, node, children, groups } = await county.ok('he', 'county.tree', {})
    expect(path).toEqual([{ id: 'v1', name: '杨梅村' }])
    expect(brief(node)).toEqual([
      '杨梅村',
      'village',
      26,
      { few: 1, many: 1, vacant: 0 },
      [
        'dispatcher 何小雯 works',
        'supervisor 刘长海 works',
        'supervisor 杨秀芝 works',
        'shopkeeper 孙有余 works',
      ],
      [],
    ])
    expect(children.map(brief)).toEqual([
      ['三组', 'group', 23, { few: 0, many: 1, vacant: 0 }, ['gridMember 王大山 works'], []],
      ['四组', 'group', 3, { few: 1, many: 0, vacant: 0 }, [], []],
    ])
    expect(groups.map(({ purpose, boundAt }) => [purpose, boundAt])).toEqual([
      ['residents', null],
      ['collect', null],
      ['assign', null],
    ])
  })

  it('says who is not in post: ended at this moment, not yet met, without an account', async () => {
    const gao = county.doc('people', 'gao')
    const now = county.cloud.now()
    county.cloud.store.put('people', { ...gao, posts: gao.posts.map(post => ({ ...post, until: now })) })
    county.cloud.store.put('people', { ...county.doc('people', 'li'), confirmed: null })
    const qin = county.doc('people', 'qin')
    county.cloud.store.put('people', { ...qin, openid: 'unbound:qin' })
    const four = await county.ok('zhao', 'county.tree', { node: 'g2' })
    expect(four.path.map(({ name }) => name)).toEqual(['石桥镇', '杨梅村', '四组'])
    expect(four.children.map(brief)).toEqual([
      ['四组一格', 'grid', 3, { few: 1, many: 0, vacant: 1 }, [], ['gridMember']],
    ])
    const three = await county.ok('he', 'county.tree', { node: 'n1' })
    expect(three.node.holders).toMatchObject([{ name: '李春兰', state: 'asleep' }])
    const one = await county.ok('xu', 'county.tree', { node: 'n3' })
    expect(one.node.holders).toMatchObject([{ name: '秦木生', state: 'absent' }])
  })

  it('a cluster’s households count for its grid, and a building is called one', async () => {
    const grid = county.doc('grids', 'n2')
    const path = [...grid.path, 'k1']
    county.cloud.store.put('grids', {
      ...grid,
      _id: 'k1',
      id: 'k1',
      name: '一联户',
      level: 5,
      parent: 'n2',
      path,
      form: 'cluster',
    })
    county.cloud.store.put('grids', { ...county.doc('grids', 'g2'), form: 'building' })
    for (const one of county.all('households').filter(({ gridId }) => gridId === 'n2'))
      county.cloud.store.put('households', { ...one, gridId: 'k1', path })
    households('k1', path, 16)
    const { node, children } = await county.ok('he', 'county.tree', { node: 'g2' })
    expect(brief(node).slice(0, 4)).toEqual(['四组', 'building', 16, { few: 0, many: 0, vacant: 0 }])
    expect(children.map(brief)).toEqual([
      ['四组一格', 'grid', 16, { few: 0, many: 0, vacant: 0 }, ['gridMember 高明月 works'], []],
    ])
    const below = await county.ok('he', 'county.tree', { node: 'n2' })
    expect(below.children.map(brief)).toEqual([
      ['一联户', 'cluster', 16, { few: 0, many: 0, vacant: 0 }, [], []],
    ])
  })

  it('who bound a group is named', async () => {
    const cloudID = county.cloud.cloudId({ opengid: 'group1' })
    await county.ok('li', 'group.bind', {
      gridId: 'n1',
      purpose: 'residents',
      group: { cloudID },
      key: tap(),
    })
    const { groups, path } = await county.ok('he', 'county.tree', { node: 'n1' })
    expect(path.map(({ name }) => name)).toEqual(['杨梅村', '三组', '三组一格'])
    expect(groups[0]).toMatchObject({ purpose: 'residents', byName: '李春兰' })
  })

  it('nobody sees another village, and nobody without an office anything', async () => {
    for (const [who, node] of [
      ['he', 'v2'],
      ['he', 't1'],
      ['zhao', 't2'],
      ['li', 'n1'],
      ['yang', 'v1'],
      ['sun', undefined],
      ['chen', undefined],
    ] as const)
      expect(await county.as(who, 'county.tree', node ? { node } : {}), `${who} ${node}`).toMatchObject({
        ok: false,
        code: 'NOT_ALLOWED',
      })
  })

  it('5,000 grids of a county: the service counts, and no question is asked a grid', async () => {
    const { store } = county.cloud
    const grids = Array.from({ length: 5000 }, (_, i) => {
      const [town, village] = [`tt${i % 10}`, `vv${i % 250}`]
      return { id: `nn${i}`, town, village, path: ['c', town, village, `nn${i}`] }
    })
    const node = (id: string, parent: string, level: number, path: string[]) => ({
      _id: id,
      v: 1,
      id,
      name: id,
      level,
      parent,
      path,
      groups: [],
    })
    store.insertMany('grids', [
      ...[...new Set(grids.map(({ town }) => town))].map(town => node(town, 'c', 1, ['c', town])),
      ...[...new Map(grids.map(one => [one.village, one])).values()].map(({ village, town }) =>
        node(village, town, 2, ['c', town, village]),
      ),
      ...grids.map(({ id, village, path }) => node(id, village, 3, path)),
    ])
    store.insertMany(
      'households',
      grids.flatMap(({ id, path }) =>
        [1, 2].map(n => ({ _id: `hh${id}${n}`, v: 1, gridId: id, path, door: `${id} ${n} 号` })),
      ),
    )
    await county.ok('tian', 'county.tree', {})
    county.cloud.resetCounts()
    const { children, node: whole } = await county.ok('tian', 'county.tree', {})
    const { 'database.aggregateDocuments': counted, 'database.getDocument': read } = county.cloud.counts()
    expect([counted, read]).toEqual([4, 4])
    expect(whole).toMatchObject({ households: 10_010, grids: 5003, few: 5003, vacant: 5000 })
    expect(children).toHaveLength(12)
    expect(children.find(({ id }) => id === 'tt3')).toMatchObject({
      households: 1000,
      grids: 500,
      vacant: 500,
    })
  })
})
