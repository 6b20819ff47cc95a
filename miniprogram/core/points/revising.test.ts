import { describe, expect, it } from 'vitest'
import { itemDifferences, itemOf, revised, type ItemWish } from './revising'

const wish: ItemWish = {
  kind: 'environment',
  label: '清河道',
  detail: '按小时算。',
  points: 5,
  unit: '小时',
  most: 8,
  who: ['household', 'gridMember'],
  often: { times: 4, per: 'month' },
  evidence: 'photo',
}
const river = itemOf('river', wish)
const changed = (over: Partial<ItemWish>) => itemDifferences([river], [itemOf('river', { ...wish, ...over })])

describe('a line of the points rules', () => {
  it('that is as it was says nothing, in whatever order it says who may report', () => {
    expect(changed({})).toEqual([])
    expect(changed({ who: ['gridMember', 'household'] })).toEqual([])
  })
  it.each<[Partial<ItemWish>, string]>([
    [{ label: '清渠' }, '「清河道」：「清河道」 → 「清渠」'],
    [{ points: 6 }, '「清河道」：每小时 5 分 → 每小时 6 分'],
    [{ often: { times: 2, per: 'week' } }, '「清河道」：每月最多 4 次 → 每周最多 2 次'],
    [{ cap: { points: 50, per: 'year' } }, '「清河道」：总分不封顶 → 每年最多 50 分'],
    [{ most: 3 }, '「清河道」：一次最多报 8 小时 → 一次最多报 3 小时'],
    [{ evidence: 'words' }, '「清河道」：要一张照片 → 写一两句'],
    [{ who: ['gridMember'] }, '「清河道」：各家、网格员能报 → 网格员能报'],
    [{ detail: '按趟算。' }, '「清河道」：按小时算。 → 按趟算。'],
  ])('%o', (over, line) => expect(changed(over)).toEqual([line]))
  it('that is new or gone is one line each', () => {
    expect(itemDifferences([river], [itemOf('i1', { ...wish, label: '扫雪', unit: '次' })])).toEqual([
      '加了「扫雪」：每次 5 分，每月最多 4 次',
      '拿掉「清河道」',
    ])
  })
  it('changes in its place, new ones come last, others stay as they are', () => {
    const yard = itemOf('yard', { ...wish, label: '院子干净' })
    const [six, snow] = [itemOf('river', { ...wish, points: 6 }), itemOf('snow', { ...wish, label: '扫雪' })]
    expect(revised([river, yard], { items: [snow, six], gone: [] })).toEqual([six, yard, snow])
    expect(revised([river, yard], { items: [], gone: ['river'] })).toEqual([yard])
  })
  it('that costs points goes by the three steps, no other', () => {
    expect(itemOf('x', { ...wish, points: -5 }).threeSteps).toBe(true)
    expect('threeSteps' in river).toBe(false)
  })
})
