import { describe, expect, it } from 'vitest'
import { fromDayKey, endOfDay } from '../../core/clock/shanghai'
import { hours } from '../../core/clock/units'
import type { TicketDetail } from '../../core/ticket/sight/infos'
import { page } from '../../core/ticket/golden/sight.testing'
import { people } from '../../core/ticket/story/people.testing'
import { claim, dispatchTo, dispute, submit } from '../../core/ticket/story/presses.testing'
import { given, type Story } from '../../core/ticket/testing'
import { aloudOf, receiptOf } from './model'

const { chen, li } = people
const NOW = fromDayKey('2026-11-24') + hours(8)
const contact = { id: 'li', name: '李春梅', post: '网格员', phone: '13900001111', gridName: '三组 2 格' }
const of = (story: Story, now = NOW) => receiptOf(page(story, chen) as TicketDetail, contact, now)
const steps = (story: Story) => of(story).steps.map(({ day, under, words }) => `${day}|${under}|${words}`)

describe('a receipt', () => {
  it('says the number apart, what was brought, and who does what by which day', () => {
    const receipt = of(given(submit()).story)
    expect(receipt).toMatchObject({
      series: 'WL26',
      at: '11 月 24 日 8:00',
      title: '桥头往东第三盏路灯不亮',
      filedAs: '基础设施 · 路灯',
      call: { name: '李春梅', phone: '13900001111' },
      mayShare: true,
    })
    expect(receipt.steps.map(({ day, under, words }) => `${day}|${under}|${words}`)).toEqual([
      '明天|25 日|派单台派给人',
      '派了以后||二十四小时内有人领单，写下哪天办好',
      '29 日|星期日|最晚这天办好',
    ])
  })

  it('is read aloud without a word of what it is about', () => {
    const receipt = { ...of(given(submit()).story), number: '0323' }
    expect(aloudOf(receipt)).toEqual([
      '交上去了，编号后四位，0，3，2，3',
      '明天，25 日，派单台派给人',
      '29 日，星期日，最晚这天办好',
      '有事打给李春梅，1，3，9，0，0，0，0，1，1，1，1',
    ])
  })

  it('of an urgent one names the hour', () => {
    expect(steps(given(submit({ urgent: true })).story)[0]).toBe('9:00|今天|派单台派给人')
  })

  it('goes on with the order: who was asked, who promised which day, and whom to ring then', () => {
    expect(steps(given(submit(), dispatchTo(li)).story)[0]).toContain('李春梅领单，写下哪天办好')
    const { story } = given(submit(), dispatchTo(li), claim(li))
    expect(steps(story)[0]).toBe('后天|26 日|李春梅答应这天前办好')
    expect(of(story).call).toMatchObject({ note: '正在办这一单，有事打这个电话' })
  })

  it('of a complaint about staff names the town and nobody to ring; of a quarrel there is no card', () => {
    const complaint = of(given(submit({ aboutStaff: true })).story)
    expect([complaint.call, complaint.steps[0]?.words, complaint.mayShare]).toEqual([
      null,
      '镇里派给人',
      false,
    ])
    expect(of(given(submit(dispute)).story).mayShare).toBe(false)
  })

  it('says the day itself once it is further off', () => {
    const { story } = given(submit())
    expect(of(story, endOfDay(fromDayKey('2026-11-21'))).steps[0]).toMatchObject({
      day: '25 日',
      under: '星期三',
    })
    expect(of(story, fromDayKey('2026-10-30')).steps[0]).toMatchObject({ day: '25 日', under: '11 月' })
  })
})
