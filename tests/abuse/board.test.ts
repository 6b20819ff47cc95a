/**
 * Two months in front of a village's board. The attacker reads it every day without signing in, knows everything that 14
 * of the 20 households of 三组一格 did and said, and knows of every other order whose it is and when it was done (the
 * street sees it). Wanted: who rated, who was not content, who complained. Real functions, real jobs.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ShownBoard } from '../../miniprogram/core/board/shown'
import { dayKey, days, fromDayKey, hours, minutes, monthKey } from '../../miniprogram/core/clock'
import { isShowable } from '../../miniprogram/core/ticket/pieces/selectors'
import type { Ticket } from '../../miniprogram/core/ticket/types'
import { chance } from '../../local/county/random'
import { openCounty, order, tap, type County } from '../functions/county'
import { inside } from '../functions/jobs-inside'
import { moreOf, ok } from '../functions/shop'
import { patience } from '../patience'

vi.setConfig({ testTimeout: patience(600_000), hookTimeout: patience(900_000) })
const OF_NPM_TEST = 'willow'
/** Given in the environment to see another run: `ABUSE_SEED=… npx vitest run tests/abuse/board.test.ts`. */
const SEED = process.env.ABUSE_SEED ?? OF_NPM_TEST
/** Nobody's deed is told apart from fewer households than this. */
const FEWEST = 5
const DAYS = 60
const START = fromDayKey('2026-03-02') + hours(9)

/** Of the grid the attacker knows fourteen of twenty; of the other forty of the village none. */
const GRID = Array.from({ length: 20 }, (_, i) => `p${i + 10}`)
const OTHERS = Array.from({ length: 40 }, (_, i) => `q${i + 10}`)
const KNOWN = new Set(GRID.slice(0, 14))

interface Day {
  at: number
  board: ShownBoard | null
  /** What the old rule made of the same tickets. */
  old: Old
  tickets: Ticket[]
}
interface Old {
  kept: number
  of: number
  ids: string[]
  unrated: number
}

let county: County
const watched: Day[] = []
const MONTH = '2026-03'
const complaints: { who: string; at: number; no: string }[] = []

beforeAll(async () => {
  console.log(`board attack, seed ${SEED}`)
  county = await openCounty({ now: START })
  for (const id of GRID) moreOf(county, id, 'n1', { householdId: `h_${id}` })
  for (const id of OTHERS) moreOf(county, id, 'n2', { householdId: `h_${id}` })
  await live()
})
afterAll(() => county.close())

/** An order waiting for its next step. */
interface Life {
  id: string
  who: string
  step: 'claim' | 'resolve' | 'rate' | 'again' | 'publish'
  on: number
}

/** The village lives: orders, some hidden, worked on, rated, rated again, published; the board is read every evening. */
async function live(): Promise<void> {
  const random = chance(SEED)
  const job = await inside(county)
  const lives: Life[] = []
  for (let day = 0; day < DAYS; day++) {
    await county.cloud.setClock(START + days(day))
    if (day < 28)
      for (let n = random.int(1, 3); n > 0; n--) {
        await county.cloud.advance(minutes(7))
        lives.push(...(await ordered(random.pick([...GRID, ...OTHERS]), day, random.next())))
      }
    for (const life of lives.splice(0)) {
      if (life.on > day) lives.push(life)
      else {
        await county.cloud.advance(minutes(3))
        const next = await lived(life, day, random)
        if (next) lives.push(next)
      }
    }
    // Evening: the timer, then the stranger.
    await county.cloud.setClock(START + days(day) + hours(11))
    for (const name of ['sweep', 'boards', 'seals'] as const) await job(name, county.cloud.now())
    await county.cloud.setClock(START + days(day + 1) - hours(8))
    for (const name of ['sweep', 'boards', 'seals'] as const) await job(name, county.cloud.now())
    watched.push(await looked())
  }
}

async function ordered(who: string, day: number, dice: number): Promise<Life[]> {
  const hidden = dice < 0.12 ? { aboutStaff: true } : {}
  const { ticket } = await ok(county, who, 'ticket.submit', { key: tap(), input: order(hidden) })
  const id = ticket?.ticket.id ?? ''
  if (dice < 0.12) {
    complaints.push({ who, at: county.cloud.now(), no: ticket?.ticket.no ?? '' })
    return []
  }
  const matter = dice < 0.24 ? 'private' : 'public'
  const person = GRID.includes(who) ? 'li' : 'gao'
  await county.ok('he', 'ticket.dispatch', {
    ticketId: id,
    key: tap(),
    input: { category: 'infrastructure', sub: 'lamp', matter, track: 1, person },
  })
  return [{ id, who, step: 'claim', on: day }]
}

