import { describe, expect, test } from 'vitest'
import { isRefusal, refuse, REFUSALS, type RefusalCode } from './refusal'
import { rowOf, VERBS } from './ticket/lifecycle'
import * as words from './labels'

const codes = Object.keys(REFUSALS) as RefusalCode[]
/** Every hole that any sentence has, filled: the compiler asks for those of one code only. */
const HOLES = {
  ...{ at: '甲', day: '乙', differs: '丙', found: '丁', from: '戊', held: 1, left: 2, limit: '己' },
  ...{ long: '庚', most: 3, n: 4, no: '辛', price: 5, short: 6, to: '壬', who: '癸', name: '子', what: '丑' },
}
const filled = (code: RefusalCode) => refuse(code, HOLES)
/** Never said to anybody. */
const STIFF = /请知悉|系统繁忙|操作失败|温馨提示|亲，|恭喜|感谢您的支持|非法|禁止|[!！]/

describe('every no', () => {
  test.each(codes)('%s is a sentence, and says what to do next', code => {
    const message = REFUSALS[code]
    expect(message).toMatch(/[。]$/)
    expect(message).not.toMatch(STIFF)
    expect([...message].length).toBeGreaterThan(7)
  })
  test('is filled in, leaves no hole, and names the field', () => {
    expect(refuse('TAKEN', { who: '王树林', day: '11 月 26 日' }).message).toBe(
      '王树林先领走了这单，答应 11 月 26 日前办好。您不用再做什么，这单也不记在您名下。',
    )
    for (const code of codes) expect(filled(code).message).not.toMatch(/[{}]|undefined/)
    expect(refuse('NEEDS_WORDS', {}, 'text')).toEqual({
      refused: 'NEEDS_WORDS',
      message: REFUSALS.NEEDS_WORDS,
      retry: false,
      field: 'text',
    })
  })
  test('does not compile without what its sentence needs, nor with more', () => {
    // @ts-expect-error: who, and until when
    refuse('TAKEN')
    // @ts-expect-error: until when
    refuse('TAKEN', { who: '王树林' })
    // @ts-expect-error: nothing stands in this one
    refuse('NEEDS_WORDS', { n: 1 })
    expect(refuse('ENOUGH', { n: 20 }).message).toBe(
      '这一单上这样的已经有 20 次了，不能再多。要紧的事请打个电话。',
    )
  })
  test('a sentence is not a pattern: what people are called is put in as it is', () => {
    expect(refuse('TAKEN', { who: '$&{who}', day: '' }).message.startsWith('$&{who}先领走')).toBe(true)
  })
  test('only what may work by pressing again says so', () => {
    expect(codes.filter(code => filled(code).retry)).toEqual([
      'STILL_ERASING',
      'DELETE_MORE_LEFT',
      'SPAM',
      'BUSY',
      'INTERNAL',
    ])
    expect([
      isRefusal(refuse('BUSY')),
      isRefusal({ fact: 1 }),
      isRefusal(null),
      isRefusal('refused'),
    ]).toEqual([true, false, false, false])
  })
})

test('every word is there, and plain', () => {
  const all = Object.values(words).flatMap(table =>
    typeof table === 'object' ? Object.values<string>(table) : typeof table === 'string' ? [table] : [],
  )
  for (const word of [...all, ...VERBS.map(verb => rowOf(verb).label)]) {
    expect(word).not.toBe('')
    expect(word).not.toMatch(STIFF)
  }
})
