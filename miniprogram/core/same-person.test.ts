/**
 * The same person before an order, a good deed, an honour and a redemption of one household: 陈's. All four must answer
 * alike whose own matter it is, who may decide, and when the town stands in. Written out by hand from the rules: one's own
 * is every household one belonged to within 180 days, the spouse's and the parents' where the roster says so.
 */
import { describe, expect, test } from 'vitest'
import { days } from './clock/units'
import { mayRedeemSince, townStandsIn } from './people/impartial'
import type { Actor } from './people/role'
import { townStandsIn as honourStandsIn } from './honour/judging'
import { isRefusal } from './refusal'
import {
  CHEN,
  deed,
  honour,
  member,
  NOW,
  onDeed,
  onHonour,
  onOrder,
  onRedemption,
  order,
  PERSONS,
  post,
  TO_VILLAGE,
  word,
} from './same-person.testing'
import { isRelated } from './ticket/pieces/selectors'
import { HOME, people } from './ticket/story/people.testing'
import { given, press } from './ticket/testing'
import { upTo } from './ticket/story/presses.testing'

// The counter asks for the post before it asks whose goods they are: there an ended one is refused earlier.
describe('who may decide: rate the order, vouch for the deed, vote on the honour, hand out the goods', () => {
  test.each`
    who                                             | order            | deed              | honour            | redemption
    ${'lives there'}                                | ${'RELATED'}     | ${'NOT_YOURSELF'} | ${'NOT_YOURSELF'} | ${'NOT_YOURSELF'}
    ${'the spouse’s household'}                     | ${'RELATED'}     | ${'NOT_YOURSELF'} | ${'NOT_YOURSELF'} | ${'NOT_YOURSELF'}
    ${'the parents’ household'}                     | ${'RELATED'}     | ${'NOT_YOURSELF'} | ${'NOT_YOURSELF'} | ${'NOT_YOURSELF'}
    ${'moved out yesterday'}                        | ${'RELATED'}     | ${'NOT_YOURSELF'} | ${'NOT_YOURSELF'} | ${'NOT_YOURSELF'}
    ${'moved out 180 days ago, less a millisecond'} | ${'RELATED'}     | ${'NOT_YOURSELF'} | ${'NOT_YOURSELF'} | ${'NOT_YOURSELF'}
    ${'moved out 180 days ago'}                     | ${'yes'}         | ${'yes'}          | ${'yes'}          | ${'yes'}
    ${'moved in yesterday'}                         | ${'RELATED'}     | ${'NOT_YOURSELF'} | ${'NOT_YOURSELF'} | ${'NOT_YOURSELF'}
    ${'moved in by mistake, undone'}                | ${'yes'}         | ${'yes'}          | ${'yes'}          | ${'yes'}
    ${'asked to move in'}                           | ${'yes'}         | ${'yes'}          | ${'yes'}          | ${'yes'}
    ${'another household'}                          | ${'yes'}         | ${'yes'}          | ${'yes'}          | ${'yes'}
    ${'lives elsewhere'}                            | ${'yes'}         | ${'yes'}          | ${'yes'}          | ${'yes'}
    ${'the post has ended'}                         | ${'NOT_ALLOWED'} | ${'NOT_FOUND'}    | ${'NOT_ALLOWED'}  | ${'yes'}
  `('$who', ({ who, ...answers }: { who: string; [matter: string]: string }) => {
    const actor = PERSONS[who]
    if (!actor) throw new Error(`no person ${who}`)
    expect({
      order: onOrder(actor),
      deed: onDeed(actor),
      honour: onHonour(actor),
      redemption: onRedemption(actor),
    }).toEqual(answers)
  })

  test('anyone who brought it in, typed it or redeemed for them decides nothing about it', () => {
    const helper = member('helper', 'h-helper')
    expect([onDeed(helper), onHonour(helper), onRedemption(helper)]).toEqual([
      'NOT_YOURSELF',
      'NOT_YOURSELF',
      'NOT_YOURSELF',
    ])
    const typed = given(...upTo('closed')).story
    typed.ticket = { ...typed.here, authorId: 'helper' }
    expect(word(typed.ask(press(helper, 'committeeRate', { result: 5, speed: 5, manner: 5 })))).toBe(
      'RELATED',
    )
  })

  test('an order that was merged into this one is the own matter of its household, too', () => {
    const story = given(...upTo('closed')).story
    const joined = { id: 't2', no: 'WL26-0002', requesterId: 'zhou', householdId: 'h-zhou', words: [] }
    story.ticket = { ...story.here, joined: [joined] }
    const judge = (actor: Actor) =>
      word(story.ask(press(actor, 'committeeRate', { result: 5, speed: 5, manner: 5 })))
    expect(judge(member('x', 'h-zhou'))).toBe('RELATED')
    expect(judge(member('zhou', null))).toBe('RELATED')
    expect(judge(member('x', 'h-other'))).toBe('yes')
  })
})