async function lived(life: Life, day: number, random: ReturnType<typeof chance>): Promise<Life | null> {
  const { id: ticketId, who } = life
  const by = GRID.includes(who) ? 'li' : 'gao'
  const rate = (score: 1 | 2 | 4 | 5) =>
    ok(county, who, 'ticket.rate', { ticketId, key: tap(), input: { score, attachments: [] } })
  switch (life.step) {
    case 'claim':
      await county.ok(by, 'ticket.claim', {
        ticketId,
        key: tap(),
        input: {
          measures: '去换',
          promisedDay: dayKey(county.cloud.now() + days(2)),
          showContact: false,
        },
      })
      return { ...life, step: 'resolve', on: day + random.int(1, 3) }
    case 'resolve':
      await county.ok(by, 'ticket.resolve', {
        ticketId,
        key: tap(),
        input: { outcome: 'notNeeded', text: '已经好了', attachments: [] },
      })
      return { ...life, step: random.yes(0.6) ? 'rate' : 'publish', on: day + random.int(1, 5) }
    case 'rate':
      await rate(random.pick([1, 2, 4, 5, 5]))
      return { ...life, step: random.yes(0.3) ? 'again' : 'publish', on: day + random.int(1, 4) }
    case 'again':
      await rate(random.pick([1, 5]))
      return { ...life, step: 'publish', on: day + 5 }
    case 'publish': {
      const { ticket } = county.doc('tickets', ticketId)
      if (ticket.stage.state !== 'closed') return { ...life, on: day + 2 }
      if (isShowable(ticket) && random.yes(0.5))
        await county.ok('yang', 'ticket.publish', {
          ticketId,
          key: tap(),
          input: { asked: '路灯不亮', done: '换好了灯头', seenRev: ticket.rev },
        })
      return null
    }
  }
}

async function looked(): Promise<Day> {
  const reply = await county.as({ openid: 'o_nobody' }, 'board.show', { villageId: 'v1', month: MONTH })
  const tickets = county.all('tickets').map(({ ticket }) => ticket)
  return {
    at: county.cloud.now(),
    board: reply.ok ? reply.data.board : null,
    old: oldRule(tickets),
    tickets,
  }
}

/** How the board told ratings before: fives until the seal, then all, with the orders behind them and who was silent. */
function oldRule(tickets: readonly Ticket[]): Old {
  const rounds = tickets
    .filter(isShowable)
    .flatMap(ticket => ticket.rounds.slice(-1).map(round => ({ ticket, round })))
    .filter(({ round }) => monthKey(round.limitAt) === MONTH)
  const given = rounds
    .flatMap(({ ticket, round }) => (round.rating ? [{ id: ticket.id, ...round.rating }] : []))
    .sort((a, b) => a.firstAt - b.firstAt)
  const sealed = rounds.length > 0 && rounds.every(({ ticket }) => ticket.stage.state === 'closed')
  const shown = sealed ? given : given.slice(0, given.length - (given.length % 5))
  return {
    kept: shown.filter(({ score }) => score >= 4).length,
    of: shown.length,
    ids: shown.map(({ id }) => id).sort(),
    unrated: rounds.filter(({ round }) => round.resolution !== null && round.rating === null).length,
  }
}

/** What one look at two evenings tells: how many people may be meant by it. */
interface Clue {
  day: number
  what: 'a rating that day' | 'an order that was rated' | 'a rating among the told' | 'a changed score'
  candidates: number
}

/** The attacker. `seen`: the figures of each evening, `ids` only where the board gives them. */
function cluesIn(seen: { kept: number; of: number; unrated: number; ids: readonly string[] }[]): Clue[] {
  const clues: Clue[] = []
  const households = (tickets: readonly Ticket[]) =>
    new Set(tickets.flatMap(one => (KNOWN.has(one.requesterId ?? '') ? [] : [one.requesterId]))).size
  seen.slice(1).forEach((now, i) => {
    const before = seen[i]!
    const [today, yesterday] = [watched[i + 1]!, watched[i]!]
    const inMonth = (ticket: Ticket) => isShowable(ticket) && monthKey(ticket.rounds[0]!.limitAt) === MONTH
    const done = ({ tickets }: Day) =>
      tickets.filter(ticket => inMonth(ticket) && ticket.rounds[0]!.resolution !== null)
    const add = (what: Clue['what'], candidates: number) => clues.push({ day: i + 1, what, candidates })
    const more = now.of - before.of
    // The silent grow by what was done that day, which the street sees. What they fell short by is who spoke.
    const fell = before.unrated + done(today).length - done(yesterday).length - now.unrated
    const knownSpoke = today.tickets.filter(
      one =>
        inMonth(one) &&
        KNOWN.has(one.requesterId ?? '') &&
        (one.rounds[0]!.rating?.firstAt ?? 0) > yesterday.at,
    ).length
    if (fell > 0 && fell !== more && fell > knownSpoke) {
      const spoke = fell - knownSpoke
      // If only as many were done and silent as spoke, each of them is named.
      const silent = done(yesterday).filter(one => one.rounds[0]!.rating === null)
      add('a rating that day', households(silent) <= spoke ? 1 : households(silent) / spoke)
    }
    for (const id of now.ids.filter(one => !before.ids.includes(one))) {
      const owner = today.tickets.find(one => one.id === id)?.requesterId ?? ''
      if (!KNOWN.has(owner)) add('an order that was rated', 1)
    }
    if (more > 0 && more < 5) add('a rating among the told', 1)
    if (more >= 5) {
      const knownGiven = today.tickets.filter(
        one => inMonth(one) && KNOWN.has(one.requesterId ?? '') && one.rounds[0]!.rating !== null,
      ).length
      if (more > knownGiven || knownGiven < now.of) add('a rating among the told', households(done(today)))
    }
    if (more === 0 && now.kept !== before.kept) add('a changed score', 1)
  })
  return clues
}

