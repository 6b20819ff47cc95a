/** What a number says to the person who reads two of them: nothing. Real functions, through their routes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Series } from '../../cloudfunctions/_journal/numbers'
import { dayKey, fromDayKey, hours, minutes } from '../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from '../functions/county'
import { earning } from '../functions/points'
import { earned, redeem, stocked } from '../functions/shop'

let county: County
beforeAll(async () => {
  county = await openCounty({ now: fromDayKey('2026-03-18') + hours(9) })
})
afterAll(() => county.close())

const submitted = async (who: 'chen' | 'tan' | 'luo', over = {}): Promise<string> => {
  await county.cloud.advance(minutes(2))
  const { ticket } = await county.ok(who, 'ticket.submit', { key: tap(), input: order(over) })
  return ticket?.ticket.no ?? ''
}
const registered = async (): Promise<string> => {
  const { ticket } = await county.ok('li', 'ticket.register', {
    key: tap(),
    input: {
      category: 'infrastructure',
      sub: 'lamp',
      text: '路灯不亮',
      source: 'visit',
      gridId: 'n1',
      aboutStaff: false,
      urgent: false,
      attachments: [],
    },
  })
  return ticket?.ticket.no ?? ''
}

/** Every number that a person can be told, how one comes by it, and how it looks. */
const GIVES: Record<Series, { next: () => Promise<string>; looks: RegExp }> = {
  order: { next: () => submitted('chen'), looks: /^V126-\d{4}$/ },
  complaint: { next: () => submitted('chen', { aboutStaff: true }), looks: /^TS26-\d{4}$/ },
  deed: {
    next: async () => {
      const id = await earning(county).applied('chen')
      return county.doc('deeds', id).deed.no
    },
    looks: /^V1-J26-\d{4}$/,
  },
  redemption: {
    next: async () => {
      earned(county, 'h_n1_chen', 120)
      return (await redeem(county, 'chen', stocked(county, `oil${dayKey(0)}`, 9))).no
    },
    looks: /^V1-D26-\d{4}$/,
  },
  opinion: {
    next: async () =>
      (await county.ok('chen', 'me.feedback', { kind: 'complaint', text: '等了三天没人回', key: tap() })).no,
    looks: /^YJ26-\d{4}$/,
  },
}

describe.each(Object.entries(GIVES))('the number of %s', (_, { next, looks }) => {
  it('tells neither the order in which they came nor how many there are', async () => {
    const given: string[] = []
    for (let n = 0; n < 6; n++) {
      // One person says at most three opinions a minute.
      await county.cloud.advance(60_000)
      given.push(await next())
    }
    for (const no of given) expect(no).toMatch(looks)
    expect(new Set(given).size).toBe(6)
    const steps = given.slice(1).map((no, i) => numberIn(no) - numberIn(given[i] ?? ''))
    // Drawn ones all lie within nine of one another once in 10^14 times.
    expect(steps.some(step => Math.abs(step) > 9)).toBe(true)
    expect(Math.max(...given.map(numberIn))).toBeGreaterThan(60)
  })
})

const numberIn = (no: string): number => Number(no.split('-').at(-1))

describe('a complaint about staff', () => {
  it('takes no number of its village, and leaves no gap in them', async () => {
    const before = county.all('tickets').filter(({ no }) => no.startsWith('V126-')).length
    const no = await submitted('tan', { aboutStaff: true })
    expect(no.startsWith('TS26-')).toBe(true)
    expect(county.all('tickets').filter(one => one.no.startsWith('V126-')).length).toBe(before)
  })
})

describe('a crowded year', () => {
  const use = (prefix: string, from: number, to: number) => {
    const taken = new Set(county.all('tickets').map(({ no }) => no))
    county.cloud.store.insertMany(
      'tickets',
      Array.from({ length: to - from + 1 }, (_, i) => `${prefix}${String(from + i).padStart(4, '0')}`)
        .filter(no => !taken.has(no))
        .map(no => ({ _id: `used:${no}`, v: 1, no })),
    )
  }

  it('with 6,000 used still gives four digits, and two of the same number never', async () => {
    use('V126-', 1, 6000)
    const before = new Set(county.all('tickets').map(({ no }) => no))
    const given = await Promise.all(Array.from({ length: 30 }, registered))
    expect(new Set(given).size).toBe(30)
    for (const no of given) {
      expect(no).toMatch(/^V126-\d{4}$/)
      expect(before.has(no)).toBe(false)
    }
  })

  it('with 8,000 used gives five', async () => {
    use('V126-', 8001, 9999)
    expect(await registered()).toMatch(/^V126-[1-9]\d{4}$/)
  })
})
