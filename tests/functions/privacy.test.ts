/**
 * What the privacy page says of the platform's records, which hold every question and every answer: whose name and phone
 * are whole in them, and whose are not. That no other answer holds one: everybody.ts; our own lines: silence.test.ts.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CLAUSES } from '../../miniprogram/pages/legal/clauses'
import { openCounty, order, tap, type County } from './county'
import { askJoin, card } from './joining'

const ZHOU = { name: '周福生', phone: '13800001001' }
let county: County
let ticketId = ''
beforeAll(async () => {
  county = await openCounty()
  card(county, '73914826', 'h_n1_zhou')
  await askJoin(county, { openid: 'o_newcomer' }, '73914826', '吴小芳')
  const { ticket } = await county.ok('zhou', 'ticket.submit', {
    key: tap(),
    input: order({ text: '村口的灯不亮' }),
  })
  ticketId = ticket?.ticket.id ?? ''
})
afterAll(() => county.close())

const page = CLAUSES.find(({ id }) => id === 'log')?.words ?? ''
const admin = (route: string, data: object) => county.cloud.console('admin', { route, data })

/** Words of the page, what is answered then, and what stands whole in it. */
const WHOLE: [words: string, answer: () => Promise<unknown>, whole: string][] = [
  ['看自己的', () => county.ok('zhou', 'me.home', {}), ZHOU.name],
  ['要点头让人登记的看名字', () => county.ok('li', 'join.waiting', {}), '吴小芳'],
  [
    '经办的人写明为什么看电话',
    () =>
      county.ok('he', 'ticket.unmask', {
        ticketId,
        whose: 'requester',
        purpose: '打电话问在哪里',
        key: tap(),
      }),
    ZHOU.phone,
  ],
]

it.each(WHOLE)('«%s»: whole in the answer', async (words, answer, whole) => {
  expect(page).toContain(words)
  expect(JSON.stringify(await answer())).toContain(whole)
})

it('«县里导出一个村，名字和电话还是加密的»: what people wrote is in it, no name and no number', async () => {
  expect(page).toContain('县里导出一个村，名字和电话还是加密的')
  let whole = ''
  for (let cursor: string | null = ''; cursor !== null; ) {
    const reply = (await admin('export', { villageId: 'v1', cursor })) as {
      data: { lines: string[]; next: string | null }
    }
    whole += reply.data.lines.join('\n')
    cursor = reply.data.next
  }
  expect(whole).toContain('村口的灯不亮')
  for (const secret of [ZHOU.name, ZHOU.phone, '吴小芳']) expect(whole).not.toContain(secret)
})

it('«县里把名册放进来»: handed in whole, answered without a name', async () => {
  expect(page).toContain('县里把名册放进来')
  const row = { id: 'newlisted', name: '钱多多', phone: '13900009999', householdId: 'h_n1_zhou', posts: [] }
  const reply = await admin('import', {
    what: 'people',
    dryRun: true,
    rows: [{ staffName: null, staffPhone: null, ...row }],
  })
  expect(reply).toMatchObject({ ok: true })
  expect(JSON.stringify(reply)).not.toMatch(/钱多多|13900009999/)
})

it('says what its own lines hold, and what the platform does', () => {
  expect(page).toContain('我们自己写的记录只写哪一步出了错，没有名字、电话，也没有您写的话。')
  expect(page).toMatch(/云平台自己会把每次问了什么、答了什么记下一份.*留多少天由县里在云平台上定/)
})

describe('somebody who looks at unusually many people', () => {
  const LOOKED = (by: string, n: number, more: object = {}) => {
    const at = county.cloud.now()
    for (let i = 0; i < n; i++)
      county.cloud.store.put('readers', {
        _id: `look-${by}-${i}`,
        v: 1,
        at,
        by,
        byName: '',
        of: `somebody${i}`,
        about: { kind: 'ticket', id: ticketId },
        no: '',
        what: 'phone',
        purpose: '打电话',
        ...more,
      })
  }
  const unmask = (who: 'he' | 'zhao') =>
    county.ok(who, 'ticket.unmask', { ticketId, whose: 'requester', purpose: '问在哪里', key: tap() })
  const told = () =>
    county
      .all('sends')
      .filter(({ message }) => message.includes('比平常多得多'))
      .map(({ personId, message }) => [personId, message.slice(0, 18)])
  let back: () => void
  beforeEach(() => {
    back = county.remember()
  })
  afterEach(() => back())

  it('is told to the town once a day, with how many; the same person again is nobody more', async () => {
    LOOKED('he', 29)
    await unmask('he')
    await unmask('he')
    await county.cloud.trigger('jobs', 'minute')
    expect(told()).toEqual([['zhao', '何小雯今天已经看了 30 个人的电话']])
  })

  it('not before that many, nor for a list that went out with a second yes', async () => {
    LOOKED('he', 28)
    await unmask('he')
    LOOKED('he', 200, { what: 'list' })
    await unmask('he')
    await county.cloud.trigger('jobs', 'minute')
    expect(told()).toEqual([])
  })

  it('where it is the town itself, the county hears', async () => {
    LOOKED('zhao', 40)
    await unmask('zhao')
    await county.cloud.trigger('jobs', 'minute')
    expect(told()).toEqual([['tian', '赵敏行今天已经看了 41 个人的电话']])
  })
})
