import { expect, test } from 'vitest'
import { mask, maskWhole, maskName, NAME_WAITS } from './mask'

test('a number keeps its ends; a short one keeps nothing', () => {
  expect(mask('13812345678')).toBe('138****5678')
  expect(mask('12345')).toBe('****')
  expect(maskWhole('13812345678')).toBe('138********')
  expect(maskWhole('12345')).toBe('****')
  // A landline of eight has ends to keep, one of seven has not.
  expect([mask('87654321'), maskWhole('87654321')]).toEqual(['876****4321', '876********'])
  expect([mask('7654321'), maskWhole('7654321')]).toEqual(['****', '****'])
})

test.each([
  ['西门庆丰', '西门**'],
  ['司马光明', '司马**'],
  ['上官小雨', '上官**'],
  ['南宫月', '南宫**'],
  ['夏侯 敦', '夏侯**'],
  ['欧　阳兰', '欧阳**'],
  ['\u202e王芳', '王**'],
  ['　王芳', '王**'],
  ['东方', '东**'],
  ['西小门', '西**'],
  ['买买提·艾力', '买**'],
  ['', '**'],
])('%s → %s', (name, masked) => expect(maskName(name)).toBe(masked))

test('what stands where a name waits to be looked at has no surname to keep', () => {
  expect(maskName(NAME_WAITS)).toBe('姓名待核')
})

test('a name keeps its surname, and not its length', () => {
  expect(['陈玉娥', '陈玉', '欧阳兰', '𠮷田'].map(maskName)).toEqual(['陈**', '陈**', '欧阳**', '𠮷**'])
})
