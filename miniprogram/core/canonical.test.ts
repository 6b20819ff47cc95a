import { expect, test } from 'vitest'
import { canonical } from './canonical'

test('fields in the order of their names, without what is not there', () => {
  expect(canonical({ b: 1, a: [2, { d: null, c: 'x' }], z: undefined })).toBe(
    '{"a":[2,{"c":"x","d":null}],"b":1}',
  )
  expect(canonical({ a: 1, b: 2, c: 3 })).toBe(canonical({ c: 3, b: 2, a: 1 }))
})
test('a hole in a list is null, as JSON has it; a list keeps its order', () => {
  expect(canonical([3, undefined, 1])).toBe('[3,null,1]')
})
test('a value alone is JSON', () => {
  expect([null, 'a"b', 1.5, true].map(canonical)).toEqual(['null', '"a\\"b"', '1.5', 'true'])
})
