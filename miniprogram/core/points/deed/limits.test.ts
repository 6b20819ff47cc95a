/** Who is told what when a good deed says no, and when the clock looks at it. */
import { describe, expect, it } from 'vitest'
import { endOfDay, fromDayKey } from '../../clock/shanghai'
import { days } from '../../clock/units'
import type { Actor } from '../../people/role'
import { decide, isOver, isOverruled, verbsFor, type Command } from './application'
import { clockStep, nextDueAt } from './application-clock'
import { application, at, codeOf, NOW, objection, PEOPLE, UNTIL, who, type Who } from './deed.testing'
import { APPLICATION_STATES, type Application } from '../types'

const object = (householdId: string | null = null): Command => ({
  verb: 'object',
  objectionId: 'o9',
  householdId,
  needsSecond: false,
})
const answer = (objectionId: string): Command => ({ verb: 'answer', objectionId, upheld: false })
const press = (deed: Application, command: Command, person: Who, now = NOW) =>
  codeOf(decide(deed, command, at(person, now)))
/** Written by somebody of the next level, for the household of `kin`. */
const forThem = { by: 'above', byHousehold: null, byHouseholds: [] }
const two = { households: ['h1', 'h6'].map(id => ({ id, title: id })), group: true }

describe('what is decided is not decided again', () => {
  it('who comes second hears who was first, of a yes and of a no', () => {
    expect(decide(application('confirmed'), { verb: 'refuse' }, at('supervisor'))).toMatchObject({
      refused: 'CONFIRMED_ALREADY',
      message: expect.stringContaining('名above') as unknown,
    })
    expect(decide(application('refused'), { verb: 'confirm' }, at('supervisor'))).toMatchObject({
      refused: 'CONFIRMED_ALREADY',
      message: expect.stringContaining('名above') as unknown,
    })
  })
  it('what was taken back is only over', () => {
    const back = application('withdrawn', { confirmed: who('above') })
    expect(press(back, { verb: 'confirm' }, 'supervisor')).toBe('NOT_NOW')
    expect(press(application('credited'), { verb: 'withdraw' }, 'author')).toBe('NOT_NOW')
  })
  it('an objection comes too late once the points are there, and too early before anybody vouched', () => {
    expect(press(application('credited'), object(), 'neighbour')).toBe('OBJECTION_OVER')
    expect(press(application('waiting'), object(), 'neighbour')).toBe('NOT_NOW')
    expect(press(application('refused'), object(), 'neighbour')).toBe('NOT_NOW')
  })
  it('an answer is for what is open, and for what there is', () => {
    const credited = application('credited', { objections: [objection('neighbour')] })
    expect(press(credited, answer('o-neighbour'), 'supervisor')).toBe('NOT_NOW')
    expect(press(application('objected'), answer('o-nobody'), 'supervisor')).toBe('NOT_FOUND')
  })
  it('a no keeps who said it', () => {
    expect(decide(application(), { verb: 'refuse' }, at('above'))).toMatchObject({
      id: 'a1',
      state: 'refused',
      refused: { by: 'above', byName: '名above', at: NOW },
    })
  })
  it('over are four states', () => {
    expect(APPLICATION_STATES.filter(state => isOver({ state })).sort()).toEqual([
      'credited',
      'overruled',
      'refused',
      'withdrawn',
    ])
  })
})

describe('an objection', () => {
  const kept = (over: Partial<Application>, householdId: string | null) => {
    const done = decide(application('confirmed', over), object(householdId), at('neighbour'))
    return 'objections' in done ? done.objections[0]?.householdId : done
  }
  it('names a household of the form, or all of it; where there is one only, that is all of it', () => {
    expect([kept(two, 'h6'), kept(two, null), kept({}, 'h1')]).toEqual(['h6', null, null])
    expect(kept(two, 'h5')).toMatchObject({ refused: 'BAD_INPUT', field: 'householdId' })
  })
  it('is made once, and by whom it was made it is not answered; what others said they may answer', () => {
    const both = application('objected', { objections: [objection('supervisor'), objection('neighbour')] })
    expect(press(both, object(), 'neighbour')).toBe('OBJECTED_ALREADY')
    expect(press(both, answer('o-supervisor'), 'supervisor')).toBe('NOT_ALLOWED')
    expect(press(both, answer('o-supervisor'), 'other')).toBe('objected')
    expect(press(both, answer('o-neighbour'), 'supervisor')).toBe('objected')
    expect(verbsFor(both, at('supervisor'))).toContain('answer')
    const own = application('objected', { objections: [objection('supervisor')] })
    expect(verbsFor(own, at('supervisor'))).not.toContain('answer')
  })
  it('answered, the next one is answered on its own', () => {
    const both = application('objected', { objections: [objection('neighbour'), objection('dispatcher')] })
    const one = decide(both, answer('o-neighbour'), at('supervisor')) as Application
    expect(press(one, answer('o-dispatcher'), 'other')).toBe('confirmed')
  })
  it('does not keep the household from taking its deed back, also after the notice', () => {
    expect(press(application('objected'), { verb: 'withdraw' }, 'author', UNTIL + 1)).toBe('withdrawn')
  })
  it('is nobody’s against what was put forward for their own household, unless it takes points', () => {
    const deed = (over: Partial<Application>) => application('confirmed', { ...forThem, ...over })
    expect(press(deed({}), object(), 'kin')).toBe('NOT_YOURSELF')
    expect(press(deed({ points: -5 }), object(), 'kin')).toBe('objected')
    // Whose household wrote it does not object to it.
    expect(press(deed({ points: -5, byHouseholds: ['h1'] }), object(), 'kin')).toBe('NOT_YOURSELF')
    const leftAlone: Actor = {
      ...PEOPLE.kin,
      householdId: null,
      kinHouseholds: [{ householdId: 'h1', kin: 'parents' }],
    }
    const circumstances = { ...at('kin'), actor: leftAlone }
    expect(codeOf(decide(deed({ points: -5 }), object(), circumstances))).toBe('objected')
    expect(codeOf(decide(deed({}), object(), circumstances))).toBe('NOT_YOURSELF')
  })
})

