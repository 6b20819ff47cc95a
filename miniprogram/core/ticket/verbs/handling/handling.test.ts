import { describe, expect, test } from 'vitest'
import { endOfDay, fromDayKey } from '../../../clock/shanghai'
import { days, hours } from '../../../clock/units'
import { roundOf } from '../../pieces/selectors'
import { waysOn } from '../../decide'
import { after, clock, given, press } from '../../testing'
import {
  claim,
  dispatchTo,
  dispatchToPool,
  dispute,
  disputeClass,
  resolve,
  submit,
  upTo,
} from '../../story/presses.testing'
import { NOW, people } from '../../story/people.testing'

const { chen, li, wang, ma, zhao, qian, other, far } = people

describe('领单', () => {
  test('promises the end of a day, with measures', () => {
    const { story } = given(...upTo('dispatched')).when(claim(li, { promisedDay: '2026-11-26' }))
    expect(story.here).toMatchObject({
      stage: {
        state: 'claimed',
        holder: 'li',
        holderName: '李春梅',
        coHandlers: [],
        earlier: [],
        commitment: {
          promisedAt: endOfDay(fromDayKey('2026-11-26')),
          beyondLimit: false,
          claimedLate: false,
          showContact: true,
        },
      },
      handledBy: ['li'],
    })
    expect(story.words['t1:000003']).toEqual({ measures: '明天带梯子去换灯泡' })
  })

  test('of two at once one wins, and the other hears who', () => {
    const pool = [submit(), dispatchToPool([li, wang])]
    expect(
      given(...pool, claim(wang))
        .when(claim(li))
        .thenRefused('TAKEN').message,
    ).toMatch(/^王树林先领走了这单，答应 \d+ 月 \d+ 日前办好。您不用再做什么/)
  })

  test('who was never offered it is not told who has it', () => {
    for (const by of [ma, other, far]) {
      expect(
        given(...upTo('claimed'))
          .when(claim(by))
          .thenRefused('NOT_ALLOWED').message,
      ).not.toContain('李春梅')
      given(...upTo('dispatched'))
        .when(claim(by))
        .thenRefused('NOT_ALLOWED')
    }
  })

  test('comes too late once it is back on the desk', () => {
    given(...upTo('dispatched'), after(hours(25)), clock('lapse'))
      .when(claim(li))
      .thenRefused('NOT_NOW')
  })

  test('a second tap of the holder is no news to them', () => {
    given(...upTo('claimed'))
      .when(claim(li))
      .thenRefused('NOT_NOW')
  })

  test('once it was claimed on time, who gets it later is not late', () => {
    const again = [press(zhao, 'reassign', { person: ma.id, reason: '住院了' }, { people: [ma] })]
    const ticket = given(...upTo('claimed'), after(hours(30)), ...again)
      .when(claim(ma))
      .then('claimed')
    expect(roundOf(ticket)).toMatchObject({ claimedAt: NOW, claimLate: false })
  })

  test('wins until the lapse is recorded, and is marked late', () => {
    const onTime = given(...upTo('dispatched'), after(hours(24)))
      .when(claim(li))
      .then('claimed')
    expect(onTime).toMatchObject({ stage: { commitment: { claimedLate: false } } })
    expect(roundOf(onTime).claimLate).toBe(false)
    const late = given(...upTo('dispatched'), after(hours(24) + 1))
      .when(claim(li))
      .then('claimed')
    expect(late).toMatchObject({ stage: { commitment: { claimedLate: true } } })
    expect(roundOf(late).claimLate).toBe(true)
  })

  test('the promised day is a day, not gone by, and not years away', () => {
    for (const promisedDay of ['2026-02-30', '26-11-2026'])
      given(...upTo('dispatched'))
        .when(claim(li, { promisedDay }))
        .thenRefused('BAD_INPUT')
    given(...upTo('dispatched'))
      .when(claim(li, { promisedDay: '2028-01-01' }))
      .thenRefused('DAY_RANGE')
    given(...upTo('dispatched'))
      .when(claim(li, { promisedDay: '2026-11-23' }))
      .thenRefused('DAY_PAST')
    given(...upTo('dispatched'))
      .when(claim(li, { promisedDay: '2026-11-24' }))
      .then('claimed')
  })

  test('a day beyond the limit needs a reason, and shows', () => {
    given(...upTo('dispatched'))
      .when(claim(li, { promisedDay: '2026-11-29' }))
      .then('claimed')
    expect(
      given(...upTo('dispatched'))
        .when(claim(li, { promisedDay: '2026-11-30' }))
        .thenRefused('DAY_BEYOND_LIMIT'),
    ).toMatchObject({
      field: 'lateReason',
      message: '11 月 30 日超过时限了，最晚 11 月 29 日。要超过，请写一句为什么。',
    })
    const { story } = given(...upTo('dispatched')).when(
      claim(li, { promisedDay: '2026-11-30', lateReason: '灯具要从县里调' }),
    )
    expect(story.here).toMatchObject({ stage: { commitment: { beyondLimit: true } } })
    expect(story.words['t1:000003']).toEqual({ measures: '明天带梯子去换灯泡', reason: '灯具要从县里调' })
  })

  test('without measures it is no promise', () => {
    given(...upTo('dispatched'))
      .when(claim(li, { measures: '  ' }))
      .thenRefused('NEEDS_WORDS')
  })

  test('a post that has ended claims nothing', () => {
    const gone = { ...li, posts: li.posts.map(post => ({ ...post, until: NOW })) }
    given(...upTo('dispatched'))
      .when(claim(gone))
      .thenRefused('NOT_ALLOWED')
  })
})

