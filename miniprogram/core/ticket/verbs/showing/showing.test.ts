import { expect, test } from 'vitest'
import { clock, closing, given, press, type Step } from '../../testing'
import {
  claim,
  dispatchTo,
  dispute,
  rate,
  register,
  resolve,
  revisit,
  submit,
  upTo,
} from '../../story/presses.testing'
import { people } from '../../story/people.testing'

const { chen, sun, gao, li, qian, xu } = people
const publish = (seenRev: number, by: typeof sun | typeof gao = sun) =>
  press(by, 'publish', { asked: '桥头路灯不亮', done: '换了灯泡', seenRev })
const road = (
  change: object,
  kind: object,
  handler = li as typeof li | typeof xu,
  by?: typeof qian,
): Step[] => [
  submit(change),
  dispatchTo(handler, kind, by as never),
  claim(handler),
  resolve(handler),
  revisit(qian),
  rate(5),
  closing,
  clock('close'),
]

test('the supervisor’s words go on the wall, and may be replaced', () => {
  const { story } = given(...upTo('closed')).when(publish(6))
  expect(story.here.publication).toMatchObject({ by: 'sun', eventId: 't1:000007' })
  expect(story.words['t1:000007']).toEqual({ asked: '桥头路灯不亮', done: '换了灯泡' })
  story.go(publish(7, gao))
  expect(story.here.publication?.by).toBe('gao')
})

test('what was seen must still be so', () => {
  given(...upTo('closed'), press(gao, 'committeeRate', { result: 1, speed: 1, manner: 1 }))
    .when(publish(6))
    .thenRefused('STALE')
})

test('disputes, private matters and complaints about staff never', () => {
  given(...road(dispute, { category: 'dispute', sub: 'neighbour', track: 2 }))
    .when(publish(8))
    .thenRefused('NOT_SHOWABLE')
  given(...road({}, { matter: 'private' }))
    .when(publish(8))
    .thenRefused('NOT_SHOWABLE')
  given(...road({ aboutStaff: true }, {}, xu, qian))
    .when(publish(8))
    .thenRefused('NOT_ALLOWED')
  given(...road({ aboutStaff: true }, {}, xu, qian))
    .when({ ...publish(8, qian as never), facts: { noSupervisor: true } })
    .thenRefused('NOT_ALLOWED')
})

test('not without the requester’s consent, and off the wall the moment it is taken back', () => {
  given(...upTo('closed', { showOnBoard: false }))
    .when(publish(6))
    .thenRefused('NO_CONSENT')
  given(...upTo('closed', { showOnBoard: false }), press(chen, 'consent', { consent: true }))
    .when(publish(7))
    .then('closed')
  expect(
    given(...upTo('closed'), publish(6))
      .when(press(chen, 'consent', { consent: false }))
      .then(),
  ).toMatchObject({ publication: null, consent: false })
})

test('what nobody ordered needs nobody’s consent', () => {
  given(register(), dispatchTo(li), claim(li), resolve(li), revisit(qian), closing, clock('close'))
    .when(publish(6))
    .then('closed')
})

test('both texts are written, and by nobody who had a hand in it', () => {
  given(...upTo('closed'))
    .when(press(sun, 'publish', { asked: ' ', done: 'x', seenRev: 6 }))
    .thenRefused('NEEDS_WORDS')
  expect(
    given(...upTo('closed'))
      .when(press(sun, 'publish', { asked: 'x', done: '', seenRev: 6 }))
      .thenRefused('NEEDS_WORDS').field,
  ).toBe('done')
  const own = { ...sun, home: chen.home, householdId: 'h' }
  given(submit({}, own), dispatchTo(li), claim(li), resolve(li), rate(5, own), closing, clock('close'))
    .when(publish(6, own))
    .thenRefused('RELATED')
})

test('it comes down with a reason, once it hangs', () => {
  given(...upTo('closed'))
    .when(press(sun, 'unpublish', { reason: '写错了' }))
    .thenRefused('NOT_NOW')
  given(...upTo('closed'), publish(6))
    .when(press(sun, 'unpublish', { reason: '' }))
    .thenRefused('NEEDS_REASON')
  expect(
    given(...upTo('closed'), publish(6))
      .when(press(gao, 'unpublish', { reason: '写错了' }))
      .then().publication,
  ).toBeNull()
})

test('there is nothing to agree to where nothing may be shown', () => {
  given(...road({}, { matter: 'private' }), press(chen, 'consent', { consent: false }))
    .when(press(chen, 'consent', { consent: true }))
    .thenRefused('NOT_SHOWABLE')
})

test('nothing is shown when nobody looked up the names that must not stand there', () => {
  const unknown = { ...publish(6), facts: { names: undefined } } as unknown as Step
  expect(() => given(...upTo('closed')).when(unknown)).toThrow('nobody looked up names')
})

test('a name or a number on the wall is refused, by piece and by field', () => {
  const say = (words: object, names: string[] = []) =>
    given(...upTo('closed'))
      .when({ ...publish(6), input: { ...publish(6).input, ...words } as never, facts: { names } })
      .thenRefused('PERSONAL')
  const asked = say({ asked: '陈桂香家门口，打13800000001' }, ['陈桂香'])
  expect(asked.field).toBe('asked')
  expect(asked.message).toContain('“13800000001”（电话）、“陈桂香”（人名）')
  expect(say({ done: '住三组12号' }).field).toBe('done')
  // What a person decides: they have read it.
  given(...upTo('closed'))
    .when({ ...publish(6), input: { asked: '王书记到场看过', done: '换了灯泡', seenRev: 6 } as never })
    .then('closed')
})
