import { afterAll, beforeAll, expect, it } from 'vitest'
import { openCounty, order, tap, type County } from './county'

let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterAll(() => county.close())

const submit = () => county.ok('chen', 'ticket.submit', { key: tap(), input: order() })
const people = () => county.all('people').length

it('what was written, changed and removed shows in the snapshot, and is put back to the letter, twice', async () => {
  const restore = county.remember()
  const before = county.snapshot()
  const amount = people()
  for (let round = 0; round < 2; round++) {
    await submit()
    const added = county.snapshot()
    expect(added).not.toBe(before)
    expect(added).toContain('\ntickets/')
    const tan = county.doc('people', 'tan')
    county.cloud.store.put('people', { ...tan, elder: true })
    const changed = county.snapshot()
    expect(changed).not.toBe(added)
    county.cloud.store.remove('people', 'zhou')
    expect(county.snapshot()).not.toContain('people/zhou ')
    restore()
    expect(county.snapshot().split('\n').sort()).toEqual(before.split('\n').sort())
    expect(people()).toBe(amount)
    expect(county.all('tickets')).toEqual([])
    expect(county.doc('people', 'tan').elder).toBe(false)
  }
  await submit()
  expect(county.all('tickets')).toHaveLength(1)
})

it('how often somebody pressed or tried is in the snapshot, and not among the deeds', async () => {
  const [snapshot, deeds] = [county.snapshot(), county.deeds()]
  await county.as('he', 'me.join', { code: '12345678', name: '何小雯', key: tap() } as never)
  expect(county.snapshot()).not.toBe(snapshot)
  expect(county.deeds()).toBe(deeds)
})
