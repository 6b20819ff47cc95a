import { expect, test } from 'vitest'
import { about, isAbout } from './about'

test('what something belongs to is one thing of one kind', () => {
  const order = about('ticket', 't1')
  expect(order).toEqual({ kind: 'ticket', id: 't1' })
  expect(isAbout(order, 'ticket', 't1')).toBe(true)
  expect([isAbout(order, 'ticket', 't2'), isAbout(order, 'deed', 't1')]).toEqual([false, false])
})