describe('退单', () => {
  test('is counted, with a reason, and goes back to the desk', () => {
    given(...upTo('claimed'))
      .when(press(li, 'giveBack', { reason: '' }))
      .thenRefused('NEEDS_REASON')
    const { story } = given(...upTo('claimed')).when(press(li, 'giveBack', { reason: '要电工' }))
    expect(story.here).toMatchObject({
      stage: { state: 'submitted' },
      desk: 'dispatcher',
      givenBackBy: 'li',
      givenBack: { byName: '李春梅' },
    })
    expect(roundOf(story.here).giveBacks).toBe(1)
  })
  test('what was offered to several is not one person’s to give back', () => {
    given(submit(), dispatchToPool([li, wang]))
      .when(press(li, 'giveBack', { reason: '忙' }))
      .thenRefused('POOL_NOT_YOURS')
    given(submit(), dispatchToPool([li]))
      .when(press(li, 'giveBack', { reason: '忙' }))
      .then('submitted')
  })
})

describe('改日子', () => {
  test('keeps the measures, keeps the old day in sight, is counted', () => {
    const { story } = given(...upTo('claimed')).when(
      press(li, 'recommit', { promisedDay: '2026-11-28', reason: '下雨' }),
    )
    expect(story.here).toMatchObject({
      stage: {
        commitment: { measuresId: 't1:000003', eventId: 't1:000004' },
        earlier: [{ promisedAt: endOfDay(fromDayKey('2026-11-26')) }],
      },
    })
    expect(roundOf(story.here)).toMatchObject({ taken: { Recommitted: 1 }, promises: [{}, {}] })
  })
  test('needs a day to come and a reason', () => {
    given(...upTo('claimed'))
      .when(press(li, 'recommit', { promisedDay: '2026-11-28', reason: ' ' }))
      .thenRefused('NEEDS_REASON')
    given(...upTo('claimed'))
      .when(press(li, 'recommit', { promisedDay: '2026-11-01', reason: '下雨' }))
      .thenRefused('DAY_PAST')
    expect(
      given(...upTo('claimed'))
        .when(press(li, 'recommit', { promisedDay: '2026-12-02', reason: '缺货' }))
        .then(),
    ).toMatchObject({ stage: { commitment: { beyondLimit: true } } })
  })
})

describe('进展和帮手', () => {
  const add = (person: typeof ma, given_ = [person]) =>
    press(li, 'addHandler', { person: person.id, reason: '人手不够' }, { people: given_ })
  test('progress says or shows something', () => {
    given(...upTo('claimed'))
      .when(press(li, 'progress', { text: '', attachments: [] }))
      .thenRefused('NEEDS_WORDS')
    given(...upTo('claimed'))
      .when(press(li, 'progress', { attachments: [{ id: 'p', kind: 'photo' }] }))
      .then('claimed')
  })
  test('a co-handler records progress but neither resolves nor gives back', () => {
    const two = [...upTo('claimed'), add(ma)]
    given(...two)
      .when(press(ma, 'progress', { text: '扶梯子', attachments: [] }))
      .then('claimed')
    given(...two)
      .when(resolve(ma))
      .thenRefused('NOT_ALLOWED')
    given(...two)
      .when(press(ma, 'giveBack', { reason: '忙' }))
      .thenRefused('NOT_ALLOWED')
  })
  test('who helps is on duty here, is not kin, and is not there already', () => {
    for (const nobody of [add(other as never), add(ma, []), add(ma, [wang as never])])
      expect(
        given(...upTo('claimed'))
          .when(nobody)
          .thenRefused('NO_SUCH_PERSON'),
      ).toMatchObject({ field: 'person' })
    expect(
      given(...upTo('claimed'))
        .when(add(li as never))
        .thenRefused('BAD_INPUT'),
    ).toMatchObject({ field: 'person' })
    given(...upTo('claimed'), add(ma))
      .when(add(ma))
      .thenRefused('BAD_INPUT')
    const kin = [submit(), dispatchToPool([li, ma]), press(ma, 'recuse', { reason: '是亲戚' }), claim(li)]
    expect(
      given(...kin)
        .when(add(ma))
        .thenRefused('RECUSED'),
    ).toMatchObject({ field: 'person', message: expect.stringContaining('马大勇') })
  })
})

