/** 替家里人: whose it is, what the one who typed it sees, and how the person concerned closes it. */
import { describe, expect, test } from 'vitest'
import { page } from '../golden/sight.testing'
import { NOW, people } from '../story/people.testing'
import { claim, dispatchTo, submit } from '../story/presses.testing'
import { given, press } from '../testing'
import { tellsOf } from '../telling/tells'
import { isOwn } from './relations'

const { chen, li, zhao, zhou } = people
/** Of one household with 陈. */
const son = { ...chen, id: 'son' }
const place = { no: 'x', place: { path: chen.home, householdId: chen.householdId } }
const forMother = (more = {}) => ({ ...submit({ onBehalfOf: 'chen', ...more }, son), facts: place })

describe('an order for somebody of one’s own household', () => {
  test('is theirs, without a yes in writing', () => {
    expect(given().when(forMother()).then('submitted')).toMatchObject({
      requesterId: 'chen',
      authorId: 'son',
      family: true,
      source: 'onBehalf',
    })
  })

  test('is asked for the wall by nobody but the person concerned', () => {
    expect(
      given()
        .when(forMother({ showOnBoard: true }))
        .then('submitted'),
    ).toMatchObject({ consent: false })
  })

  test('not by a neighbour, nor by somebody who has left the household', () => {
    for (const who of [zhou, { ...son, householdId: null }, { ...son, householdId: 'h-other' }])
      given()
        .when({ ...forMother(), by: who })
        .thenRefused('NOT_ALLOWED')
  })

  test('is told to the person at once, and to no other villager', () => {
    const { story } = given().when(forMother())
    const [event] = story.events
    if (!event) throw new Error('no event')
    expect(tellsOf(event, null, story.here).map(({ who, how }) => `${who} ${how}`)).toEqual([
      'desk digest',
      'requester message',
    ])
    const own = given().when(submit())
    const [first] = own.story.events
    if (!first) throw new Error('no event')
    expect(tellsOf(first, null, own.story.here).map(({ who }) => who)).toEqual(['desk'])
  })

  test('the one who typed it reads what was typed and where it stands, and not what the office wrote', () => {
    const { story } = given(forMother(), dispatchTo(li), claim(li))
    const seen = page(story, son)
    expect(seen?.ticket).toMatchObject({ title: '桥头往东第三盏路灯不亮', state: 'claimed', mine: false })
    expect(seen?.timeline.map(({ message }) => message)).toEqual(['您替着点了单'])
    expect([seen?.holder?.phone ?? null, seen?.ticket.promise?.measures]).toEqual([null, null])
    expect(seen?.can).toEqual(['amend'])
  })

  test('closed by the person concerned, it shows a card and takes nothing more', () => {
    const { story } = given(forMother(), dispatchTo(li), claim(li))
    story.go(press(chen, 'setReaders', { readers: 'handlers' }))
    const seen = page(story, son)
    expect(seen?.ticket).toMatchObject({
      no: 'x',
      state: 'claimed',
      title: null,
      place: null,
      requester: null,
    })
    expect([seen?.content, seen?.timeline, seen?.can]).toEqual([null, [], []])
    given(forMother(), press(chen, 'setReaders', { readers: 'handlers' }))
      .when(press(son, 'amend', { text: '再说一句', attachments: [] }))
      .thenRefused('NOT_ALLOWED')
  })

  test('whoever has left the household sees nothing of it, and is nobody to tell', () => {
    const { story } = given(forMother())
    const left = { ...son, householdId: 'h-other' }
    expect([chen, son, left, zhou].map(who => isOwn(story.here, who, NOW))).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(page(story, { ...son, householdId: 'h-other' })).toBeNull()
    expect(page(story, { ...son, householdId: null })).toBeNull()
  })

  test('the person reads who of the family it was; everybody else only that it was the family', () => {
    const { story } = given(forMother())
    const names = { people: { son: { name: '陈**', phone: null, post: '' } }, grids: {} }
    const read = (who: typeof chen) => page(story, who, { names })?.timeline.map(({ message }) => message)
    expect([read(chen), read(zhao)]).toEqual([['家里人陈**替着点了单'], ['家里人替着点了单']])
  })
})
