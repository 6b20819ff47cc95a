import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openTarget, type Target } from './target'

let target: Target
let db: Database
const items = () => db.collection('conformance_items')
const PEOPLE = [
  { _id: 'a', name: '王', age: 61, tags: ['x', 'y'], at: new Date(1000), home: { village: 'east', no: 1 } },
  { _id: 'b', name: '李', age: 45, tags: ['y'], at: new Date(2000), home: { village: 'west', no: 2 } },
  { _id: 'c', name: '张', age: 33, tags: [], at: new Date(3000), home: { village: 'east', no: 3 } },
  { _id: 'd', name: 'Wang', age: 33, at: new Date(4000), home: { village: 'west', no: 4 }, left: null },
]

beforeAll(async () => {
  target = await openTarget()
  db = target.database
  for (const person of PEOPLE) await items().add(person)
})
afterAll(() => target.close())

const ids = async (filter: object): Promise<string[]> => {
  const { data } = await items().where(filter).orderBy('_id', 'asc').get()
  return (data as { _id: string }[]).map(({ _id }) => _id)
}

describe('where', () => {
  const cases: [string, () => object, string[]][] = [
    ['equality', () => ({ age: 33 }), ['c', 'd']],
    ['an inner field', () => ({ home: { village: 'east' } }), ['a', 'c']],
    ['a path', () => ({ 'home.no': 2 }), ['b']],
    ['a list that holds the value', () => ({ tags: 'y' }), ['a', 'b']],
    ['a range', () => ({ age: db.command.gt(33).and(db.command.lte(61)) }), ['a', 'b']],
    [
      'a range of dates',
      () => ({ at: db.command.gte(new Date(2000)).and(db.command.lt(new Date(4000))) }),
      ['b', 'c'],
    ],
    ['one of several', () => ({ name: db.command.in(['王', '张']) }), ['a', 'c']],
    ['none of several', () => ({ name: db.command.nin(['王', '张']) }), ['b', 'd']],
    ['not equal', () => ({ age: db.command.neq(33) }), ['a', 'b']],
    ['a field that exists', () => ({ left: db.command.exists(true) }), ['d']],
    ['null, which a missing field also is', () => ({ left: null }), ['a', 'b', 'c', 'd']],
    ['a regular expression', () => ({ name: db.RegExp({ regexp: '^w', options: 'i' }) }), ['d']],
    ['all of a list', () => ({ tags: db.command.all(['x', 'y']) }), ['a']],
    ['the length of a list', () => ({ tags: db.command.size(1) }), ['b']],
    ['or over fields', () => db.command.or([{ name: '王' }, { age: 45 }]), ['a', 'b']],
    [
      'two ors joined by a top-level and',
      () =>
        db.command.and([
          db.command.or([{ age: 33 }, { age: 45 }]),
          db.command.or([{ name: '李' }, { name: '张' }]),
        ]),
      ['b', 'c'],
    ],
    ['several conditions at once', () => ({ age: 33, tags: db.command.exists(true) }), ['c']],
    ['the id among several', () => ({ _id: db.command.in(['d', 'a', 'nobody']) }), ['a', 'd']],
  ]
  it.each(cases)('finds by %s', async (_name, filter, found) => {
    expect(await ids(filter())).toEqual(found)
  })

  it('merges two ors on different fields into one, as the SDK writes them', async () => {
    const _ = db.command
    const merged = { age: _.or(_.eq(33), _.eq(45)), name: _.or(_.eq('王'), _.eq('nobody')) }
    expect(await ids(merged)).toEqual(['a', 'b', 'c', 'd'])
  })
})

describe('lists', () => {
  it('are sorted by several fields, paged and cut to the wanted fields', async () => {
    const { data } = await items()
      .orderBy('age', 'asc')
      .orderBy('at', 'desc')
      .skip(1)
      .limit(2)
      .field({ name: true })
      .get()
    expect(data).toEqual([
      { _id: 'c', name: '张' },
      { _id: 'b', name: '李' },
    ])
  })
  it('hold 100 documents unless asked for more, and at most 1000', async () => {
    const unique = db.collection('conformance_unique')
    for (let start = 0; start < 1000; start += 250)
      await unique.add(Array.from({ length: 250 }, (_unused, i) => ({ no: start + i })))
    expect((await unique.get()).data).toHaveLength(100)
    await unique.add({ no: 1000 })
    expect((await unique.limit(5000).get()).data).toHaveLength(1000)
  })
  it('are counted', async () => {
    expect((await items().where({ age: 33 }).count()).total).toBe(2)
  })
})

describe('aggregate', () => {
  it('matches, groups, sorts and limits', async () => {
    const $ = db.command.aggregate
    const { data } = await items()
      .aggregate()
      .match({ age: db.command.gt(30) })
      .group({ _id: '$home.village', people: $.sum(1), oldest: $.max('$age') })
      .sort({ _id: 1 })
      .limit(5)
      .end()
    expect(data).toEqual([
      { _id: 'east', people: 2, oldest: 61 },
      { _id: 'west', people: 2, oldest: 45 },
    ])
  })
  it('unwinds, projects, adds fields and joins', async () => {
    const $ = db.command.aggregate
    const { data } = await items()
      .aggregate()
      .match({ _id: 'a' })
      .unwind('$tags')
      .lookup({
        from: 'conformance_items',
        localField: 'home.village',
        foreignField: 'home.village',
        as: 'neighbours',
      })
      .addFields({ many: $.size('$neighbours') })
      .project({ _id: 0, tags: 1, many: 1 })
      .end()
    expect(data).toEqual([
      { tags: 'x', many: 2 },
      { tags: 'y', many: 2 },
    ])
  })
})
