/** What is missing from a file has not ended; what a file ends, moves or changes is said before and after. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openCounty, type County } from './county'
import { seal, START } from './seeded'
import { claimed, nextTick, ticketOf } from './jobs-tick'

let county: County
let back: () => void
beforeAll(async () => {
  county = await openCounty()
  back = county.remember()
})
beforeEach(() => back())
afterAll(() => county.close())

interface Changes {
  counts: Record<string, number>
  message: { row: number; message: string }[]
}
interface Answer {
  ok: boolean
  data: { problems: { row: number; field: string; message: string }[]; written: number; changes: Changes }
}
const bring = async (what: string, rows: unknown[], dryRun = false) =>
  (
    (await county.cloud.console('admin', {
      route: 'import',
      data: { what, rows, dryRun },
    } as object)) as Answer
  ).data

const li = { id: 'li', name: '李春兰', phone: null, householdId: null, staffName: null, staffPhone: null }

describe('a residents’ file', () => {
  it.each([
    ['with no posts in it', { ...li, posts: [] }],
    ['without a column of posts', li],
    ['with the key and the name only', { id: 'li', name: '李春兰' }],
  ])('%s ends no post, takes no order, locks nobody out', async (_, row) => {
    const id = await claimed(county, '2026-11-20')
    const before = county.doc('people', 'li')
    const tried = await bring('people', [row], true)
    expect(tried).toMatchObject({
      problems: [],
      changes: { counts: { same: 1, postEnds: 0, leaves: 0 }, message: [] },
    })
    expect(await bring('people', [row])).toMatchObject({ written: 1 })
    expect(county.doc('people', 'li')).toEqual(before)
    await nextTick(county)
    expect(ticketOf(county, id)).toMatchObject({ stage: { state: 'claimed', holder: 'li' } })
    expect((await county.ok('li', 'grid.today', {})).inHand.map(card => card.id)).toEqual([id])
  })

  it('with blanks for a villager leaves household, phone and sign-in as they are', async () => {
    const before = county.doc('people', 'chen')
    await bring('people', [{ id: 'chen', name: '陈桂香', householdId: null, phone: null, posts: [] }])
    expect(county.doc('people', 'chen')).toEqual(before)
    expect(await county.as('chen', 'ticket.list', { list: 'mine' })).toMatchObject({ ok: true })
  })

  it('of the same people twice writes nothing the second time', async () => {
    const rows = [
      { id: 'r-1', name: '孟家明', phone: '13900001111', householdId: 'h_n1_chen', posts: [] },
      { ...li, posts: [{ role: 'gridMember', gridId: 'n1', from: 0, until: null }] },
    ]
    await bring('people', rows)
    const once = county.snapshot()
    expect((await bring('people', rows)).changes.counts).toMatchObject({ same: 2, added: 0 })
    expect(county.snapshot()).toBe(once)
  })
})

describe('what a file does end, move or change', () => {
  const ended = { ...li, posts: [{ role: 'gridMember', gridId: 'n1', from: 0, until: START }] }
  it('a post ends by its day only: named with the orders in hand, the same in the dry run and after', async () => {
    const id = await claimed(county, '2026-11-20')
    const tried = await bring('people', [ended], true)
    expect(tried.changes.counts).toMatchObject({ postEnds: 1, same: 0 })
    expect(tried.changes.message).toEqual([
      { row: 1, message: '李春兰：三组一格网格员到 11 月 18 日为止，手上 1 件转给同事。' },
    ])
    expect(county.doc('people', 'li').posts[0]?.until).toBe(null)
    expect((await bring('people', [ended])).changes.message).toEqual(tried.changes.message)
    await nextTick(county)
    expect(ticketOf(county, id).stage.state).toBe('dispatched')
  })

  it('moving, leaving, a new post, a new number: counted, staff by name, villagers by surname', async () => {
    const tried = await bring(
      'people',
      [
        { id: 'chen', name: '陈桂香', householdId: 'h_n2_tan' },
        { id: 'zhou', name: '周福生', left: true },
        {
          id: 'tan',
          name: '谭秀云',
          staffName: '谭秀云',
          posts: [{ role: 'gridMember', gridId: 'n2', from: 0, until: null }],
        },
        { id: 'luo', name: '罗根水', phone: '13900002222' },
        { id: 'new-1', name: '新来的', householdId: 'h_n1_chen' },
      ],
      true,
    )
    expect(tried.changes).toEqual({
      counts: {
        added: 1,
        same: 0,
        postBegins: 1,
        postEnds: 0,
        moves: 1,
        leaves: 1,
        renamed: 0,
        phone: 1,
        other: 0,
      },
      message: [
        { row: 1, message: '陈**：从4 号搬到3 号。' },
        { row: 2, message: '周**：不再算4 号的人，等于没有入户。' },
        { row: 3, message: '谭秀云：任四组一格网格员。' },
        { row: 4, message: '罗**：电话改了。' },
      ],
    })
    expect(seal.open(county.doc('people', 'luo').phoneSealed ?? '')).not.toBe('13900002222')
  })

  it('a household that moves to another grid takes its people with it', async () => {
    const rows = [{ id: 'h_n1_chen', gridId: 'n2', door: '4 号' }]
    expect((await bring('households', rows, true)).changes).toMatchObject({
      counts: { moves: 1 },
      message: [{ row: 1, message: '4 号从三组一格划到四组一格，这一家人跟着过去。' }],
    })
    await bring('households', rows)
    expect(county.doc('people', 'chen').home).toEqual(['c', 't1', 'v1', 'g2', 'n2'])
    expect(county.doc('people', 'zhou').home).toEqual(['c', 't1', 'v1', 'g1', 'n1'])
  })

  it('a file that says moved out and names a household is asked which', async () => {
    expect(
      (await bring('people', [{ id: 'zhou', name: '周福生', householdId: 'h_n1_chen', left: true }]))
        .problems,
    ).toEqual([{ row: 1, field: 'left', message: '写了搬走，户编号就留空；搬到别家就只填那一家。' }])
  })

  it('a post that clashes with one the file does not name is refused', async () => {
    const row = {
      id: 'yang',
      name: '杨秀芝',
      posts: [{ role: 'gridMember', gridId: 'n1', from: 0, until: null }],
    }
    expect(
      (await bring('people', [{ ...row, staffName: '杨秀芝' }])).problems.map(({ field }) => field),
    ).toEqual(['posts'])
  })
})
