import { describe, expect, it } from 'vitest'
import { photo, png } from '../../../tests/functions/pictures'
import { stripPhoto } from './exif'

describe('what a photo says about its maker', () => {
  it('goes: place, device, comment and whatever hides behind the end; the picture and which way is up stay', () => {
    const kept = stripPhoto(photo({ gps: 'N26 E109' }))
    expect(kept?.extension).toBe('jpg')
    const text = kept?.bytes.toString('latin1') ?? ''
    for (const secret of ['N26', 'xap', 'shot at', 'trailing']) expect(text).not.toContain(secret)
    const tiff = kept?.bytes.indexOf('Exif') ?? -1
    expect(kept?.bytes[tiff + 6 + 19]).toBe(6)
    expect(kept?.bytes.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]))
  })
  it('stripping twice changes nothing more', () => {
    const once = stripPhoto(photo())?.bytes ?? Buffer.alloc(0)
    expect(stripPhoto(once)?.bytes).toEqual(once)
  })
  it('text chunks of a PNG go', () => {
    const text = Buffer.concat([
      Buffer.from([0, 0, 0, 6]),
      Buffer.from('tEXtN26E10', 'latin1'),
      Buffer.alloc(4),
    ])
    const spoken = Buffer.concat([png().subarray(0, 33), text, png().subarray(33)])
    expect(stripPhoto(spoken)?.bytes).toEqual(png())
  })
  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('hello, I am a photo')],
    ['a GIF', Buffer.from('GIF89a\u0001\0\u0001\0')],
    ['a page', Buffer.from('<svg onload="x"/>')],
    ['only the beginning of a JPEG', photo().subarray(0, 150)],
    ['a JPEG without a picture', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
    ['half a PNG', png().subarray(0, 40)],
    [
      'a segment that says it is longer than the file',
      Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 0, 0]),
    ],
  ])('%s is not a photo', (_, bytes) => expect(stripPhoto(bytes)).toBeNull())
})
