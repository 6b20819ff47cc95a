import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { addDays, dateText, dayKey, days, endOfDay } from '../../miniprogram/core/clock'
import { openCounty, tap, type County } from './county'
import { PEOPLE, type Key } from './seeded'
import { inside } from './jobs-inside'
import { nextTick } from './jobs-tick'
import { expectLaws } from './laws'
import { deedOf, balanceOf, codeOf, earning, entriesOf, HOME } from './points'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
let to: ReturnType<typeof earning>
let restore: () => void
beforeAll(async () => {
  county = await openCounty()
  to = earning(county)
  restore = county.remember()
})
afterEach(() => {
  expectLaws(county)
  restore()
})
afterAll(() => county.close())

const press = {
  confirm: (who: Key, id: string, key = tap()) => county.as(who, 'points.confirm', { id, agree: true, key }),
  refuse: (who: Key, id: string, reason?: string) =>
    county.as(who, 'points.confirm', { id, agree: false, ...(reason ? { reason } : {}), key: tap() }),
  object: (who: Key, id: string, householdId?: string, key = tap()) =>
    county.as(who, 'points.object', {
      id,
      reason: '那天没见着人',
      ...(householdId ? { householdId } : {}),
      key,
    }),
  answer: (who: Key, id: string, upheld: boolean, at = 0) =>
    county.as(who, 'points.answer', {
      id,
      objectionId: deedOf(county, id).objections[at]?.id ?? '',
      upheld,
      reason: '去问过了',
      key: tap(),
    }),
  withdraw: (who: Key, id: string) => county.as(who, 'points.withdraw', { id, key: tap() }),
}

it('the same deed reported before is found behind however many that were taken back', async () => {
  const first = await to.applied()
  for (let n = 0; n < 10; n++)
    expect(await press.withdraw('chen', await to.applied())).toMatchObject({ ok: true })
  const again = await to.applied()
  const { alike } = await county.ok('wang', 'points.open', { id: again })
  expect(alike.map(({ no, titles }) => [no, titles])).toEqual([[deedOf(county, first).no, ['4 号 陈家']]])
})

