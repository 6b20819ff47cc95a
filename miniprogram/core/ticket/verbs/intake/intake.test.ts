import { describe, expect, test } from 'vitest'
import { dayKey, endOfDay, fromDayKey } from '../../../clock/shanghai'
import { days, hours } from '../../../clock/units'
import { after, given, press, Story } from '../../testing'
import { claim, dispatchTo, dispute, draft, register, submit, upTo } from '../../story/presses.testing'
import { ELSEWHERE, HOME, LEAF, NOW, people } from '../../story/people.testing'

const { chen, wu, li, zhao, other, ma, zhou } = people

describe('点单', () => {
  test('begins a round that ends with day five, counted from tomorrow', () => {
    const ticket = given().when(submit()).then('submitted')
    expect(ticket).toMatchObject({
      requesterId: 'chen',
      authorId: 'chen',
      source: 'app',
      desk: 'dispatcher',
      round: 1,
      matter: null,
      rules: '1',
      villageId: 'willow',
      townId: 'town',
    })
    expect(dayKey(ticket.rounds[0]?.limitAt ?? 0)).toBe('2026-11-29')
    expect(ticket.rounds[0]?.limitAt).toBe(endOfDay(fromDayKey('2026-11-29')))
    expect(ticket.rounds[0]?.derivation).toMatchObject({ basis: 'track', startedAt: NOW })
  })

  test('an urgent one must be dispatched within the hour', () => {
    expect(
      given()
        .when(submit({ urgent: true }))
        .then(),
    ).toMatchObject({ stage: { dispatchDueAt: NOW + hours(1) } })
  })

  test('begins with nothing added, and reserved only where it is a dispute', () => {
    expect(given().when(submit()).then()).toMatchObject({ added: [], reservedAt: null, readers: 'usual' })
    expect(given().when(submit(dispute)).then()).toMatchObject({ reservedAt: NOW })
  })

  test('belongs to a village: a group of it will do, a town will not', () => {
    const at = (path: string[]) => ({ ...submit(), facts: { no: 'x', place: { path, householdId: null } } })
    given()
      .when(at(HOME.slice(0, 3)))
      .then('submitted')
    given()
      .when(at(HOME.slice(0, 2)))
      .thenRefused('NOT_ALLOWED')
    // Nor for staff of the town itself.
    const town = { ...li, posts: li.posts.map(post => ({ ...post, path: HOME.slice(0, 2) })) }
    given()
      .when({
        ...register({}, town),
        facts: { no: 'x', place: { path: HOME.slice(0, 2), householdId: null } },
      })
      .thenRefused('NOT_ALLOWED')
  })

  test('a complaint about staff goes to the town', () => {
    expect(
      given()
        .when(submit({ aboutStaff: true }))
        .then(),
    ).toMatchObject({ desk: 'inspector', aboutStaff: true })
  })

  const other = { category: 'livelihood', sub: 'undecided' } as const
  test.each([{ text: undefined }, { text: '  ' }])('别的 alone says nothing: %j', change => {
    expect(
      given()
        .when(submit({ ...other, ...change }))
        .thenRefused('NEEDS_WORDS'),
    ).toMatchObject({
      field: 'text',
    })
  })

  test.each([
    { text: '别的事情要问' },
    { text: '', attachments: [{ id: 'p', kind: 'photo' as const }] },
    { text: undefined, attachments: [{ id: 'v', kind: 'voice' as const, seconds: 9 }] },
  ])('said, snapped or written: %j', change => {
    expect(
      given()
        .when(submit({ ...other, ...change }))
        .then('submitted'),
    ).toMatchObject({ category: 'livelihood', sub: 'undecided', track: 1, matter: null })
  })

  test('灯 alone is an order, and has no words', () => {
    const { story, answer } = given().when(submit({ text: undefined, place: undefined }))
    expect(story.here).toMatchObject({ sub: 'lamp', stage: { state: 'submitted' } })
    expect(answer).toMatchObject({ words: null })
  })

  test('danger never waits, and stays with the order', () => {
    const ticket = given()
      .when(submit({ category: 'dispute', sub: 'family', text: undefined, danger: true, urgent: false }))
      .then()
    expect(ticket).toMatchObject({ urgent: true, danger: true })
    const hour = 3_600_000
    expect(ticket.stage).toMatchObject({ state: 'submitted', dispatchDueAt: ticket.submittedAt + hour })
    expect(given().when(submit()).then()).not.toHaveProperty('danger')
  })

  test('只给经办人看 holds from the first moment; a complaint about staff has no readers to choose', () => {
    const ticket = given()
      .when(submit({ onlyHandlers: true }))
      .then()
    expect(ticket).toMatchObject({ readers: 'handlers', reservedAt: ticket.submittedAt })
    expect(given().when(submit()).then()).toMatchObject({ readers: 'usual', reservedAt: null })
    expect(
      given()
        .when(submit({ onlyHandlers: true, aboutStaff: true }))
        .then(),
    ).toMatchObject({ readers: 'usual' })
  })

  test('a voice note is words enough', () => {
    const { story, answer } = given().when(
      submit({ text: undefined, attachments: [{ id: 'v', kind: 'voice', seconds: 9 }] }),
    )
    expect(story.here.stage.state).toBe('submitted')
    expect(answer).toMatchObject({ words: { attachments: [{ id: 'v' }] } })
  })

  test('a sub-category of another category, or none at all, is not taken', () => {
    expect(
      given()
        .when(submit({ sub: 'pension' }))
        .thenRefused('BAD_INPUT'),
    ).toMatchObject({ field: 'sub' })
    given()
      .when(submit({ sub: 'constructor' }))
      .thenRefused('BAD_INPUT')
  })

  test('the kind of wish brings its own track and limit', () => {
    const ticket = given()
      .when(submit({ sub: 'water' }))
      .then()
    expect(dayKey(ticket.rounds[0]?.limitAt ?? 0)).toBe('2026-11-27')
    expect(
      given()
        .when(submit({ sub: 'road' }))
        .then().track,
    ).toBe(2)
  })

  test('nobody is refused for a year whose notice is not out', () => {
    const story = new Story([])
    story.now = fromDayKey('2026-11-24')
    story.go(submit({ category: 'livelihood', sub: 'certificate' }))
    expect(dayKey(story.here.rounds[0]?.limitAt ?? 0)).toBe('2026-12-01')
    expect(story.here).toMatchObject({ stepCalendars: { dispatch: [{ year: 2026, version: 0 }] } })
  })
})

