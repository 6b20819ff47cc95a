import { describe, expect, test } from 'vitest'
import { dayKey } from '../../../clock/shanghai'
import { days, hours } from '../../../clock/units'
import { approverFor, relationsOf } from '../../sight/relations'
import { roundOf } from '../../pieces/selectors'
import { after, given, press, Story, until } from '../../testing'
import { claim, dispatchTo, dispatchToPool, register, submit, upTo } from '../../story/presses.testing'
import { NOW, people } from '../../story/people.testing'
import type { Ticket } from '../../types'

const { chen, li, wang, ma, zhao, qian, other, sun } = people
const limitDay = (ticket: Ticket) => dayKey(roundOf(ticket).limitAt)

describe('派单', () => {
  test('to a person: 24 hours to claim, an urgent one one hour', () => {
    expect(given(submit()).when(dispatchTo(li)).then('dispatched')).toMatchObject({
      matter: 'public',
      stage: { offer: { to: ['li'], pool: null, claimDueAt: NOW + hours(24), byName: '赵敏' } },
    })
    expect(
      given(submit({ urgent: true }))
        .when(dispatchTo(li))
        .then(),
    ).toMatchObject({ stage: { offer: { claimDueAt: NOW + hours(1) } } })
  })

  test('the desk may see that it cannot wait, and never that it can', () => {
    expect(
      given(submit())
        .when(dispatchTo(li, { urgent: true }))
        .then(),
    ).toMatchObject({ urgent: true, stage: { offer: { claimDueAt: NOW + hours(1) } } })
    expect(
      given(submit({ urgent: true }))
        .when(dispatchTo(li, { urgent: false }))
        .then(),
    ).toMatchObject({ urgent: true })
  })

  test('to a pool: everybody in it whose post is in force', () => {
    const gone = { ...wang, posts: wang.posts.map(post => ({ ...post, until: NOW })) }
    expect(
      given(submit())
        .when(dispatchToPool([li, ma, gone]))
        .then(),
    ).toMatchObject({ stage: { offer: { to: ['li', 'ma'], pool: 'willow' } } })
    given(submit())
      .when(dispatchToPool([gone]))
      .thenRefused('NO_SUCH_PERSON')
  })

  test('to one of the two, not to both and not to nobody', () => {
    expect(
      given(submit())
        .when(dispatchTo(li, { pool: 'willow' }))
        .thenRefused('ONE_OF_PERSON_POOL').field,
    ).toBe('person')
    given(submit())
      .when(dispatchTo(li, { person: undefined }))
      .thenRefused('ONE_OF_PERSON_POOL')
  })

  test('a neighbouring grid may help out; another village, a resident or a stranger id may not', () => {
    given(submit()).when(dispatchTo(wang)).then('dispatched')
    for (const who of [other, chen, sun])
      expect(given(submit()).when(dispatchTo(who)).thenRefused('NO_SUCH_PERSON').field).toBe('person')
    expect(
      given(submit())
        .when(dispatchToPool([other]))
        .thenRefused('NO_SUCH_PERSON').field,
    ).toBe('pool')
    given(submit())
      .when({ ...dispatchTo(li), facts: { people: [] } })
      .thenRefused('NO_SUCH_PERSON')
    given(submit())
      .when({ ...dispatchTo(li), facts: { people: [ma] } })
      .thenRefused('NO_SUCH_PERSON')
  })

  test('nobody handles their own order', () => {
    const own = { ...li, householdId: 'h', home: chen.home }
    expect(given(submit({}, own)).when(dispatchTo(own)).thenRefused('RECUSED')).toMatchObject({
      field: 'person',
      message: expect.stringContaining('李春梅'),
    })
    expect(
      given(submit({}, own))
        .when(dispatchToPool([own, ma]))
        .then(),
    ).toMatchObject({ stage: { offer: { to: ['ma'] } } })
  })

  test('the track chosen first sets the limit, counted from the order, not from the dispatch', () => {
    const ticket = given(submit(), after(days(2)))
      .when(dispatchTo(li, { track: 2 }))
      .then()
    expect(limitDay(ticket)).toBe('2026-12-09')
    expect(ticket.track).toBe(2)
  })

  test('dispatched again it keeps its classification and its limit', () => {
    for (const other of [
      { track: 2 as const },
      { matter: 'minor' as const },
      { sub: 'road' },
      { category: 'livelihood' as const, sub: 'ride' },
    ])
      expect(
        given(...upTo('dispatched'))
          .when(dispatchTo(ma, { ...other, reason: '换人' }))
          .thenRefused('CLASSIFIED_ALREADY'),
      ).toMatchObject({ field: 'track' })
    const { story } = given(...upTo('dispatched'), after(hours(5))).when(
      dispatchTo(ma, { reason: '李春梅出门了' }),
    )
    expect(limitDay(story.here)).toBe('2026-11-29')
    expect(story.here.rounds[0]).toMatchObject({ dispatchedAt: NOW, claimDueAt: NOW + hours(24) })
    expect(story.events[2]).toMatchObject({ type: 'Dispatched', again: true })
  })

  test('a kind of wish of another category is not taken', () => {
    expect(
      given(submit())
        .when(dispatchTo(li, { sub: 'pension' }))
        .thenRefused('BAD_INPUT'),
    ).toMatchObject({ field: 'sub' })
  })

  test('who dispatches what a colleague just dispatched hears so, and needs a reason', () => {
    expect(
      given(...upTo('dispatched'))
        .when(dispatchTo(ma))
        .thenRefused('DISPATCHED_ALREADY'),
    ).toMatchObject({ field: 'reason', message: expect.stringContaining('赵敏') })
  })

  test('what came back needs no reason to go out again', () => {
    given(...upTo('dispatched'), press(li, 'giveBack', { reason: '不顺路' }))
      .when(dispatchTo(ma))
      .then('dispatched')
  })

  test('the town may dispatch anywhere in it', () => {
    given(submit())
      .when(dispatchTo(li, {}, qian))
      .then('dispatched')
  })
})