describe('from a good deed to the passbook', () => {
  it('applied with a receipt, vouched for, three days on the notice, credited by the timer', async () => {
    const { application, message } = await county.ok('chen', 'points.apply', to.deed())
    expect(application).toMatchObject({
      state: 'waiting',
      points: 10,
      mine: true,
      can: ['withdraw'],
      text: '帮隔壁收了谷子',
      byText: '自家报的',
    })
    expect(message).toBe(`报上去了，编号 ${application.no}，等人证实。`)
    expect(application.no).toMatch(/^V1-J26-\d{4}$/)
    expect((await county.ok('chen', 'points.home', {})).pending).toMatchObject([{ id: application.id }])
    const { application: standing } = await county.ok('wang', 'points.confirm', {
      id: application.id,
      agree: true,
      key: tap(),
    })
    expect(standing).toMatchObject({
      state: 'confirmed',
      confirmedBy: '王大山',
      objectUntil: endOfDay(addDays(county.cloud.now(), 3)),
      history: [
        { rev: 2, who: '您', text: '证实了，开始公示' },
        { rev: 1, who: null, text: '报上来了' },
      ],
    })
    expect(await county.ok('chen', 'points.home', {})).toMatchObject({ balance: 0, pendingPoints: 10 })
    await to.afterNotice()
    expect((await county.ok('chen', 'points.open', { id: application.id })).history).toMatchObject([
      { who: null, text: '入账了' },
      { who: '王大山', text: '证实了，开始公示' },
      { who: '您', text: '报上来了' },
    ])
    expect(deedOf(county, application.id)).toMatchObject({
      state: 'credited',
      results: { [HOME.chen]: { why: 'credited', entryId: `${HOME.chen}:000001` } },
    })
    const home = await county.ok('chen', 'points.home', {})
    expect(home).toMatchObject({
      balance: 10,
      count: 1,
      pending: [],
      pendingPoints: 0,
      household: { id: HOME.chen, members: 1 },
    })
    expect(home.entries).toMatchObject([
      { points: 10, balance: 10, kind: 'earned', title: '帮邻居一把 2 次', byText: '王大山证实' },
    ])
  })

  it('once it is over, the household may have its words forgotten; the passbook stays, and nobody else may', async () => {
    const {
      application: { id },
    } = await county.ok('chen', 'points.apply', to.deed())
    expect(codeOf(await county.as('chen', 'me.erase', { ticketId: id, key: tap() }))).toBe('NOT_NOW')
    await press.confirm('wang', id)
    await to.afterNotice()
    expect(codeOf(await county.as('zhou', 'me.erase', { ticketId: id, key: tap() }))).toBe('NOT_FOUND')
    expect(await county.ok('chen', 'me.erase', { ticketId: id, key: tap() })).toEqual({ erased: 1 })
    expect(await county.ok('chen', 'points.open', { id })).toMatchObject({ text: null, state: 'credited' })
    expect(await county.ok('chen', 'points.home', {})).toMatchObject({ balance: 10, count: 1 })
  })

  it('a key used for another deed is no receipt, nor does it press another verb', async () => {
    const ask = to.deed()
    const {
      application: { id },
    } = await county.ok('chen', 'points.apply', ask)
    expect(codeOf(await county.as('chen', 'points.apply', { ...ask, quantity: 1 }))).toBe('KEY_USED')
    const key = tap()
    await press.confirm('wang', id, key)
    expect(codeOf(await county.as('wang', 'points.object', { id, reason: '想想不对', key }))).toBe('KEY_USED')
    expect(deedOf(county, id).objections).toHaveLength(0)
  })

  it('nothing is credited at the very last millisecond of the notice; one later it is, and no objection counts', async () => {
    const id = await to.confirmed()
    const until = deedOf(county, id).noticeUntil ?? 0
    const job = await inside(county)
    await job('deeds', until)
    expect(deedOf(county, id).state).toBe('confirmed')
    await job('deeds', until + 1)
    expect(deedOf(county, id).state).toBe('credited')
    expect(codeOf(await press.object('zhou', id))).toBe('OBJECTION_OVER')
  })

  it('everybody concerned is told, nobody else, and no reason or name travels', async () => {
    const id = await to.objected('zhou')
    await press.answer('yang', id, false)
    await to.afterNotice()
    await nextTick(county)
    const told = county.all('sends').filter(one => one.about.id === id)
    const message = (who: Key) =>
      told
        .filter(one => one.personId === who)
        .map(one => one.message.replace(/^\S+ /, ''))
        .sort()
    expect(message('chen')).toEqual([
      '帮邻居一把 2 次 +10 分，记进存折了。',
      '帮邻居一把 2 次有人提了意见，等监委会答复。',
      '帮邻居一把 2 次的意见答复了，公示期满就入账。',
      `帮邻居一把 2 次证实了，公示到 ${dateText(deedOf(county, id).noticeUntil ?? 0)}，没有意见就入账。`,
    ])
    expect(message('zhou')).toEqual(['您提的意见有了答复，点开看看。'])
    expect(message('liu')).toEqual(['公示有一条意见，请您答复。'])
    expect(new Set(told.map(one => one.personId))).toEqual(new Set(['chen', 'zhou', 'yang', 'liu', 'li']))
    expect(message('li'), 'the nearest grid member is asked').toEqual(['帮邻居一把 2 次，等您证实。'])
    for (const one of told)
      for (const hidden of ['那天没见着人', '去问过了', '周', '陈', '收了谷子'])
        expect(one.message).not.toContain(hidden)
    expect(new Set(told.map(one => one.state))).toEqual(new Set(['badge']))
    expect((await county.ok('zhou', 'me.home', {})).badges).toMatchObject([{ about: { kind: 'deed', id } }])
    // A badge about points waits to be opened; nobody is sent after it.
    await county.cloud.advance(days(2))
    await nextTick(county)
    expect(
      county
        .all('sends')
        .filter(one => one.about.id === id)
        .map(one => one.state),
    ).toEqual(told.map(() => 'badge'))
  })

  it('who is asked to vouch: the nearest grid member who is not concerned', async () => {
    const asked = async (id: string) => {
      await nextTick(county)
      return county
        .all('sends')
        .filter(one => one.eventId === `${id}:000001`)
        .map(one => one.personId)
        .sort()
    }
    expect(await asked(await to.applied('chen'))).toEqual(['li'])
    expect(await asked(await to.applied('li'))).toEqual(['wang'])
    expect(await asked(await to.group([HOME.chen, HOME.wang]))).toEqual(['liu', 'yang'])
  })

  it('anyone who asked for messages gets one, once', async () => {
    county.cloud.grant('o_chen', 'points')
    await county.ok('chen', 'me.accepted', { accepted: ['points'], key: tap() })
    await to.confirmed()
    await nextTick(county)
    await nextTick(county)
    const sent = county.cloud
      .messages()
      .filter(one => one.api === 'subscribeMessage.send' && one.result.errcode === 0)
    expect(sent).toHaveLength(1)
    expect(JSON.stringify(sent)).not.toContain('陈')
  })
})

