import { describe, expect, it } from 'vitest'
import { redemptionId } from '../../cloudfunctions/_shell/codes'
import { pageOfNews } from './news'

describe('a piece of news leads', () => {
  it('to the order', () => {
    expect(pageOfNews({ ticketId: 't0123' })).toBe('/resident/ticket/ticket?id=t0123')
  })
  it('to the good deed that was reported', () => {
    const id = `a${'0123456789abcdef'.repeat(2).slice(0, 23)}`
    expect(pageOfNews({ ticketId: id, points: true })).toBe(`/points/application/application?id=${id}`)
  })
  it('to the code of what was redeemed', () => {
    const id = redemptionId('p_chen', 'key12345')
    expect(pageOfNews({ ticketId: id, points: true })).toBe(`/shop/code/code?id=${id}`)
  })
  it('to the passbook when a line of it was cured', () => {
    expect(pageOfNews({ ticketId: 'hv001g3n201', points: true })).toBe('/pages/points/points')
  })
})
