// A county's spreadsheet against real functions: brought in, stopped anywhere, taken back. Everybody is invented.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { days, minutes } from '../../miniprogram/core/clock'
import type { Import, LeftOut } from '../../cloudfunctions/spreadsheets/routes'
import { bringingTo } from './bringing'
import { openCounty, order, tap, type County } from './county'
import { seal, START } from './seeded'
import { killedEvery } from './killing'
import { patience } from '../patience'

let county: County
let back: () => void
beforeAll(async () => {
  county = await openCounty()
  back = county.remember()
})
afterEach(() => {
  county.cloud.faults.clear()
  back()
})
afterAll(() => county.close())

const { ask, ok, begin, bring } = bringingTo(() => county)

const HEAD = '姓名,与户主关系,联系电话,所属网格,住址'
const PEOPLE = `${HEAD},公民身份号码
柳月娥,户主,13955550011,三组一格,三组 101 号,110101194912310024
柳小满,孙,,,,
柳德明,户主,13955550013,四组一格,四组 103 号,
`
const nameOf = (id: string) => seal.open(county.doc('people', id).nameSealed)
const everybody = () =>
  county
    .all('people')
    .map(person => [
      seal.open(person.nameSealed),
      person.phoneSealed && seal.open(person.phoneSealed),
      person.householdId && county.doc('households', person.householdId).door,
      person.home.join('/'),
      person.posts.map(({ role, gridId, until }) => `${role} ${gridId} ${until ?? ''}`).join(),
    ])
    .map(line => line.join('|'))
    .sort()
const households = () =>
  county
    .all('households')
    .map(({ door, gridId }) => `${door}|${gridId}`)
    .sort()

const BROUGHT = [
  '柳小满||三组 101 号|c/t1/v1/g1/n1|',
  '柳德明|13955550013|四组 103 号|c/t1/v1/g2/n2|',
  '柳月娥|13955550011|三组 101 号|c/t1/v1/g1/n1|',
]

