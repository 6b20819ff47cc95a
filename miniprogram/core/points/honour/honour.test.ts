import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, endOfDay } from '../../clock/shanghai'
import type { Actor } from '../../people/role'
import { isRefusal } from '../../refusal'
import { clockHonour, honourCan, honourSeen, pressHonour, townStandsIn, type HonourCommand } from './honour'
import { honourDueAt } from './honour-due'
import {
  committee,
  deciding,
  END,
  helper,
  neighbour,
  no,
  nominated,
  nominator,
  NOW,
  onNotice,
  own,
  person,
  post,
  press,
  stranger,
  vote,
} from './honour.testing'
import { termOf } from './honour-words'

describe('an honour', () => {
  it('goes on the notice only when the household agrees, for three whole days', () => {
    expect(onNotice).toMatchObject({
      state: 'notice',
      noticeUntil: endOfDay(addDays(NOW, 3)),
      consent: { given: true, by: 'chen' },
    })
    expect(press(nominated, own, { verb: 'consent', consent: false, words: false }).state).toBe('declined')
  })
  it('is agreed to by the household or the grid member in front of them, never by who nominated or by a neighbour', () => {
    expect(no(nominated, helper, { verb: 'consent', consent: true, words: false })).toBe('NEEDS_CONSENT')
    expect(no(nominated, helper, { verb: 'consent', consent: false, words: false })).toBe('NEEDS_CONSENT')
    expect(press(nominated, helper, { verb: 'consent', consent: true, words: true }).state).toBe('notice')
    expect(
      no({ ...nominated, nominatedBy: 'li' }, helper, { verb: 'consent', consent: true, words: false }),
    ).toBe('NOT_ALLOWED')
    expect(no(nominated, neighbour, { verb: 'consent', consent: true, words: false })).toBe('NOT_ALLOWED')
  })
  it('ends by itself when the household never answers', () => {
    const due = honourDueAt(nominated) ?? 0
    expect(clockHonour(nominated, due).state).toBe('nominated')
    expect(clockHonour(nominated, due + 1).state).toBe('declined')
  })
  it('can be objected to until the last millisecond of the notice, once each, never by the household or from elsewhere', () => {
    const command: HonourCommand = { verb: 'object', id: 'o1', needsSecond: false }
    const objected = press(onNotice, neighbour, command, END)
    expect(objected.objections).toHaveLength(1)
    expect(no(onNotice, neighbour, command, END + 1)).toBe('OBJECTION_OVER')
    expect(no(objected, neighbour, command)).toBe('OBJECTED_ALREADY')
    expect(no(onNotice, own, command)).toBe('NOT_YOURSELF')
    expect(no(onNotice, nominator, command)).toBe('NOT_YOURSELF')
    expect(no(onNotice, stranger, command)).toBe('NOT_ALLOWED')
  })
  it('waits for an answer to an objection, and goes on or ends with it', () => {
    const objected = press(onNotice, neighbour, { verb: 'object', id: 'o1', needsSecond: false })
    expect(clockHonour(objected, END + 1).state).toBe('notice')
    expect(press(objected, committee('a'), { verb: 'answer', objectionId: 'o1', upheld: true }).state).toBe(
      'notAwarded',
    )
    expect(
      press(objected, committee('a'), { verb: 'answer', objectionId: 'o1', upheld: false }, END + 1).state,
    ).toBe('deciding')
    expect(
      press(objected, committee('a'), { verb: 'answer', objectionId: 'o1', upheld: false }, END).state,
    ).toBe('notice')
  })
  it('nobody answers an objection of their own, nor one about their own household', () => {
    const byA = press(onNotice, committee('a'), { verb: 'object', id: 'o1', needsSecond: false })
    expect(no(byA, committee('a'), { verb: 'answer', objectionId: 'o1', upheld: false })).toBe('NOT_YOURSELF')
    expect(no(byA, committee('b', 'h1'), { verb: 'answer', objectionId: 'o1', upheld: false })).toBe(
      'NOT_YOURSELF',
    )
    expect(no(byA, person('other'), { verb: 'answer', objectionId: 'o1', upheld: false })).toBe('NOT_ALLOWED')
  })
  it('is decided by more than half of the committee, each once, replaceable until then', () => {
    const one = press(deciding, committee('a'), vote(true))
    expect(one.state).toBe('deciding')
    expect(press(one, committee('a'), vote(true))).toMatchObject({ state: 'deciding' })
    expect(press(one, committee('b'), vote(true))).toMatchObject({ state: 'awarded', shown: true })
    const changed = press(one, committee('a'), vote(false))
    expect(changed.votes).toHaveLength(1)
    expect(press(changed, committee('b'), vote(false)).state).toBe('notAwarded')
  })
  it('no vote comes from the household, from outside the committee or outside the time', () => {
    expect(no(deciding, committee('a', 'h1'), vote(true))).toBe('NOT_YOURSELF')
    expect(no(deciding, person('other'), vote(true))).toBe('NOT_ALLOWED')
    expect(no({ ...deciding, nominatedBy: 'a' }, committee('a'), vote(true))).toBe('NOT_YOURSELF')
    expect(no(onNotice, committee('a'), vote(true))).toBe('NOT_NOW')
  })
  it('is not judged by who lived there within 180 days, by the spouse of it, or by the nominator’s household', () => {
    const DAY = 86_400_000
    const lived = (ago: number): Actor => ({
      ...committee('a'),
      belonged: [{ householdId: 'h1', from: 0, until: NOW - ago * DAY, how: 'accepted' }],
    })
    const kin = (householdId: string): Actor => ({
      ...committee('b'),
      kinHouseholds: [{ householdId, kin: 'spouse' }],
    })
    expect([
      no(deciding, lived(179), vote(true)),
      no(deciding, lived(181), vote(true)),
      no(deciding, kin('h1'), vote(true)),
      no(deciding, kin('h-zhou'), vote(true)),
      no(deciding, kin('h-other'), vote(true)),
    ]).toEqual(['NOT_YOURSELF', 'granted', 'NOT_YOURSELF', 'NOT_YOURSELF', 'granted'])
  })
  it('who stands aside is counted no more, and what they voted neither', () => {
    const voted = press(deciding, committee('a'), vote(true))
    const aside = press(voted, committee('a'), { verb: 'standAside' })
    expect(aside).toMatchObject({ votes: [], aside: [{ by: 'a', byName: 'a' }], state: 'deciding' })
    expect(no(aside, committee('a'), vote(true))).toBe('STOOD_ASIDE')
    expect(no(aside, committee('a'), { verb: 'standAside' })).toBe('STOOD_ASIDE')
    expect(no(deciding, person('other'), { verb: 'standAside' })).toBe('NOT_ALLOWED')
    expect(townStandsIn(aside, [committee('a'), committee('b')], NOW)).toBe(true)
    expect(townStandsIn(aside, [committee('a'), committee('b'), committee('d')], NOW)).toBe(false)
  })
  it('an objection nobody answers goes to the town after fifteen days and no further than thirty', () => {
    const objected = press(onNotice, neighbour, { verb: 'object', id: 'o1', needsSecond: false })
    const town = person('zhao', {
      posts: [post('inspector', 't')],
      home: [],
      householdId: null,
      staffName: 'zhao',
    })
    const answer: HonourCommand = { verb: 'answer', objectionId: 'o1', upheld: false }
    const day15 = endOfDay(addDays(NOW, 15))
    expect([no(objected, town, answer, day15), no(objected, town, answer, day15 + 1)]).toEqual([
      'NOT_ALLOWED',
      'granted',
    ])
    expect(honourDueAt(objected)).toBe(day15)
    const told = clockHonour(objected, day15 + 1)
    expect(told).toMatchObject({ state: 'notice', objections: [{ toTownAt: day15 + 1 }] })
    const day30 = endOfDay(addDays(NOW, 30))
    expect(honourDueAt(told)).toBe(day30)
    const on = clockHonour(told, day30 + 1)
    expect(on).toMatchObject({ state: 'deciding', objections: [{ answer: { upheld: false, by: 'clock' } }] })
    // The committee has its own fifteen days from then on.
    expect(honourDueAt(on)).toBe(endOfDay(addDays(day30 + 1, 15)))
  })
  it('one voice alone does not decide when the committee is silent', () => {
    const one = press(deciding, committee('a'), vote(true))
    expect(clockHonour(one, (honourDueAt(one) ?? 0) + 1).state).toBe('notAwarded')
  })
  it('is taken down when the household changes its mind, and shown again when it changes it back', () => {
    const awarded = press(press(deciding, committee('a'), vote(true)), committee('b'), vote(true))
    const down = press(awarded, own, { verb: 'consent', consent: false, words: false })
    expect(down).toMatchObject({ state: 'awarded', shown: false })
    expect(honourSeen(down, { actor: stranger, now: NOW, noSupervisor: false })).toBe(false)
    expect(press(down, own, { verb: 'consent', consent: true, words: false }).shown).toBe(true)
  })
  it('is nobody else’s business before the household has agreed', () => {
    expect(honourSeen(nominated, { actor: person('other'), now: NOW, noSupervisor: false })).toBe(false)
    expect(honourSeen(onNotice, { actor: person('other'), now: NOW, noSupervisor: false })).toBe(true)
  })
  it('has a term: a quarter for the starred, a year for the others', () => {
    expect([termOf('starred', NOW), termOf('filial', NOW)]).toEqual(['2026-Q4', '2026'])
  })
  it('never hangs: whatever was pressed, a person or the clock can move it on, or it is over', () => {
    const people = [own, neighbour, helper, stranger, committee('a'), committee('b'), committee('d', 'h1')]
    const commands: HonourCommand[] = [
      { verb: 'consent', consent: true, words: false },
      { verb: 'consent', consent: false, words: false },
      { verb: 'object', id: 'o1', needsSecond: false },
      { verb: 'answer', objectionId: 'o1', upheld: false },
      { verb: 'answer', objectionId: 'o1', upheld: true },
      vote(true),
      vote(false),
    ]
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(people.length), fc.nat(commands.length - 1), fc.nat(10))),
        steps => {
          let [honour, now] = [nominated, NOW]
          for (const [who, what, daysOn] of steps) {
            now = addDays(now, daysOn)
            honour = clockHonour(honour, now)
            const actor = people[who]
            const after =
              actor &&
              pressHonour(honour, commands[what] as HonourCommand, { actor, now, noSupervisor: false })
            if (after && !isRefusal(after)) honour = after
            const over = ['declined', 'awarded', 'notAwarded'].includes(honour.state)
            const movable =
              honourDueAt(honour) !== null ||
              people.some(one => honourCan(honour, { actor: one, now, noSupervisor: false }).length > 0)
            expect(over || movable).toBe(true)
            expect(honour.shown && honour.consent?.given !== true).toBe(false)
          }
        },
      ),
    )
  })
})