describe('反映干部的单子', () => {
  const complaint = submit({ aboutStaff: true })

  test('the village desk does not even hear that it is there', () => {
    expect(relationsOf(given(complaint).story.here, zhao, NOW)).toEqual(['villager'])
    given(complaint).when(dispatchTo(li)).thenRefused('NOT_ALLOWED')
    given(complaint)
      .when(press(zhao, 'decline', { reason: 'x', whereInstead: 'y' }))
      .thenRefused('NOT_ALLOWED')
  })

  test('the town gives it to the town, never below', () => {
    given(complaint)
      .when(dispatchTo(li, {}, qian))
      .thenRefused('NO_SUCH_PERSON')
    given(complaint)
      .when(dispatchTo(ma, {}, qian))
      .thenRefused('NO_SUCH_PERSON')
    const { story } = given(complaint, dispatchTo(people.xu, {}, qian)).when(claim(people.xu))
    expect(story.here).toMatchObject({ stage: { state: 'claimed', holder: 'xu' } })
    expect(
      given(complaint, dispatchTo(people.xu, {}, qian))
        .when(press(people.xu, 'giveBack', { reason: '认识' }))
        .then().desk,
    ).toBe('inspector')
  })

  test('nor may the helper who typed it look again', () => {
    const typed = submit({ aboutStaff: true, onBehalfOf: chen.id, consentWords: '当面' }, people.wu)
    given(typed)
      .when(press(people.wu, 'amend', { text: '还有', attachments: [] }))
      .thenRefused('NOT_ALLOWED')
    given(typed)
      .when(press(chen, 'amend', { text: '还有', attachments: [] }))
      .then('submitted')
  })
})

