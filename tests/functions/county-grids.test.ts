/** Grids are added, renamed, split, merged, ended: open orders go with their households, closed ones stay where they were. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Api } from '../../contract'
import { dayKey, days, minutes } from '../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from './county'
import { askJoin, card } from './joining'
import { seal } from './seeded'
import { stations } from './stations'

let county: County
let back: () => void
beforeAll(async () => {
  county = await openCounty()
  back = county.remember()
}, 120_000)
afterEach(() => {
  county.cloud.faults.clear()
  back()
})
afterAll(() => county.close())

type Regroup = Api['node.regroup']['ask']
const split = (over: Partial<Regroup> = {}): Regroup => ({
  kind: 'split',
  from: 'n1',
  name: '三组二格',
  households: ['h_n1_chen'],
  reason: '隔着一条河',
  key: tap(),
  ...over,
})
const merge = (over: Partial<Regroup> = {}): Regroup => ({
  kind: 'merge',
  from: 'n1',
  into: 'n2',
  households: [],
  key: tap(),
  ...over,
})
const gridOf = (id: string) => county.doc('tickets', id).path.at(-1)
const newGrid = () => {
  const [one] = county.all('grids').filter(({ name }) => name === '三组二格')
  if (!one) throw new Error('no new grid')
  return one
}
const eventsOf = (id: string) =>
  county
    .all('events')
    .filter(({ about }) => about.id === id)
    .map(({ type }) => type)
const told = () =>
  county
    .all('sends')
    .filter(({ message }) => /归到|任/.test(message))
    .map(({ personId, message }) => `${personId}: ${message}`)
    .sort()

describe('a grid that is split', () => {
  it('its doors are read alone; where they are to go is looked up for the person who moves them', async () => {
    const { doors, targets } = await county.ok('he', 'county.doors', { node: 'n1' })
    expect([doors.length, targets]).toEqual([5, null])
    const moving = await county.ok('he', 'county.doors', { node: 'n1', targets: true })
    expect(moving.targets).toEqual([{ id: 'n2', name: '四组一格', households: 3 }])
  })

  it('says before what would follow, and writes nothing', async () => {
    const to = stations(county)
    await to.claimed()
    await to.submitted()
    const closed = await to.resolved()
    await county.ok('chen', 'ticket.rate', {
      ticketId: closed,
      key: tap(),
      input: { score: 5, attachments: [] },
    })
    await county.cloud.advance(days(9))
    await county.cloud.trigger('jobs', 'minute')
    const before = county.deeds()
    expect(
      await county.ok('he', 'node.preview', { kind: 'split', from: 'n1', households: ['h_n1_chen'] }),
    ).toEqual({
      going: 1,
      staying: 4,
      after: 1,
      open: 2,
      closed: 1,
      needsReason: true,
    })
    expect(county.deeds()).toBe(before)
  })

  it('households and their people live in the new grid, which says what it succeeds', async () => {
    const said = await county.ok('he', 'node.regroup', split())
    expect(said).toEqual({ done: true, message: '好了：1 户，0 件在办的单一起过去。' })
    const grid = newGrid()
    expect(grid).toMatchObject({
      level: 4,
      parent: 'g1',
      path: ['c', 't1', 'v1', 'g1', grid._id],
      succeeds: 'n1',
    })
    expect(county.doc('households', 'h_n1_chen')).toMatchObject({ gridId: grid._id, path: grid.path })
    expect(county.doc('people', 'chen').home).toEqual(grid.path)
    expect(county.doc('people', 'zhou').home).toEqual(['c', 't1', 'v1', 'g1', 'n1'])
    expect([grid, county.doc('grids', 'n1')].map(one => 'regrouping' in one)).toEqual([false, false])
    const { children } = await county.ok('he', 'county.tree', { node: 'g1' })
    expect(children.map(({ name, households }) => [name, households])).toEqual([
      ['三组一格', 4],
      ['三组二格', 1],
    ])
  })

  it('open orders go with their household, their chain says who decided it; closed ones keep where they were', async () => {
    const to = stations(county)
    const closed = await to.resolved()
    await county.ok('chen', 'ticket.rate', {
      ticketId: closed,
      key: tap(),
      input: { score: 5, attachments: [] },
    })
    await county.cloud.advance(days(9))
    await county.cloud.trigger('jobs', 'minute')
    const [submitted, claimed] = [await to.submitted(), await to.claimed()]
    const others = await county.ok('zhou', 'ticket.submit', { key: tap(), input: order() })
    const stays = others.ticket?.ticket.id ?? ''
    expect(await county.ok('he', 'node.regroup', split())).toMatchObject({ done: true })
    const grid = newGrid()
    expect([submitted, claimed, stays, closed].map(gridOf)).toEqual([grid._id, grid._id, 'n1', 'n1'])
    expect(eventsOf(claimed)).toEqual(['Submitted', 'Dispatched', 'Claimed', 'Moved'])
    expect(county.all('events').find(({ type }) => type === 'Moved')).toMatchObject({
      movedBy: 'he',
      fromName: '三组一格',
      toName: '三组二格',
    })
    expect(eventsOf(stays)).toEqual(['Submitted'])
    const verified = (await county.cloud.console('admin', {
      route: 'verify',
      data: { villageId: 'v1' },
    })) as object
    expect(verified).toMatchObject({ ok: true, data: { findings: [] } })
    const { timeline } = await county.ok('chen', 'ticket.open', { ticketId: claimed })
    expect(JSON.stringify(timeline)).toContain('网格调整，从三组一格归到三组二格')
  })

  it('who promised keeps it; the grid member of the new grid sees it and what was offered', async () => {
    const to = stations(county)
    const claimed = await to.claimed()
    const at = await county.ok('he', 'node.add', { under: 'g1', name: '三组二格', key: tap() })
    await county.ok('he', 'post.give', { node: at.id, post: 'gridMember', whom: 'gao', key: tap() })
    await county.ok('he', 'node.regroup', { ...split(), kind: 'move', into: at.id, name: undefined })
    const today = await county.ok('gao', 'grid.today', {})
    expect(today.inHand.map(({ id }) => id)).toEqual([claimed])
    expect((await county.ok('li', 'grid.today', {})).inHand.map(({ id }) => id)).toEqual([claimed])
    expect(county.doc('tickets', claimed).ticket.stage).toMatchObject({ holder: 'li', coHandlers: ['gao'] })
    await county.ok('li', 'ticket.resolve', {
      ticketId: claimed,
      key: tap(),
      input: { outcome: 'done', text: '办好了', attachments: [] },
    })
  })

  it('the household, who looks after it now and who did before are told once; the log says who did it', async () => {
    await stations(county).claimed()
    await county.ok('he', 'node.regroup', split())
    await county.cloud.trigger('jobs', 'minute')
    expect(told()).toEqual([
      'chen: 网格调整，您家归到三组二格了。',
      'li: 三组一格的 1 户归到三组二格了。您答应过日子的单，还是您办。',
    ])
    const { lines } = await county.ok('zhao', 'county.log', { node: 'v1' })
    expect(lines[0]).toMatchObject({
      by: '何小雯',
      message: '从「三组一格」拆出「三组二格」，1 户：隔着一条河',
    })
  })

  it('a request at the door and a letter that waits lie with the new grid', async () => {
    card(county, '12345678', 'h_n1_chen')
    await askJoin(county, { openid: 'o_asker' }, '12345678', '新来的')
    await county.ok('wang', 'join.letter', { household: 'h_n1_chen', key: tap() })
    await county.ok('he', 'node.regroup', split())
    const { path } = newGrid()
    expect(county.all('letters').map(one => one.path)).toEqual([path])
    expect(
      county.all('join_requests').map(one => [one.path, one.keys.filter(key => /^grid/.test(key))]),
    ).toEqual([[path, path.slice(2).map(node => `grid:${node}`)]])
  })

  it.each([
    ['in another village', 'xu', {}, 'NOT_ALLOWED'],
    ['by its own grid member', 'wang', {}, 'NOT_ALLOWED'],
    ['nobody goes', 'he', { households: [] }, 'NODE_NOBODY_GOES'],
    ['households of another grid', 'he', { households: ['h_n2_tan'] }, 'NODE_NOBODY_GOES'],
    [
      'everybody goes',
      'he',
      { households: ['chen', 'zhou', 'li', 'wang', 'liu'].map(one => `h_n1_${one}`) },
      'NODE_ALL_GO',
    ],
    ['a group', 'he', { from: 'g1' }, 'NODE_NOT_HOUSEHOLD_GRID'],
    ['called like its neighbour', 'he', { name: '三组 一格' }, 'NODE_NAMED'],
    ['into two too small ones without a word why', 'he', { reason: undefined }, 'NEEDS_REASON'],
    ['without a name', 'he', { name: undefined }, 'BAD_INPUT'],
  ] as const)('refused: %s', async (_, who, over, code) => {
    const before = county.deeds()
    expect(await county.as(who, 'node.regroup', split(over as Partial<Regroup>))).toMatchObject({
      ok: false,
      code,
    })
    expect(county.deeds()).toBe(before)
  })
})

describe('a grid that is merged', () => {
  it('goes whole, with what nobody’s household ordered; it ends, its post with it, and its group goes over', async () => {
    const to = stations(county)
    const claimed = await to.claimed()
    const found = await county.ok('li', 'ticket.register', {
      key: tap(),
      input: { ...visit(), gridId: 'n1' },
    })
    const registered = found.ticket?.ticket.id ?? ''
    const cloudID = county.cloud.cloudId({ opengid: 'group1' })
    await county.ok('li', 'group.bind', {
      gridId: 'n1',
      purpose: 'residents',
      group: { cloudID },
      key: tap(),
    })
    const bound = county.doc('grids', 'n1').groups
    expect(bound).toMatchObject([{ purpose: 'residents' }])
    expect(await county.ok('he', 'node.regroup', merge())).toMatchObject({ done: true })
    expect([claimed, registered].map(gridOf)).toEqual(['n2', 'n2'])
    expect(county.doc('grids', 'n1').ended).toMatchObject({ by: 'he' })
    expect(county.all('households').filter(({ gridId }) => gridId === 'n1')).toEqual([])
    expect(county.doc('people', 'li').posts.map(({ until }) => until === null)).toEqual([false])
    expect(county.doc('people', 'wang').posts.map(({ until }) => until)).toEqual([null])
    expect(county.doc('grids', 'n2').groups).toEqual(bound)
    expect(county.all('groups').map(({ gridId }) => gridId)).toEqual(['n2'])
    // What was promised by the person who left is offered again, and the promise visibly falls.
    await county.cloud.advance(1000)
    await county.cloud.trigger('jobs', 'minute')
    expect(county.doc('tickets', claimed).ticket.stage).toMatchObject({
      state: 'dispatched',
      offer: { to: ['gao'] },
    })
    const { children } = await county.ok('he', 'county.tree', {})
    expect(children.map(({ name, households }) => [name, households])).toEqual([
      ['三组', 0],
      ['四组', 8],
    ])
  })

  it('ends every post in it, one that only begins later too; a deputy’s as well', async () => {
    const later = {
      node: 'n1',
      post: 'gridMember' as const,
      from: dayKey(county.cloud.now() + days(3)),
      key: tap(),
    }
    await county.ok('he', 'post.give', { ...later, whom: 'tan' })
    await county.ok('he', 'post.give', {
      node: 'n1',
      post: 'gridMember',
      whom: 'gao',
      deputy: true,
      key: tap(),
    })
    expect(await county.ok('he', 'node.regroup', merge())).toMatchObject({ done: true })
    await county.cloud.advance(days(7))
    const lasting = county
      .all('people')
      .flatMap(({ _id, posts }) => posts.map(post => ({ _id, ...post })))
      .filter(({ gridId, until }) => gridId === 'n1' && (until === null || until > county.cloud.now()))
    expect(lasting).toEqual([])
    expect(county.doc('people', 'tan').postKeys).toEqual([])
  })

  it.each([25, 40, 60, 80, 100, 120])(
    'killed after %i calls it goes on with the timer, and nothing is done twice',
    async calls => {
      const to = stations(county)
      const ids = [await to.claimed(), await to.submitted(), await to.offered()]
      const ask = merge()
      county.cloud.faults.killAfter('api', calls)
      await expect(county.as('he', 'node.regroup', ask)).rejects.toThrow()
      county.cloud.faults.clear()
      expect(county.all('regroupings').map(({ step }) => step === 'done')).toEqual([false])
      await county.cloud.advance(minutes(5))
      await county.cloud.trigger('jobs', 'minute')
      expect(county.all('regroupings').map(({ step, dueAt }) => [step, dueAt])).toEqual([['done', null]])
      expect(ids.map(gridOf)).toEqual(['n2', 'n2', 'n2'])
      for (const id of ids) expect(eventsOf(id).filter(type => type === 'Moved')).toHaveLength(1)
      expect(county.all('households').filter(({ gridId }) => gridId === 'n1')).toEqual([])
      expect(county.doc('people', 'chen').home.at(-1)).toBe('n2')
      expect(told().filter(one => one.startsWith('chen'))).toHaveLength(1)
      // The same press once more answers as then.
      expect(await county.as('he', 'node.regroup', ask)).toMatchObject({ ok: true, data: { done: true } })
    },
  )

  it('two who press at once: one goes, the other reads that it is under way or over', async () => {
    const answers = await Promise.all([
      county.as('he', 'node.regroup', merge()),
      county.as('zhao', 'node.regroup', merge()),
    ])
    expect(answers.filter(one => one.ok)).toHaveLength(1)
    expect(county.all('regroupings')).toHaveLength(1)
    expect(county.all('households').filter(({ gridId }) => gridId === 'n2')).toHaveLength(8)
  })

  it.each([
    ['with another village', { into: 'n3' }, 'NOT_ALLOWED', 'he'],
    ['with another village, by the town over both', { into: 'n3' }, 'NODE_OTHER_VILLAGE', 'zhao'],
    ['with itself', { into: 'n1' }, 'NODE_NOT_HOUSEHOLD_GRID', 'he'],
    ['with a group', { into: 'g2' }, 'NODE_NOT_HOUSEHOLD_GRID', 'he'],
  ] as const)('refused: %s', async (_, over, code, who) => {
    expect(await county.as(who, 'node.regroup', merge(over))).toMatchObject({ ok: false, code })
  })
})

describe('a node', () => {
  it('is added below a group, a cluster below a grid, and found by its office only', async () => {
    const { id } = await county.ok('he', 'node.add', { under: 'g1', name: '三组二格', key: tap() })
    expect(county.doc('grids', id)).toMatchObject({
      level: 4,
      parent: 'g1',
      path: ['c', 't1', 'v1', 'g1', id],
    })
    const cluster = await county.ok('he', 'node.add', {
      under: 'n1',
      name: '河东联户',
      form: 'cluster',
      key: tap(),
    })
    expect(county.doc('grids', cluster.id)).toMatchObject({ level: 5, form: 'cluster' })
    await county.ok('he', 'node.regroup', { ...split(), kind: 'move', into: cluster.id, name: undefined })
    const { node } = await county.ok('he', 'county.tree', { node: 'n1' })
    expect(node).toMatchObject({ households: 5, isHouseholdGrid: true })
  })

  it('a village brings its own letters, a renamed one keeps them', async () => {
    const village = { under: 't1', name: '新塘村', key: tap() }
    expect(await county.as('zhao', 'node.add', village)).toMatchObject({ code: 'NODE_CODE' })
    expect(await county.as('zhao', 'node.add', { ...village, key: tap(), code: 'V' })).toMatchObject({
      code: 'BAD_INPUT',
    })
    const { id } = await county.ok('zhao', 'node.add', { ...village, key: tap(), code: 'XT' })
    expect(
      await county.as('zhao', 'node.add', { ...village, name: '又一村', key: tap(), code: 'XT' }),
    ).toMatchObject({
      code: 'NODE_CODE',
    })
    await county.ok('zhao', 'node.rename', { node: id, name: '新塘社区', key: tap() })
    expect(county.doc('grids', id)).toMatchObject({ name: '新塘社区', code: 'XT' })
    expect((await county.ok('zhao', 'county.log', {})).lines.map(({ message }) => message)).toEqual([
      '把「新塘村」改名「新塘社区」',
      '在石桥镇下面加了「新塘村」',
    ])
  })

  it('ends when nothing lies there any more', async () => {
    const ends = (node: string) => county.as('he', 'node.end', { node, key: tap() })
    expect(await ends('g1')).toMatchObject({
      code: 'NODE_NOT_EMPTY',
      message: '「三组」下面还有分出去的格，先挪走再撤。',
    })
    expect(await ends('n1')).toMatchObject({ message: '「三组一格」下面还有5 户，先挪走再撤。' })
    expect(await ends('v1')).toMatchObject({ code: 'NOT_ALLOWED' })
    const { id } = await county.ok('he', 'node.add', { under: 'g1', name: '三组二格', key: tap() })
    await county.ok('he', 'post.give', { node: id, post: 'gridMember', whom: 'tan', key: tap() })
    expect(await ends(id)).toMatchObject({ ok: true })
    expect(county.doc('grids', id).ended).toMatchObject({ by: 'he' })
    expect(county.doc('people', 'tan').posts[0]?.until).not.toBeNull()
    expect((await county.ok('he', 'county.tree', { node: 'g1' })).children.map(({ name }) => name)).toEqual([
      '三组一格',
    ])
  })

  it('ends with its posts, one that only begins later too', async () => {
    const { id } = await county.ok('he', 'node.add', { under: 'g1', name: '三组二格', key: tap() })
    const later = {
      node: id,
      post: 'gridMember' as const,
      from: dayKey(county.cloud.now() + days(3)),
      key: tap(),
    }
    await county.ok('he', 'post.give', { ...later, whom: 'tan' })
    await county.ok('he', 'node.end', { node: id, key: tap() })
    expect(county.doc('people', 'tan').postKeys).toEqual([])
    expect(county.doc('people', 'tan').posts[0]?.until).toBeLessThanOrEqual(county.cloud.now())
  })

  it.each([
    ['a door', (id: string) => county.as('he', 'household.add', { node: id, door: '三组 9 号', key: tap() })],
    [
      'people with a new door',
      (id: string) => {
        county.cloud.store.put('households', { ...county.doc('households', 'h_n1_liu'), gridId: id })
        const whom = seal.codeHash('member', 'h_n1_liu:liu').slice(0, 16)
        return county.as('he', 'household.move', {
          household: 'h_n1_liu',
          whom: [whom],
          door: '三组 9 号',
          key: tap(),
        })
      },
    ],
  ])('that ends while %s comes to it takes nobody along: one of the two is refused', async (_, come) => {
    const { id } = await county.ok('he', 'node.add', { under: 'g1', name: '三组二格', key: tap() })
    // Ended between the look of the other one and its transaction.
    const grid = county.doc('grids', id)
    county.cloud.faults.onCall = (fn, __, asked) => {
      if (fn === 'api' && asked.action === 'database.startTransaction')
        county.cloud.store.put('grids', { ...grid, ended: { at: county.cloud.now(), by: 'zhao' } })
    }
    const reply = await come(id)
    county.cloud.faults.clear()
    expect(reply).toMatchObject({ ok: false, code: 'STALE' })
    expect(county.all('households').filter(({ door }) => door === '三组 9 号')).toEqual([])
  })

  it('is not ended by the person who looked before something came', async () => {
    const { id } = await county.ok('he', 'node.add', { under: 'g1', name: '三组二格', key: tap() })
    const [grid, home] = [county.doc('grids', id), county.doc('households', 'h_n1_liu')]
    // Between the look and the transaction somebody else's door is there.
    county.cloud.faults.onCall = (fn, _, asked) => {
      if (fn !== 'api' || asked.action !== 'database.startTransaction') return
      county.cloud.store.put('households', { ...home, gridId: id, path: grid.path })
      county.cloud.store.put('grids', { ...grid, came: 1 })
    }
    const reply = await county.as('he', 'node.end', { node: id, key: tap() })
    county.cloud.faults.clear()
    expect(reply).toMatchObject({ ok: false, code: 'STALE' })
    expect(county.doc('grids', id).ended).toBeUndefined()
  })

  it('counts what is put into it', async () => {
    const { id } = await county.ok('he', 'node.add', { under: 'g1', name: '三组二格', key: tap() })
    await county.ok('he', 'household.add', { node: id, door: '三组 9 号', key: tap() })
    await county.ok('he', 'post.give', { node: id, post: 'gridMember', whom: 'tan', key: tap() })
    expect([county.doc('grids', id).came, county.doc('grids', 'g1').came]).toEqual([2, 1])
  })

  it.each([
    ['below a grid with households', { under: 'n1', name: '又一格' }, 'NODE_HAS_HOUSEHOLDS'],
    ['a cluster below a group', { under: 'g1', name: '联户', form: 'cluster' as const }, 'NODE_CLUSTER'],
    ['called like its neighbour', { under: 'g1', name: '三组一格' }, 'NODE_NAMED'],
    ['in another village', { under: 'g3', name: '又一格' }, 'NOT_ALLOWED'],
  ] as const)('refused: %s', async (_, ask, code) => {
    expect(await county.as('he', 'node.add', { ...ask, key: tap() })).toMatchObject({ ok: false, code })
  })
})

const visit = () => {
  const { showOnBoard: _, ...rest } = order({ category: 'livelihood', sub: 'errand' })
  return { ...rest, source: 'visit' as const }
}

describe('a split for a later day', () => {
  const on = (n: number) => dayKey(county.cloud.now() + days(n))
  const plan = async (over: Partial<Regroup> = {}) => {
    const said = await county.ok('he', 'node.regroup', split({ day: on(3), ...over }))
    return { ...said, id: county.all('regroupings')[0]?._id ?? '' }
  }
  const planned = async () => (await county.ok('he', 'county.tree', { node: 'n1' })).planned
  const come = async () => {
    await county.cloud.advance(days(3))
    await county.cloud.trigger('jobs', 'minute')
  }

  it('changes nothing before it; then the households go, as many as still live there', async () => {
    const { message } = await plan({ households: ['h_n1_chen', 'h_n1_zhou'] })
    expect(message).toMatch(/^记下了，\d+ 月 \d+ 日起。到那天再看一遍户数；不想动了，可以撤。$/)
    expect(county.doc('households', 'h_n1_chen').gridId).toBe('n1')
    expect(await planned()).toMatchObject([{ kind: 'split', to: '三组二格', households: 2 }])
    // One of them goes elsewhere meanwhile: nothing is locked.
    await county.ok('he', 'node.regroup', {
      ...split({ households: ['h_n1_zhou'] }),
      kind: 'move',
      into: 'n2',
      name: undefined,
    })
    await come()
    expect(county.doc('households', 'h_n1_chen').gridId).toBe(newGrid()._id)
    expect(county.doc('households', 'h_n1_zhou').gridId).toBe('n2')
    expect(await planned()).toEqual([])
    const { lines } = await county.ok('he', 'county.log', { node: 'n1' })
    expect(lines.map(one => one.message)).toEqual([
      '从「三组一格」拆出「三组二格」，1 户：隔着一条河',
      '从「三组一格」挪了 1 户到「四组一格」：隔着一条河',
      expect.stringMatching(/^定了 \d+ 月 \d+ 日起从「三组一格」拆出「三组二格」，2 户$/),
    ])
  })
  it('is called off by its office until then, once', async () => {
    const { id } = await plan()
    for (const who of ['xu', 'li', 'chen', 'ma'] as const)
      expect(await county.as(who, 'node.callOff', { id, key: tap() })).toMatchObject({ code: 'NOT_ALLOWED' })
    const key = tap()
    expect(await county.ok('he', 'node.callOff', { id, key })).toEqual({ message: '不动了，照原来的。' })
    expect(await county.ok('he', 'node.callOff', { id, key })).toEqual({ message: '不动了，照原来的。' })
    expect(await county.as('zhao', 'node.callOff', { id, key: tap() })).toMatchObject({ code: 'STALE' })
    await come()
    expect(county.doc('households', 'h_n1_chen').gridId).toBe('n1')
    expect(county.all('grids').filter(({ name }) => name === '三组二格')).toEqual([])
  })
  it('that no longer fits does not happen, and the person who wanted it reads why', async () => {
    await plan()
    await county.ok('he', 'node.add', { under: 'g1', name: '三组二格', key: tap() })
    await come()
    expect(county.all('regroupings').map(({ step, dueAt }) => [step, dueAt])).toEqual([['dropped', null]])
    expect(
      county.all('sends').flatMap(one => (/没有动/.test(one.message) ? [[one.personId, one.message]] : [])),
    ).toEqual([['he', '三组一格到了日子没有动：这里已经有叫「三组二格」的了，换个名字。']])
  })
  it('waits while something else goes on there; killed on the way it is gone on with', async () => {
    await plan()
    const grid = county.doc('grids', 'n1')
    county.cloud.store.put('grids', { ...grid, regrouping: 'another' })
    await come()
    expect(county.all('regroupings')[0]?.step).toBe('waiting')
    county.cloud.store.put('grids', grid)
    county.cloud.faults.killAfter('jobs', 14)
    await county.cloud.advance(minutes(11))
    await county.cloud.trigger('jobs', 'minute').catch(() => undefined)
    county.cloud.faults.clear()
    for (let n = 0; n < 3 && county.all('regroupings')[0]?.step !== 'done'; n++) {
      await county.cloud.advance(minutes(6))
      await county.cloud.trigger('jobs', 'minute')
    }
    expect(county.doc('households', 'h_n1_chen').gridId).toBe(newGrid()._id)
    expect(county.all('grids').filter(({ name }) => name === '三组二格')).toHaveLength(1)
  })
  it('is for a day to come', async () => {
    expect(await county.as('he', 'node.regroup', split({ day: on(0) }))).toMatchObject({ code: 'DAY_PAST' })
  })
})