describe('a roster of people', () => {
  it('is only compared until somebody presses', async () => {
    const before = [everybody(), households()]
    const planned = await begin('people', PEOPLE)
    expect(planned).toMatchObject({
      state: 'planned',
      counts: { new: 3, changed: 0, same: 0, ended: 0, wrong: 0 },
      headings: 1,
    })
    expect(planned.columns.map(({ heading, as, dropped }) => [heading, as, dropped])).toEqual([
      ['姓名', '姓名', null],
      ['与户主关系', '和户主的关系', null],
      ['联系电话', '联系电话', null],
      ['所属网格', '所属网格', null],
      ['住址', '门牌', null],
      ['公民身份号码', null, '身份证号'],
    ])
    expect([everybody(), households()]).toEqual(before)
  })

  it('comes in, changes nothing the second time, and is taken back whole', async () => {
    const before = [everybody(), households()]
    const one = await bring('people', PEOPLE)
    expect(one).toMatchObject({ state: 'applied', done: 1, commits: 1, leftOut: 0 })
    expect(everybody().filter(line => line.startsWith('柳'))).toEqual(BROUGHT)
    const after = [everybody(), households()]
    const again = await bring('people', PEOPLE)
    expect(again).toMatchObject({ state: 'applied', commits: 0, counts: { new: 0, changed: 0, same: 3 } })
    expect([everybody(), households()]).toEqual(after)
    expect(await ok<Import>('undo', { id: one.id })).toMatchObject({ state: 'undone', leftOut: 0 })
    expect([everybody(), households()]).toEqual(before)
  })

  it('brings in a list without doors, knows it again, and gives the household its door later', async () => {
    const list =
      '姓名,与户主关系,联系电话,出生年份,网格\n柳月娥,户主,13955550011,,三组一格\n柳小满,孙,,2016,\n'
    const before = [everybody(), households()]
    const one = await bring('people', list)
    const lived = everybody().filter(line => line.startsWith('柳'))
    expect(lived).toEqual(['柳小满||三组 柳家|c/t1/v1/g1/n1|', '柳月娥|13955550011|三组 柳家|c/t1/v1/g1/n1|'])
    expect(await bring('people', list)).toMatchObject({ commits: 0, counts: { same: 2 } })
    const child = county.all('people').find(({ bornIn }) => bornIn === 2016)
    expect(child?.relation).toBe('grandchild')
    const withDoor = '姓名,网格,门牌\n柳月娥,三组一格,三组 101 号\n'
    await county.cloud.advance(minutes(1))
    const doored = await bring('people', withDoor)
    expect(everybody().filter(line => line.startsWith('柳'))).toEqual([
      '柳小满||三组 101 号|c/t1/v1/g1/n1|',
      '柳月娥|13955550011|三组 101 号|c/t1/v1/g1/n1|',
    ])
    expect(county.all('households').filter(({ noDoor }) => noDoor)).toEqual([])
    await ok('undo', { id: doored.id })
    expect(everybody().filter(line => line.startsWith('柳'))).toEqual(lived)
    await ok('undo', { id: one.id })
    expect([everybody(), households()]).toEqual(before)
  })

  it('shows relation and cluster on the household’s page to those who may read it', async () => {
    await bring('people', '姓名,与户主关系,网格,联户\n柳月娥,户主,三组一格,2\n柳小满,孙,,\n')
    const [home] = county.all('households').filter(({ noDoor }) => noDoor)
    const asked = { household: home?._id ?? '' }
    const seen = await county.ok('li', 'me.household', asked)
    expect(seen?.title).toBe('三组 柳家')
    expect(seen?.cluster).toBe('2 联户')
    expect(seen?.members.map(({ relation }) => relation).sort()).toEqual(['孙辈', '户主'])
    expect(await county.as('gao', 'me.household', asked)).toMatchObject({ code: 'NOT_ALLOWED' })
  })

  it('forgets year and relation with the person who is erased', async () => {
    await bring('people', '姓名,与户主关系,出生年份,网格\n柳月娥,户主,,三组一格\n柳小满,孙,2016,\n')
    const child = county.all('people').find(({ bornIn }) => bornIn === 2016)
    if (!child) throw new Error('not brought')
    await county.cloud.console('admin', { route: 'erase', data: { personId: child._id, identity: true } })
    expect(county.doc('people', child._id)).toMatchObject({ bornIn: null, relation: null, householdId: null })
  })

  it('asks about somebody new who was helped there before, and makes no second entry', async () => {
    const helped = { gridId: 'n1', name: '柳月娥', door: '三组 101 号' }
    const made = await county.ok('li', 'ticket.submit', {
      key: tap(),
      input: order({ category: 'livelihood', sub: 'errand', consentWords: '当面同意', showOnBoard: false }),
      helped,
    })
    const id = made.ticket?.ticket.id ?? ''
    const planned = await begin('people', PEOPLE)
    expect(planned.counts).toMatchObject({ new: 2, wrong: 1 })
    const { rows } = await ok<{ rows: LeftOut[] }>('rows', { id: planned.id, states: ['wrong'] })
    expect(rows.find(({ cell }) => cell === 'A2')?.message).toContain('是同一个人吗')
    await bring('people', PEOPLE)
    const named = () => county.all('people').filter(one => seal.open(one.nameSealed) === '柳月娥')
    expect(named()).toHaveLength(1)
    // As the sentence says: the household is opened, she is added there, and her order is hers.
    const home = county.all('households').find(({ door }) => door === '三组 101 号')?._id ?? ''
    await county.ok('he', 'household.person', { household: home, name: '柳月娥', key: tap() })
    expect(named()).toMatchObject([{ householdId: home, guestAt: null }])
    expect(county.doc('tickets', id).ticket.requesterId).toBe(named()[0]?._id)
    expect((await begin('people', PEOPLE)).counts).toMatchObject({ new: 0, wrong: 0 })
  })

  it('names who came and who brought them in the log of the household', async () => {
    await bring('people', PEOPLE)
    const log = county.all('belonging_events').filter(({ by }) => by === 'county')
    expect(log.map(({ personId, type, how }) => [nameOf(personId), type, how]).sort()).toEqual([
      ['柳小满', 'joined', 'roster'],
      ['柳德明', 'joined', 'roster'],
      ['柳月娥', 'joined', 'roster'],
    ])
  })

  it('lies sealed while it waits, without identity numbers, and the file is gone', async () => {
    const { id } = await begin('people', PEOPLE)
    const lying = JSON.stringify([county.all('imports'), county.all('import_parts')])
    for (const secret of ['柳月娥', '13955550011', '110101194912310024', '101 号'])
      expect(lying).not.toContain(secret)
    const cells = county.all('import_parts').filter(({ what }) => what === 'cells')
    const opened = cells.map(({ sealed }) => seal.open(sealed)).join()
    expect(opened).toContain('柳月娥')
    expect(opened).not.toContain('110101194912310024')
    expect(county.cloud.files.list().filter(({ path }) => path.includes('rosters/'))).toEqual([])
    await ok('apply', { id })
    expect(county.all('import_parts').filter(({ what }) => what === 'cells')).toEqual([])
  })

  it('keeps what people did since: who joined, what they agreed to', async () => {
    const before = county.doc('people', 'chen')
    const door = county.doc('households', before.householdId ?? '').door
    await bring('people', `${HEAD}\n陈桂香,户主,13955550099,三组一格,${door}\n`)
    const after = county.doc('people', 'chen')
    expect(after.phoneSealed && seal.open(after.phoneSealed)).toBe('13955550099')
    const same = ({ openid, confirmed, elder, belonged, householdId }: typeof after) => ({
      openid,
      confirmed,
      elder,
      belonged,
      householdId,
    })
    expect(same(after)).toEqual(same(before))
  })

  it('leaves out and lists anybody who was changed meanwhile', async () => {
    const door = county.doc('households', county.doc('people', 'chen').householdId ?? '').door
    const { id } = await begin(
      'people',
      `${HEAD}\n陈桂香,户主,13955550099,三组一格,${door}\n${PEOPLE.split('\n')[1]}\n`,
    )
    const chen = county.doc('people', 'chen')
    county.cloud.store.put('people', { ...chen, phoneSealed: seal.seal('13955550077') })
    expect(await ok<Import>('apply', { id })).toMatchObject({
      state: 'applied',
      leftOut: 1,
      counts: { new: 1, changed: 0 },
    })
    expect((await ok<{ rows: LeftOut[] }>('leftOut', { id })).rows).toEqual([
      { row: 2, cell: 'C2', message: '收的这会儿，这个人的登记有人改过，没有动。请再收一次看看。' },
    ])
    expect(seal.open(county.doc('people', 'chen').phoneSealed ?? '')).toBe('13955550077')
    expect(everybody().filter(line => line.startsWith('柳月娥'))).toHaveLength(1)
  })

  it('says of whom something is open that they leave when it is done', async () => {
    await county.ok('chen', 'ticket.submit', { input: order(), key: tap() })
    const door = county.doc('households', county.doc('people', 'chen').householdId ?? '').door
    const planned = await begin('people', `${HEAD},变动\n陈桂香,户主,,三组一格,${door},搬走\n`)
    expect(planned.counts).toEqual({ new: 0, changed: 0, same: 0, ended: 0, wrong: 1 })
    const { rows } = await ok<{ rows: LeftOut[] }>('rows', { id: planned.id, states: ['wrong'] })
    expect(rows).toMatchObject([{ cell: 'F2', message: '还有单在办，办完才能记搬走。' }])
  })

  it('somebody it says has died has no account any more and their family no line about it; taken back they have it again', async () => {
    const before = county.doc('people', 'zhou')
    const door = county.doc('households', 'h_n1_zhou').door
    county.cloud.store.put('people', { ...county.doc('people', 'liu'), householdId: 'h_n1_zhou' })
    const file = `${HEAD},变动\n周福生,户主,,三组一格,${door},2026年病故\n`
    const { id } = await bring('people', file)
    expect(county.doc('people', 'zhou')).toMatchObject({
      householdId: null,
      openid: 'unbound:zhou',
      confirmed: null,
      diedAt: expect.any(Number),
    })
    expect(JSON.stringify(county.all('due').filter(({ kind }) => kind === 'news'))).not.toContain('不在您家')
    expect(
      JSON.stringify(county.all('office_events').concat(county.all('imports') as never[])),
    ).not.toContain('病')
    await ok('undo', { id })
    expect(county.doc('people', 'zhou')).toEqual(before)
    expect(JSON.stringify(county.all('due').filter(({ kind }) => kind === 'news'))).not.toContain('到您家')
  })

  it('a number that it confirms again counts from that day on; taken back, from the day before', async () => {
    const noted = { key: seal.codeHash('listed phone', '13800001001'), at: START - days(400) }
    const zhou = { ...county.doc('people', 'zhou'), relation: 'head', listedPhone: noted } as const
    county.cloud.store.put('people', zhou)
    const door = county.doc('households', 'h_n1_zhou').door
    const { id } = await bring('people', `${HEAD}\n周福生,户主,13800001001,三组一格,${door}\n`)
    const { listedPhone } = county.doc('people', 'zhou')
    expect(listedPhone?.key).toBe(noted.key)
    expect(listedPhone?.at).toBeGreaterThanOrEqual(START)
    await ok('undo', { id })
    expect(county.doc('people', 'zhou').listedPhone).toEqual(noted)
  })

  it('an account that somebody else has since is not taken from them by the undo', async () => {
    const door = county.doc('households', 'h_n1_zhou').door
    const { id } = await bring('people', `${HEAD},变动\n周福生,户主,,三组一格,${door},过世\n`)
    const liu = county.doc('people', 'liu')
    county.cloud.store.put('people', { ...liu, openid: 'o_zhou' })
    expect(await ok<Import>('undo', { id })).toMatchObject({ state: 'undone', leftOut: 0 })
    expect(county.doc('people', 'zhou')).toMatchObject({ householdId: 'h_n1_zhou', openid: 'unbound:zhou' })
    expect(county.doc('people', 'zhou').diedAt).toBeUndefined()
    expect(county.doc('people', 'liu').openid).toBe('o_zhou')
    county.cloud.store.put('people', liu)
  })

  it('keeps in the undo who joined, ordered or was changed since, and lists them', async () => {
    const { id } = await bring('people', PEOPLE)
    const of = (name: string) => county.all('people').find(one => seal.open(one.nameSealed) === name)
    const [joined, changed] = [of('柳月娥'), of('柳德明')]
    if (!joined || !changed) throw new Error('not brought')
    county.cloud.store.put('people', { ...joined, openid: 'o_yuee' })
    county.cloud.store.put('people', { ...changed, phoneSealed: seal.seal('13955550077') })
    expect(await ok<Import>('undo', { id })).toMatchObject({ state: 'undone', leftOut: 4 })
    expect((await ok<{ rows: LeftOut[] }>('leftOut', { id })).rows).toEqual([
      { row: 4, cell: 'A4', message: '收进来以后有人改过，没有撤。' },
      { row: 4, cell: 'A4', message: '收进来以后已经用上了（有单、有人、有积分），没有撤。' },
      { row: 2, cell: 'A2', message: '收进来以后已经用上了（有单、有人、有积分），没有撤。' },
      { row: 2, cell: 'A2', message: '收进来以后已经用上了（有单、有人、有积分），没有撤。' },
    ])
    expect(
      everybody()
        .filter(line => line.startsWith('柳'))
        .map(line => line.split('|')[0]),
    ).toEqual(['柳德明', '柳月娥'])
  })

  it('a move that is taken back leaves nobody and no empty household behind', async () => {
    await bring('people', `${HEAD}\n柳一,户主,13955550021,三组一格,三组 821 号\n`)
    await county.cloud.advance(minutes(1))
    const before = [everybody(), households()]
    const { id } = await bring('people', `${HEAD}\n柳一,户主,13955550021,三组一格,三组 822 号\n`)
    expect(households()).toContain('三组 822 号|n1')
    expect(await ok<Import>('undo', { id })).toMatchObject({ state: 'undone', leftOut: 0 })
    expect([everybody(), households()]).toEqual(before)
  })
  it('a household that the file puts into another grid takes its open order along, and back', async () => {
    const { id: grid } = await county.ok('he', 'node.add', { under: 'g1', name: '三组二格', key: tap() })
    const lines = (where: string) => `${HEAD}\n柳德明,户主,13955550013,${where},三组 108 号\n`
    await bring('people', lines('三组一格'))
    const [liu] = county.all('people').filter(({ _id }) => nameOf(_id) === '柳德明')
    const input = order({ onBehalfOf: liu?._id ?? '', consentWords: '当面同意' })
    const made = await county.ok('he', 'ticket.submit', { key: tap(), input })
    const orderId = made.ticket?.ticket.id ?? ''
    const { id } = await bring('people', lines('三组二格'))
    await county.cloud.trigger('jobs', 'minute')
    expect(county.doc('tickets', orderId).path.at(-1)).toBe(grid)
    expect(county.doc('people', liu?._id ?? '').home.at(-1)).toBe(grid)
    // The step that ends one of the two grids meanwhile meets what came to it.
    const came = () => ['n1', grid].map(one => county.doc('grids', one).came)
    expect(came()).toEqual([1, 1])
    await ok('undo', { id })
    expect(came()).toEqual([2, 1])
    await county.cloud.trigger('jobs', 'minute')
    expect(county.doc('tickets', orderId).path.at(-1)).toBe('n1')
    expect(county.all('regroupings').map(({ step }) => step)).toEqual(['done', 'done'])
  })

  it.each([
    ['has ended', '原来的网格已经撤了，这一户回不去，没有撤。'],
    ['is being merged', '原来的网格正在挪户，这一户这会儿回不去，没有撤。'],
  ])('a household whose old grid %s stays where it is, and its people with it', async (what, message) => {
    const grids: string[] = []
    for (const name of ['三组二格', '三组三格'])
      grids.push((await county.ok('he', 'node.add', { under: 'g1', name, key: tap() })).id)
    const [second = '', third = ''] = grids
    const lines = (phone: string, where: string) => `${HEAD}\n柳德明,户主,${phone},${where},三组 108 号\n`
    await bring('people', lines('13955550013', '三组二格'))
    await county.cloud.advance(minutes(1))
    const { id } = await bring('people', lines('13955550014', '三组三格'))
    await county.cloud.trigger('jobs', 'minute')
    if (what === 'has ended') await county.ok('he', 'node.end', { node: second, key: tap() })
    else county.cloud.store.put('grids', { ...county.doc('grids', second), regrouping: 'another' })
    expect(await ok<Import>('undo', { id })).toMatchObject({ state: 'undone', leftOut: 1 })
    expect((await ok<{ rows: LeftOut[] }>('leftOut', { id })).rows).toEqual([{ row: 2, cell: 'C2', message }])
    await county.cloud.trigger('jobs', 'minute')
    const [liu] = everybody().filter(line => line.startsWith('柳德明'))
    // What can go back does: the number.
    expect(liu).toBe(`柳德明|13955550013|三组 108 号|c/t1/v1/g1/${third}|`)
    expect(households()).toContain(`三组 108 号|${third}`)
  })

  it('a move that is taken back before anybody followed it comes to what was before, no matter who followed late', async () => {
    const { id: grid } = await county.ok('he', 'node.add', { under: 'g1', name: '三组二格', key: tap() })
    const made = await county.ok('chen', 'ticket.submit', { key: tap(), input: order() })
    const door = county.doc('households', 'h_n1_chen').door
    const { id } = await bring('people', `${HEAD}\n陈桂香,户主,,三组二格,${door}\n`)
    const [there] = county.all('regroupings')
    await ok('undo', { id })
    await county.cloud.trigger('jobs', 'minute')
    // The first of the two was slow.
    expect(there).toMatchObject({ from: 'n1', to: grid, step: 'people' })
    county.cloud.store.put('regroupings', { ...there, _id: 'slow' } as never)
    county.cloud.store.put('due', {
      _id: 'regroupings:slow',
      v: 1,
      kind: 'regroupings',
      at: county.cloud.now(),
    })
    await county.cloud.trigger('jobs', 'minute')
    expect(county.doc('regroupings', 'slow').step).toBe('done')
    expect(county.doc('people', 'chen').home.at(-1)).toBe('n1')
    expect(county.doc('households', 'h_n1_chen').gridId).toBe('n1')
    expect(county.doc('tickets', made.ticket?.ticket.id ?? '').path.at(-1)).toBe('n1')
  })

  it('lists everybody whom the file does not name', async () => {
    const lines = Array.from(
      { length: 230 },
      (_, i) =>
        `柳${'甲乙丙丁戊己庚辛壬癸'[i % 10]}${'子丑寅卯辰巳午未申酉戌亥'[i % 12]}${String.fromCharCode(0x4e00 + i)},,,三组一格,三组 ${i + 400} 号`,
    )
    await bring('people', `${HEAD}\n${lines.join('\n')}\n`)
    await county.cloud.advance(minutes(1))
    const { id, missingInAll } = await begin('people', `${HEAD}\n${lines[0]}\n`)
    expect(missingInAll).toBeGreaterThanOrEqual(229)
    const { rows, next } = await ok<{ rows: { where: string }[]; next: number | null }>('missing', { id })
    expect([rows.length, next]).toEqual([missingInAll, null])
    expect(rows.map(({ where }) => where)).toEqual(expect.arrayContaining(['三组 401 号', '三组 629 号']))
  })
  it('can no longer be taken back once another file has changed something', async () => {
    const first = await bring('people', PEOPLE)
    await bring('people', `${HEAD}\n柳德明,户主,13955550088,四组一格,四组 103 号\n`)
    expect(await ask('undo', { id: first.id })).toMatchObject({ ok: false, code: 'IMPORT_SUPERSEDED' })
  })

  it('is written once by two who press at once', async () => {
    const { id } = await begin('people', PEOPLE)
    await Promise.all([ask('apply', { id }), ask('apply', { id }), ask('apply', { id })])
    expect(await ok<Import>('apply', { id }).catch(() => null)).toBeNull()
    expect(everybody().filter(line => line.startsWith('柳'))).toEqual(BROUGHT)
    expect(county.all('belonging_events').filter(({ by }) => by === 'county')).toHaveLength(3)
  })

  it('is nobody’s to ask for but the county’s account', async () => {
    const { id } = await begin('people', PEOPLE)
    const before = county.snapshot()
    for (const route of ['apply', 'rows', 'undo'])
      await expect(county.cloud.callAs('o_tian', 'spreadsheets', { route, data: { id } })).rejects.toThrow(
        'permission denied',
      )
    expect(await county.cloud.push('spreadsheets', { route: 'apply', data: { id } })).toMatchObject({
      code: 'NOT_ALLOWED',
    })
    expect(county.snapshot()).toBe(before)
  })

  it('whose file cannot be read says why, and leaves nothing lying', async () => {
    const one = await begin('people', '')
    expect(one).toMatchObject({ state: 'failed', message: '文件是空的。' })
    expect(await begin('people', '甲,乙\n1,2\n')).toMatchObject({
      state: 'failed',
      message:
        '前 20 行的表头里没找到「姓名」或者「户主姓名」，也没找到「门牌」或者「所属网格」或者「组」或者「网格员」。请在村民表的表头上写明。',
    })
    expect(await ask('apply', { id: one.id })).toMatchObject({ ok: false, code: 'IMPORT_NOT_READY' })
    expect(county.cloud.files.list().filter(({ path }) => path.includes('rosters/'))).toEqual([])
  })

  it('goes by itself after thirty days', async () => {
    await begin('people', PEOPLE)
    await county.cloud.advance(days(31))
    await county.cloud.trigger('jobs', 'minute')
    expect([county.all('imports'), county.all('import_parts')]).toEqual([[], []])
  })
})

