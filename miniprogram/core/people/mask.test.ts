import { expect, test } from 'vitest'
import { mask, maskWhole, maskName } from './mask'

test('a number keeps its ends; a short one keeps nothing', () => {
  expect(mask('13812345678')).toBe('138****5678')
  expect(mask('12345')).toBe('****')
  expect(maskWhole('13812345678')).toBe('138********')
  expect(maskWhole('12345')).toBe('****')
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

test('a name keeps its surname, and not its length', () => {
  expect(['陈玉娥', '陈玉', '欧阳兰', '𠮷田'].map(maskName)).toEqual(['陈**', '陈**', '欧阳**', '𠮷**'])
})