describe('不予受理和申诉', () => {
  const decline = press(zhao, 'decline', { reason: '村里办不了', whereInstead: '镇便民中心 3 号窗' })
  const appeal = press(chen, 'appeal', { text: '邻村就给修了' })

  test('needs a reason and a place to go instead', () => {
    given(submit())
      .when(press(zhao, 'decline', { reason: '', whereInstead: '镇里' }))
      .thenRefused('NEEDS_REASON')
    expect(
      given(submit())
        .when(press(zhao, 'decline', { reason: '办不了', whereInstead: ' ' }))
        .thenRefused('NEEDS_REASON').field,
    ).toBe('whereInstead')
    expect(given(submit()).when(decline).then('declined')).toMatchObject({
      stage: { declinedBy: 'zhao', declinedId: 't1:000002' },
    })
  })

  test('the town declines only what lies on its own desk', () => {
    given(submit())
      .when(press(qian, 'decline', { reason: 'x', whereInstead: 'y' }))
      .thenRefused('NOT_ALLOWED')
  })

  test('an appeal is decided by the town, on the clock that was running', () => {
    const { story } = given(submit(), decline, after(days(1))).when(appeal)
    expect(story.here).toMatchObject({ stage: { state: 'submitted' }, desk: 'inspector', appealed: true })
    expect(limitDay(story.here)).toBe('2026-11-29')
    expect(story.here.rounds[0]?.endedAt).toBeNull()
    expect(story.tell(dispatchTo(li))).toMatchObject({ refused: 'WITH_TOWN' })
    expect(story.tell(decline)).toMatchObject({ refused: 'WITH_TOWN' })
    expect(story.tell(press(zhao, 'refer', { office: 'x', reason: 'y' }))).toMatchObject({
      refused: 'WITH_TOWN',
    })
    story.go(dispatchTo(li, {}, qian))
    expect(story.here.desk).toBe('dispatcher')
  })

  test('there is one appeal; a second no is the last', () => {
    const twice = [
      submit(),
      decline,
      appeal,
      press(qian, 'decline', { reason: '看过了', whereInstead: '县里' }),
    ]
    given(...twice)
      .when(appeal)
      .thenRefused('APPEAL_ONCE')
    given(submit(), decline)
      .when(press(chen, 'appeal', { text: ' ' }))
      .thenRefused('NEEDS_WORDS')
  })
})

describe('并单', () => {
  const target = { ...new Story().go(submit()).go(dispatchTo(li)).here, id: 't2' } as Ticket
  const merge = (change: object, facts: object = { target }) =>
    press(zhao, 'merge', { into: 't2', seenRev: 1, ...change }, facts)

  test('goes into a ticket that is still being worked on, and comes out again on the same clock', () => {
    const { story } = given(submit(), after(hours(2))).when(merge({}))
    expect(story.here).toMatchObject({ stage: { state: 'merged', into: 't2' } })
    story.go(after(hours(1))).go(press(zhao, 'unmerge', { reason: '不是一盏灯' }))
    expect(story.here.stage.state).toBe('submitted')
    expect(roundOf(story.here)).toMatchObject({ startedAt: NOW, endedAt: null })
    expect(limitDay(story.here)).toBe('2026-11-29')
  })

  test('is refused where it cannot go', () => {
    given(submit())
      .when(merge({ into: 't1' }))
      .thenRefused('MERGE_SELF')
    given(submit())
      .when(merge({ seenRev: 3 }))
      .thenRefused('STALE')
    given(submit())
      .when(merge({}, { target: null }))
      .thenRefused('NOT_FOUND')
    given(submit())
      .when(merge({}, { target: { ...target, villageId: 'pine' } }))
      .thenRefused('NOT_FOUND')
    given(submit())
      .when(merge({}, { target: { ...target, aboutStaff: true } }))
      .thenRefused('NOT_FOUND')
    for (const state of ['closed', 'merged', 'withdrawn', 'declined', 'resolved', 'referred'])
      given(submit())
        .when(merge({}, { target: { ...target, stage: { state } } }))
        .thenRefused('MERGE_TARGET')
  })

  test('the clock takes it back from an order that came to nothing, and from no other', () => {
    const back = (state: string | null) =>
      press(
        'clock',
        'unmerge',
        { reason: '那一单没办成' },
        { chain: state === null ? [] : [{ ...target, stage: { state } } as never] },
      )
    for (const state of ['withdrawn', 'declined', null])
      given(submit(), merge({})).when(back(state)).then('submitted')
    for (const state of ['submitted', 'dispatched', 'claimed', 'referred', 'resolved', 'closed', 'merged'])
      given(submit(), merge({})).when(back(state)).thenRefused('NOT_NOW')
    given(submit()).when(back('withdrawn')).thenRefused('NOT_NOW')
  })
})

