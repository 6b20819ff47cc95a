import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256 } from './sha256'

const nodes = (text: string): string => createHash('sha256').update(text).digest('hex')

describe('the phone and the cloud compute the same', () => {
  it('the vectors of the standard', () => {
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(sha256('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    )
  })
  it('every length around a block’s end', () => {
    for (let n = 0; n < 200; n++)
      expect(sha256('村'.repeat(n) + 'x'.repeat(n % 3))).toBe(nodes('村'.repeat(n) + 'x'.repeat(n % 3)))
  })
  it('long texts', () => {
    const text = '清河道 2 小时，王树林证实。🌾'.repeat(4000)
    expect(sha256(text)).toBe(nodes(text))
  })
  it('any text at all, halves of surrogate pairs too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => sha256(text) === nodes(text)),
      { numRuns: 400 },
    )
    for (const text of ['\ud800', 'a\udfffb', '\ud83c\ud83c\udf3e']) expect(sha256(text)).toBe(nodes(text))
  })
})