describe('nobody decides on the matter of their own household', () => {
  it('who applied, and who lives there, cannot vouch, object or answer; another grid member can', async () => {
    const own = await to.applied('li')
    for (const who of ['li'] as const) expect(codeOf(await press.confirm(who, own))).toBe('NOT_YOURSELF')
    expect(codeOf(await press.confirm('wang', own))).toBe('ok')
    expect(codeOf(await press.object('li', own))).toBe('NOT_YOURSELF')
    const helped = await to.applied('li', { households: [HOME.zhou], consentWords: '当面同意' })
    expect(codeOf(await press.confirm('li', helped))).toBe('NOT_YOURSELF')
    const ofSupervisor = await to.applied('liu')
    expect(codeOf(await press.confirm('liu', ofSupervisor))).toBe('NOT_YOURSELF')
    await press.confirm('wang', ofSupervisor)
    await press.object('zhou', ofSupervisor)
    expect(codeOf(await press.answer('liu', ofSupervisor, false))).toBe('NOT_YOURSELF')
    expect(codeOf(await press.answer('yang', ofSupervisor, false))).toBe('ok')
  })

  it('anyone who vouched or objected does not answer; the other supervisor does', async () => {
    const id = await to.applied()
    await press.confirm('yang', id)
    await press.object('zhou', id)
    expect(codeOf(await press.answer('yang', id, false))).toBe('NOT_ALLOWED')
    expect(codeOf(await press.answer('liu', id, false))).toBe('ok')
  })

  it('where no supervisor may answer, the town does; where one may, it does not', async () => {
    const id = await to.applied()
    await press.confirm('yang', id)
    await press.object('zhou', id)
    expect(codeOf(await press.answer('zhao', id, false))).toBe('NOT_ALLOWED')
    await press.object('liu', id)
    // 刘长海 objected and 杨秀芝 vouched: nobody in the village is left for this one.
    expect(codeOf(await press.answer('liu', id, false, 1))).toBe('NOT_ALLOWED')
    expect(codeOf(await press.answer('zhao', id, false, 1))).toBe('ok')
    expect((await county.ok('zhao', 'points.list', { list: 'objected' })).items).toMatchObject([
      { id, can: [] },
    ])
    expect(codeOf(await press.answer('liu', id, false, 0))).toBe('ok')
  })
})

describe('objections', () => {
  it('one each; upheld ends it and nothing is credited', async () => {
    const id = await to.objected('zhou')
    expect(codeOf(await press.object('zhou', id))).toBe('OBJECTED_ALREADY')
    expect(codeOf(await press.object('tan', id))).toBe('ok')
    expect(codeOf(await press.object('luo', id)), 'another village').toBe('NOT_FOUND')
    expect(codeOf(await press.answer('yang', id, false, 1))).toBe('ok')
    expect(deedOf(county, id).state).toBe('objected')
    await to.afterNotice()
    expect(deedOf(county, id).state, 'the clock waits for the answer').toBe('objected')
    expect(await press.answer('yang', id, true, 0)).toMatchObject({
      ok: true,
      data: { message: '答复记下了，这一件不入账。', application: { state: 'overruled' } },
    })
    expect(codeOf(await press.answer('liu', id, false, 0))).toBe('NOT_NOW')
    await nextTick(county)
    expect(balanceOf(county, HOME.chen)).toBe(0)
  })

  it('answered after the notice: credited by the next timer', async () => {
    const id = await to.objected()
    await to.afterNotice()
    await press.answer('liu', id, false)
    expect(deedOf(county, id).state).toBe('confirmed')
    expect(codeOf(await press.object('tan', id)), 'the notice is not opened again').toBe('OBJECTION_OVER')
    await nextTick(county)
    expect([deedOf(county, id).state, balanceOf(county, HOME.chen)]).toEqual(['credited', 10])
  })

  it('nobody but the committee learns who objected and why', async () => {
    const id = await to.objected('zhou')
    const seenBy = async (who: Key) =>
      JSON.stringify((await county.ok(who, 'points.open', { id })).objections)
    for (const who of ['chen', 'tan'] as const) expect(await seenBy(who)).not.toMatch(/zhou|没见着/)
    expect(await seenBy('yang')).toContain('没见着')
    expect((await county.ok('zhou', 'points.open', { id })).objections).toMatchObject([
      { mine: true, reason: '那天没见着人' },
    ])
    await press.answer('yang', id, true)
    expect((await county.ok('chen', 'points.open', { id })).objections).toMatchObject([
      { mine: false, reason: null, answer: { upheld: true, byName: '杨秀芝', reason: '去问过了' } },
    ])
    expect(codeOf(await county.as('tan', 'points.open', { id })), 'off the notice').toBe('NOT_FOUND')
    expect(codeOf(await county.as('zhou', 'points.open', { id })), 'who objected reads the answer').toBe('ok')
  })
})

