/**
 * Who hears of what about points and the shop, how, and which page it opens: written out by hand. Who the
 * people behind "the committee" are is tried through the functions.
 */
import { describe, expect, it } from 'vitest'
import { priceTells, reversalTells, type PointsTell } from './tells'
import { deedWords, pointsText } from './says'

const rows = (tells: readonly PointsTell[]) => tells.map(({ who, how, page }) => `${who} ${how} ${page}`)
describe('the passbook, the shop and its prices', () => {
  it('a line that was cured', () => {
    expect(rows(reversalTells())).toEqual(['household message passbook'])
  })
  it('the committee hears of a price that changed beside a redemption, without the household', () => {
    expect(priceTells({ goodName: '大米', from: 30, to: 20 })).toEqual([
      {
        who: 'committee',
        how: 'badge',
        page: 'prices',
        message: '积分超市：大米 30 分改成 20 分，前后一天里有人换过，点开看一看。',
      },
    ])
  })
})

it('a single time needs no number, everything else says how much', () => {
  expect([
    deedWords({ label: '帮工帮忙', unit: '次' }, 1),
    deedWords({ label: '帮工帮忙', unit: '次' }, 2),
    deedWords({ label: '清河道', unit: '小时' }, 1),
  ]).toEqual(['帮工帮忙', '帮工帮忙 2 次', '清河道 1 小时'])
  expect([pointsText(10), pointsText(-5), pointsText(0)]).toEqual(['+10 分', '−5 分', '+0 分'])
})