describe('回避和换人', () => {
  test('one of a pool steps aside, the others stay; the last one leaves it to the desk', () => {
    const pool = [submit(), dispatchToPool([li, wang])]
    const one = given(...pool)
      .when(press(li, 'recuse', { reason: '是亲戚' }))
      .then('dispatched')
    expect(one).toMatchObject({ stage: { offer: { to: ['wang'] } }, recused: ['li'] })
    given(...pool, press(li, 'recuse', { reason: '是亲戚' }))
      .when(press(wang, 'recuse', { reason: '也是' }))
      .then('submitted')
    given(...pool, press(li, 'recuse', { reason: '是亲戚' }))
      .when(claim(li))
      .thenRefused('NOT_ALLOWED')
  })
  test('the holder steps aside at any time and is not sent it again', () => {
    const { story } = given(...upTo('claimed')).when(press(li, 'recuse', { reason: '是亲戚' }))
    expect(story.here.stage.state).toBe('submitted')
    // Nobody has answered the first claim clock yet.
    expect(roundOf(story.here).claimedAt).toBe(null)
    expect(story.tell(dispatchTo(li))).toMatchObject({
      refused: 'RECUSED',
      message: expect.stringContaining('李春梅'),
    })
    given(...upTo('claimed'))
      .when(press(li, 'recuse', { reason: '' }))
      .thenRefused('NEEDS_REASON')
  })
  const object = press(chen, 'objectTo', { reason: '他跟我家有过节' })
  test('the requester may ask once for somebody else, and the town answers', () => {
    given(...upTo('claimed'), object)
      .when(object)
      .thenRefused('OBJECT_ONCE')
    const pool = given(submit(), dispatchToPool([li, wang]))
    expect(waysOn(pool.story.here, pool.story.ctx(chen))).not.toContain('objectTo')
    pool.when(object).thenRefused('NOT_NOW')
    given(...upTo('claimed'))
      .when(press(qian, 'answerObjection', { upheld: true, reason: '换' }, { approvers: ['qian'] }))
      .thenRefused('NOT_NOW')
    given(...upTo('claimed'), object)
      .when(press(zhao, 'answerObjection', { upheld: true, reason: '换' }))
      .thenRefused('NOT_ALLOWED')
    expect(
      given(...upTo('claimed'), object)
        .when(press(qian, 'answerObjection', { upheld: false, reason: '查过了' }, { approvers: ['qian'] }))
        .then('claimed').requests,
    ).toEqual({})
    const changed = given(...upTo('claimed'), object)
      .when(press(qian, 'answerObjection', { upheld: true, reason: '换' }, { approvers: ['qian'] }))
      .then('submitted')
    expect(changed.recused).toEqual(['li'])
  })
  test('an objection outlives a change of hands, and then keeps only that person away', () => {
    const back = [...upTo('claimed'), object, press(li, 'giveBack', { reason: '忙' })]
    const upheld = press(qian, 'answerObjection', { upheld: true, reason: '换' }, { approvers: ['qian'] })
    given(...back, upheld)
      .when(dispatchTo(li))
      .thenRefused('RECUSED')
    expect(
      given(...back, dispatchTo(wang), claim(wang))
        .when(upheld)
        .then('claimed'),
    ).toMatchObject({ stage: { holder: 'wang' }, recused: ['li'] })
  })
})

describe('办结', () => {
  test('stops the clock and starts the two that follow', () => {
    const ticket = given(...upTo('claimed'), after(days(1)))
      .when(resolve(li))
      .then('resolved')
    expect(ticket).toMatchObject({
      stage: { holder: 'li', closeDueAt: endOfDay(NOW + days(8)), revisitDueAt: null },
    })
    expect(roundOf(ticket)).toMatchObject({
      endedAt: NOW + days(1),
      resolution: { outcome: 'done', by: 'li' },
    })
  })
  test('a dispute, and what nobody ordered, is revisited first', () => {
    expect(
      given(...upTo('claimed', dispute))
        .when(resolve(li))
        .then(),
    ).toMatchObject({ stage: { revisitDueAt: endOfDay(NOW + days(15)) } })
  })
  test('where the kind of wish asks for a photo there is one, unless nothing was done', () => {
    expect(
      given(...upTo('claimed'))
        .when(resolve(li, { attachments: [] }))
        .thenRefused('NEEDS_PHOTO'),
    ).toMatchObject({ field: 'attachments' })
    given(...upTo('claimed'))
      .when(resolve(li, { attachments: [{ id: 'v', kind: 'voice' }], outcome: 'partly' }))
      .thenRefused('NEEDS_PHOTO')
    given(...upTo('claimed'))
      .when(resolve(li, { attachments: [], outcome: 'partyRefused' }))
      .then('resolved')
    given(
      submit({ category: 'policy', sub: 'pension' }),
      dispatchTo(li, { category: 'policy', sub: 'pension' }),
      claim(li),
    )
      .when(resolve(li, { attachments: [] }))
      .then('resolved')
  })
  test('says what was done, and settles whatever was asked', () => {
    given(...upTo('claimed'))
      .when(resolve(li, { text: ' ' }))
      .thenRefused('NEEDS_WORDS')
    expect(
      given(...upTo('claimed'), press(chen, 'askCancel', {}))
        .when(resolve(li))
        .then('resolved').requests,
    ).toEqual({})
  })
  test('a dispute is dispatched as what it is', () => {
    given(submit(dispute)).when(dispatchTo(li, disputeClass)).then('dispatched')
  })
})