describe('移交', () => {
  const refer = press(zhao, 'refer', { office: '供电所', reason: '电线杆归他们' })

  test('the clock goes on until the other office has answered', () => {
    const ticket = given(submit()).when(refer).then('referred')
    expect(ticket).toMatchObject({ stage: { office: '供电所', before: 'submitted' } })
    expect(roundOf(ticket)).toMatchObject({ endedAt: null })
    expect(dayKey((ticket as Ticket<'referred'>).stage.answerDueAt)).toBe('2026-11-27')
    expect(
      given(...upTo('claimed'))
        .when(refer)
        .then(),
    ).toMatchObject({ stage: { before: 'claimed' } })
  })

  test('accepted, it is resolved with nobody of the village as holder', () => {
    const done = given(submit(), refer, after(days(1)))
      .when(press(zhao, 'answerReferral', { accepted: true, outcome: 'done', text: '换好了' }))
      .then('resolved')
    expect(done).toMatchObject({ stage: { holder: null, commitment: null, coHandlers: [] } })
    expect(roundOf(done)).toMatchObject({ endedAt: NOW + days(1), resolution: { outcome: 'done' } })
    expect(
      given(submit(), refer)
        .when(press(zhao, 'answerReferral', { accepted: true, text: '换好了' }))
        .thenRefused('NEEDS_OUTCOME').field,
    ).toBe('outcome')
  })

  test('not accepted, it is back on the desk with the clock it had', () => {
    const back = given(submit(), refer, after(days(1)))
      .when(press(zhao, 'answerReferral', { accepted: false, text: '不归我们' }))
      .then('submitted')
    expect(limitDay(back)).toBe('2026-11-29')
    given(submit(), refer)
      .when(press(zhao, 'answerReferral', { accepted: false, text: '' }))
      .thenRefused('NEEDS_WORDS')
    given(submit())
      .when(press(zhao, 'refer', { office: ' ', reason: 'x' }))
      .thenRefused('NEEDS_REASON')
  })
})

describe('改派', () => {
  test('the promise lapses, visibly, and no clock restarts', () => {
    const { story } = given(...upTo('claimed'), after(hours(2))).when(
      press(zhao, 'reassign', { person: ma.id, reason: '他病了' }, { people: [ma] }),
    )
    expect(story.here).toMatchObject({ stage: { state: 'dispatched', offer: { to: ['ma'] } } })
    expect('commitment' in story.here.stage).toBe(false)
    story.go(claim(ma))
    expect(story.here).toMatchObject({
      stage: { holder: 'ma', earlier: [{ holderName: '李春梅' }] },
      handledBy: ['li', 'ma'],
    })
    expect(roundOf(story.here)).toMatchObject({ claimedAt: NOW, claimLate: false })
  })

  test('needs a reason and somebody', () => {
    given(...upTo('claimed'))
      .when(press(zhao, 'reassign', { person: ma.id, reason: '' }, { people: [ma] }))
      .thenRefused('NEEDS_REASON')
    given(...upTo('claimed'))
      .when(press(zhao, 'reassign', { reason: '他病了' }, { people: [] }))
      .thenRefused('ONE_OF_PERSON_POOL')
  })

  test('the clock takes it only from a holder whose post has ended', () => {
    const take = (holder: object | null, members = [wang, ma]) =>
      press(
        'clock',
        'reassign',
        { pool: 'willow', reason: '不在岗了' },
        { holder: holder as never, people: members },
      )
    given(...upTo('claimed'))
      .when(take(li))
      .thenRefused('NOT_NOW')
    const ended = { ...li, posts: li.posts.map(p => ({ ...p, until: NOW })) }
    expect(
      given(...upTo('claimed'))
        .when(take(ended))
        .then(),
    ).toMatchObject({ stage: { state: 'dispatched', offer: { to: ['wang', 'ma'], byName: null } } })
    const { story } = given(...upTo('claimed')).when(take(null, []))
    expect(story.here).toMatchObject({ stage: { offer: { to: [], claimDueAt: NOW } } })
    story.go(after(1)).go(press('clock', 'lapse', {}))
    expect(story.here.stage.state).toBe('submitted')
  })
})

