import { describe, expect, it } from 'vitest'
import { suspicious } from './mask'

const kinds = (text: string) => suspicious(text).map(one => [one.kind, one.words, one.must])

describe('before a text is shown to the village', () => {
  it('a phone number must go, with or without gaps', () => {
    expect(kinds('有事打 138 0000 6021')).toEqual([['电话', '138 0000 6021', true]])
  })
  it('an identity number and a plate must go', () => {
    expect(kinds('证号 110101199003070000').map(k => k[2])).toContain(true)
    expect(kinds('车是鲁A12345').map(k => k[0])).toEqual(['车牌'])
  })
  it('doors and families are pointed at, for a person to decide', () => {
    expect(kinds('三组 12 号门口，王大爷家的车陷进去了')).toEqual([
      ['门牌', '12 号', false],
      ['人名', '王大爷家', false],
    ])
  })
  it('a plain account raises nothing', () => {
    expect(suspicious('填了两车石子，打了十二平方水泥')).toEqual([])
  })
})
