import { describe, expect, it } from 'vitest'
import { checkLine, type Verified } from './verified'

const added = (more: Partial<Verified> = {}): Verified => ({
  householdId: 'h5',
  count: 42,
  balance: 286,
  at: 1,
  fine: true,
  ...more,
})

describe("the line on the passbook's cover", () => {
  it('says that it fits only when this phone added up just these lines', () => {
    expect(checkLine(added(), 42, 286)).toMatchObject({ tone: 'fine', words: '42 笔从头加一遍，正好 286' })
    expect(checkLine(null, 42, 286).tone).toBe('open')
    expect(checkLine(added({ count: 40, balance: 260 }), 42, 286)).toMatchObject({
      tone: 'open',
      words: '上回加到第 40 笔，又添了 2 笔',
    })
  })
  it('warns when lines went missing, when the sum differs, and after a check that failed', () => {
    expect(checkLine(added({ count: 43 }), 42, 286).tone).toBe('bad')
    expect(checkLine(added(), 42, 300).tone).toBe('bad')
    expect(checkLine(added({ fine: false }), 42, 286).tone).toBe('bad')
  })
})