describe('a form for a group', () => {
  it('every household is credited once; the one that an objection was upheld for is not', async () => {
    const id = await to.group()
    await press
      .confirm('wang', id)
      .then(reply => expect(codeOf(reply), '王大山 is in it').toBe('NOT_YOURSELF'))
    await press.confirm('yang', id)
    expect(codeOf(await press.object('tan', id, 'h_n2_tan'))).toBe('BAD_INPUT')
    await press.object('tan', id, HOME.zhou)
    await press.answer('liu', id, true)
    expect(deedOf(county, id).state).toBe('confirmed')
    await to.afterNotice()
    expect([HOME.chen, HOME.zhou, HOME.wang].map(one => balanceOf(county, one))).toEqual([5, 0, 5])
    expect(deedOf(county, id).results[HOME.zhou]).toEqual({ entryId: null, why: 'overruled' })
    expect(
      (await county.ok('zhou', 'points.open', { id })).results,
      'a household reads its own result',
    ).toMatchObject([{ id: HOME.zhou, why: 'overruled' }])
  })
  it('is made by a grid member for households of the own grid, and vouched for by somebody of that node', async () => {
    expect(
      codeOf(
        await county.as(
          'li',
          'points.apply',
          to.deed({ itemId: 'meeting', quantity: 1, households: [HOME.chen, HOME.tan] }),
        ),
      ),
    ).toBe('NOT_ALLOWED')
    expect(
      codeOf(
        await county.as(
          'chen',
          'points.apply',
          to.deed({ itemId: 'meeting', quantity: 1, households: [HOME.chen, HOME.zhou] }),
        ),
      ),
    ).toBe('NOT_ALLOWED')
    expect(
      codeOf(await county.as('li', 'points.apply', to.deed({ households: [HOME.chen, HOME.chen] }))),
    ).toBe('BAD_INPUT')
    const id = await to.group([HOME.chen, HOME.zhou])
    expect(codeOf(await press.confirm('gao', id)), 'another grid').toBe('NOT_FOUND')
    expect(codeOf(await press.confirm('wang', id))).toBe('ok')
  })
  it('no household takes back the others’; who made it may', async () => {
    const id = await to.group()
    expect(codeOf(await press.withdraw('chen', id))).toBe('NOT_YOURSELF')
    expect(codeOf(await press.withdraw('li', id))).toBe('ok')
  })
})

describe('how often', () => {
  const once = { itemId: 'sorting', quantity: 1 } as const
  it('is said when applying, and counted again when credited: the second one of the month gives nothing and says so', async () => {
    const first = await to.confirmed(once)
    const second = await to.confirmed({ ...once, day: dayKey(county.cloud.now() - days(1)) })
    await to.afterNotice()
    expect([first, second].map(id => deedOf(county, id).results[HOME.chen]?.why).sort()).toEqual([
      'credited',
      'overQuota',
    ])
    expect(balanceOf(county, HOME.chen)).toBe(10)
    const again = to.deed({ ...once, day: dayKey(county.cloud.now() - days(2)) })
    expect(await county.as('chen', 'points.apply', again)).toMatchObject({
      ok: false,
      code: 'ITEM_LIMIT',
      message: '这件事每户每月最多 1 次，您家这一期已经报满了。',
    })
    const { items } = await county.ok('chen', 'points.rules', {})
    expect([
      items.find(one => one.id === 'sorting')?.left,
      items.find(one => one.id === 'helping')?.left,
      items.find(one => one.id === 'dumping')?.left,
    ]).toEqual([0, 6, null])
  })
})

