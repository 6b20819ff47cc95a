import { describe, expect, it } from 'vitest'
import { termsOf } from './terms'

describe('terms of a text', () => {
  it('are every two signs that stand together', () => {
    expect(termsOf('水箱漏水')).toEqual(['水箱', '箱漏', '漏水'])
  })

  it('end where something else stands between', () => {
    expect(termsOf('井盖，坏了。 三组！')).toEqual(['井盖', '三组'])
    expect(termsOf('水 管')).toEqual([])
  })

  it('keep digits and letters whole, however they were typed', () => {
    expect(termsOf('１２３４５ 转来 ABC')).toEqual(['12345', '转来', 'abc'])
    expect(termsOf('5号线')).toEqual(['号线'])
  })

  it('leave out what stands in every sentence', () => {
    expect(termsOf('我们村的水管坏了')).toEqual(['水管', '管坏'])
    expect(termsOf('我们的')).toEqual([])
  })

  it('are the same with signs in between that nobody sees', () => {
    expect(termsOf('水\u200b管')).toEqual(['水管'])
  })

  it('know rare signs of names', () => {
    expect(termsOf('𠅤家')).toEqual(['𠅤家'])
  })

  it('name each once, in the order of the text', () => {
    expect(termsOf('漏水漏水')).toEqual(['漏水', '水漏'])
  })
})
