/** What the county sees where it must act, and what is read later, against the tables that were written by hand. */
import { expect, test } from 'vitest'
import { days } from '../../clock/units'
import type { Actor } from '../../people/role'
import { press, type Step, type Story } from '../testing'
import { claim, dispatchTo, rate, resolve } from '../story/presses.testing'
import { people } from '../story/people.testing'
import { born, classOf, told, type Kind } from './roads.testing'
import { page, PHOTO, rowFor, VOICE } from './sight.testing'
import { tablesOf } from './tables.testing'

const { chen, wu, li, ma, zhao, sun, gao, qian, zhou, far, other, county } = people
const everybody: Actor[] = [chen, wu, li, ma, zhao, sun, gao, qian, zhou, far, other, county]
const rowsOf = (name: string) => tablesOf('sight.md').find(table => table.name === name)

/** In hand, and the desk has asked for another class. */
const asked = (kind: Kind): Story =>
  told([
    ...born(kind, [PHOTO, VOICE]),
    dispatchTo(li, classOf(kind)),
    claim(li),
    press(zhao, 'reclassify', {
      category: 'policy',
      sub: 'pension',
      matter: 'minor',
      track: 2,
      reason: '看错了',
    }),
  ])
const RELATION_FACTS = {
  'it answers': { approvers: ['county'] },
  'the town has nobody': { noTown: true },
} as const

test.each(rowsOf('county')?.rows ?? [])('of %s the county sees, because %s', (kind, why, ...marks) => {
  const relationFacts = RELATION_FACTS[why as keyof typeof RELATION_FACTS]
  const aspects = rowsOf('county')?.head.slice(2) ?? []
  const story = asked(kind === 'dispute' ? 'dispute' : 'ordinary')
  expect(rowFor(story, county, { relationFacts })).toEqual(
    Object.fromEntries(aspects.map((one, i) => [one, marks[i]])),
  )
  // What is asked is its to know only where it answers.
  const seen = page(story, county, { relationFacts })
  const filled = (seen?.asked ?? []).flatMap(({ fields }) => fields.map(({ text }) => text))
  expect(filled).toEqual(why === 'it answers' ? ['政策', '养老', '小事', '★★ 几家一起办', '看错了'] : [])
  expect(rowFor(story, county)).toBeNull()
})

const done: Step[] = [...born('ordinary'), dispatchTo(li), claim(li), resolve(li)]
const judged = told([
  ...done,
  rate(4),
  press(sun, 'committeeRate', { result: 5, speed: 4, manner: 3, text: '办得快' }),
])
const closedToIt = told([
  ...done,
  press(sun, 'committeeRate', { result: 5, speed: 4, manner: 3, text: '办得快' }),
  press(chen, 'setReaders', { readers: 'handlers' }),
])
const ROLES: Record<string, Actor[]> = { requester: [chen], inspector: [qian], supervisor: [sun, gao] }
const READ: Record<string, (who: Actor) => boolean> = {
  'the rating, its month not over': who => page(judged, who)?.rating != null,
  'the rating, its month over': who => page(judged, who, { now: judged.now + days(40) })?.rating != null,
  'the committee’s': who => JSON.stringify(page(judged, who) ?? '').includes('办得快'),
  'the committee’s, closed to it since': who =>
    (page(closedToIt, who)?.committee.length ?? 0) > 0 ||
    (page(closedToIt, who)?.ticket.committeeRatings ?? 0) > 0,
}

test.each(rowsOf('later')?.rows ?? [])('%s is read by: %s', (what = '', readers = '') => {
  const may = readers.split(', ').flatMap(role => ROLES[role] ?? [])
  expect(everybody.filter(who => READ[what]?.(who)).map(({ id }) => id)).toEqual(
    everybody.filter(who => may.includes(who)).map(({ id }) => id),
  )
})
