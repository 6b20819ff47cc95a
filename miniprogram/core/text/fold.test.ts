import { describe, expect, it } from 'vitest'
import { clean, digitsOf, fold, isBlank, isSame, mobileOf } from './fold'

describe('what is stored', () => {
  it.each<[string, string, string]>([
    ['soft line breaks of Word', '第一行\u000b第二行\u2028第三行', '第一行\n第二行\n第三行'],
    ['page, paragraph and next line', '一\u000c二\u2029三\u0085四', '一\n二\n三\n四'],
    ['line ends of Windows and of old Macs', '一\r\n二\r三', '一\n二\n三'],
    ['a tab between words', '一\t二', '一\t二'],
    ['halves of a pair', '灯\ud83d坏\udc00了', '灯坏了'],
    ['signs that turn the reading round', '王\u202e芳\u2066李\u2069', '王芳李'],
    ['signs without width', '路\u200b灯\ufeff坏\u2060了\u00ad', '路灯坏了'],
    ['control signs', '灯\u0000坏\u0007了\u009f', '灯坏了'],
    ['Hangul fillers', '\u3164王\uffa0芳\u115f', '王芳'],
    ['blanks around it, wide and braille', '　 路灯\u2800\u00a0', '路灯'],
    ['language tags', '灯\u{e0067}\u{e007f}', '灯'],
    ['a family stays a family', '👨‍👩‍👧 好', '👨‍👩‍👧 好'],
    ['a heart stays red', '❤️', '❤️'],
    ['one selector is enough', '❤\ufe0f\ufe0f\ufe0f', '❤\ufe0f'],
    ['a joiner between letters says nothing', '王\u200d芳', '王芳'],
    ['Mongolian letters keep their form', '\u1820\u180b', '\u1820\u180b'],
    ['the last of its forms, too', '\u1820\u180f', '\u1820\u180f'],
    ['a heart in black', '❤\ufe0e', '❤\ufe0e'],
    ['a control sign behind a picture', '❤\u0007', '❤'],
    ['a filler behind a picture', '❤\uffa0', '❤'],
    ['a joiner between a letter and a picture says nothing', '王\u200d👧', '王👧'],
    ['nor does one between a picture and a letter', '👨\u200d王', '👨王'],
    ['rare characters', '𠮷屋', '𠮷屋'],
    ['wide signs stay as they were typed', '１３８', '１３８'],
  ])('%s', (_, typed, stored) => {
    expect(clean(typed)).toBe(stored)
    expect(clean(stored)).toBe(stored)
  })
})

describe('what is empty', () => {
  it.each([
    '',
    ' ',
    '　\n\t',
    '\u200b',
    '\u200b \u2060\ufeff',
    '\u3164',
    '\u2800\u2800',
    '\u202e',
    '\u0301',
    '\ud800',
  ])('nothing to see in %j', text => expect(isBlank(text)).toBe(true))
  it.each(['灯', '0', '。', '😀', '❤️', 'e\u0301'])('something in %j', text =>
    expect(isBlank(text)).toBe(false),
  )
  it('what was never written is empty', () => {
    expect(isBlank(undefined)).toBe(true)
    expect(isBlank(null)).toBe(true)
  })
})

describe('digits of what was pasted', () => {
  it.each([
    ['138 0013 8000', '13800138000'],
    ['138-0013-8000', '13800138000'],
    ['１３８００１３８０００', '13800138000'],
    ['+86 138 0013 8000', '13800138000'],
    ['0086-13800138000', '13800138000'],
    ['\u202d138 0013 8000\u202c', '13800138000'],
    ['138001380001', '13800138000'],
    ['86', '86'],
    ['8613', '8613'],
    // 186 is how a number begins.
    ['186 1380 0138 000', '18613800138'],
    ['18613800138000', '18613800138'],
  ])('%s', (typed, digits) => expect(mobileOf(typed)).toBe(digits))
  it('eight of a card', () => expect(digitsOf('12 34 56 78 9', 8)).toBe('12345678'))
})

describe('what is the same', () => {
  it.each([
    ['王　芳', '王芳'],
    ['王 芳', '王芳'],
    ['王\u200b芳', '王芳'],
    ['王\u202e芳', '王芳'],
    ['买买提•艾力', '买买提·艾力'],
    ['买买提・艾力', '买买提·艾力'],
    ['买买提･艾力', '买买提·艾力'],
    ['ＬＸ２６', 'lx26'],
    ['㈱', '(株)'],
  ])('%s and %s', (a, b) => {
    expect(fold(a)).toBe(fold(b))
    expect(isSame(a, b)).toBe(true)
  })
  it('other names stay other names', () => {
    expect(isSame('王芳', '王方')).toBe(false)
    expect(fold('王·芳')).not.toBe(fold('王芳'))
  })
})
