import { describe, expect, it } from 'vitest'
import { sealFrom } from './seal'

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64')
const CODE_KEY = key(9)

describe('sealed fields', () => {
  it('open again, and look different each time', () => {
    const seal = sealFrom({ FIELD_KEYS: `1:${key(1)}`, CODE_KEY })
    expect(seal.open(seal.seal('陈桂香'))).toBe('陈桂香')
    expect(seal.seal('陈桂香')).not.toBe(seal.seal('陈桂香'))
  })
  it('a new key seals, the old one still opens', () => {
    const before = sealFrom({ FIELD_KEYS: `1:${key(1)}`, CODE_KEY }).seal('13800001234')
    const after = sealFrom({ FIELD_KEYS: `1:${key(1)},2:${key(2)}`, CODE_KEY })
    expect(after.open(before)).toBe('13800001234')
    expect(after.seal('x')).toMatch(/^2:/)
  })
  it('one touched letter is noticed', () => {
    const seal = sealFrom({ FIELD_KEYS: `1:${key(1)}`, CODE_KEY })
    const sealed = Buffer.from(seal.seal('甲').slice(2), 'base64')
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1
    expect(() => seal.open(`1:${sealed.toString('base64')}`)).toThrow()
  })
  it.each([[{}], [{ FIELD_KEYS: `1:${key(1)}` }], [{ FIELD_KEYS: '1:c2hvcnQ=', CODE_KEY }], [{ CODE_KEY }]])(
    'without good keys nothing starts: %j',
    env => {
      expect(() => sealFrom(env)).toThrow(/must be set/)
    },
  )
  it('the same code for another purpose is another code', () => {
    const seal = sealFrom({ FIELD_KEYS: `1:${key(1)}`, CODE_KEY })
    expect(seal.codeHash('card', '12345678')).not.toBe(seal.codeHash('slip', '12345678'))
  })
})
