import { expect, test } from 'vitest'
import { withoutPiece } from './taken-out'

const words = {
  text: '去了三组 4 号陈桂香家，陈桂香不在',
  reason: '打 13800001000 也没人接',
  attachments: [
    { id: 'a', kind: 'photo' as const },
    { id: 'b', kind: 'photo' as const },
  ],
}

test('a piece goes wherever it stands, and nothing else changes', () => {
  expect(withoutPiece(words, { piece: '陈桂香' })).toEqual({
    ...words,
    text: '去了三组 4 号〔隐去〕家，〔隐去〕不在',
  })
  expect(withoutPiece(words, { piece: '13800001000' })?.reason).toBe('打 〔隐去〕 也没人接')
})
test('a photo goes, the others stay', () => {
  expect(withoutPiece(words, { file: 'a' })).toEqual({ ...words, attachments: [{ id: 'b', kind: 'photo' }] })
})
test('what is not there is not taken out', () => {
  for (const asked of [{ piece: '谭秀云' }, { piece: '' }, { file: 'c' }, {}])
    expect(withoutPiece(words, asked)).toBeNull()
})