describe('代办', () => {
  const onBehalf = { onBehalfOf: chen.id, consentWords: '当面同意' }

  test('the helped person is the requester, the helper only the author', () => {
    const { story } = given().when(submit(onBehalf, wu))
    expect(story.here).toMatchObject({ requesterId: 'chen', authorId: 'wu', source: 'onBehalf' })
    expect(Object.values(story.words)[0]).toMatchObject({ consent: '当面同意' })
  })

  test('how they agreed must be written down', () => {
    expect(
      given()
        .when(submit({ onBehalfOf: chen.id, consentWords: ' ' }, wu))
        .thenRefused('NEEDS_CONSENT'),
    ).toMatchObject({ field: 'consentWords' })
  })

  test('or spoken, or signed; the yes is not what the order is about', () => {
    const yes = { id: 'yes', kind: 'voice' as const, seconds: 3, consent: true as const }
    for (const file of [yes, { id: 'sign', kind: 'photo' as const, consent: true as const }])
      given()
        .when(submit({ onBehalfOf: chen.id, attachments: [file] }, wu))
        .then('submitted')
    expect(
      given()
        .when(
          submit(
            {
              category: 'livelihood',
              sub: 'undecided',
              onBehalfOf: chen.id,
              text: undefined,
              attachments: [yes],
            },
            wu,
          ),
        )
        .thenRefused('NEEDS_WORDS'),
    ).toMatchObject({ field: 'text' })
  })

  test('nobody agrees to an order of their own', () => {
    given()
      .when(
        submit(
          { attachments: [{ id: 'yes', kind: 'voice' as const, seconds: 3, consent: true as const }] },
          chen,
        ),
      )
      .thenRefused('BAD_INPUT')
  })

  test('a grid member of another village, and a neighbour, may not', () => {
    given().when(submit(onBehalf, other)).thenRefused('NOT_ALLOWED')
    given()
      .when(submit({ ...onBehalf, onBehalfOf: 'somebody' }, zhou))
      .thenRefused('NOT_ALLOWED')
  })

  test('the helper presses nothing that is the requester’s', () => {
    for (const verb of ['withdraw', 'consent'] as const)
      given(submit(onBehalf, wu))
        .when(press(wu, verb, { consent: false }))
        .thenRefused('NOT_ALLOWED')
    given(submit(onBehalf, wu))
      .when(press(wu, 'amend', { text: '门朝东', attachments: [] }))
      .then('submitted')
  })

  test('who names themselves orders for themselves', () => {
    expect(
      given()
        .when(submit({ onBehalfOf: chen.id }, chen))
        .then(),
    ).toMatchObject({ source: 'app', authorId: 'chen' })
  })
})

describe('登记', () => {
  test('has a source and a number, and no requester', () => {
    const ticket = given()
      .when(register({ source: 'hotline', sourceNo: 'H-77' }))
      .then('submitted')
    expect(ticket).toMatchObject({
      requesterId: null,
      authorId: 'li',
      source: 'hotline',
      sourceNo: 'H-77',
      consent: false,
    })
  })
  test('may come without a number', () => {
    for (const sourceNo of [undefined, ' '])
      expect(given().when(register({ sourceNo })).then()).toMatchObject({ sourceNo: null })
  })
  test('needs text, and a grid of one’s own', () => {
    expect(
      given()
        .when(register({ text: undefined, attachments: [{ id: 'v', kind: 'voice' }] }))
        .thenRefused('NEEDS_WORDS'),
    ).toMatchObject({ field: 'text' })
    const there = { ...draft, attachments: [], source: 'visit' as const, gridId: LEAF }
    given()
      .when(press(li, 'register', there, { no: 'x', place: { path: ELSEWHERE, householdId: null } }))
      .thenRefused('NOT_ALLOWED')
    given()
      .when(press('clock', 'register', there, { no: 'x', place: { path: HOME, householdId: null } }))
      .thenRefused('NOT_ALLOWED')
  })
})

