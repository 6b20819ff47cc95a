import { afterEach, beforeEach, expect, it } from 'vitest'
import { openCounty, order, tap, type County } from './county'

let county: County
beforeEach(async () => {
  county = await openCounty()
})
afterEach(() => county.close())

const numberOf = async (who: 'chen' | 'zhou') =>
  (await county.ok(who, 'ticket.submit', { key: tap(), input: order() })).ticket?.ticket ?? { id: '', no: '' }

/** Orders of the village and year with the numbers up to `many`: one order, over and over. */
async function taken(many: number): Promise<void> {
  const { id, no } = await numberOf('chen')
  const one = county.doc('tickets', id)
  const start = no.slice(0, no.indexOf('-') + 1)
  const rows = Array.from({ length: many }, (_, i) => `${start}${String(i + 1).padStart(4, '0')}`)
    .filter(number => number !== no)
    .map(number => ({ ...one, _id: `t_${number}`, no: number }))
  county.cloud.store.insertMany('tickets', rows)
}

it('a village of four thousand orders draws four digits that nobody has, and looks at a few dozen documents', async () => {
  await taken(4000)
  await numberOf('zhou')
  const looked: number[] = []
  for (let i = 0; i < 3; i++) {
    county.cloud.resetCounts()
    const { no } = await numberOf('zhou')
    expect(no).toMatch(/-\d{4}$/)
    expect(Number(no.slice(-4))).toBeGreaterThan(4000)
    looked.push(county.cloud.counts().examined ?? 0)
  }
  // One of them may be unlucky.
  expect(looked.sort((a, b) => a - b)[1]).toBeLessThan(60)
})

it('no number of a complaint that has not been brought in yet is given a second time', async () => {
  const rows = Array.from({ length: 9999 }, (_, i) => `YJ26-${String(i + 1).padStart(4, '0')}`)
  county.cloud.store.insertMany(
    'feedback',
    rows.map(no => ({ _id: no, v: 1, no })),
  )
  const { no } = await county.ok('chen', 'me.feedback', { kind: 'complaint', text: '等了很久', key: tap() })
  expect(no).toMatch(/^YJ26-\d{5}$/)
})

it('when nine in ten are used, numbers have five digits', async () => {
  await taken(9000)
  expect((await numberOf('zhou')).no).toMatch(/-\d{5}$/)
})
