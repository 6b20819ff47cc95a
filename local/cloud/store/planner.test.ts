import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plan } from './planner'
import { Store } from './store'
import type { Order } from './planner'
import type { IndexField } from './keys'

let store: Store
beforeEach(() => {
  store = new Store(':memory:', { durability: 'process' })
  store.createCollection('t')
})
afterEach(() => store.close())

const ids = (filter: object, order: Order = {}, limit = 1000) =>
  store.find('t', { filter: filter as Record<string, unknown>, order, limit }).map(({ _id }) => _id)

const rows = (of: Store, table: string) =>
  JSON.stringify(
    of.database
      .prepare(`SELECT * FROM ${table}`)
      .all()
      .map(row => Object.values(row as object).map(String)),
  )

/** 3000 tickets in ten villages, each with its ancestors as `path`. */
function fill(): void {
  store.insertMany(
    't',
    Array.from({ length: 3000 }, (_unused, i) => ({
      _id: `t${String(i).padStart(4, '0')}`,
      path: ['county', `town${i % 2}`, `village${i % 10}`],
      state: ['new', 'open', 'done'][i % 3],
      at: i,
      no: `N${i}`,
    })),
  )
}

describe('an index', () => {
  it('of a list and a sort key serves a page by reading little more than the page', () => {
    fill()
    store.createIndex('t', 'path_at', [
      ['path', 1],
      ['at', -1],
    ])
    store.resetExamined()
    expect(ids({ path: 'village3' }, { at: -1 }, 20)).toEqual(
      Array.from({ length: 20 }, (_unused, i) => `t${2993 - i * 10}`),
    )
    expect(store.examined).toBe(20)
    store.resetExamined()
    expect(ids({ path: 'village3', at: { $lt: 1000 } }, { at: -1 }, 20)[0]).toBe('t0993')
    expect(store.examined).toBe(20)
    store.resetExamined()
    expect(ids({ path: 'village3', at: { $gte: 100, $lte: 140 } }, { at: -1 }, 20)).toHaveLength(4)
    expect(store.examined).toBe(4)
    store.resetExamined()
    expect(ids({ path: 'county' }, { at: 1 }, 5)).toEqual(['t0000', 't0001', 't0002', 't0003', 't0004'])
    expect(store.examined).toBe(5)
  })

  it('pages by key in both directions without reading what lies before', () => {
    fill()
    store.createIndex('t', 'state_at', [
      ['state', 1],
      ['at', -1],
    ])
    store.resetExamined()
    expect(ids({ state: 'new', at: { $lt: 1500 } }, { at: -1 }, 3)).toEqual(['t1497', 't1494', 't1491'])
    expect(ids({ state: 'new', at: { $gt: 1500 } }, { at: 1 }, 3)).toEqual(['t1503', 't1506', 't1509'])
    expect(store.examined).toBeLessThanOrEqual(8)
  })

  it('is chosen for its order when several narrow alike', () => {
    const indexes = [
      { name: 'plain', fields: [['state', 1]] as IndexField[], multi: 0 },
      {
        name: 'ordered',
        fields: [
          ['state', 1],
          ['at', -1],
        ] as IndexField[],
        multi: 0,
      },
    ]
    expect(plan(indexes, { state: 'new' }, { at: -1 })).toMatchObject({
      by: 'index',
      index: { name: 'ordered' },
      walk: 'forward',
    })
    expect(plan(indexes, { state: 'new' }, { at: 1 })).toMatchObject({
      index: { name: 'ordered' },
      walk: 'backward',
    })
    expect(plan(indexes, { other: 1 }, {})).toBeUndefined()
  })

  it('counts equal documents without reading them', () => {
    fill()
    store.createIndex('t', 'path', [['path', 1]])
    store.resetExamined()
    expect(store.count('t', { path: 'village3' })).toBe(300)
    expect(store.examined).toBe(0)
    expect(store.count('t', { path: 'village3', state: 'new' })).toBe(100)
  })

  it('follows changes and removals', () => {
    store.createIndex('t', 'a', [['a', 1]])
    store.insertMany('t', [
      { _id: 'x', a: [1, 2] },
      { _id: 'y', a: 2 },
    ])
    store.put('t', { _id: 'x', a: [2, 3] })
    store.remove('t', 'y')
    expect([ids({ a: 1 }), ids({ a: 2 }), ids({ a: 3 })]).toEqual([[], ['x'], ['x']])
  })

  it('is made over documents that were there before, or not at all when they collide', () => {
    store.insertMany('t', [
      { _id: 'x', a: 1 },
      { _id: 'y', a: 1 },
    ])
    expect(() => store.createIndex('t', 'a', [['a', 1]], true)).toThrow('E11000')
    expect(store.indexes('t')).toEqual([])
    store.remove('t', 'y')
    store.createIndex('t', 'a', [['a', 1]], true)
    expect(() => store.insertMany('t', [{ a: 1 }])).toThrow('E11000')
  })
})