it('one objection upheld is enough, whatever was answered to the others', () => {
  const upheld = (yes: boolean, id: string) => ({
    ...objection(id),
    answer: { upheld: yes, ...who('supervisor') },
  })
  expect(isOverruled({ objections: [upheld(false, 'shop'), upheld(true, 'neighbour')] }, 'h1')).toBe(true)
  expect(isOverruled({ objections: [upheld(false, 'shop'), objection('neighbour')] }, 'h1')).toBe(false)
})

it('one household of several does not take the others’ deed back', () => {
  expect(press(application('confirmed', forThem), { verb: 'withdraw' }, 'kin')).toBe('withdrawn')
  expect(press(application('confirmed', { ...forThem, ...two }), { verb: 'withdraw' }, 'kin')).toBe(
    'NOT_YOURSELF',
  )
})

/** The last moments of the third and the fifteenth day after it was written. */
const DAY_3 = endOfDay(fromDayKey('2026-11-21'))
const DAY_15 = endOfDay(fromDayKey('2026-12-03'))

describe('nobody vouched', () => {
  it('for fifteen days: the town may, and only while it waits', () => {
    const confirm: Command = { verb: 'confirm' }
    expect(press(application(), confirm, 'inspector', DAY_15)).toBe('NOT_ALLOWED')
    expect(press(application(), confirm, 'inspector', DAY_15 + 1)).toBe('confirmed')
    expect(press(application('confirmed'), confirm, 'inspector', DAY_15 + 1)).toBe('NOT_ALLOWED')
  })
  const step = (reminded: 0 | 1 | 2, now: number) => clockStep(application('waiting', { reminded }), now)
  it('for three days: asked again, once', () => {
    expect(step(0, DAY_3)).toBe(null)
    const near = { reminded: 'near', after: { state: 'waiting', reminded: 1 }, toTown: [], lapsed: [] }
    expect(step(0, DAY_3 + 1)).toMatchObject(near)
    expect(step(0, DAY_15)).toMatchObject(near)
    expect(step(1, DAY_15)).toBe(null)
  })
  it('for fifteen: the town is told, once, also where the first reminder was missed', () => {
    const town = { reminded: 'town', after: { state: 'waiting', reminded: 2 }, toTown: [], lapsed: [] }
    expect(step(1, DAY_15 + 1)).toMatchObject(town)
    expect(step(0, DAY_15 + 1)).toMatchObject(town)
    expect(step(2, DAY_15 + days(100))).toBe(null)
  })
})

describe('when the clock looks at it', () => {
  it('for what each state waits for, and never once it is over', () => {
    const due = (state: Application['state'], over: Partial<Application> = {}) =>
      nextDueAt(application(state, over))
    expect([
      due('waiting'),
      due('waiting', { reminded: 1 }),
      due('waiting', { reminded: 2 }),
      due('confirmed'),
      due('objected'),
      due('credited'),
      due('refused'),
      due('overruled'),
      due('withdrawn'),
    ]).toEqual([DAY_3, DAY_15, null, UNTIL, DAY_15, null, null, null, null])
  })
  it('one objection is the town’s and another lapses in the same moment', () => {
    const now = NOW + days(40)
    const old = objection('neighbour')
    const newer = { ...objection('shop'), at: NOW + days(20) }
    const done = clockStep(application('objected', { objections: [old, newer] }), now)
    expect([done?.toTown.map(({ id }) => id), done?.lapsed.map(({ id }) => id)]).toEqual([
      ['o-shop'],
      ['o-neighbour'],
    ])
    expect(clockStep(application('objected'), NOW)).toBe(null)
    expect(clockStep(application('confirmed', { objections: [old] }), now)).toBe(null)
  })
})
