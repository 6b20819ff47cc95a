import { describe, expect, it } from 'vitest'
import { merged, rowsOf } from './pick'

const doors = (n: number, from = 0) =>
  Array.from({ length: n }, (_, i) => ({ id: `h${from + i}`, title: `三组 ${from + i} 号 岳家` }))

describe('households to pick from', () => {
  it('are a page of those known, and the number of all there are', () => {
    expect(rowsOf(doors(200), [], '', 20, 435)).toMatchObject({ rows: { length: 20 }, rest: 415 })
    expect(rowsOf(doors(200), [], '', 60, 435)).toMatchObject({ rows: { length: 60 }, rest: 375 })
    expect(rowsOf(doors(435), [], '', 440, 435)).toMatchObject({ rows: { length: 435 }, rest: 0 })
  })
  it('are counted by what the phone knows until the cloud has answered', () => {
    expect(rowsOf(doors(50), [], '', 20, 0)).toMatchObject({ rows: { length: 20 }, rest: 30 })
    expect(rowsOf(doors(50), [], '岳 家', 20, 0)).toMatchObject({ rows: { length: 20 }, rest: 30 })
    expect(rowsOf(doors(50), [], '王家', 20, 0)).toEqual({ rows: [], rest: 0 })
  })
  it('begin with the chosen ones, which take no place of the page and are counted once', () => {
    const { rows, rest } = rowsOf(doors(30), doors(2, 28), '', 20, 30)
    expect(rows.map(one => one.id).slice(0, 3)).toEqual(['h28', 'h29', 'h0'])
    expect([rows.length, rest]).toEqual([22, 8])
  })
  it('are each there once, however often they were found', () => {
    expect(merged(doors(3), doors(3, 2)).map(one => one.id)).toEqual(['h0', 'h1', 'h2', 'h3', 'h4'])
  })
})
