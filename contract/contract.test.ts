import { describe, expect, it } from 'vitest'
import { refs, whole, type Fields } from '../miniprogram/core/process/fields'
import { peoplesReason } from '../miniprogram/core/ticket/inputs'
import { rowOf, VERBS } from '../miniprogram/core/ticket/lifecycle'
import { describeApi } from './describe'
import { schemaOf } from './fields'
import { presses } from './ticket/press'
import { fleetingReads, reads, routes, writes } from '.'
import { pointsReads, pointsWrites } from './points'
import { verbInputs } from './ticket/verbs'

describe('the contract', () => {
  it('has a route for every verb a person can press, and for no verb of the clock', () => {
    const pressed = VERBS.filter(verb => !rowOf(verb).clockOnly)
    expect(Object.keys(presses).sort()).toEqual(pressed.map(verb => `ticket.${verb}`).sort())
    expect(Object.keys(verbInputs).sort()).toEqual([...pressed].sort())
  })
  it('submit and register carry no ticket id, every other verb does', () => {
    for (const [route, schema] of Object.entries(presses)) {
      const asks = 'ticketId' in (schema as unknown as { shape: object }).shape
      expect(asks, route).toBe(route !== 'ticket.submit' && route !== 'ticket.register')
    }
  })
  it('no route name stands twice', () => {
    expect(Object.keys(routes)).toHaveLength(
      [reads, fleetingReads, writes, presses, pointsReads, pointsWrites].reduce(
        (sum, part) => sum + Object.keys(part).length,
        0,
      ),
    )
  })
  it('no input asks for an identity', () => {
    for (const [route, schema] of Object.entries(routes))
      expect(
        Object.keys((schema as unknown as { shape: object }).shape).filter(field =>
          /openid|personId|role|^by$/i.test(field),
        ),
        route,
      ).toEqual([])
  })
  it('the described page names every route and its fields', () => {
    const page = describeApi()
    for (const route of Object.keys(routes)) expect(page).toContain(`\`${route}\``)
    expect(page).toContain('promisedDay')
  })
})

it('what the clock may leave out is asked of people', () => {
  expect(schemaOf({ why: peoplesReason }).safeParse({}).success).toBe(false)
  expect(schemaOf({ why: peoplesReason }).safeParse({ why: '路还没通' }).success).toBe(true)
})

it('a number is whole and within its most; of several none is left out, and no more are taken than fit', () => {
  const takes = (fields: Fields, value: unknown) => schemaOf(fields).safeParse({ it: value }).success
  const pieces = { it: whole({ label: '几次', min: 1, max: 3, required: 'BAD_INPUT' }) }
  expect([0, 1, 3, 4, 1.5, '1', undefined].map(n => takes(pieces, n))).toEqual([
    false,
    true,
    true,
    false,
    false,
    false,
    false,
  ])
  const homes = { it: refs({ label: '哪几家', to: 'household', most: 2 }) }
  expect([[], ['h1'], ['h1', 'h2'], ['h1', 'h2', 'h3'], undefined].map(ids => takes(homes, ids))).toEqual([
    false,
    true,
    true,
    false,
    true,
  ])
})
