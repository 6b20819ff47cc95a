import { describe, expect, it } from 'vitest'
import { inFours, numberOf } from './number'

describe('the number on a slip', () => {
  it.each(['LX26-0137', 'lx26-0137', ' LX26 - 0137 ', 'LX26－0137', 'LX26—0137', 'LX260137'])(
    'is understood as %s',
    written => expect(numberOf(written)).toBe('LX26-0137'),
  )
  it.each(['', 'LX26-', '0137', '八位数', 'LX26-01A7'])('is not %s', written =>
    expect(numberOf(written)).toBe(''),
  )
  it('keeps the village code and the year apart from a long running number', () =>
    expect(numberOf('wt26-12345')).toBe('WT26-12345'))
  it('shows the digits as they are read aloud', () => expect(inFours('48271936')).toBe('4827 1936'))
})
