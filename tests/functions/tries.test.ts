/** Eight digits are soon guessed by a machine: how many guesses one gets. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { hours, minutes } from '../../miniprogram/core/clock'
import { openCounty, order, seal, tap, type County } from './county'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
const invite = (code: string, over: object) =>
  county.cloud.store.put('invites', {
    _id: seal.codeHash('card', code),
    v: 1,
    householdId: null,
    personId: null,
    usedBy: [],
    limit: 1,
    until: null,
    ...over,
  })
beforeAll(async () => {
  county = await openCounty()
  invite('11112222', { householdId: 'h_n1_zhou', limit: 50 })
  invite('55556666', { householdId: 'h_n1_chen', limit: 50 })
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

  it('whoever mistyped four times and then signed in begins anew', async () => {
    for (let i = 0; i < 4; i++) expect(await guess('o_slow', i)).toBe('CODE_WRONG')
    expect(await join('o_slow', '11112222')).toBe('in')
    for (let i = 0; i < 4; i++) expect(await guess('o_slow', i)).toBe('CODE_WRONG')
    expect(await join('o_slow', '55556666')).toBe('in')
  })

  it('a good code shown again and again buys no further guesses', async () => {
    expect(await join('o_sly', '11112222')).toBe('in')
    const answers: string[] = []
    for (let i = 0; i < 12; i++) answers.push(await guess('o_sly', i), await join('o_sly', '11112222'))
    expect(answers.filter(answer => answer === 'CODE_WRONG')).toHaveLength(5)
    expect(answers.at(-1)).toBe('CODE_LOCKED')
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
