import { describe, expect, test } from 'vitest'
import { holdsIdentityNumber, holdsMobile } from './identity'

// Made up; the check digits are right: 11010519491231002X is the example of the standard GB 11643.
describe('an identity number', () => {
  test.each([
    '11010519491231002X',
    '11010519491231002x',
    '户主11010519491231002X',
    'id-11010519491231002X',
    '110105 19491231 002X',
    '110105-19491231-002X',
    '１１０１０５１９４９１２３１００２Ｘ',
    '440524188001010014 5号、11010519491231002X',
    '11010519491231002X户主',
    '110105 19491231 002-X',
    '110105194912310011',
    '110105194912310011，三口人',
    // The first and the last birthday that can be.
    '110105190001010028',
    '110105209912310010',
  ])('is seen in %s', text => {
    expect(holdsIdentityNumber(text)).toBe(true)
  })

  test.each([
    ['a wrong check digit', '110105194912310021'],
    ['a month that is none', '110105194913310021'],
    // Each with the right check digit.
    ['a birthday too early', '110105189912310015'],
    ['a birthday to come', '110105210001010015'],
    ['no month', '110105194900310014'],
    ['no day', '110105194901000018'],
    ['a day that is none', '110105194912320017'],
    ['a number of another office', 'XF-2026-000123456789'],
    ['twenty digits', '11010519491231002000'],
    ['a door', '三组 18 号'],
    ['nothing', ''],
  ])('is not seen in %s', (_, text) => {
    expect(holdsIdentityNumber(text)).toBe(false)
  })
})

test('a mobile number is seen, also with blanks, and a door is none', () => {
  for (const text of ['5 号 13800138000', '138 0013 8000', '13800138000', '13800138000找王'])
    expect(holdsMobile(text), text).toBe(true)
  for (const text of ['5 号', '330783105201', '20260001', '138001380001'])
    expect(holdsMobile(text), text).toBe(false)
})