describe('a minus', () => {
  const minus: { itemId: string; quantity: number; households: string[] } = {
    itemId: 'dumping',
    quantity: 1,
    households: [HOME.chen],
  }
  const step = (which: 1 | 2, who: Key = 'li', itemId = 'dumping') =>
    county.as(who, 'points.step', {
      householdId: HOME.chen,
      itemId,
      step: which,
      text: '上门说了，垃圾要倒进桶里',
      key: tap(),
    })
  const withPhoto = async (itemId = 'dumping') =>
    county.as(
      'li',
      'points.apply',
      to.deed({ ...minus, itemId, attachments: [{ id: await to.photo('li'), kind: 'photo' }] }),
    )

  it('needs the talk and the reproof on earlier, different days; then a supervisor, the notice, and never below zero', async () => {
    await to.credited({ itemId: 'sorting', quantity: 1 })
    await county.ok('chen', 'points.home', {}).then(home => expect(home.balance).toBe(10))
    expect(codeOf(await withPhoto())).toBe('NEEDS_STEPS')
    expect(codeOf(await step(2))).toBe('NEEDS_STEPS')
    expect(codeOf(await step(1))).toBe('ok')
    await step(1, 'li', 'burning')
    expect(codeOf(await step(2)), 'the same day').toBe('NEEDS_STEPS')
    await county.cloud.advance(days(1))
    expect(codeOf(await step(2, 'yang'))).toBe('ok')
    await step(2, 'yang', 'burning')
    expect(codeOf(await withPhoto()), 'the same day').toBe('NEEDS_STEPS')
    await county.cloud.advance(days(1))
    const reply = await withPhoto()
    const id = reply.ok ? reply.data.application.id : ''
    expect(codeOf(await press.confirm('wang', id)), 'a grid member is not enough').toBe('NOT_ALLOWED')
    expect(codeOf(await press.withdraw('chen', id))).toBe('NOT_YOURSELF')
    expect(codeOf(await press.confirm('yang', id))).toBe('ok')
    expect(codeOf(await press.object('chen', id)), 'the household may speak against it').toBe('ok')
    expect(codeOf(await press.answer('liu', id, false))).toBe('ok')
    await to.afterNotice()
    expect(entriesOf(county, HOME.chen).map(one => [one.kind, one.legs[0].points, one.balance])).toEqual([
      ['earned', 10, 10],
      ['deducted', -5, 5],
    ])
    // Ten to take, five there are: a penalty alone leads to nothing and no further.
    const again = await withPhoto('burning')
    await press.confirm('yang', again.ok ? again.data.application.id : '')
    await to.afterNotice()
    expect(entriesOf(county, HOME.chen).at(-1)).toMatchObject({
      kind: 'deducted',
      balance: 0,
      legs: [{ points: -5 }, { points: 5 }],
    })
  })
  it('takes nothing where there is nothing, and says so', async () => {
    await step(1)
    await county.cloud.advance(days(1))
    await step(2)
    await county.cloud.advance(days(1))
    const reply = await withPhoto()
    const id = reply.ok ? reply.data.application.id : ''
    await press.confirm('yang', id)
    await to.afterNotice()
    expect(deedOf(county, id)).toMatchObject({
      state: 'credited',
      results: { [HOME.chen]: { why: 'zero', entryId: null } },
    })
    expect(county.all('entries')).toEqual([])
    // What a minus was founded on is not the household's to delete.
    expect(await county.ok('chen', 'me.erase', { ticketId: id, key: tap() })).toEqual({ erased: 0 })
    expect(county.doc('ticket_words', `${id}:000001`).erasedAt).toBeNull()
  })
  it('is not for one’s own household, a neighbour or several at once', async () => {
    expect(codeOf(await step(1, 'chen'))).toBe('NOT_ALLOWED')
    expect(
      codeOf(
        await county.as('li', 'points.step', {
          householdId: HOME.li,
          itemId: 'dumping',
          step: 1,
          text: '说过',
          key: tap(),
        }),
      ),
    ).toBe('NOT_YOURSELF')
    expect(
      codeOf(
        await county.as('li', 'points.step', {
          householdId: HOME.chen,
          itemId: 'sweep',
          step: 1,
          text: '说过',
          key: tap(),
        }),
      ),
    ).toBe('NO_SUCH_ITEM')
    expect(codeOf(await county.as('zhou', 'points.apply', to.deed({ ...minus })))).toBe('NOT_ALLOWED')
    expect(codeOf(await county.as('li', 'points.apply', to.deed({ ...minus, households: [HOME.li] })))).toBe(
      'NOT_YOURSELF',
    )
    expect(
      codeOf(
        await county.as('li', 'points.apply', to.deed({ ...minus, households: [HOME.chen, HOME.zhou] })),
      ),
    ).toBe('BAD_INPUT')
  })
})