describe('the first filling of a store', () => {
  const NO = [
    { name: 'path', fields: [['path', 1]] as IndexField[] },
    { name: 'no', fields: [['no', 1]] as IndexField[], unique: true },
  ]

  it('leaves the same as writing one by one: documents, indexes, what is unique and what is a list', () => {
    fill()
    store.createIndexes('t', NO)
    const docs = [...store.each('t')]
    const loaded = new Store(':memory:', { durability: 'process' })
    loaded.load({ t: NO, empty: [] }, loader => loader.add('t', docs))
    expect([...loaded.each('t')]).toEqual(docs)
    expect(loaded.indexes('t')).toEqual(store.indexes('t'))
    for (const table of ['i1_1', 'i1_2', '_indexes']) expect(rows(loaded, table)).toBe(rows(store, table))
    expect(() => loaded.insertMany('t', [{ no: 'N1' }])).toThrow('E11000')
    expect(loaded.collections()).toEqual(['t', 'empty'])
    loaded.close()
  })

  it('refuses two of what must be unique and then leaves nothing, and a store that holds something', () => {
    for (const twins of [
      [
        { _id: 'a', no: 'N1' },
        { _id: 'b', no: 'N1' },
      ],
      [
        { _id: 'a', no: 'N1' },
        { _id: 'a', no: 'N2' },
      ],
    ]) {
      const empty = new Store(':memory:')
      expect(() => empty.load({ t: NO }, loader => loader.add('t', twins))).toThrow('E11000')
      expect(empty.collections()).toEqual([])
      empty.close()
    }
    fill()
    expect(() => store.load({ t: NO }, () => undefined)).toThrow('empty store')
  })
})

describe('a write that is rolled back', () => {
  it('does not leave an index believing it saw no lists', () => {
    store.createIndex('t', 'a', [['a', 1]])
    expect(() => store.insertMany('t', [{ _id: 'x', a: [1, 10] }, { _id: 'x' }])).toThrow('E11000')
    store.insertMany('t', [{ _id: 'y', a: [1, 10] }])
    expect(store.database.prepare('SELECT multikey FROM _indexes').get()).toEqual({ multikey: 1 })
  })
})

describe('a collection of more than 1000 documents', () => {
  it('refuses to be crawled through, naming the query', () => {
    fill()
    expect(() => ids({ state: 'new' })).toThrow(/get on t where {"state":"new"} has no index/)
    expect(() => ids({}, { at: 1 })).toThrow(/sorted by {"at":1}/)
    expect(() => store.count('t', { state: 'new' })).toThrow(/count on t/)
    expect(() => store.aggregate('t', [{ $match: { state: 'new' } }])).toThrow(/aggregate on t/)
    expect(() => store.aggregate('t', [{ $group: { _id: '$state' } }])).toThrow(/aggregate on t/)
    expect(() => ids({ $or: [{ state: 'new' }, { at: 1 }] })).toThrow(/has no index/)
  })
  it('answers by id, by count of all, by its first page, and everything once there is an index', () => {
    fill()
    expect(ids({ _id: 't0007' })).toEqual(['t0007'])
    expect(store.count('t')).toBe(3000)
    expect(ids({}, {}, 2)).toEqual(['t0000', 't0001'])
    store.createIndex('t', 'state', [['state', 1]])
    expect(store.count('t', { state: 'new' })).toBe(1000)
  })
  it('refuses writes that would crawl', async () => {
    fill()
    await expect(
      store.waiting.modify('t', {
        filter: { state: 'new' },
        data: { $set: { x: 1 } },
        multi: true,
        merge: true,
      }),
    ).rejects.toThrow(/update on t/)
    await expect(store.waiting.remove('t', { state: 'new' }, true)).rejects.toThrow(/remove on t/)
  })
})