describe('stopped anywhere', () => {
  const { stride, from, message } = killedEvery(19)
  /** Twenty-five doors with somebody behind each: two commits. */
  const DOORS = Array.from({ length: 25 }, (_, i) => ({
    name: `柳${'甲乙丙丁戊'[i % 5]}${'金木水火土'[Math.floor(i / 5)]}`,
    door: `三组 ${200 + i} 号`,
  }))
  const MANY = [HEAD, ...DOORS.map(({ name, door }) => `${name},户主,,三组一格,${door}`)].join('\n')
  const MANY_BROUGHT = DOORS.map(({ name, door }) => `${name}||${door}|c/t1/v1/g1/n1|`).sort()
  /** Bringing them makes about this many database calls. */
  const CALLS = 90

  it(`it goes on where it was and comes to the same (${message})`, {
    timeout: patience(240_000),
  }, async () => {
    let killed = 0
    for (let n = from; n <= CALLS; n += stride) {
      const before = [everybody(), households()]
      const { id } = await begin('people', MANY)
      for (const [route, then] of [
        ['apply', 'applied'],
        ['undo', 'undone'],
      ] as const) {
        county.cloud.faults.killAfter('spreadsheets', n)
        await ask(route, { id }).catch(() => killed++)
        county.cloud.faults.clear()
        // What the dead one held open is let go after half a minute; the end may have been the last thing done.
        await county.cloud.advance(minutes(1))
        await ask(route, { id })
        expect([n, county.doc('imports', id).state]).toEqual([n, then])
        if (then === 'applied')
          expect([n, everybody().filter(line => line.startsWith('柳'))]).toEqual([n, MANY_BROUGHT])
        else expect([n, everybody(), households()]).toEqual([n, ...before])
      }
      back()
    }
    expect(killed).toBeGreaterThan(0)
  })

  it('nobody is without household or post in between', async () => {
    await bring('people', PEOPLE)
    const { id } = await begin(
      'people',
      `${HEAD}\n柳月娥,户主,,四组一格,三组 101 号\n柳德明,户主,,四组一格,四组 103 号\n`,
    )
    const homeless: string[] = []
    county.cloud.faults.onCall = () => {
      for (const person of county.all('people'))
        if (seal.open(person.nameSealed).startsWith('柳')) {
          const home = person.householdId === null ? null : county.doc('households', person.householdId)
          if (home === null || home.path.join() !== person.home.join()) homeless.push(nameOf(person._id))
        }
    }
    await ok('apply', { id })
    expect(homeless).toEqual([])
    expect(everybody().filter(line => line.startsWith('柳'))).toEqual([
      '柳小满||三组 101 号|c/t1/v1/g2/n2|',
      '柳德明|13955550013|四组 103 号|c/t1/v1/g2/n2|',
      '柳月娥|13955550011|三组 101 号|c/t1/v1/g2/n2|',
    ])
  })

  it('an answer that is lost is no second time', async () => {
    const { id, commits } = await begin('people', MANY)
    expect(commits).toBe(2)
    // The first transaction turns the import, the second one is the first commit.
    county.cloud.faults.dropAnswer('database.commitTransaction', 2)
    expect(await ask('apply', { id })).toMatchObject({ ok: true, data: { state: 'applied', leftOut: 0 } })
    expect(await ask('apply', { id })).toMatchObject({ ok: false, code: 'IMPORT_NOT_READY' })
    expect(everybody().filter(line => line.startsWith('柳'))).toHaveLength(25)
    expect(county.doc('imports', id)).toMatchObject({ state: 'applied', done: 2, leftOut: 0 })
  })
})

