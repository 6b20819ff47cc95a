import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openTarget, refusalOf, type Target } from './target'

type Transaction = Awaited<ReturnType<Database['startTransaction']>>

let target: Target
let db: Database
const pairs = () => db.collection('conformance_pairs')

beforeAll(async () => {
  target = await openTarget()
  db = target.database
})
beforeEach(async () => {
  for (const id of ['A', 'B']) await pairs().doc(id).set({ n: 100 })
})
afterAll(() => target.close())

const n = async (id: string): Promise<unknown> =>
  ((await pairs().doc(id).get()).data as { n?: unknown }[])[0]?.n

/** doc().get() of a transaction gives the document itself. */
const read = async (transaction: Transaction, id: string): Promise<{ n: number } | null> => {
  const { data } = await transaction.collection('conformance_pairs').doc(id).get()
  return (Array.isArray(data) ? data[0] : data) as { n: number } | null
}

describe('a transaction', () => {
  it('writes everything or nothing', async () => {
    await db.runTransaction(async (t: Transaction) => {
      await t
        .collection('conformance_pairs')
        .doc('A')
        .update({ n: db.command.inc(-1) })
      await t
        .collection('conformance_pairs')
        .doc('B')
        .update({ n: db.command.inc(1) })
      await t.collection('conformance_pairs').add({ _id: 'C', n: 1 })
    })
    expect([await n('A'), await n('B'), await n('C')]).toEqual([99, 101, 1])
    await pairs().doc('C').remove()

    const failing = db.runTransaction(async (t: Transaction) => {
      await t.collection('conformance_pairs').doc('A').update({ n: 0 })
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await n('A')).toBe(99)
  })

  it('reads its own writes and sees them nowhere else before the commit', async () => {
    const t = await db.startTransaction()
    await t.collection('conformance_pairs').doc('A').update({ n: 1 })
    expect((await read(t, 'A'))?.n).toBe(1)
    expect(await n('A')).toBe(100)
    await t.commit()
    expect(await n('A')).toBe(1)
  })

  it('sees the world as it was when it began', async () => {
    const t = await db.startTransaction()
    expect((await read(t, 'A'))?.n).toBe(100)
    await pairs().doc('B').update({ n: 5 })
    await pairs().doc('A').remove()
    expect([(await read(t, 'A'))?.n, (await read(t, 'B'))?.n]).toEqual([100, 100])
    await t.rollback()
    expect([await n('A'), await n('B')]).toEqual([undefined, 5])
  })

  it('fails at once when another one has written the document', async () => {
    const first = await db.startTransaction()
    const second = await db.startTransaction()
    await first.collection('conformance_pairs').doc('A').update({ n: 1 })
    const { code } = await refusalOf(second.collection('conformance_pairs').doc('A').update({ n: 2 }))
    expect(code).toBe('DATABASE_TRANSACTION_CONFLICT')
    await first.commit()
    expect(await n('A')).toBe(1)
  })

  it('fails when the document changed after it began', async () => {
    const t = await db.startTransaction()
    await read(t, 'B')
    await pairs().doc('A').update({ n: 7 })
    expect((await refusalOf(t.collection('conformance_pairs').doc('A').update({ n: 8 }))).code).toBe(
      'DATABASE_TRANSACTION_CONFLICT',
    )
    expect(await n('A')).toBe(7)
  })

  it('makes a write outside wait until it ends', async () => {
    const t = await db.startTransaction()
    await t.collection('conformance_pairs').doc('A').update({ n: 1 })
    const order: string[] = []
    const outside = pairs()
      .doc('A')
      .update({ n: db.command.inc(10) })
      .then(() => order.push('outside'))
    await pairs().doc('B').update({ n: 3 })
    order.push('commit')
    await t.commit()
    await outside
    expect(order).toEqual(['commit', 'outside'])
    expect(await n('A')).toBe(11)
  })

  it('loses no update when 20 people count at once and try again', async () => {
    const buy = async (): Promise<void> => {
      for (let delay = 2; ; delay *= 1.5) {
        try {
          return await db.runTransaction(async (t: Transaction) => {
            const now = await read(t, 'A')
            await t
              .collection('conformance_pairs')
              .doc('A')
              .update({ n: (now?.n ?? 0) - 1 })
          }, 0)
        } catch (error) {
          if ((error as { code?: string }).code !== 'DATABASE_TRANSACTION_CONFLICT') throw error
          await wait(delay * Math.random())
        }
      }
    }
    await Promise.all(Array.from({ length: 20 }, buy))
    expect(await n('A')).toBe(80)
  })

  it('refuses where().get()', async () => {
    const t = await db.startTransaction()
    const found = (t.collection('conformance_pairs') as unknown as ReturnType<typeof pairs>)
      .where({ n: 100 })
      .get()
    expect((await refusalOf(found)).code).toBe('DATABASE_INVALID_OPERRATOR')
    await refusalOf(t.rollback())
  })

  it('does not hold where().update(), which runs outside it', async () => {
    await db
      .runTransaction(async (t: Transaction) => {
        await (t.collection('conformance_pairs') as unknown as ReturnType<typeof pairs>)
          .where({ _id: 'B' })
          .update({ n: 'leaked' })
        await t.rollback('never mind')
      })
      .catch(() => {})
    expect(await n('B')).toBe('leaked')
  })
})

describe('a unique index', () => {
  const unique = () => db.collection('conformance_unique')
  beforeEach(async () => {
    await unique()
      .where({ no: db.command.exists(true) })
      .remove()
    await unique().add({ _id: 'one', no: 1 })
  })

  it('refuses a second document with the key, in and outside transactions', async () => {
    expect((await refusalOf(unique().add({ no: 1 }))).message).toContain('E11000')
    expect((await refusalOf(unique().doc('two').set({ no: 1 }))).message).toContain('E11000')
    await refusalOf(
      unique()
        .add({ _id: 'three', no: 3 })
        .then(() => unique().doc('three').update({ no: 1 })),
    )
    const inside = db.runTransaction(async (t: Transaction) => {
      await t.collection('conformance_unique').add({ _id: 'four', no: 4 })
      await t.collection('conformance_unique').add({ _id: 'five', no: 1 })
    })
    expect((await refusalOf(inside)).message).toContain('E11000')
    expect((await unique().doc('four').get()).data).toEqual([])
  })

  it('sees two writes of the same transaction collide', async () => {
    const inside = db.runTransaction(async (t: Transaction) => {
      await t.collection('conformance_unique').add({ _id: 'six', no: 6 })
      await t.collection('conformance_unique').add({ _id: 'seven', no: 6 })
    })
    expect((await refusalOf(inside)).message).toContain('E11000')
  })

  it('lets a transaction hand a key from one document to another', async () => {
    await db.runTransaction(async (t: Transaction) => {
      await t.collection('conformance_unique').doc('one').update({ no: 9 })
      await t.collection('conformance_unique').add({ _id: 'heir', no: 1 })
    })
    expect((await unique().where({ no: 1 }).get()).data).toEqual([{ _id: 'heir', no: 1 }])
  })

  it('gives a key that two open transactions want to one of them', async () => {
    const first = await db.startTransaction()
    const second = await db.startTransaction()
    await first.collection('conformance_unique').add({ _id: 'first', no: 8 })
    expect(
      (await refusalOf(second.collection('conformance_unique').add({ _id: 'second', no: 8 }))).code,
    ).toBe('DATABASE_TRANSACTION_CONFLICT')
    await first.commit()
    expect((await unique().where({ no: 8 }).get()).data).toEqual([{ _id: 'first', no: 8 }])
  })

  it('counts a missing field as a key', async () => {
    await unique().add({ _id: 'without' })
    expect((await refusalOf(unique().add({ _id: 'without too' }))).message).toContain('E11000')
    await unique().doc('without').remove()
  })
})

describe.runIf(!process.env.CONFORMANCE_ENV)('a transaction on the local cloud', () => {
  it('is busy while a call is under way: Promise.all is refused', async () => {
    const both = db.runTransaction(async (t: Transaction) => {
      await Promise.all([1, 2, 3].map(() => t.collection('conformance_pairs').doc('A').get()))
    }, 0)
    expect((await refusalOf(both)).message).toContain('TransactionBusy')
  })

  it('is over after 30 seconds of the cloud’s clock, and its locks with it', async () => {
    const t = await db.startTransaction()
    await t.collection('conformance_pairs').doc('A').update({ n: 1 })
    await target.local?.advance(29_000)
    await t.collection('conformance_pairs').doc('A').update({ n: 2 })
    await target.local?.advance(1_000)
    expect((await refusalOf(t.commit())).message).toContain('TransactionNotExist')
    await pairs().doc('A').update({ n: 3 })
    expect(await n('A')).toBe(3)
  })

  it('is over after its real time, too', async () => {
    const short = await openTarget({ transactionMs: 50 })
    try {
      const t = await short.database.startTransaction()
      await expect
        .poll(
          () =>
            refusalOf(t.collection('conformance_pairs').doc('A').update({ n: 1 })).then(
              ({ message }) => message,
              () => '',
            ),
          { interval: 20 },
        )
        .toContain('TransactionNotExist')
    } finally {
      await short.close()
    }
  })
})