describe('what is asked of an application', () => {
  it.each<[string, Partial<Parameters<typeof to.deed>[0]>, string]>([
    ['an item that is not in the rules', { itemId: 'login' }, 'NO_SUCH_ITEM'],
    ['an item of the grid member', { itemId: 'yard', quantity: 1 }, 'ITEM_NOT_YOURS'],
    ['more than the most', { quantity: 3 }, 'BAD_INPUT'],
    ['tomorrow', { day: '2027-12-01' }, 'DAY_NOT_YET'],
    ['two months ago', { day: '2026-09-10' }, 'DAY_TOO_OLD'],
    ['a day that is none', { day: '2026-02-30' }, 'BAD_INPUT'],
    ['no word where words are the evidence', { text: undefined }, 'NEEDS_WORDS'],
    ['no photo where one is', { itemId: 'sweep', quantity: 1 }, 'NEEDS_PHOTO'],
    ['a voice note', { attachments: [{ id: 'f1', kind: 'voice', seconds: 3 }] }, 'BAD_INPUT'],
    ['a photo that is not there', { attachments: [{ id: 'f1', kind: 'photo' }] }, 'FILE_NOT_YOURS'],
    ['a household that is not there', { households: ['h_nowhere'] }, 'BAD_INPUT'],
  ])('not %s', async (_, over, code) => {
    const before = county.deeds()
    expect(codeOf(await county.as('chen', 'points.apply', to.deed(over)))).toBe(code)
    expect(county.deeds()).toBe(before)
  })
  it('staff without a household here apply for nobody; who helps writes down the consent', async () => {
    expect(codeOf(await county.as('he', 'points.apply', to.deed()))).toBe('NO_HOUSEHOLD')
    expect(codeOf(await county.as('li', 'points.apply', to.deed({ households: [HOME.zhou] })))).toBe(
      'NEEDS_CONSENT',
    )
    expect(
      await county.ok('li', 'points.apply', to.deed({ households: [HOME.zhou], consentWords: '当面同意' })),
    ).toMatchObject({ application: { byText: '李春兰代报' } })
  })
  it('a photo of another, or one that lies with something else, is not taken', async () => {
    const mine = await to.photo('chen')
    const photo = (id: string) => ({
      itemId: 'sweep',
      quantity: 1,
      attachments: [{ id, kind: 'photo' as const }],
    })
    expect(codeOf(await county.as('zhou', 'points.apply', to.deed(photo(mine))))).toBe('FILE_NOT_YOURS')
    expect(codeOf(await county.as('chen', 'points.apply', to.deed(photo(mine))))).toBe('ok')
    expect(codeOf(await county.as('chen', 'points.apply', to.deed(photo(mine))))).toBe('FILE_NOT_YOURS')
  })
  it('the sixth within a minute has to wait', async () => {
    for (let i = 0; i < 5; i++) await county.ok('tan', 'points.apply', to.deed())
    expect(codeOf(await county.as('tan', 'points.apply', to.deed()))).toBe('SPAM')
  })
  it('rules that a village saved take the place of the sample there, from their first day on', async () => {
    const item = { ...deedOf(county, await to.applied()).item, points: 50 }
    const rules = (version: number, from: number, points: number) =>
      county.cloud.store.put('rules', {
        _id: `points:v2:000${version}`,
        v: 1,
        kind: 'points',
        at: 0,
        by: 'console',
        body: { villageId: 'v2', version, from, items: [{ ...item, points }] },
      })
    rules(2, 0, 50)
    rules(3, county.cloud.now() + days(1), 70)
    expect(await county.ok('luo', 'points.rules', {})).toMatchObject({
      version: 2,
      sample: false,
      villageName: '白塘村',
      items: [{ points: 50 }],
    })
    expect((await county.ok('chen', 'points.rules', { villageId: 'v1' })).sample).toBe(true)
    expect(codeOf(await county.as('chen', 'points.rules', { villageId: 'g1' }))).toBe('NOT_FOUND')
  })
})