describe('from a phone that is put away', () => {
  const laid = async () => {
    const { id, cloudPath } = await county.ok('he', 'roster.begin', {
      kind: 'people',
      fileName: '名册.csv',
      bytes: 300,
      key: tap(),
    })
    await county.cloud.files.put('o_he', cloudPath, Buffer.from(PEOPLE))
    return id
  }
  const lying = () => county.cloud.files.list().filter(({ path }) => path.startsWith('rosters/'))

  it('a file that nobody read is removed within the hour', async () => {
    const id = await laid()
    expect(lying()).toHaveLength(1)
    await county.cloud.advance(minutes(61))
    await county.cloud.trigger('jobs', 'minute')
    expect(lying()).toEqual([])
    expect(await county.ok('he', 'roster.show', { id })).toMatchObject({
      state: 'failed',
      message: '文件传上来了，没有读成，已经删掉了。请再选一次。',
    })
  })

  it('what was pressed is written by the timer', async () => {
    const id = await laid()
    expect(await county.ok('he', 'roster.show', { id })).toMatchObject({
      state: 'planned',
      counts: { new: 3 },
    })
    expect(lying()).toEqual([])
    await county.ok('he', 'roster.carryOut', { id, what: 'apply', key: tap() })
    expect(everybody().filter(line => line.startsWith('柳'))).toEqual([])
    await county.cloud.advance(minutes(6))
    await county.cloud.trigger('jobs', 'minute')
    await county.cloud.advance(minutes(6))
    await county.cloud.trigger('jobs', 'minute')
    expect(county.doc('imports', id)).toMatchObject({
      state: 'applied',
      dueAt: null,
      by: 'he',
      byName: '何小雯',
    })
    expect(everybody().filter(line => line.startsWith('柳'))).toEqual(BROUGHT)
  })

  it('is found again behind however many files others brought later', async () => {
    const id = await laid()
    await county.ok('he', 'roster.show', { id })
    for (let n = 0; n < 21; n++) {
      await county.cloud.advance(1000)
      await begin('people', PEOPLE)
    }
    expect((await county.ok('he', 'roster.home', {})).last).toMatchObject({ id, state: 'planned' })
  }, 60_000)

  it('is kept without the number it may be called by, also before anybody read it', async () => {
    const { id } = await county.ok('he', 'roster.begin', {
      kind: 'people',
      fileName: '柳月娥13955550011.csv',
      bytes: 300,
      key: tap(),
    })
    expect(county.doc('imports', id).fileName).toBe('柳月娥….csv')
  })

  it('is another office’s business only: nobody else reads or presses it', async () => {
    const id = await laid()
    await county.ok('he', 'roster.show', { id })
    for (const who of ['xu', 'zhao', 'tian'] as const)
      expect(await county.as(who, 'roster.carryOut', { id, what: 'apply', key: tap() })).toMatchObject({
        ok: false,
        code: 'NOT_FOUND_HERE',
      })
    expect(await county.as('li', 'roster.show', { id })).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
  })

  it('somebody whom the file does not name is said to be gone, or to stay after all; their id never leaves', async () => {
    const id = await laid()
    const first = await county.ok('he', 'roster.show', { id })
    const n = first.missing.findIndex(({ who, mayGo }) => who === '周**' && mayGo)
    expect(JSON.stringify(first)).not.toMatch(/zhou|chen/)
    const say = async (how: 'moved' | 'died' | null) => {
      await county.ok('he', 'roster.mend', { id, cells: [], columns: [], gone: [{ n, how }], key: tap() })
      return county.ok('he', 'roster.show', { id })
    }
    expect(await say('died')).toMatchObject({ counts: { new: 3, ended: 1 } })
    expect((await say('died')).missing[n]).toEqual({ ...first.missing[n], how: 'died' })
    expect(await say(null)).toMatchObject({ counts: { new: 3, ended: 0 } })
    const said = await say('moved')
    expect(said.changes[0]).toMatchObject({ cell: '', state: 'ended', message: '搬走了，不再算4 号的人。' })
    await county.ok('he', 'roster.carryOut', { id, what: 'apply', isSure: false, key: tap() })
    await county.ok('he', 'roster.show', { id })
    expect(county.doc('people', 'zhou')).toMatchObject({ householdId: null, openid: 'o_zhou' })
    await county.ok('he', 'roster.carryOut', { id, what: 'undo', isSure: false, key: tap() })
    await county.ok('he', 'roster.show', { id })
    expect(county.doc('people', 'zhou').householdId).toBe('h_n1_zhou')
    const wrong = { id, cells: [], columns: [], gone: [{ n: 199, how: 'moved' as const }], key: tap() }
    expect(await county.as('he', 'roster.mend', wrong)).toMatchObject({ ok: false })
  })

  it('a cell is mended, a column read as another; a dropped one cannot be', async () => {
    const id = await laid()
    await county.ok('he', 'roster.show', { id })
    const mend = (more: object) => ({ id, cells: [], columns: [], key: tap(), ...more })
    await county.ok('he', 'roster.mend', mend({ cells: [{ cell: 'C3', text: '139 5555 0012' }] }))
    await county.ok('he', 'roster.show', { id })
    await county.ok('he', 'roster.carryOut', { id, what: 'apply', key: tap() })
    await county.ok('he', 'roster.show', { id })
    expect(everybody()).toContain('柳小满|13955550012|三组 101 号|c/t1/v1/g1/n1|')
    const other = await laid()
    await county.ok('he', 'roster.show', { id: other })
    const closed = { ...mend({ cells: [{ cell: 'F2', text: '13955550012' }] }), id: other }
    expect(await county.as('he', 'roster.mend', closed)).toMatchObject({ ok: false, code: 'BAD_INPUT' })
    const named = { ...mend({ columns: [{ at: 5, as: 'phone' }] }), id: other }
    expect(await county.as('he', 'roster.mend', named)).toMatchObject({ ok: false, code: 'BAD_INPUT' })
  })
})

