/** What lies beyond the first hundred or thousand is there all the same. Each of these was cut off and filtered afterwards. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultRules, fromDayKey, hours } from '../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from '../functions/county'
import { seal } from '../functions/seeded'
import { dispatched, submitted } from '../functions/jobs-tick'

let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterAll(() => county.close())

const villager = (n: number, name: string) => ({
  ...county.doc('people', 'chen'),
  _id: `z${String(n).padStart(5, '0')}`,
  openid: `unbound:z${n}`,
  nameSealed: seal.seal(name),
})

describe('the 1,150th villager', () => {
  beforeAll(() => {
    const many = Array.from({ length: 1150 }, (_, i) => villager(i, i === 1149 ? '宋远山' : '某某某'))
    county.cloud.store.insertMany('people', many)
  })

  it('is found by name, and ordered for', async () => {
    const { people, next } = await county.ok('li', 'grid.people', { q: '宋远山' })
    expect(people.map(({ id, name }) => [seal.reveal('o_li', id), name])).toEqual([['z01149', '宋远山']])
    expect(next).toBe(null)
    const { ticket } = await county.ok('li', 'ticket.submit', {
      key: tap(),
      input: order({ onBehalfOf: people[0]?.id ?? '', consentWords: '当面同意' }),
    })
    expect(county.doc('tickets', ticket?.ticket.id ?? '').ticket.requesterId).toBe('z01149')
  })

  it('comes up by paging through everybody, nobody twice', async () => {
    const met: string[] = []
    for (let cursor: string | undefined; ; ) {
      const reply = await county.ok('li', 'grid.people', cursor === undefined ? {} : { cursor })
      met.push(...reply.people.map(({ id }) => seal.reveal('o_li', id) ?? id))
      if (reply.next === null) break
      cursor = reply.next
    }
    expect(met).toContain('z01149')
    expect([met.length, new Set(met).size]).toEqual([1154, 1154])
  }, 60_000)
})

it('a hundred and five former grid members do not hide the one in office', async () => {
  const path = ['c', 't1', 'v1', 'g1', 'n1']
  const former = Array.from({ length: 105 }, (_, i) => ({
    ...villager(i, '前任'),
    _id: `a-former-${String(i).padStart(3, '0')}`,
    openid: `o_former_${i}`,
    staffName: '前任',
    posts: [{ role: 'gridMember' as const, gridId: 'n1', path, from: 0, until: 1 }],
    // As it was written before ended posts left the key.
    postKeys: path.map(node => `gridMember@${node}`),
  }))
  county.cloud.store.insertMany('people', former)
  const id = await submitted(county)
  const sheet = await county.ok('he', 'desk.sheet', { ticketId: id })
  expect(sheet.people.map(one => one.id)).toContain('li')
  expect(sheet.people.filter(one => one.name === '前任')).toEqual([])
  const pooled = await dispatched(county, { pool: 'n1' })
  expect(county.doc('tickets', pooled).ticket).toMatchObject({
    stage: { state: 'dispatched', offer: { to: ['li'] } },
  })
})

it('the 102nd rule set comes into force', async () => {
  const from = fromDayKey('2026-11-18')
  const saved = Array.from({ length: 101 }, (_, i) => ({
    _id: `rules:${i + 2}`,
    v: 1,
    kind: 'rules' as const,
    body: { ...defaultRules, version: i + 2, from },
    at: i + 1,
    by: 'console',
  }))
  county.cloud.store.insertMany('rules', saved)
  const next = {
    ...defaultRules,
    version: 103,
    from: from + hours(1),
    tracks: { ...defaultRules.tracks, 1: { days: 9 } },
  }
  expect(
    await county.cloud.console('admin', { route: 'rules.save', data: { rules: next } } as object),
  ).toMatchObject({ ok: true, data: { saved: true } })
  const other = await openCounty({ now: county.cloud.now() })
  other.cloud.store.insertMany(
    'rules',
    county.all('rules').filter(doc => doc.kind === 'rules'),
  )
  const { ticket } = await other.ok('chen', 'ticket.submit', { key: tap(), input: order() })
  expect(other.doc('tickets', ticket?.ticket.id ?? '').ticket.rules).toBe('103')
  await other.close()
}, 60_000)

it('sixty orders that are over do not hide the one that is not', async () => {
  const open = await submitted(county, 'zhou')
  const over = county.doc('tickets', open)
  county.cloud.store.insertMany(
    'tickets',
    Array.from({ length: 60 }, (_, i) => ({
      ...over,
      _id: `over${i}`,
      no: `OV26-${i}`,
      state: 'closed' as const,
      list: {
        ...over.list,
        openOf: [],
        sortKey: `${String(over.ticket.submittedAt + 1 + i).padStart(13, '0')}over${i}`,
      },
    })),
  )
  const home = await county.ok('zhou', 'me.home', {})
  expect([home.open, home.first?.id]).toEqual([1, open])
})

it('somebody reads who looked at their number, also the sixtieth time ago', async () => {
  county.cloud.store.insertMany(
    'readers',
    Array.from({ length: 60 }, (_, i) => ({
      _id: `reader${i}`,
      v: 1,
      at: i + 1,
      by: 'he',
      byName: '何小雯',
      of: 'tan',
      about: { kind: 'ticket', id: 't' },
      no: 'V126-0001',
      purpose: `第 ${i} 次`,
    })),
  )
  const lines = await county.ok('tan', 'me.access', {})
  expect([lines.length, lines[0]?.purpose, lines.at(-1)?.purpose]).toEqual([60, '第 59 次', '第 0 次'])
})
