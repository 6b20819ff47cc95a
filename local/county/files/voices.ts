/** Voice notes of the sample: tones in the rhythm of speech, no voice of anybody. Deterministic, made here so that nothing need be kept. */
const RATE = 8000
const SYLLABLE_MS = 190

/** What a story's `voice` may name: the file, and how long it lasts. */
export const VOICES: Record<string, number> = { 'sample-4s.wav': 4, 'sample-7s.wav': 7, 'sample-11s.wav': 11 }

/** Eight-bit mono WAV of that many seconds, marked as a sample in its own header. */
export function sampleVoice(seconds: number): Buffer {
  const samples = Buffer.alloc(RATE * seconds, 128)
  for (let i = 0; i < samples.length; i++) {
    const syllable = Math.floor(((i / RATE) * 1000) / SYLLABLE_MS)
    // Every seventh syllable is a breath.
    if (syllable % 7 === 6) continue
    const within = (((i / RATE) * 1000) % SYLLABLE_MS) / SYLLABLE_MS
    const pitch = 150 + ((syllable * 37) % 5) * 22 - within * 18
    samples[i] =
      128 + Math.round(46 * Math.sin(Math.PI * within) * Math.sin((2 * Math.PI * pitch * i) / RATE))
  }
  return Buffer.concat([header(samples.length), samples, NOTE])
}

const chunk = (name: string, size: number): Buffer => {
  const head = Buffer.alloc(8)
  head.write(name, 'ascii')
  head.writeUInt32LE(size, 4)
  return head
}
const remark = Buffer.from('sample', 'ascii')
const NOTE = Buffer.concat([
  chunk('LIST', 4 + 8 + remark.length),
  Buffer.from('INFO'),
  chunk('ICMT', remark.length),
  remark,
])

function header(length: number): Buffer {
  const format = Buffer.alloc(16)
  format.writeUInt16LE(1, 0)
  format.writeUInt16LE(1, 2)
  format.writeUInt32LE(RATE, 4)
  format.writeUInt32LE(RATE, 8)
  format.writeUInt16LE(1, 12)
  format.writeUInt16LE(8, 14)
  return Buffer.concat([
    chunk('RIFF', 4 + 8 + 16 + 8 + length + NOTE.length),
    Buffer.from('WAVE'),
    chunk('fmt ', 16),
    format,
    chunk('data', length),
  ])
}