describe('a list of posts', () => {
  const STAFF = '姓名,岗位,网格,电话,变动'
  const newsNow = () =>
    county
      .all('due')
      .flatMap(doc => (doc.kind === 'news' ? doc.to : []))
      .flatMap(to => (to.who === 'named' ? [[to.people.join(), to.message]] : []))

  it('gives a post that sleeps, and tells the person and the town by name', async () => {
    const phone = seal.open(county.doc('people', 'chen').phoneSealed ?? '')
    const one = await bring(
      'staff',
      `${STAFF}\n陈桂香,网格员,三组一格,${phone},\n李春兰,网格员,三组一格,,离任\n`,
    )
    expect(one.grants).toEqual(['陈桂香：杨梅村三组一格网格员', '李春兰：不再是杨梅村三组一格网格员'])
    expect(one.state).toBe('applied')
    // It gives no power before somebody above has met her.
    expect((await county.ok('chen', 'me.home', {})).me?.duties).toEqual([])
    expect(await county.as('chen', 'grid.today', {})).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
    expect(county.all('join_requests').map(({ asked, personId, state }) => [asked, personId, state])).toEqual(
      [['post', 'chen', 'waiting']],
    )
    const news = newsNow()
    expect(news).toContainEqual([
      'chen',
      '县里登记您任三组一格网格员。由上一级当面核对后就能用。不是您，请马上给镇里打电话。',
    ])
    expect(news).toContainEqual(['li', '县里登记您不再任三组一格网格员。不对的话，请给镇里打电话。'])
    expect(news).toContainEqual(['zhao', '县里收了一份名册。新任 1 人：陈桂香。离任 1 人：李春兰。'])
  })

  it('takes a post back by ending it, and gives an ended one back', async () => {
    const phone = seal.open(county.doc('people', 'chen').phoneSealed ?? '')
    const before = county.doc('people', 'li').posts
    const { id } = await bring(
      'staff',
      `${STAFF}\n陈桂香,网格员,三组一格,${phone},\n李春兰,网格员,三组一格,,离任\n`,
    )
    await ok('undo', { id })
    expect(county.doc('people', 'li').posts).toEqual(before)
    expect(county.doc('people', 'chen').postKeys).toEqual([])
    const news = newsNow()
    expect(news).toContainEqual(['chen', '县里登记您不再任三组一格网格员。不对的话，请给镇里打电话。'])
    expect(news).toContainEqual([
      'li',
      '县里登记您任三组一格网格员。由上一级当面核对后就能用。不是您，请马上给镇里打电话。',
    ])
  })
})

describe('a list of grids', () => {
  it('comes in and is taken back, as far as nobody lives there', async () => {
    const { id } = await bring('grids', '组,网格\n五组,五组一格\n五组,五组二格\n')
    const added = county.all('grids').filter(({ name }) => name.startsWith('五组'))
    expect(added.map(({ name, level, path }) => [name, level, path.length])).toEqual([
      ['五组', 3, 4],
      ['五组一格', 4, 5],
      ['五组二格', 4, 5],
    ])
    await bring('people', `${HEAD}\n柳月娥,户主,,五组一格,五组 1 号\n`)
    expect(await ask('undo', { id })).toMatchObject({ ok: false, code: 'IMPORT_SUPERSEDED' })
  })
})