describe('who sees an application', () => {
  it('waiting: the household, who applied, and who may vouch; on the notice the village reads the deed, not the words', async () => {
    const id = await to.applied('chen', {
      itemId: 'sweep',
      quantity: 1,
      attachments: [{ id: await to.photo(), kind: 'photo' }],
    })
    const opens = async () => {
      const all: Key[] = []
      for (const who of Object.keys(PEOPLE) as Key[])
        if (codeOf(await county.as(who, 'points.open', { id })) === 'ok') all.push(who)
      return all
    }
    expect(await opens()).toEqual(['chen', 'li', 'wang', 'yang', 'liu', 'zhao'])
    await press.confirm('wang', id)
    expect(await opens()).toEqual([
      'chen',
      'zhou',
      'tan',
      'li',
      'wang',
      'gao',
      'he',
      'yang',
      'liu',
      'zhao',
      'sun',
    ])
    const seen = await county.ok('zhou', 'points.open', { id })
    expect(seen).toMatchObject({
      text: null,
      photos: [],
      refusedReason: null,
      can: ['object'],
      households: [{ title: expect.stringMatching(/陈家$/) as unknown }],
    })
    expect(JSON.stringify(seen)).not.toMatch(/陈桂香|谷子/)
    expect((await county.ok('zhou', 'points.list', { list: 'notice' })).items).toMatchObject([{ id }])
    expect((await county.ok('luo', 'points.list', { list: 'notice' })).items).toEqual([])
  })
  it('anyone who may vouch finds it in their list and among their duties, and not the own one', async () => {
    const id = await to.applied()
    const own = await to.applied('li')
    const waits = async (who: Key) =>
      (await county.ok(who, 'points.list', { list: 'toConfirm' })).items.map(one => one.id).sort()
    expect(await waits('li')).toEqual([id])
    expect(await waits('wang')).toEqual([id, own].sort())
    expect((await county.ok('wang', 'points.home', {})).duties).toMatchObject({ toConfirm: 2, toAnswer: 0 })
    expect(codeOf(await county.as('zhou', 'points.list', { list: 'toConfirm' }))).toBe('NOT_ALLOWED')
    // Behind more than a page of their own that are newer it is on the first page all the same.
    const put = county.remember()
    const doc = county.doc('deeds', own)
    for (let i = 0; i < 25; i++) {
      const copy = `${own}${String(i)}`
      const sortKey = `9${doc.sortKey}${String(i)}`
      county.cloud.store.put('deeds', {
        ...doc,
        _id: copy,
        sortKey,
        deed: { ...doc.deed, id: copy, no: copy },
      })
    }
    expect(await waits('li')).toEqual([id])
    put()
  })
  it('not vouched for: the household reads why, and others do not', async () => {
    const id = await to.applied()
    expect(codeOf(await press.refuse('wang', id))).toBe('NEEDS_REASON')
    expect(codeOf(await press.refuse('wang', id, '那天在镇里'))).toBe('ok')
    expect((await county.ok('chen', 'points.open', { id })).refusedReason).toBe('那天在镇里')
    expect(codeOf(await county.as('zhou', 'points.open', { id }))).toBe('NOT_FOUND')
  })
  it('households to choose from are doors and surnames; without a post only by typing one, of the own village', async () => {
    expect((await county.ok('li', 'points.households', {})).items.map(one => one.id).sort()).toEqual(
      [HOME.chen, HOME.zhou, HOME.li, HOME.wang, HOME.liu].sort(),
    )
    expect(codeOf(await county.as('chen', 'points.households', {}))).toBe('NOT_ALLOWED')
    const found = await county.ok('chen', 'points.households', { q: '谭家' })
    expect(found).toMatchObject({ items: [{ id: HOME.tan }], next: null, total: 1 })
    expect(await county.ok('chen', 'points.households', { q: '罗家' })).toEqual({
      items: [],
      next: null,
      total: 0,
    })
    expect(JSON.stringify(found)).not.toContain('谭秀云')
  })
})