const figures = (board: ShownBoard | null) => ({
  kept: board?.satisfaction?.kept ?? 0,
  of: board?.satisfaction?.of ?? 0,
  unrated: board?.unrated ?? 0,
  ids: [] as string[],
})

describe('a rater', () => {
  it('is one of many in all that two months of boards tell', () => {
    const clues = cluesIn(watched.map(({ board }) => figures(board)))
    // Something was told: the attack is no success for want of ratings.
    expect(figures(watched.at(-1)!.board).of).toBeGreaterThanOrEqual(10)
    expect(clues.length).toBeGreaterThan(0)
    expect(clues.filter(({ candidates }) => candidates < FEWEST)).toEqual([])
  })

  it('was named by the rule of before, by the same attacker', () => {
    const clues = cluesIn(watched.map(({ old }) => old))
    const named = (what: Clue['what']) =>
      clues.filter(clue => clue.what === what && clue.candidates < FEWEST).length
    const ways: Clue['what'][] = [
      'an order that was rated',
      'a changed score',
      'a rating that day',
      // The seal that told the odd ones, too.
      'a rating among the told',
    ]
    // By chance two months may show not each of them; those of this seed do.
    if (SEED === OF_NPM_TEST) expect(ways.filter(what => named(what) === 0)).toEqual([])
    else expect(ways.filter(what => named(what) > 0)).not.toEqual([])
  })

  it('is not found by an id: a stranger gets those on the wall, and of nobody’s person or household', () => {
    for (const { board, tickets } of watched) {
      const onWall = new Set(board?.published.map(({ ticketId }) => ticketId))
      const text = JSON.stringify(board)
      for (const { id, requesterId, householdId } of tickets) {
        if (!onWall.has(id)) expect(text).not.toContain(id)
        expect(text).not.toContain(`"${requesterId}"`)
        expect(text).not.toContain(`"${householdId}"`)
      }
    }
  })

  it('is in a five of five households, told at a day’s turn, and in no other', () => {
    const releases = county.all('releases').filter(({ villageId }) => villageId === 'v1')
    const ids = releases.flatMap(one => one.ids)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { ids: five } of releases) {
      const homes = five.map(id => county.doc('tickets', id.slice(0, id.lastIndexOf(':'))).ticket.householdId)
      expect(new Set(homes).size).toBe(5)
    }
  })
})

describe('a complainant', () => {
  it('shows in no figure: every board is what it would be without what is hidden', () => {
    // How many there are in two months is chance, where the seed is.
    expect(complaints.length).toBeGreaterThan(SEED === OF_NPM_TEST ? 2 : 0)
    for (const { board, tickets } of watched) {
      if (!board) continue
      const shown = tickets.filter(isShowable)
      const mine = shown.filter(one => monthKey(one.rounds[0]!.limitAt) === MONTH)
      expect(board.response.of).toBe(
        mine.filter(one => one.rounds[0]!.dispatchedAt !== null && one.rounds[0]!.claimedAt !== null).length,
      )
      expect(board.unrated + (board.satisfaction?.of ?? 0)).toBe(
        mine.filter(one => one.rounds[0]!.resolution !== null).length,
      )
    }
  })

  it('is not counted by the numbers of two orders, as it was when numbers ran on', () => {
    const all = [...watched.at(-1)!.tickets].sort((a, b) => a.submittedAt - b.submittedAt)
    const own = all.filter(one => KNOWN.has(one.requesterId ?? '') && !one.aboutStaff)
    const pairs = own.slice(1).map((two, i) => [own[i]!, two] as const)
    const between = (one: Ticket, two: Ticket) => all.indexOf(two) - all.indexOf(one) - 1
    const right = (numberOf: (ticket: Ticket) => number) =>
      pairs.filter(([one, two]) => numberOf(two) - numberOf(one) - 1 === between(one, two)).length
    expect(pairs.length).toBeGreaterThan(3)
    expect(right(ticket => Number(ticket.no.split('-')[1]))).toBe(0)
    // Counted numbers told it every time.
    expect(right(ticket => all.indexOf(ticket) + 1)).toBe(pairs.length)
    for (const { no } of complaints) expect(no).toMatch(/^TS26-\d{4}$/)
  })
})
