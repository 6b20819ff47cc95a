/** Keys of a register are nowhere: not in a stored document, not in an answer; identity numbers get in by no column. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCounty, order, tap, type County } from '../functions/county'
import { seal } from '../functions/seeded'

let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterAll(() => county.close())

const ask = (route: string, data: object) => county.cloud.console('admin', { route, data } as object)
const bring = async (what: string, rows: unknown[], dryRun = false) =>
  ((await ask('import', { what, rows, dryRun })) as { data: { problems: unknown[]; written: number } }).data
const everything = () =>
  JSON.stringify(
    ['people', 'households', 'tickets', 'events', 'sends', 'readers'].map(name =>
      county.all(name as 'people'),
    ),
  )
/** A made-up key as registers have them, and the example number of the standard. */
const KEY = 'JMBH-330783-00042'
const HOUSE = 'HH-330783-0007'
const NUMBER = '11010519491231002X'

describe('a key of the county’s register', () => {
  it('is kept as a keyed hash only, and means the same person in every file and route', async () => {
    await bring('households', [{ id: HOUSE, gridId: 'n1', door: '9 号' }])
    await bring('people', [{ id: KEY, name: '孟家明', householdId: HOUSE, phone: '13900003333' }])
    await bring('people', [{ id: KEY, name: '孟家明' }])
    const found = county.all('people').filter(one => seal.open(one.nameSealed) === '孟家明')
    expect(found).toHaveLength(1)
    const [person] = found
    expect(person?._id).toMatch(/^p[0-9a-f]{23}$/)
    expect(person?.householdId).toMatch(/^h[0-9a-f]{23}$/)
    expect(county.doc('households', person?.householdId ?? '').door).toBe('9 号')
    expect(
      await ask('grantPost', {
        personId: KEY,
        role: 'gridMember',
        gridId: 'n1',
        from: 0,
        until: null,
        staffName: '孟家明',
      }),
    ).toMatchObject({ ok: true, data: { personId: person?._id } })
    expect(everything()).not.toMatch(new RegExp(`${KEY}|${HOUSE}`))
  })

  it('is told neither to the desk nor to villagers', async () => {
    const { ticket } = await county.ok('chen', 'ticket.submit', { key: tap(), input: order() })
    const ticketId = ticket?.ticket.id ?? ''
    const answers = [
      await county.raw('he', { route: 'desk.sheet', data: { ticketId }, contract: 1 }),
      await county.raw('li', { route: 'grid.people', data: { q: '孟' }, contract: 1 }),
      await county.raw('li', { route: 'points.households', data: {}, contract: 1 }),
      await county.raw('chen', { route: 'me.contact', data: {}, contract: 1 }),
    ]
    const told = JSON.stringify(answers)
    expect(told).toContain('孟')
    expect(told).not.toMatch(new RegExp(`${KEY}|${HOUSE}`))
  })
})

describe('an identity number', () => {
  const grid = { id: 'v1g9', name: '九组', level: 3, parent: 'v1' }
  const household = { id: 'h-1', gridId: 'n1', door: '1 号' }
  const person = { id: 'p-1', name: '某某' }
  it.each([
    ['grids', { ...grid, id: NUMBER }, 'id'],
    ['grids', { ...grid, name: `九组 ${NUMBER}` }, 'name'],
    ['grids', { ...grid, succeeds: NUMBER }, 'succeeds'],
    ['households', { ...household, id: NUMBER }, 'id'],
    ['households', { ...household, id: `H-${NUMBER}` }, 'id'],
    ['households', { ...household, door: `1 号 户主 ${NUMBER}` }, 'door'],
    ['people', { ...person, id: NUMBER }, 'id'],
    ['people', { ...person, id: NUMBER.toLowerCase() }, 'id'],
    ['people', { ...person, name: `某某${NUMBER}` }, 'name'],
    ['people', { ...person, name: '１１０１０５１９４９１２３１００２Ｘ' }, 'name'],
    ['people', { ...person, householdId: NUMBER }, 'householdId'],
    ['people', { ...person, staffName: '110105 19491231 002X' }, 'staffName'],
    ['people', { ...person, 身份证: NUMBER }, '身份证'],
    [
      'people',
      { ...person, posts: [{ role: 'gridMember', gridId: NUMBER, from: 0, until: null }] },
      'posts.0.gridId',
    ],
  ])('in %s, column %#, is refused in words and stored nowhere', async (what, row, field) => {
    const before = county.snapshot()
    for (const dryRun of [true, false]) {
      const { problems, written } = await bring(what, [row], dryRun)
      expect(problems).toEqual([
        {
          row: 1,
          field,
          message: '这一格像身份证号，系统不收，也没有存下。请删掉；编号请换成户内序号一类的。',
        },
      ])
      expect(written).toBe(0)
    }
    expect(county.snapshot()).toBe(before)
  })

  it('does not get into the other office’s number or name, which stay with the event for good', async () => {
    const register = (sourceNo: string) =>
      county.as('li', 'ticket.register', {
        key: tap(),
        input: {
          category: 'infrastructure',
          sub: 'lamp',
          text: '路灯不亮',
          urgent: false,
          aboutStaff: false,
          attachments: [],
          source: 'hotline',
          sourceNo,
          gridId: 'n1',
        },
      })
    const before = county.snapshot()
    expect(await register(`信访 ${NUMBER}`)).toMatchObject({
      ok: false,
      code: 'BAD_INPUT',
      field: 'sourceNo',
    })
    expect(county.snapshot()).toBe(before)
    expect(await register('LX2026-00031')).toMatchObject({ ok: true })
  })

  it('a mobile number in a door or a public name is refused as well', async () => {
    expect((await bring('households', [{ ...household, door: '1 号 13900004444' }])).problems).toMatchObject([
      { row: 1, field: 'door', message: '这里像写了手机号，别人会看到。手机号只填在手机号那一格。' },
    ])
  })
})

it('a bound group’s own id is kept as a keyed hash, and the group is known again', async () => {
  const card = { cloudID: county.cloud.cloudId({ opengid: 'tGroupOfTheGrid0042' }) }
  const bind = (gridId: string, who: 'li' | 'gao') =>
    county.as(who, 'group.bind', { gridId, purpose: 'residents', group: card, key: tap() })
  expect(await bind('n1', 'li')).toMatchObject({ ok: true })
  expect(await bind('n2', 'gao')).toMatchObject({ ok: false, code: 'GROUP_TAKEN' })
  expect(JSON.stringify([county.all('groups'), county.doc('grids', 'n1')])).not.toContain(
    'tGroupOfTheGrid0042',
  )
})
