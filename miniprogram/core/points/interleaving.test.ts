/** Random interleavings of many writers over one ledger: each reads, decides, and writes only if nobody was quicker. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { post, revOf, verifyEntries, type Movement } from './ledger'
import { sha256 } from './sha256'
import { issueAccount, shopAccount, type Account, type Entry } from './types'

/** Given in the environment to see a failing run again: `LEDGER_SEED=… npx vitest run miniprogram/core/points/interleaving`. */
const SEED = Number(process.env.LEDGER_SEED ?? Math.floor(Math.random() * 2 ** 31))
/** `npm run test:long` asks for many more. */
const RUNS = Number(process.env.LEDGER_RUNS ?? 120)
const HOUSES = ['h1', 'h2', 'h3']
const V = 'v1'

interface Wish {
  house: string
  kind: 'earn' | 'redeem' | 'return' | 'reverse'
  points: number
  of: number
  again: boolean
}
/** What the store keeps to: an account changes only from the revision it was read at, a cause is there once. */
class Books {
  readonly accounts = new Map<string, Account>()
  readonly entries: Entry[] = []
  readonly causes = new Set<string>()

  write(read: Account | null, m: Movement): 'written' | 'lost' | 'known' | 'short' {
    if (this.causes.has(m.cause)) return 'known'
    if ((this.accounts.get(m.householdId)?.rev ?? 0) !== (read?.rev ?? 0)) return 'lost'
    if (m.kind === 'redeemed' && (read?.balance ?? 0) + m.points < 0) return 'short'
    const { account, entry } = post(read, m, sha256)
    this.accounts.set(m.householdId, account)
    this.entries.push(entry)
    this.causes.add(m.cause)
    return 'written'
  }
}

function movementOf(wish: Wish, n: number, books: Books): Movement | null {
  const own = books.entries.filter(({ householdId }) => householdId === wish.house)
  const past = own[wish.of % Math.max(1, own.length)]
  const base = {
    householdId: wish.house,
    villageId: V,
    path: [V],
    title: '一件事',
    by: 'p',
    byName: null,
    now: n * 1000,
  }
  const cause = (what: string, of = String(n)) => `${what}:${of}`
  if (wish.kind === 'earn')
    return { ...base, kind: 'earned', cause: cause('earn'), points: wish.points, against: issueAccount(V) }
  if (wish.kind === 'redeem')
    return {
      ...base,
      kind: 'redeemed',
      cause: cause('redeem'),
      points: -wish.points,
      against: shopAccount(V),
    }
  if (wish.kind === 'return')
    return past?.kind === 'redeemed'
      ? {
          ...base,
          kind: 'returned',
          cause: cause('return', past.id),
          points: -past.legs[0].points,
          against: shopAccount(V),
        }
      : null
  return past?.kind === 'earned'
    ? {
        ...base,
        kind: 'reversed',
        cause: cause('reverse', past.id),
        points: -past.legs[0].points,
        against: issueAccount(V),
        cures: past.id,
      }
    : null
}

const wishes = fc.array(
  fc.record({
    house: fc.constantFrom(...HOUSES),
    kind: fc.constantFrom(
      'earn' as const,
      'earn' as const,
      'redeem' as const,
      'return' as const,
      'reverse' as const,
    ),
    points: fc.integer({ min: 1, max: 60 }),
    of: fc.nat(50),
    again: fc.boolean(),
  }),
  { minLength: 1, maxLength: 60 },
)

it(`no matter who is quicker, nothing is doubled or lost (LEDGER_SEED=${SEED})`, () => {
  fc.assert(
    fc.property(wishes, fc.infiniteStream(fc.nat(3)), (all, turns) => {
      const books = new Books()
      const waiting: { read: Account | null; m: Movement }[] = []
      const finish = () => {
        const next = waiting.splice((turns.next().value ?? 0) % waiting.length, 1)[0]
        if (!next) return
        let result = books.write(next.read, next.m)
        // As the one transaction does: read again, decide again.
        if (result === 'lost') result = books.write(books.accounts.get(next.m.householdId) ?? null, next.m)
        expect(result).not.toBe('lost')
      }
      all.forEach((wish, n) => {
        const m = movementOf(wish, n, books)
        if (!m) return
        for (let i = 0; i < (wish.again ? 3 : 1); i++)
          waiting.push({ read: books.accounts.get(wish.house) ?? null, m })
        while (waiting.length > 4) finish()
      })
      while (waiting.length > 0) finish()

      expect(books.entries.reduce((sum, { legs: [a, b] }) => sum + a.points + b.points, 0)).toBe(0)
      expect(new Set(books.entries.map(({ cause }) => cause)).size).toBe(books.entries.length)
      for (const house of HOUSES) {
        const own = books.entries.filter(({ householdId }) => householdId === house)
        const account = books.accounts.get(house) ?? { rev: 0, head: '', balance: 0 }
        expect(verifyEntries(house, own, own.length > 0 ? (account as Account) : null, sha256)).toEqual([])
        expect(own.map(({ id }) => revOf(id))).toEqual(own.map((_, i) => i + 1))
        // Below zero only where a reversal took what was spent.
        for (const { balance, rev } of own)
          expect(balance >= 0 || own.some(one => one.kind === 'reversed' && one.rev <= rev)).toBe(true)
        // Taking any one away, or telling it twice, is seen.
        const hurt = own[(turns.next().value ?? 0) % Math.max(1, own.length)]
        if (!hurt) continue
        expect(
          verifyEntries(
            house,
            own.filter(one => one !== hurt),
            account as Account,
            sha256,
          ),
        ).toMatchObject([{ entryId: hurt.id }])
        expect(verifyEntries(house, [...own, hurt], account as Account, sha256)).toEqual([
          { entryId: hurt.id, what: 'doubled' },
        ])
      }
    }),
    { numRuns: RUNS, seed: SEED },
  )
})
