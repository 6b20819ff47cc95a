import { LONG } from '../../core/lasts'
import type { RulesInfo } from '../../../contract/points/book'
import { recall } from '../../api/cache'
import { dateText } from '../../core/clock/shanghai'
import { capText, oftenText } from '../../core/points/often'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { signed } from '../../utils/passbook'

interface RuleRow {
  id: string
  label: string
  detail: string
  points: string
  per: string
  lines: string[]
  url: string
}
type Item = RulesInfo['items'][number]

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    long: LONG,
    notice: WAITING,
    shown: false,
    village: '',
    note: '',
    sample: false,
    good: [] as RuleRow[],
    minus: [] as RuleRow[],
  },

  onLoad() {
    void this.open()
  },
  async onPullDownRefresh() {
    await this.open()
    void wx.stopPullDownRefresh()
  },
  open() {
    return load(this, 'points.rules', {}, rules => {
      const hasHousehold = recall('points.home', {})?.data.household != null
      const mayReport = (item: Item) =>
        (hasHousehold && item.who.indexOf('household') >= 0) ||
        (rules.iAmGridMember && item.who.indexOf('gridMember') >= 0)
      this.setData({
        shown: true,
        village: rules.villageName,
        sample: rules.sample,
        note: rules.sample ? '' : `第 ${rules.version} 版，${dateText(rules.from)}起用`,
        good: rules.items
          .filter(item => item.points > 0)
          .map(item => rowOf(item, mayReport(item) && item.left !== 0 && item.pointsLeft !== 0)),
        minus: rules.items.filter(item => item.points < 0).map(item => rowOf(item, false)),
      })
    })
  },
  apply(event: WechatMiniprogram.TouchEvent) {
    const url = String(event.currentTarget.dataset['url'])
    if (url) void wx.navigateTo({ url })
  },
})

function rowOf(item: Item, mayReport: boolean): RuleRow {
  const { id, label, detail, points, unit, often, cap, evidence, who, left, pointsLeft, threeSteps } = item
  const proof = evidence === 'photo' ? '要一张照片' : '写一两句'
  const whose = who.length > 1 ? '' : who[0] === 'gridMember' ? '网格员来报' : '各家自己报'
  const still =
    left === 0
      ? '您家这一期报满了'
      : cap && pointsLeft === 0
        ? '您家这一期的分到顶了'
        : left === null || left === often.times
          ? ''
          : `您家还能报 ${left} 次`
  return {
    id,
    label,
    detail,
    points: signed(points),
    per: `每${unit}`,
    url: mayReport ? `/points/apply/apply?item=${id}${who.indexOf('household') < 0 ? '&for=other' : ''}` : '',
    lines: [
      [oftenText(often), cap ? capText(cap) : '', proof, threeSteps ? '' : whose]
        .filter(part => part !== '')
        .join(' · '),
      still,
    ].filter(line => line !== ''),
  }
}
