/** Eight digits are soon guessed by a machine: how many guesses one gets. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { hours, minutes } from '../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from './county'
import { card } from './joining'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
beforeAll(async () => {
  county = await openCounty()
  card(county, '11112222', 'h_n1_zhou')
  card(county, '55556666', 'h_n1_chen')
})
afterAll(() => county.close())

const join = async (openid: string, code: string) => {
  const reply = await county.as({ openid }, 'me.join', { code, name: '吴小芳', key: tap() })
  return reply.ok ? 'in' : reply.code
}
const guess = (openid: string, n: number) => join(openid, String(n).padStart(8, '0'))
/** How many of so many guesses at once were looked at. */
const looked = (answers: readonly string[]) => answers.filter(answer => answer !== 'CODE_LOCKED').length

describe('guessing a card’s code', () => {
  it('200 guesses at once are five', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => guess('o_crowd', i)))
    expect(looked(answers)).toBe(5)
    expect(await join('o_crowd', '11112222')).toBe('CODE_LOCKED')
  })

  it('an hour later it is five again, at once too', async () => {
    await county.cloud.advance(hours(1) + 1)
    const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => guess('o_crowd', i)))
    expect(looked(answers)).toBe(5)
  })

  it('a good code shown again and again buys no further guesses', async () => {
    expect(await join('o_sly', '11112222')).toBe('in')
    const answers: string[] = []
    for (let i = 0; i < 12; i++) answers.push(await guess('o_sly', i), await join('o_sly', '11112222'))
    expect(answers.filter(answer => answer === 'CODE_WRONG')).toHaveLength(5)
    expect(answers.at(-1)).toBe('CODE_LOCKED')
  })

  it('five doors an hour are asked by one account, not six', async () => {
    const doors = ['h_n1_chen', 'h_n1_zhou', 'h_n2_tan', 'h_n2_gao', 'h_n2_yang', 'h_n3_luo']
    doors.forEach((door, i) => card(county, `6000000${i}`, door))
    const answers: string[] = []
    for (const i of doors.keys()) answers.push(await join('o_many', `6000000${i}`))
    expect(answers).toEqual(['in', 'in', 'in', 'in', 'in', 'CODE_LOCKED'])
  })

  it('mistakes are forgotten an hour after the last one', async () => {
    for (let i = 0; i < 4; i++) await guess('o_rare', i)
    await county.cloud.advance(hours(1) + minutes(1))
    for (let i = 0; i < 4; i++) expect(await guess('o_rare', i)).toBe('CODE_WRONG')
    expect(await join('o_rare', '11112222')).toBe('in')
  })

  it('one person’s mistakes lock nobody else, and nothing else', async () => {
    for (let i = 0; i < 6; i++)
      await county.as('tan', 'me.join', { code: '00000000', name: '谭', key: tap() })
    expect(await join('o_other', '11112222')).toBe('in')
    expect(await county.as('tan', 'ticket.bySlip', { no: 'V126-9999', slip: '00000000' })).toMatchObject({
      ok: false,
      code: 'CODE_WRONG',
    })
  })

  it('what is stored tells neither who tried nor what', () => {
    expect(JSON.stringify(county.all('tries'))).not.toMatch(/o_crowd|o_rare|o_sly|tan/)
  })
})

describe('guessing a slip', () => {
  it('200 guesses at once are five, and the right one does not count', async () => {
    const made = await county.ok('li', 'ticket.submit', {
      key: tap(),
      input: order({ category: 'livelihood', sub: 'errand', onBehalfOf: 'zhou', consentWords: '当面同意' }),
    })
    const no = made.ticket?.ticket.no ?? ''
    for (let i = 0; i < 8; i++)
      expect(await county.as('gao', 'ticket.bySlip', { no, slip: made.slip ?? '' })).toMatchObject({
        ok: true,
      })
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, i) => {
        const reply = await county.as('qin', 'ticket.bySlip', { no, slip: String(90_000_000 + i) })
        return reply.ok ? 'found' : reply.code
      }),
    )
    expect(looked(answers)).toBe(5)
  })
})
