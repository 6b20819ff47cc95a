import { describe, expect, it } from 'vitest'
import { isTooMuch } from './measure'

const MOST = { bytes: 1000, depth: 4 }
const nested = (deep: number): unknown => {
  let inner: unknown = '灯'
  for (let i = 0; i < deep; i++) inner = i % 2 ? [inner] : { inner }
  return inner
}
describe('what is too much to be read', () => {
  it.each<[string, unknown, boolean]>([
    ['a form', { ticketId: 't1', input: { text: '路灯坏了', attachments: [{ id: 'f1' }] } }, false],
    ['nothing', null, false],
    ['four inside one another', nested(4), false],
    ['five inside one another', nested(5), true],
    ['a hundred thousand inside one another', nested(100_000), true],
    ['334 characters of three bytes', '灯'.repeat(334), true],
    ['332 characters of three bytes', '灯'.repeat(332), false],
    ['a thousand small things', Array.from({ length: 1000 }, () => 1), true],
    ['long names of fields', { ['a'.repeat(1000)]: 1 }, true],
  ])('%s', (_, data, yes) => expect(isTooMuch(data, MOST)).toBe(yes))
})
