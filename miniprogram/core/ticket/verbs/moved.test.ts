/** A grid was split or merged: an open order goes with its household, and nobody's promise falls because of it. */
import { describe, expect, test } from 'vitest'
import { people } from '../story/people.testing'
import { dispatchTo, submit, upTo } from '../story/presses.testing'
import { given, learns } from '../testing'
import type { Ticket } from '../types'

const { ma } = people
const NEW = ['c', 't', 'v', 'g', 'n9']

const moved = (ticket: Ticket, hands: string[], from = ticket.path.at(-1) ?? ''): Ticket =>
  learns(ticket, {
    type: 'Moved',
    from,
    fromName: '三组 2 格',
    toName: '三组 5 格',
    path: NEW,
    hands,
    movedBy: 'he',
  })

describe('an order whose household moved to another grid', () => {
  test('on the desk: it lies in the new grid, and nothing else changes', () => {
    const { here } = given(submit()).story
    const { path, stage, rounds, villageId } = moved(here, ['wei'])
    expect([path, stage, rounds, villageId]).toEqual([NEW, here.stage, here.rounds, here.villageId])
  })
  test('offered to one person: the new grid’s members may take it, too', () => {
    const { here } = given(submit(), dispatchTo(ma)).story
    expect(moved(here, ['wei']).stage).toMatchObject({ offer: { to: [ma.id, 'wei'], pool: null } })
  })
  test('offered to the old grid: it is offered to the new one instead', () => {
    const { here } = given(submit(), dispatchTo(ma)).story
    if (here.stage.state !== 'dispatched') throw new Error('not offered')
    const pooled: Ticket = { ...here, stage: { ...here.stage, offer: { ...here.stage.offer, pool: 'n1' } } }
    expect(moved(pooled, ['wei'], 'n1').stage).toMatchObject({ offer: { to: ['wei'], pool: 'n9' } })
    // Nobody holds a post there or above: who had it keeps it.
    expect(moved(pooled, [], 'n1').stage).toEqual(pooled.stage)
  })
  test('promised: who promised keeps it with its day, and the new grid works on it beside them', () => {
    const { here } = given(...upTo('claimed')).story
    if (here.stage.state !== 'claimed') throw new Error('not claimed')
    const after = moved(here, ['wei', here.stage.holder]).stage
    expect(after).toEqual({ ...here.stage, coHandlers: ['wei'] })
    expect(moved(moved(here, ['wei']), ['wei']).stage).toEqual(after)
  })
})