describe('an indexed answer', () => {
  const scalar = fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.constantFrom('', 'a', 'a\0', 'a\0b', 'b', '中', null, true, false),
    fc.constantFrom(0, 1000, -5).map(ms => new Date(ms)),
  )
  const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }))
  const doc = fc.record({ a: value, b: value, c: scalar }, { requiredKeys: [] })
  const comparable = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom('', 'a', 'a\0', 'b'))
  const condition = fc.oneof(
    scalar,
    fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
    comparable.map($gt => ({ $gt })),
    comparable.map($lte => ({ $lte })),
    fc.tuple(comparable, comparable).map(([$gte, $lt]) => ({ $gte, $lt })),
  )
  const filter = fc.record({ a: condition, b: condition, c: condition }, { requiredKeys: [] })
  const direction = fc.constantFrom<1 | -1>(1, -1)

  it('is the same as without the index, for any documents, filter and order', () => {
    const scenario = fc.record({
      docs: fc.array(doc, { minLength: 1, maxLength: 12 }),
      filter,
      x: direction,
      y: direction,
      z: direction,
      sortBy: fc.constantFrom('a', 'b', 'c'),
    })
    fc.assert(
      fc.property(scenario, ({ docs, filter: wanted, x, y, z, sortBy }) => {
        const fresh = new Store(':memory:', { durability: 'process' })
        try {
          fresh.createCollection('plain')
          fresh.createCollection('indexed')
          fresh.createIndex('indexed', 'abc', [
            ['a', x],
            ['b', y],
            ['c', z],
          ])
          fresh.createIndex('indexed', 'ca', [
            ['c', y],
            ['a', z],
          ])
          fresh.createIndex('indexed', 'b', [['b', x]])
          for (const name of ['plain', 'indexed'])
            fresh.insertMany(
              name,
              docs.map((one, i) => ({ _id: i, ...one })),
            )
          const found = (name: string, order: Order = {}) =>
            fresh.find(name, { filter: wanted, order }).map(({ _id }) => _id as number)
          expect(found('indexed').sort()).toEqual(found('plain').sort())
          expect(fresh.count('indexed', wanted)).toBe(found('plain').length)
          expect(found('indexed', { [sortBy]: z }).sort()).toEqual(found('plain').sort())
        } finally {
          fresh.close()
        }
      }),
      { numRuns: 150 },
    )
  })

  it('comes in the same order as a sort of single values', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.oneof(
            fc.integer(),
            fc.double({ noNaN: true }),
            fc.string(),
            fc.constantFrom('a', 'a\0', 'a\0b', 'a\u0001', 'ab'),
          ),
          { maxLength: 20 },
        ),
        direction,
        (values, z) => {
          const fresh = new Store(':memory:', { durability: 'process' })
          try {
            for (const name of ['plain', 'indexed']) {
              fresh.createCollection(name)
              fresh.insertMany(
                name,
                values.map((v, i) => ({ _id: i, v })),
              )
            }
            fresh.createIndex('indexed', 'v', [['v', z]])
            const sorted = (name: string) =>
              fresh.find(name, { filter: {}, order: { v: z } }).map(({ v }) => v)
            expect(sorted('indexed')).toEqual(sorted('plain'))
          } finally {
            fresh.close()
          }
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('a store that forgets', () => {
  it('leaves the file as it was, also after being killed in between', () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'store-'))
    const kept = new Store(path.join(dir, 'kept.db'))
    kept.createCollection('t')
    kept.insertMany('t', [{ _id: 'x' }])
    kept.database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    const file = path.join(dir, 'cloud.db')
    copyFileSync(path.join(dir, 'kept.db'), file)
    const bytes = readFileSync(file)
    const passing = new Store(file, { durability: 'none' })
    passing.insertMany('t', [{ _id: 'y', text: '字'.repeat(100_000) }])
    expect(passing.count('t')).toBe(2)
    // As a process that was killed leaves it.
    const left = path.join(dir, 'left.db')
    for (const end of ['', '-wal']) copyFileSync(`${file}${end}`, `${left}${end}`)
    passing.close()
    expect(readFileSync(file).equals(bytes)).toBe(true)
    const again = new Store(left, { durability: 'none' })
    expect(again.count('t')).toBe(1)
    again.close()
    expect(
      readdirSync(dir)
        .filter(name => !name.startsWith('kept'))
        .sort(),
    ).toEqual(['cloud.db', 'left.db'])
    kept.close()
    rmSync(dir, { recursive: true, force: true })
  })
})
