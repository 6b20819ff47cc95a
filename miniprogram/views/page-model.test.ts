import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { days, hours } from '../core/clock/units'
import type { TicketDetail } from '../core/ticket/sight/infos'
import { against, pageModel } from './page-model'

const folder = path.resolve(import.meta.dirname, '../../local/phone/fixtures')
const opened = (name: string): TicketDetail & { now: number } =>
  (
    JSON.parse(readFileSync(path.join(folder, `ticket-${name}.json`), 'utf8')) as {
      'ticket.open': TicketDetail & { now: number }
    }
  )['ticket.open']
const model = (name: string) => {
  const detail = opened(name)
  return pageModel(detail, detail.now)
}

describe('the page of an order', () => {
  it('says the first sentence as the title and only the rest below it', () => {
    const { title, quote } = model('open')
    expect(quote).not.toContain(title)
    expect(quote).toContain('前天隔壁老人差点绊倒')
  })

  it('does not say the first words again in the timeline', () => {
    const detail = opened('open')
    const first = detail.timeline[detail.timeline.length - 1]
    if (first) first.text = detail.content?.text ?? null
    const { timeline } = pageModel(detail, detail.now)
    expect(timeline[timeline.length - 1]?.text).not.toContain('看不见路')
    expect(timeline[0]?.photos).toHaveLength(2)
  })

  it('never hands a picture that is still being checked to the page', () => {
    expect(model('open').photos.map(photo => [photo.state, photo.src !== undefined])).toEqual([
      ['ok', true],
      ['checking', false],
    ])
  })

  it('says why a voice note cannot be heard yet', () => {
    const detail = opened('open')
    if (detail.content) detail.content.voice = { id: 'v', seconds: 8, state: 'pending' }
    expect(pageModel(detail, detail.now)).toMatchObject({
      voice: null,
      silent: '还有一段 8 秒的话，正在检查，查完就能听',
    })
    expect(model('open').silent).toBe('')
  })

  it('tells a declined order where to go instead, without promise and ruler', () => {
    const { news, promise, ruler } = model('open-declined')
    expect(news?.after).toContain('3 号窗')
    expect([promise, ruler]).toEqual([null, null])
  })

  it('says of a request who asks, what was filled in and until when it is answered', () => {
    const detail = opened('open')
    const reason = { label: '为什么要延', text: '灯头缺货' }
    const until = { label: '延到哪天', text: '11 月 30 日' }
    const ask = {
      request: 'objection' as const,
      message: '李春梅想延几天',
      note: '您点头才延。',
      fields: [until, reason],
    }
    const soon = Date.parse('2026-11-27T17:00:00+08:00')
    detail.asked = [
      { ...ask, dueAt: soon },
      { ...ask, fields: [], dueAt: null },
    ]
    const shown = { id: 'objection', title: '李春梅想延几天', words: '您点头才延。' }
    expect(pageModel(detail, soon - hours(2)).waiting).toEqual([
      {
        ...shown,
        words: '您点头才延。最晚今天 17:00 答复。',
        after: '延到哪天：11 月 30 日，为什么要延：灯头缺货',
      },
      { ...shown, after: '' },
    ])
    expect(model('open').waiting).toEqual([])
  })

  it('shows of the order it was merged into only number, state and promise', () => {
    const { news, promise } = model('open-merged')
    expect(news?.title).toContain('LX26-0296')
    expect(news?.words).toContain('11 月 26 日')
    expect(promise).toBeNull()
  })

  it('does not introduce the person who ordered to themselves', () => {
    expect(model('open-staff').requester?.surname).toBe('陈')
    const own = opened('open-staff')
    own.ticket.mine = true
    expect(pageModel(own, own.now).requester).toBeNull()
  })

  it('tells the author that the words wait for a person', () => {
    const detail = opened('open')
    if (detail.content) detail.content.check = 'review'
    expect(pageModel(detail, detail.now).check).toContain('请人看')
  })
})

describe('kept or not', () => {
  const promised = Date.UTC(2026, 10, 26, 15, 59, 59, 999)
  it('counts whole days before the promised day, and any part of a day after it', () => {
    expect(against(promised - days(1) - hours(2), promised)).toBe('比答应的早 1 天')
    expect(against(promised - hours(3), promised)).toBe('就在答应的那天')
    expect(against(promised + hours(1), promised)).toBe('比答应的晚 1 天')
    expect(against(promised + days(1) + hours(1), promised)).toBe('比答应的晚 2 天')
  })
})

describe('orders worked on together', () => {
  const content = (text: string) => ({
    text,
    place: null,
    wish: null,
    photos: [],
    voice: null,
    check: 'pass' as const,
    erased: false,
  })
  it('says how many households speak of it, and what each of them said and added', () => {
    const detail = opened('open')
    const page = pageModel(
      {
        ...detail,
        ticket: { ...detail.ticket, households: 3 },
        joined: [
          { no: 'LX26-4711', requester: null, content: content('路灯漏电'), added: [content('下雨更厉害')] },
        ],
      },
      detail.now,
    )
    expect(page.households).toBe('3 户反映')
    expect(page.joined).toMatchObject([{ text: 'LX26-4711：路灯漏电；下雨更厉害' }])
  })
  it('says of one that came out of a merge what that came to', () => {
    const detail = opened('open')
    const at = detail.now
    const { linked } = pageModel(
      {
        ...detail,
        linked: { no: 'LX26-4711', resolution: { outcome: 'done', text: '线包好了', photos: [], at } },
      },
      detail.now,
    )
    expect(linked).toMatchObject({ title: '上一回跟 LX26-4711 一起办的', words: '办好了：线包好了' })
  })
})