describe('改分类', () => {
  const ask = press(zhao, 'reclassify', {
    category: 'dispute',
    sub: 'land',
    matter: 'private',
    track: 3,
    reason: '其实是地界',
  })
  const answer = (agreed: boolean, seenRev = 4, by = qian) =>
    press(by, 'answerReclassify', { agreed, reason: '看过了', seenRev }, { approvers: ['qian', 'xu'] })

  test('is asked by the desk, answered above it, and moves the limit from the same start', () => {
    const { story } = given(...upTo('claimed'), ask, after(days(1))).when(answer(true))
    expect(story.here).toMatchObject({ category: 'dispute', matter: 'private', track: 3, requests: {} })
    expect(limitDay(story.here)).toBe('2026-12-24')
    expect(story.here.rounds[0]?.derivation.basis).toBe('statute')
  })

  test('any one of the four may be what was wrong', () => {
    const as = { category: 'infrastructure', sub: 'lamp', matter: 'public', track: 1 } as const
    for (const change of [
      { sub: 'road' },
      { matter: 'private' as const },
      { track: 2 as const },
      { category: 'policy' as const, sub: 'pension' },
    ]) {
      given(...upTo('claimed'))
        .when(press(zhao, 'reclassify', { ...as, ...change, reason: '看错了' }))
        .then('claimed')
    }
  })

  describe('out of the kind it was filed under', () => {
    const errand = { category: 'infrastructure', sub: 'lamp', matter: 'minor', track: 1 } as const
    const out = press(zhao, 'reclassify', { ...errand, reason: '看着像跑腿' })
    const filed = upTo('submitted', { category: 'dispute', sub: 'neighbour' })
    const yes = (by: typeof qian | typeof chen, agreed = true) =>
      press(by, 'answerReclassify', { agreed, reason: '看过了', seenRev: 2 }, { approvers: ['qian'] })
    test('never by sending it out, never by merging it into an open one', () => {
      expect(
        given(...filed)
          .when(dispatchTo(li, errand))
          .thenRefused('KIND_KEPT'),
      ).toMatchObject({ field: 'category' })
      given(
        ...upTo('claimed', { category: 'dispute', sub: 'neighbour' }),
        press(li, 'giveBack', { reason: '不会' }),
      )
        .when(dispatchTo(li, errand))
        .thenRefused('KIND_KEPT')
      const { here } = given(...upTo('claimed')).story
      given(...filed)
        .when(press(zhao, 'merge', { into: 't9', seenRev: 1 }, { target: { ...here, id: 't9' } }))
        .thenRefused('MERGE_KIND')
    })
    test('with the requester’s yes or the approver’s, and not with a no', () => {
      for (const by of [chen, qian])
        expect(
          given(...filed, out)
            .when(yes(by))
            .then('submitted'),
        ).toMatchObject({ category: 'infrastructure', matter: 'minor', requests: {} })
      expect(
        given(...filed, out)
          .when(yes(chen, false))
          .then('submitted'),
      ).toMatchObject({ category: 'dispute', matter: null, requests: {} })
      given(...filed, out)
        .when(yes(sun as never))
        .thenRefused('NOT_ALLOWED')
    })
    test('the requester answers nothing else', () => {
      given(...upTo('claimed'), ask)
        .when(answer(true, 4, chen as never))
        .thenRefused('NOT_ALLOWED')
    })
  })

  test('a no changes nothing but the waiting', () => {
    const before = given(...upTo('claimed')).story.here
    const ticket = given(...upTo('claimed'), ask)
      .when(answer(false))
      .then('claimed')
    expect(ticket).toMatchObject({ category: before.category, track: before.track, requests: {} })
    expect(limitDay(ticket)).toBe(limitDay(before))
  })

  test('insists on what was seen, is asked once at a time, and asks for a change', () => {
    given(...upTo('claimed'), ask, press(li, 'progress', { text: '去看了', attachments: [] }))
      .when(answer(true))
      .thenRefused('STALE')
    given(...upTo('claimed'), ask)
      .when(ask)
      .thenRefused('ASKED_ALREADY')
    given(...upTo('claimed'))
      .when(answer(true))
      .thenRefused('NOT_NOW')
    expect(
      given(...upTo('claimed'))
        .when(
          press(zhao, 'reclassify', {
            category: 'infrastructure',
            sub: 'lamp',
            matter: 'public',
            track: 1,
            reason: '一样',
          }),
        )
        .thenRefused('BAD_INPUT'),
    ).toMatchObject({ field: 'track' })
    expect(
      given(...upTo('claimed'))
        .when(
          press(zhao, 'reclassify', {
            category: 'dispute',
            sub: 'lamp',
            matter: 'public',
            track: 1,
            reason: '错',
          }),
        )
        .thenRefused('BAD_INPUT'),
    ).toMatchObject({ field: 'sub' })
  })

  test('the nearest above answers: the town while it has somebody unrelated, else the county', () => {
    const { here } = given(...upTo('claimed'), ask).story
    const everyone = Object.values(people)
    const answers = (ticket: Ticket) => approverFor(ticket, everyone, NOW).map(({ id }) => id)
    expect(answers(here)).toEqual(['qian', 'xu'])
    const { reclassify } = here.requests
    expect(
      answers({ ...here, requests: { reclassify: reclassify && { ...reclassify, by: 'qian' } } }),
    ).toEqual(['xu'])
    expect(answers({ ...here, handledBy: ['qian', 'xu'] })).toEqual(['county'])
    expect(answers({ ...here, requests: {} })).toEqual([])
    given(...upTo('claimed'), ask)
      .when({ ...answer(true, 4, people.county), facts: { approvers: ['qian', 'xu'] } })
      .thenRefused('NOT_ALLOWED')
  })
})

test('a ticket found on a walk is dispatched like any other', () => {
  given(register()).when(dispatchTo(li)).then('dispatched')
})

test('the day after the claim deadline begins the desk’s clock again, not the limit', () => {
  const { story } = given(
    ...upTo('dispatched'),
    until(t => (t as Ticket<'dispatched'>).stage.offer.claimDueAt),
  ).when(press('clock', 'lapse', {}))
  expect(story.here.stage.state).toBe('submitted')
  expect(limitDay(story.here)).toBe('2026-11-29')
})

test('what another office did is known by who had sent it there, and by who wrote it down', () => {
  const { story } = given(
    submit(),
    press(people.zhao, 'refer', { office: '供电所', reason: '归他们' }),
    press(people.qian, 'answerReferral', { accepted: true, outcome: 'done', text: '换好了' }),
  )
  const [round] = story.here.rounds
  expect(round?.resolution).toMatchObject({ by: 'qian', referredBy: 'zhao', outcome: 'done' })
})
