import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayKey, days, fromDayKey, minutes } from '../../miniprogram/core/clock'
import type { FileDoc } from '../../cloudfunctions/_documents'
import { openCounty, order, tap, type County } from './county'
import { later, tick } from './jobs-tick'

let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterAll(() => county.close())

/** A photo that arrived and is stored, at the present moment. */
async function photo(id: string, over: Partial<FileDoc> = {}): Promise<void> {
  const kept = await county.cloud.files.put('o_chen', `kept/${id}.jpg`, Buffer.from('photo'))
  county.cloud.store.put('files', {
    _id: id,
    v: 1,
    owner: 'chen',
    kind: 'photo',
    cloudPath: `in/chen/${id}.jpg`,
    keptName: id,
    kept,
    bytes: 5,
    state: 'pending',
    about: null,
    eventId: null,
    traceId: `trace-${id}`,
    issuedAt: county.cloud.now(),
    sha256: null,
    ...over,
  })
}
const orderWith = async (id: string): Promise<string> => {
  await county.cloud.advance(minutes(1))
  return (
    (
      await county.ok('chen', 'ticket.submit', {
        key: tap(),
        input: order({ attachments: [{ id, kind: 'photo' }] }),
      })
    ).ticket?.ticket.id ?? ''
  )
}
const stored = () => county.cloud.files.list().map(f => f.path)

describe('a photo', () => {
  it('the checker never answered about goes to a person after half an hour, not before', async () => {
    await photo('f1')
    const id = await orderWith('f1')
    await later(county, minutes(28))
    expect(county.doc('files', 'f1').state).toBe('pending')
    await later(county, minutes(3))
    expect(county.doc('files', 'f1').state).toBe('review')
    expect(county.doc('reviews', 'f1')).toMatchObject({
      about: { kind: 'ticket', id },
      state: 'open',
      what: 'photo',
    })
    expect((await county.ok('he', 'desk.reviews', {})).items.map(r => r.id)).toContain('f1')
  })

  it('that was never handed in is removed after a day, checked or not', async () => {
    await photo('f2')
    await photo('f3', { state: 'pass' })
    await photo('f4', { state: 'pass' })
    await orderWith('f4')
    await later(county, days(1) - minutes(10))
    expect(stored()).toEqual(expect.arrayContaining(['kept/f2.jpg', 'kept/f3.jpg']))
    await later(county, minutes(20))
    expect([county.doc('files', 'f2'), county.doc('files', 'f3')].map(f => f ?? null)).toEqual([null, null])
    expect(stored().filter(p => /f[234]/.test(p))).toEqual(['kept/f4.jpg'])
  })

  it('of an order stays, however old', async () => {
    await later(county, days(30))
    await tick(county)
    expect(county.doc('files', 'f4')).toMatchObject({ state: 'pass' })
    expect(stored()).toContain('kept/f4.jpg')
  })
})

describe('the seal of a day', () => {
  const sealsOf = (villageId: string) =>
    county
      .all('seals')
      .filter(seal => seal.villageId === villageId)
      .sort((a, b) => (a.day < b.day ? -1 : 1))

  it('is made once, after the day is over, and chained to the one before', async () => {
    await later(county, days(1))
    const seals = sealsOf('v1')
    expect(seals.length).toBeGreaterThan(1)
    expect(seals[0]).toMatchObject({ villageId: 'v1', day: '2026-11-18' })
    for (const [i, seal] of seals.entries()) expect(seal.prev).toBe(seals[i - 1]?.root ?? '')
    const made = county.all('seals').length
    await tick(county)
    expect(county.all('seals').length).toBe(made)
  })

  it('is there for every village and day, so that none tells that something happened', () => {
    const daysOf = (villageId: string) => sealsOf(villageId).map(({ day }) => day)
    const [first = '', ...more] = daysOf('v1')
    // 竹溪村 has never had an order.
    expect(daysOf('v3')).toEqual([first, ...more])
    for (const [i, day] of [first, ...more].entries())
      expect(day).toBe(dayKey(fromDayKey('2026-11-18') + i * days(1)))
    expect(new Set(county.all('seals').map(({ leaves }) => leaves.length))).toEqual(new Set([64]))
  })

  it('holds all that moved in one millisecond, however many', async () => {
    const [one] = county.all('tickets')
    const at = county.cloud.now()
    const many = Array.from({ length: 620 }, (_, i) => `same${String(i).padStart(3, '0')}`)
    county.cloud.store.insertMany(
      'tickets',
      many.map(_id => ({
        ...one,
        _id,
        no: _id,
        villageId: 'v3',
        nextDueAt: null,
        ticket: { ...one!.ticket, id: _id, at, villageId: 'v3' },
      })),
    )
    county.cloud.store.put('events', {
      ...county.all('events')[0]!,
      _id: 'same:1',
      idempotencyKey: 'same',
      at,
    })
    await later(county, days(1))
    const { leaves } = sealsOf('v3').find(({ day }) => day === dayKey(at))!
    expect(leaves.filter(leaf => leaf.startsWith('same')).length).toBe(620)
    expect(leaves.length).toBe(1024)
    for (const id of many) county.cloud.store.remove('tickets', id)
  })

  it('can be seen on the board', async () => {
    const newest = sealsOf('v1').at(-1)
    expect((await county.ok('chen', 'board.show', {})).seal).toEqual({ day: newest?.day, root: newest?.root })
  })
})