describe('补充, 撤单, 不用办了', () => {
  test('what is added says something', () => {
    given(submit())
      .when(press(chen, 'amend', { text: ' ', attachments: [] }))
      .thenRefused('NEEDS_WORDS')
    const { story } = given(submit()).when(
      press(chen, 'amend', { attachments: [{ id: 'p', kind: 'photo' }] }),
    )
    expect(story.here.rev).toBe(2)
  })

  const urgent = press(chen, 'amend', { attachments: [], urgent: true })
  const more = press(chen, 'amend', { text: '还差一盏', attachments: [] })
  test('what is added is kept in its order, and urgent once is urgent always', () => {
    expect(given(submit(), more).when(more).then()).toMatchObject({
      added: ['t1:000002', 't1:000003'],
      urgent: false,
    })
    expect(given(submit(), urgent).when(more).then()).toMatchObject({ urgent: true })
  })
  test('what turns urgent on the desk must be dispatched within the hour', () => {
    const { story } = given(submit(), after(hours(2))).when(urgent)
    expect(story.here).toMatchObject({ urgent: true, stage: { dispatchDueAt: NOW + hours(3) } })
    story.go(after(hours(2))).go(more)
    expect(story.here).toMatchObject({ stage: { dispatchDueAt: NOW + hours(3) } })
    story.go(press(chen, 'amend', { text: '真的急', attachments: [], urgent: true }))
    expect(story.here).toMatchObject({ stage: { dispatchDueAt: NOW + hours(3) } })
  })
  test('in hand nothing is to be dispatched any more', () => {
    const { story } = given(...upTo('claimed'))
    const { stage } = story.here
    story.go(urgent)
    expect(story.here.urgent).toBe(true)
    expect(story.here.stage).toEqual(stage)
  })

  test('an order is withdrawn until somebody has claimed it; then the answer names who', () => {
    expect(
      given(...upTo('dispatched'))
        .when(press(chen, 'withdraw', {}))
        .then('withdrawn').rounds[0]?.endedAt,
    ).toBe(NOW)
    expect(
      given(...upTo('claimed'))
        .when(press(chen, 'withdraw', {}))
        .thenRefused('CLAIMED_ALREADY').message,
    ).toContain('李春梅')
    expect(
      given(...upTo('claimed'))
        .when(press(zhou, 'withdraw', {}))
        .thenRefused('NOT_ALLOWED').message,
    ).not.toContain('李春梅')
    // It was never the desk's to take back.
    given(...upTo('claimed'))
      .when(press(zhao, 'withdraw', {}))
      .thenRefused('NOT_NOW')
  })

  test('who gives no reason leaves no words behind', () => {
    expect(given(submit()).when(press(chen, 'withdraw', { reason: ' ' })).answer).toMatchObject({
      words: null,
    })
    expect(given(submit()).when(press(chen, 'withdraw', { reason: '好了' })).answer).toMatchObject({
      words: { reason: '好了' },
    })
  })

  test('then it is asked for, once, and agreed by the holder or the desk', () => {
    const asked = [...upTo('claimed'), press(chen, 'askCancel', { reason: '自己修好了' })]
    given(...asked)
      .when(press(chen, 'askCancel', {}))
      .thenRefused('ASKED_ALREADY')
    expect(
      given(...asked)
        .when(press(zhao, 'agreeCancel', {}))
        .then('withdrawn').rounds[0]?.endedAt,
    ).toBe(NOW)
    given(...asked)
      .when(press(li, 'agreeCancel', {}))
      .then('withdrawn')
    given(...upTo('claimed'))
      .when(press(li, 'agreeCancel', {}))
      .thenRefused('NOT_NOW')
  })

  test('a wish to cancel does not outlive the one who was asked', () => {
    const { story } = given(...upTo('claimed'), press(chen, 'askCancel', {})).when(
      press(li, 'giveBack', { reason: '不顺路' }),
    )
    expect(story.here.requests).toEqual({})
    story.go(dispatchTo(ma)).go(claim(ma))
    expect(story.tell(press(ma, 'agreeCancel', {}))).toMatchObject({ refused: 'NOT_NOW' })
  })
})

test('an event is never earlier than the one before it', () => {
  const story = new Story().go(submit())
  story.now -= days(1)
  story.go(press(chen, 'amend', { text: '再说一句', attachments: [] }))
  expect(story.here.at).toBe(NOW)
})
