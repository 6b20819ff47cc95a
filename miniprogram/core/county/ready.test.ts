import { describe, expect, it } from 'vitest'
import { NOTHING_READY, type ReadyBook } from '../text/ready'
import { readyAfter, type ReadyAsked } from './ready'

const asked = (over: Partial<ReadyAsked>): ReadyAsked => ({
  kind: 'decline',
  what: 'add',
  id: 'new',
  text: '这件事归镇里办。',
  ...over,
})
const THREE: ReadyBook = {
  ...NOTHING_READY,
  decline: [
    { id: 'a', text: '甲' },
    { id: 'b', text: '乙' },
    { id: 'c', text: '丙' },
  ],
}
const order = (book: ReturnType<typeof readyAfter>) =>
  'refused' in book ? book.refused : book.decline.map(({ text }) => text).join('')

describe('the sentences of a village', () => {
  it('are added behind the others, of their kind alone', () => {
    const book = readyAfter(THREE, asked({ text: '丁' }))
    expect(order(book)).toBe('甲乙丙丁')
    expect('refused' in book ? null : [book.reply, book.dispatch, book.resolve]).toEqual([[], [], []])
  })
  it.each([
    ['change', 'b', '丁', '甲丁丙'],
    ['change', 'x', '丁', 'READY_GONE'],
    ['change', 'b', '丙', 'READY_TWICE'],
    ['change', 'b', '乙', '甲乙丙'],
    ['change', 'b', '', 'BAD_INPUT'],
    ['remove', 'b', '', '甲丙'],
    ['remove', 'x', '', '甲乙丙'],
    ['raise', 'c', '', '甲丙乙'],
    ['raise', 'a', '', '甲乙丙'],
    ['raise', 'x', '', 'READY_GONE'],
    ['add', 'n', '甲', 'READY_TWICE'],
    ['add', 'n', '', 'BAD_INPUT'],
  ] as const)('%s %s %s: %s', (what, id, text, left) => {
    expect(order(readyAfter(THREE, asked({ what, id, text })))).toBe(left)
  })
  it('are no more than twelve of a kind', () => {
    const twelve = Array.from({ length: 12 }, (_, i) => ({ id: `s${i}`, text: `第 ${i} 句` }))
    const full = { ...NOTHING_READY, decline: twelve }
    expect(readyAfter(full, asked({}))).toMatchObject({
      refused: 'READY_FULL',
      message: '这一类存满 12 句了，先删掉一句不用的。',
    })
    expect(order(readyAfter({ ...full, decline: twelve.slice(1) }, asked({})))).toMatch(/归镇里办。$/)
  })
})
