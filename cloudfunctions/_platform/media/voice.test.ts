import { describe, expect, it } from 'vitest'
import { sampleVoice } from '../../../local/county/files/voices'
import { png, voice } from '../../../tests/functions/pictures'
import { stripVoice } from './voice'

/** 128 kbit/s, 44.1 kHz, layer III: 417 bytes a frame. */
const frame = (fill: number): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(413, fill)])
const SOUND = Buffer.concat([frame(1), frame(2), frame(3)])
const adts = (fill: number): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xf1, 0x50, 0x80, 0x03, 0x5f, 0xfc]), Buffer.alloc(19, fill)])
const AAC = Buffer.concat([adts(1), adts(2)])
const SECRET = 'N35.1 E118.3 home of somebody'
const id3 = (flags = 0): Buffer =>
  Buffer.concat([
    Buffer.from(
      ['ID3', 4, 0, flags, 0, 0, 0, SECRET.length]
        .map(x => (typeof x === 'string' ? x : String.fromCharCode(x)))
        .join(''),
      'latin1',
    ),
    Buffer.from(SECRET),
    flags & 0x10
      ? Buffer.from(`3DI\u0004\0\u0010\0\0\0${String.fromCharCode(SECRET.length)}`, 'latin1')
      : Buffer.alloc(0),
  ])
const id3v1 = Buffer.concat([Buffer.from('TAG'), Buffer.from(SECRET.padEnd(125, '\0'))])
const ape = Buffer.concat([
  Buffer.from('APETAGEX'),
  Buffer.alloc(24),
  Buffer.from(SECRET),
  Buffer.from('APETAGEX'),
  Buffer.alloc(24),
])
const chunk = (name: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(8)
  head.write(name)
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}
const FMT = Buffer.from([1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x40, 0x1f, 0, 0, 1, 0, 8, 0])
const wav = (...chunks: Buffer[]): Buffer => {
  const whole = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), ...chunks])
  whole.writeUInt32LE(whole.length - 8, 4)
  return whole
}
const BARE_WAV = wav(chunk('fmt ', FMT), chunk('data', Buffer.alloc(40, 128)))
const info = chunk('LIST', Buffer.concat([Buffer.from('INFO'), chunk('ICMT', Buffer.from(SECRET))]))
const element = (id: number[], body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([...id, 0x40 | (body.length >> 8), body.length & 0xff]), body])
const webm = (unknown: boolean): Buffer => {
  const inside = Buffer.concat([
    element(
      [0x15, 0x49, 0xa9, 0x66],
      Buffer.concat([
        element([0x44, 0x61], Buffer.from('DATE1234')),
        element([0x57, 0x41], Buffer.from(SECRET)),
      ]),
    ),
    element([0x1f, 0x43, 0xb6, 0x75], Buffer.from('SOUNDSOUND')),
    element([0x12, 0x54, 0xc3, 0x67], Buffer.from(SECRET)),
  ])
  return Buffer.concat([
    element([0x1a, 0x45, 0xdf, 0xa3], Buffer.from('webm')),
    unknown
      ? Buffer.concat([
          Buffer.from([0x18, 0x53, 0x80, 0x67, 0x01, 255, 255, 255, 255, 255, 255, 255]),
          inside,
        ])
      : element([0x18, 0x53, 0x80, 0x67], inside),
  ])
}

describe('a voice note keeps its sound and nothing else', () => {
  it.each<[string, Buffer, Buffer]>([
    ['nothing added', SOUND, SOUND],
    ['ID3v2 before', Buffer.concat([id3(), SOUND]), SOUND],
    ['ID3v2 with a footer and padding', Buffer.concat([id3(0x10), Buffer.alloc(50), SOUND]), SOUND],
    ['two ID3v2 tags', Buffer.concat([id3(), id3(), SOUND]), SOUND],
    ['ID3v1 behind', Buffer.concat([SOUND, id3v1]), SOUND],
    ['APE behind', Buffer.concat([SOUND, ape]), SOUND],
    ['APE and ID3v1 behind', Buffer.concat([SOUND, ape, id3v1]), SOUND],
    ['Lyrics3 behind', Buffer.concat([SOUND, Buffer.from(`LYRICSBEGIN${SECRET}LYRICS200`)]), SOUND],
    ['ID3v2 behind', Buffer.concat([SOUND, id3(), Buffer.from('3DI')]), SOUND],
    ['a tag between two frames', Buffer.concat([frame(1), Buffer.from(SECRET), frame(2), frame(3)]), SOUND],
    ['AAC with a tag behind', Buffer.concat([id3(), AAC, id3v1]), AAC],
    [
      'WAV with LIST INFO',
      wav(chunk('fmt ', FMT), info, chunk('data', Buffer.alloc(40, 128)), info),
      BARE_WAV,
    ],
    [
      'WAV with an ID3 chunk',
      wav(chunk('fmt ', FMT), chunk('data', Buffer.alloc(40, 128)), chunk('id3 ', id3())),
      BARE_WAV,
    ],
    ['WAV with text behind its end', Buffer.concat([BARE_WAV, Buffer.from(SECRET)]), BARE_WAV],
  ])('%s', (_, bytes, sound) => {
    const kept = stripVoice(bytes)?.bytes
    expect(kept?.toString('latin1')).not.toContain('N35')
    expect(kept).toEqual(sound)
  })
  it('a last frame that was cut swallows no tag', () => {
    const kept = stripVoice(Buffer.concat([SOUND, frame(4).subarray(0, 100), id3v1]))?.bytes
    expect(kept).toEqual(Buffer.concat([SOUND, frame(4).subarray(0, 100)]))
  })
  it.each([true, false])('WebM: tags, dates and programs are blanked, the sound stays (live: %s)', live => {
    const bytes = webm(live)
    const kept = stripVoice(bytes)?.bytes.toString('latin1') ?? ''
    for (const secret of ['N35', 'DATE']) expect(kept).not.toContain(secret)
    expect(kept).toContain('SOUNDSOUND')
    expect(kept).toHaveLength(bytes.length)
  })
  it.each<[string, Buffer, string]>([
    ['mp3', voice(), 'mp3'],
    ['wav', sampleVoice(4), 'wav'],
    ['aac', AAC, 'aac'],
    ['webm', webm(true), 'webm'],
  ])('%s is known by what is in it, and stripping twice changes nothing more', (_, bytes, extension) => {
    const once = stripVoice(bytes)
    expect(once?.extension).toBe(extension)
    expect(stripVoice(once?.bytes ?? Buffer.alloc(0))?.bytes).toEqual(once?.bytes)
  })
  it.each<[string, Buffer]>([
    ['a photo', png()],
    ['nothing', Buffer.alloc(0)],
    ['a tag without sound', id3()],
    ['a WAV without sound', wav(chunk('fmt ', FMT), info)],
    ['two bytes', Buffer.from([0xff, 0xfb])],
  ])('%s is no voice note', (_, bytes) => expect(stripVoice(bytes)).toBeNull())
})
