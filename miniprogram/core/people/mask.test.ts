import { expect, test } from 'vitest'
import { mask, maskName } from './mask'

test('a number keeps its ends; a short one keeps nothing', () => {
  expect(mask('13812345678')).toBe('138****5678')
  expect(mask('12345')).toBe('****')
})

test('a name keeps its surname, and not its length', () => {
  expect(['陈玉娥', '陈玉', '欧阳兰', '𠮷田'].map(maskName)).toEqual(['陈**', '陈**', '欧阳**', '𠮷**'])
})
