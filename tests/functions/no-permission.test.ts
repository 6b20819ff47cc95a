/** WeChat does not know the cloud-call permissions yet: nothing is published unchecked, nothing is used up, nobody is buried in reviews. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { templateId } from '../../cloudfunctions/_notices/templates'
import type { FileDoc } from '../../cloudfunctions/_documents'
import { hours, minutes } from '../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from './county'
import { asking, askJoin, card } from './joining'
import { dispatched, later, nextTick, submitted } from './jobs-tick'

let county: County
beforeEach(async () => {
  county = await openCounty({ openapiKnown: false })
})
afterEach(() => county.close())

const wordsOf = (id: string) => county.all('ticket_words').find(doc => doc.about.id === id)
const reviews = () => county.all('reviews').map(({ what, state }) => [what, state])
const upload = () => {
  for (const fn of ['api', 'jobs']) county.cloud.devtoolsUpload(fn)
}
const seenBy = async (who: 'chen' | 'he', ticketId: string) =>
  (await county.ok(who, 'ticket.open', { ticketId })).content

describe('a text', () => {
  it('is kept and shown to its writer alone; no review is opened, and the desk reads the alarm', async () => {
    const id = await submitted(county)
    expect(wordsOf(id)?.check.text).toBe('pending')
    expect(reviews()).toEqual([['text', 'waits']])
    expect((await county.ok('he', 'desk.reviews', {})).items).toEqual([])
    expect(await county.ok('he', 'desk.counters', {})).toMatchObject({ reviews: 0, alarms: ['permission'] })
    expect((await seenBy('he', id))?.text).toBeNull()
    expect(await seenBy('chen', id)).toMatchObject({ check: 'pending', text: expect.any(String) as string })
  })

  it('is checked by the timer as soon as WeChat lets us, and the alarm ends', async () => {
    const id = await submitted(county)
    await nextTick(county)
    expect(wordsOf(id)?.check.text).toBe('pending')
    upload()
    await nextTick(county)
    expect(wordsOf(id)?.check).toMatchObject({ text: 'pass', by: null })
    expect(reviews()).toEqual([['text', 'done']])
    expect((await seenBy('he', id))?.text).toBe((await seenBy('chen', id))?.text)
    expect((await county.ok('he', 'desk.counters', {})).alarms).toEqual([])
  })

  it('with a bad word never gets out: a person looks', async () => {
    const id = await submitted(county, 'chen', { text: '违规测试的话' })
    upload()
    await nextTick(county)
    expect(wordsOf(id)?.check.text).toBe('review')
    expect((await county.ok('he', 'desk.reviews', {})).items.map(one => one.text)).toEqual([
      expect.stringContaining('违规测试') as string,
    ])
  })

  it('of somebody who was here more than two hours ago cannot be checked any more: a person looks', async () => {
    const id = await submitted(county)
    await later(county, hours(3))
    upload()
    await nextTick(county)
    expect(wordsOf(id)?.check.text).toBe('review')
    expect(reviews()).toEqual([['text', 'open']])
  })

  it('several that wait ask WeChat once a tick', async () => {
    for (let i = 0; i < 3; i++) await submitted(county)
    const asked = () => county.cloud.counts()['wx.openApi'] ?? 0
    county.cloud.resetCounts()
    await nextTick(county)
    expect(asked()).toBe(1)
  })

  it('a complaint, which nobody stands before, is not taken, and the words say why', async () => {
    const sent = await county.as('chen', 'me.feedback', {
      key: tap(),
      kind: 'suggestion',
      text: '多装几盏灯',
    })
    expect(sent).toMatchObject({
      ok: false,
      code: 'CHECK_NOT_LET',
      message:
        '微信还没让这个小程序检查写的字，现在交不了。写的字还在；急的事请打电话。县里在「系统自检」上看得到。',
    })
  })
})

describe('a name', () => {
  it('waits for the checker, not for a person', async () => {
    card(county, '12345678', 'h_n1_zhou')
    asking(await askJoin(county, { openid: 'o_newcomer' }, '12345678', '陈小香'))
    const doubt = () => county.all('people').find(one => one.openid === 'o_newcomer')?.nameDoubt
    expect(doubt()).toMatchObject({ state: 'review' })
    expect(reviews()).toEqual([['name', 'waits']])
    upload()
    await nextTick(county)
    expect(doubt()).toBeNull()
    expect(reviews()).toEqual([['name', 'done']])
  })
})

describe('a photo', () => {
  it('that could not be asked about waits, and is asked about when WeChat lets us', async () => {
    const photo: Partial<FileDoc> = {
      _id: 'f1',
      v: 1,
      owner: 'chen',
      kind: 'photo',
      cloudPath: 'in/chen/f1.jpg',
      keptName: 'f1',
      kept: await county.cloud.files.put('o_chen', 'kept/f1.jpg', Buffer.from('photo')),
      raw: false,
      bytes: 5,
      state: 'pending',
      about: null,
      eventId: null,
      traceId: null,
      issuedAt: county.cloud.now(),
      sha256: null,
    }
    county.cloud.store.put('files', photo as never)
    await county.ok('chen', 'ticket.submit', {
      key: tap(),
      input: order({ attachments: [{ id: 'f1', kind: 'photo' }] }),
    })
    await later(county, minutes(40))
    expect(county.doc('files', 'f1')).toMatchObject({ state: 'pending', traceId: null })
    upload()
    await nextTick(county)
    const { traceId, state } = county.doc('files', 'f1')
    expect([typeof traceId, state]).toEqual(['string', 'pending'])
    await county.cloud.advance(minutes(1))
    expect(county.doc('files', 'f1').state).toBe('pass')
  })
})

describe('a message', () => {
  it('uses nothing up: the acceptance is there again, and the app shows it', async () => {
    county.cloud.grant('o_li', templateId('newOrder'))
    await county.ok('li', 'me.accepted', { accepted: [templateId('newOrder')], key: tap() })
    const id = await dispatched(county, { person: 'li' }, 'chen', { urgent: true })
    await nextTick(county)
    const [send] = county.all('sends').filter(one => one.about.id === id && one.personId === 'li')
    expect([send?.state, county.doc('grants', `li:${templateId('newOrder')}`).left]).toEqual(['badge', 1])
    expect(county.doc('alarms', 'permission').seen).toMatch(/^(security|subscribeMessage)\.\w+ -604101$/)
  })
})
