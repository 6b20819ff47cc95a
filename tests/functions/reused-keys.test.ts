/** A key that was used once opens nothing else; what is written down about a reader cannot be kept out of the log with it. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { reviewPath } from '../../cloudfunctions/_shell/review-path'
import { openCounty, order, tap, type County } from './county'
import { stations } from './stations'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterAll(() => county.close())

describe('a key used before', () => {
  it('does not hand the slip of another’s order to the one who dispatched it', async () => {
    const made = await county.ok('li', 'ticket.submit', {
      key: tap(),
      input: order({ category: 'livelihood', sub: 'errand', onBehalfOf: 'zhou', consentWords: '当面同意' }),
    })
    const ticketId = made.ticket?.ticket.id ?? ''
    const key = tap()
    await county.ok('he', 'ticket.dispatch', {
      ticketId,
      key,
      input: { category: 'livelihood', sub: 'errand', matter: 'minor', track: 1, person: 'wang' },
    })
    const answer = await county.as('he', 'ticket.submit', { key, input: order() })
    expect(answer).toMatchObject({ ok: false, code: 'BAD_INPUT', field: 'key' })
    expect(JSON.stringify(answer)).not.toContain(made.slip ?? 'no slip')
  })

  it('does not keep the second unmasking out of the log', async () => {
    const [first, second] = [
      await stations(county).claimed(),
      await stations(county).claimed({ text: '帮忙取一回药' }),
    ]
    const key = tap()
    for (const ticketId of [first, second])
      await county.ok('li', 'ticket.unmask', { ticketId, whose: 'requester', purpose: '约时间', key })
    const read = county.all('readers').map(line => line.ticketId)
    expect(read).toEqual(expect.arrayContaining([first, second]))
  })
})

describe('words the checker could not judge', () => {
  const path = ['c', 't', 'v', 'g', 'n']
  it('go to the village’s desk when they are about the work', () => {
    expect(reviewPath({ path, aboutStaff: false }, 'Submitted')).toEqual(path)
  })
  it.each(['Rated', 'CommitteeRated', 'Objected', 'Appealed'] as const)(
    'go to the town when they are %s',
    type => {
      expect(reviewPath({ path, aboutStaff: false }, type)).toEqual(['c', 't'])
    },
  )
  it('go to the town when they are about staff, photos too', () => {
    expect(reviewPath({ path, aboutStaff: true }, 'Submitted')).toEqual(['c', 't'])
  })
})