describe('who may object: a villager, in nobody’s own matter', () => {
  const onNotice = { state: 'confirmed', noticeUntil: NOW + days(3) } as const
  const deedUp = deed(onNotice)
  const minus = deed(onNotice, { points: -10 })
  const notice = honour({ state: 'notice', noticeUntil: NOW + days(3) })
  test.each`
    who                         | deed              | minus             | honour
    ${'lives there'}            | ${'NOT_YOURSELF'} | ${'yes'}          | ${'NOT_YOURSELF'}
    ${'the spouse’s household'} | ${'NOT_YOURSELF'} | ${'yes'}          | ${'NOT_YOURSELF'}
    ${'moved out yesterday'}    | ${'NOT_YOURSELF'} | ${'yes'}          | ${'NOT_YOURSELF'}
    ${'moved out 180 days ago'} | ${'yes'}          | ${'yes'}          | ${'yes'}
    ${'moved in yesterday'}     | ${'NOT_YOURSELF'} | ${'yes'}          | ${'NOT_YOURSELF'}
    ${'brought it in'}          | ${'NOT_YOURSELF'} | ${'NOT_YOURSELF'} | ${'NOT_YOURSELF'}
    ${'another household'}      | ${'yes'}          | ${'yes'}          | ${'yes'}
    ${'asked to move in'}       | ${'NOT_FOUND'}    | ${'NOT_FOUND'}    | ${'NOT_FOUND'}
  `('$who', ({ who, ...answers }: { who: string; [matter: string]: string }) => {
    const found = PERSONS[who]
    if (!found) throw new Error(`no person ${who}`)
    // Not in office: a post in the village makes one of the village.
    const actor: Actor = { ...found, posts: [] }
    const objects = { verb: 'object', input: { reason: '没见着' } } as const
    expect({
      deed: onDeed(actor, objects, deedUp),
      minus: onDeed(actor, objects, minus),
      honour: onHonour(actor, objects, notice),
    }).toEqual(answers)
  })
})

describe('who speaks for the household: only the person who lives there now', () => {
  // What the household has not agreed to is not there for anybody else. An order is the requester's alone: nobody of the household withdraws or rates it.
  test.each`
    who                         | deed           | honour         | points
    ${'lives there'}            | ${'yes'}       | ${'yes'}       | ${'at once'}
    ${'moved in yesterday'}     | ${'yes'}       | ${'yes'}       | ${'in six days'}
    ${'the spouse’s household'} | ${'NOT_FOUND'} | ${'NOT_FOUND'} | ${'never'}
    ${'moved out yesterday'}    | ${'NOT_FOUND'} | ${'NOT_FOUND'} | ${'never'}
    ${'asked to move in'}       | ${'NOT_FOUND'} | ${'NOT_FOUND'} | ${'never'}
    ${'another household'}      | ${'NOT_FOUND'} | ${'NOT_FOUND'} | ${'never'}
  `('$who', ({ who, ...answers }: { who: string; [matter: string]: string }) => {
    const found = PERSONS[who]
    if (!found) throw new Error(`no person ${who}`)
    const actor: Actor = { ...found, posts: [] }
    const since = mayRedeemSince(actor, CHEN)
    expect({
      deed: onDeed(actor, { verb: 'withdraw', input: {} }),
      honour: onHonour(
        actor,
        { verb: 'consent', input: { consent: true } },
        honour({ state: 'nominated', answerDueAt: NOW + days(15) }),
      ),
      points: since === null ? 'never' : since > NOW ? 'in six days' : 'at once',
    }).toEqual(answers)
    expect(word(order.ask(press(actor, 'reopen', { reason: '又坏了' })))).toBe('NOT_ALLOWED')
  })
  test('seven days after joining, to the millisecond', () => {
    expect(mayRedeemSince(PERSONS['moved in yesterday'] as Actor, CHEN)).toBe(NOW - days(1) + days(7))
  })
})

describe('the town stands in where nobody of the committee may', () => {
  const town: Actor = { ...member('qian', null), posts: [post('inspector', HOME.slice(0, 2))] }
  const near = PERSONS['the spouse’s household'] as Actor
  const free = (id: string) => member(id, `h-${id}`)
  const vote = { verb: 'vote', input: { agree: true } } as const

  test.each`
    committee        | members                         | order    | deed     | honour
    ${'nobody'}      | ${[]}                           | ${true}  | ${true}  | ${true}
    ${'only kin'}    | ${[near]}                       | ${true}  | ${true}  | ${true}
    ${'kin and one'} | ${[near, free('a')]}            | ${false} | ${false} | ${true}
    ${'kin and two'} | ${[near, free('a'), free('b')]} | ${false} | ${false} | ${false}
    ${'two who may'} | ${[free('a'), free('b')]}       | ${false} | ${false} | ${false}
  `(
    '$committee',
    ({
      members,
      order: orders,
      deed: deeds,
      honour: honours,
    }: Record<'order' | 'deed' | 'honour', boolean> & { members: Actor[] }) => {
      const noSupervisor = townStandsIn(members, one => !isRelated(order.here, one, NOW))
      const rates = order.ask(
        press(town, 'committeeRate', { result: 5, speed: 5, manner: 5 }, { noSupervisor }),
      )
      // One voice alone is no committee: an honour takes two.
      const joins = honourStandsIn(honour(), members, NOW)
      expect({
        order: !isRefusal(rates),
        deed: onDeed(town, { verb: 'confirm', input: { agree: true } }, deed(), members) === 'yes',
        honour: joins,
      }).toEqual({
        order: orders,
        deed: deeds,
        honour: honours,
      })
      expect(onHonour(town, vote, honour(), joins)).toBe(honours ? 'yes' : 'NOT_FOUND')
    },
  )

  test('the town’s own inspector, near to it, stands in for nobody', () => {
    const kin: Actor = { ...town, kinHouseholds: [{ householdId: CHEN, kin: 'parents' }] }
    const judge = press(kin, 'committeeRate', { result: 5, speed: 5, manner: 5 }, { noSupervisor: true })
    expect(word(order.ask(judge))).toBe('RELATED')
    expect(onDeed(kin)).toBe('NOT_YOURSELF')
    // They may not even read it.
    expect(onHonour(kin, vote, honour(), true)).toBe('NOT_FOUND')
  })
})

test('the requester is nobody’s judge, and nobody of another village is', () => {
  expect(onOrder({ ...people.chen, posts: [post('supervisor', TO_VILLAGE)] })).toBe('RELATED')
  expect(onOrder(people.far)).toBe('NOT_ALLOWED')
})
