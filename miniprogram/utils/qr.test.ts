import jsqr from 'jsqr'
import { expect, it } from 'vitest'
import { qrOf } from './qr'

const read = jsqr as unknown as (
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
) => { data: string } | null

/** The bars painted on white as the page paints them, four dots a module and a quiet edge of four modules. */
function paint({ unit, bars }: ReturnType<typeof qrOf>): { pixels: Uint8ClampedArray; side: number } {
  const dot = 4
  const modules = Math.round(100 / unit)
  const side = (modules + 8) * dot
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const { top, left, width } of bars) {
    const [x0, y0, w] = [Math.round(left / unit) + 4, Math.round(top / unit) + 4, Math.round(width / unit)]
    for (let y = y0 * dot; y < (y0 + 1) * dot; y++)
      for (let x = x0 * dot; x < (x0 + w) * dot; x++)
        pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
  }
  return { pixels, side }
}

it('what is drawn scans back as what was meant, for any of the shop’s codes', () => {
  for (const token of [
    '0123456789abcdef0123456789abcdef',
    'ffffffffffffffffffffffffffffffff',
    '9e107d9d372bb6826bd81d3542a419d6',
  ]) {
    const { pixels, side } = paint(qrOf(token))
    expect(read(pixels, side, side)?.data).toBe(token)
  }
})
