import type { About } from '../../miniprogram/core/about'
import { describe, expect, test } from 'vitest'
import { actorOf } from '../../cloudfunctions/_people/person'
import { verifyChain } from '../../cloudfunctions/_journal/chain'
import { INDEXES } from '../../cloudfunctions/_documents/indexes'
import {
  checkCauses,
  checkLedger,
  checkRedemptions,
  checkStock,
  redeemedOf,
  systemSum,
} from '../../cloudfunctions/admin/verify/points'
import { checkSeals } from '../../cloudfunctions/admin/verify/seals'
import { verifyMatter } from '../../cloudfunctions/admin/verify/matter'
import { dayKey, monthKey } from '../../miniprogram/core/clock'
import type { Collection, EventDoc } from '../../cloudfunctions/_documents'
import { waysOn as waysOnDeed } from '../../miniprogram/core/deed/decide'
import { DEED_STATES } from '../../miniprogram/core/deed/record'
import { waysOn } from '../../miniprogram/core/honour/decide'
import { HONOUR_STATES } from '../../miniprogram/core/honour/record'
import { monthAfter } from '../../miniprogram/core/points/statement'
import { REDEMPTION_STATES } from '../../miniprogram/core/redemption/record'
import { clash } from '../../miniprogram/core/people/role'
import { clockVerb } from '../../miniprogram/core/ticket/time/clockwork'
import type { TicketEvent } from '../../miniprogram/core/ticket/events'
import { fold } from '../../miniprogram/core/ticket/evolve'
import { QUEUES } from '../../miniprogram/core/ticket/lists/lists'
import { roundOf } from '../../miniprogram/core/ticket/pieces/selectors'
import { OUTCOMES, SOURCES, STATES, type Words } from '../../miniprogram/core/ticket/types'
import { type Keys, keysOf } from '../cloud/store/keys'
import { parse, stringify } from '../cloud/wire/ejson'
import { placesOf } from './places'
import { chance } from './random'
import { stories, turned } from './stories'
import { templateFiller } from './texts/fill-template'
import { sampleVoice, VOICES } from './files/voices'
import { brokenPromises } from '../../tests/format/shapes'
import { FORMAT, NOW as THEN, storedBy, type Line } from '../../tests/format/stored'
import { at, countyIn, everythingOf, partsIn } from './testing'

const NOW = at('2026-11-24T10:30')
const sample = countyIn({ now: NOW })
type OfTicket = { about: About }
const ticketOf = ({ about }: OfTicket): string => about.id
function group<T extends OfTicket>(docs: readonly T[]): Map<string, T[]> {
  const all = new Map<string, T[]>()
  for (const doc of docs) all.set(ticketOf(doc), [...(all.get(ticketOf(doc)) ?? []), doc])
  return all
}
const withoutId = ({ _id: _, ...event }: EventDoc) => event as TicketEvent
const hex = ({ keys, multi }: Keys) => ({ multi, keys: keys.map(key => key.toString('hex')) })
const eventsOf = group(sample.events)
const wordsOf = group(sample.ticket_words)

describe('the sample county', () => {
  test('is stored as was promised (docs/stored-format.md)', () => {
    // As large as the one that is kept (tests/format/keep.ts), so that it has the same sorts of documents.
    const small = countyIn({ now: THEN, villages: 1, orders: 5 })
    const lines = Object.entries(small).flatMap(([collection, docs]) =>
      (docs as { _id: string }[]).map((doc): Line => [collection as Collection, { ...doc }]),
    )
    expect(
      brokenPromises(storedBy(FORMAT, 'sample'), lines),
      'a stored shape changed: docs/stored-format.md, "To change a stored shape"',
    ).toEqual([])
  })

  test('is the same for the same seed and moment, and another for another seed', () => {
    const text = JSON.stringify(sample)
    expect(JSON.stringify(countyIn({ now: NOW }))).toBe(text)
    expect(JSON.stringify(countyIn({ now: NOW, seed: 'other' }))).not.toBe(text)
  })

  test('has two villages, eight household grids, about sixty people and eighty orders', () => {
    expect(sample.grids.filter(({ level }) => level === 2)).toHaveLength(2)
    expect(sample.grids.filter(({ level }) => level === 4)).toHaveLength(8)
    expect(Math.abs(sample.people.length - 60)).toBeLessThanOrEqual(5)
    expect(sample.tickets).toHaveLength(80)
  })

  test('can be asked for in other sizes', () => {
    const larger = countyIn({ now: NOW, villages: 3, orders: 150, gridsEach: 6 })
    expect(larger.tickets).toHaveLength(150)
    expect(larger.grids.filter(({ level }) => level === 4)).toHaveLength(18)
    expect(countyIn({ now: NOW, villages: 1, orders: 0 }).tickets).toEqual([])
  })

  test('has voice notes to listen to, each as long as it says', () => {
    const notes = sample.ticket_words.flatMap(({ words, kept = {} }) =>
      (words?.attachments ?? [])
        .filter(({ kind }) => kind === 'voice')
        .map(({ id, seconds }) => [kept[id], seconds]),
    )
    expect(notes.length).toBeGreaterThanOrEqual(3)
    for (const [file, seconds] of notes) expect(file).toContain(`-${seconds}s.wav`)
    for (const seconds of Object.values(VOICES)) {
      const wav = sampleVoice(seconds)
      expect([
        wav.toString('latin1', 0, 4),
        wav.readUInt32LE(4) + 8,
        wav.readUInt32LE(40) / wav.readUInt32LE(28),
        wav.toString('latin1').includes('sample'),
      ]).toEqual(['RIFF', wav.length, seconds, true])
    }
  })

  test('says that it is a sample', () => {
    expect(sample.grids.find(({ level }) => level === 0)?.name).toBe('示例县')
    expect(sample.rules.every(({ body }) => (body as { sample?: boolean }).sample === true)).toBe(true)
    expect(
      sample.people
        .flatMap(({ phoneSealed }) => phoneSealed ?? [])
        .every(phone => phone.startsWith('sealed:138000')),
    ).toBe(true)
  })
})

describe('its orders', () => {
  test('stand in every state and every queue, came from many sources and had every outcome people meet', () => {
    expect(new Set(sample.tickets.map(({ state }) => state))).toEqual(new Set(STATES))
    expect(new Set(sample.tickets.map(({ list }) => list.queue))).toEqual(new Set(QUEUES))
    const sources = new Set(sample.tickets.map(({ ticket }) => ticket.source))
    expect(SOURCES.filter(source => sources.has(source)).length).toBeGreaterThanOrEqual(6)
    const outcomes = new Set(
      sample.tickets.flatMap(({ ticket }) =>
        ticket.rounds.flatMap(({ resolution }) => resolution?.outcome ?? []),
      ),
    )
    expect(OUTCOMES.filter(outcome => outcomes.has(outcome))).toEqual(
      expect.arrayContaining(['done', 'partly']),
    )
  })

  test('keep the laws: the fold is the ticket, the chain holds with its words', () => {
    for (const { _id, ticket } of sample.tickets) {
      const events = eventsOf.get(_id) ?? []
      expect(fold(events.map(withoutId))).toEqual(ticket)
      expect(verifyChain(_id, events, wordsOf.get(_id) ?? [], ticket)).toBeNull()
    }
  })

  test('leave nothing to be done by the clock, nor anything in the future', () => {
    for (const { no, ticket } of sample.tickets) {
      expect([no, clockVerb(ticket, NOW - 5 * 60_000)]).toEqual([no, null])
      expect(ticket.at).toBeLessThanOrEqual(NOW)
    }
    expect(sample.events.every(event => Number.isInteger(event.at))).toBe(true)
  })

  test('never tell the same twice', () => {
    const texts = sample.tickets.map(({ ticket }) => wordsOf.get(ticket.id)?.[0]?.words?.text)
    expect(new Set(texts).size).toBe(sample.tickets.length)
  })

  test('are told whole: nothing left open in a sentence, nothing longer than a person may type', () => {
    const limits: Partial<Record<keyof Words, number>> = {
      text: 500,
      place: 60,
      wish: 60,
      reason: 200,
      measures: 300,
      whereInstead: 100,
      asked: 200,
      done: 300,
    }
    for (const { words } of sample.ticket_words) {
      for (const [field, value] of Object.entries(words ?? {})) {
        if (typeof value !== 'string') continue
        expect(value).not.toMatch(/[[\]{}|]|undefined/)
        expect([...value].length).toBeLessThanOrEqual(limits[field as keyof Words] ?? 60)
        expect(value.trim()).not.toBe('')
      }
    }
  })

  test('have one number, one tap and one file each, as the unique indexes want', () => {
    for (const list of [
      sample.tickets.map(({ no }) => no),
      sample.events.map(({ idempotencyKey }) => idempotencyKey),
      sample.people.map(({ openid }) => openid),
      sample.files.map(({ _id }) => _id),
    ]) {
      expect(new Set(list).size).toBe(list.length)
    }
  })

  test('carry only photos that were put away for them', () => {
    const files = new Map(sample.files.map(file => [file._id, file]))
    const attached = sample.ticket_words.flatMap(({ _id, words, kept }) =>
      (words?.attachments ?? []).map(one => ({ eventId: _id, id: one.id, kept: kept?.[one.id] })),
    )
    expect(attached.length).toBe(sample.files.length)
    for (const { id, eventId, kept } of attached) expect(files.get(id)).toMatchObject({ eventId, kept })
  })

  test.each([
    '2026-11-22T03:10',
    '2027-01-01T00:05',
    '2026-02-17T12:00',
    '2028-02-29T23:50',
    '2026-06-30T07:00',
  ])('can be made at any moment: %s', moment => {
    const made = countyIn({ now: at(moment) })
    expect(new Set(made.tickets.map(({ state }) => state))).toEqual(new Set(STATES))
    expect(
      new Set(
        made.ticket_words.flatMap(({ _id, about, words }) =>
          about.kind === 'ticket' && _id.endsWith(':000001') ? [words?.text] : [],
        ),
      ).size,
    ).toBe(80)
  })
})

describe('its points', () => {
  const moments = ['2026-11-24T10:30', '2026-11-22T03:10', '2027-01-01T00:05', '2026-03-01T23:50'].map(
    text => ({ text, now: at(text) }),
  )
  const made = new Map(
    moments.map(({ text, now }) => [text, text === '2026-11-24T10:30' ? sample : countyIn({ now })]),
  )
  const all = (text: string) => made.get(text) ?? sample

  test.each(moments)(
    'keep the laws: sums, chains and reasons, shelves, redemptions, seals ($text)',
    ({ text }) => {
      const {
        entries,
        accounts,
        ticket_words: words,
        seals,
        goods,
        stock_moves: moves,
        redemptions,
        deeds,
      } = all(text)
      expect(systemSum(entries)).toBe(0)
      expect([...checkLedger(accounts, entries, words, seals), ...checkCauses(entries)]).toEqual([])
      expect(checkStock(goods, moves, redeemedOf(redemptions))).toEqual([])
      expect(checkRedemptions(redemptions, entries)).toEqual([])
      const found = new Map([...entries, ...all(text).events].map(({ _id, hash }) => [_id, { hash }]))
      for (const village of ['v001', 'v002'])
        expect(
          checkSeals(
            seals.filter(({ villageId }) => villageId === village),
            ({ sealed }) => found.get(sealed),
          ),
        ).toEqual([])
      for (const { balance } of accounts) expect(balance).toBeGreaterThanOrEqual(0)
      for (const { deed } of deeds) {
        for (const [household, { entryId, why }] of Object.entries(deed.results))
          expect([why === 'credited', entries.find(one => one._id === entryId)?.householdId]).toEqual(
            entryId ? [true, household] : [false, undefined],
          )
      }
    },
  )

  test.each([
    ['honour', 7, 25],
    ['redemption', 39, 71],
    ['deed', 353, 1054],
  ] as const)('put every %s into a chain that the console verifies', (kind, matters, steps) => {
    const { honours, redemptions, deeds, events, ticket_words: words, seals } = sample
    const own = <D extends OfTicket>(docs: readonly D[]) => docs.filter(doc => doc.about.kind === kind)
    const [told, typed] = [group(own(events)), group(own(words))]
    const all = { honour: honours, redemption: redemptions, deed: deeds }
    const findings = all[kind].flatMap(doc =>
      verifyMatter(kind, doc._id, doc as never, {
        events: told.get(doc._id) ?? [],
        words: typed.get(doc._id) ?? [],
        seals: seals.filter(({ villageId }) => villageId === doc.villageId),
      }),
    )
    expect([all[kind].length, own(events).length, findings]).toEqual([matters, steps, []])
  })

  test.each(moments)('leave nothing to the clock, and nothing in the future ($text)', ({ text, now }) => {
    const { deeds, redemptions, honours, entries, accounts } = all(text)
    for (const { nextDueAt } of [...deeds, ...redemptions, ...honours])
      expect(nextDueAt === null || nextDueAt >= now).toBe(true)
    expect(Math.max(...entries.map(one => one.at))).toBeLessThanOrEqual(now)
    expect(new Set(accounts.map(({ statedMonth }) => statedMonth))).toEqual(
      new Set([monthAfter(monthKey(now), -1)]),
    )
  })

  test.each(moments)(
    'of the family 陈: 42 lines that add up to 286, ten more on the notice, one thing to fetch ($text)',
    ({ text }) => {
      const { people, accounts, deeds, redemptions, entries } = all(text)
      const [mother, son] = ['p_chenyue', 'p_chenwangsheng'].map(
        id => people.find(({ _id }) => _id === id)?.householdId,
      )
      expect(mother).toBe(son)
      expect(accounts.find(({ _id }) => _id === mother)).toMatchObject({ balance: 286, rev: 42 })
      expect(
        new Set(entries.filter(({ householdId }) => householdId === mother).map(({ kind }) => kind)),
      ).toEqual(new Set(['earned', 'redeemed', 'returned', 'reversed']))
      expect(
        deeds
          .filter(
            ({ of, state }) => of.includes(mother ?? '') && (state === 'waiting' || state === 'confirmed'),
          )
          .map(({ deed }) => [deed.points, deed.confirmed?.byName]),
      ).toEqual([[10, '李春梅']])
      expect(
        redemptions.filter(({ householdId, state }) => householdId === mother && state === 'waiting'),
      ).toHaveLength(1)
    },
  )

  test('stand in every state, with work for those who vouch, answer, vote and hand out', () => {
    const { deeds, redemptions, honours, steps } = sample
    expect(new Set(deeds.map(({ state }) => state))).toEqual(new Set(DEED_STATES))
    expect(new Set(deeds.flatMap(({ deed }) => Object.values(deed.results).map(({ why }) => why)))).toEqual(
      new Set(['credited', 'overQuota', 'overruled']),
    )
    expect(new Set(redemptions.map(({ state }) => state))).toEqual(new Set(REDEMPTION_STATES))
    expect(new Set(honours.map(({ state }) => state))).toEqual(new Set(HONOUR_STATES))
    expect(honours.some(({ shown, honour }) => shown && honour.votes.length > 1)).toBe(true)
    expect(deeds.some(({ deed }) => deed.group && deed.stage.state === 'confirmed')).toBe(true)
    expect(new Set(steps.map(({ step }) => step))).toEqual(new Set([1, 2]))
    const shun = sample.people.find(({ _id }) => _id === 'p_zhoudeshun')
    const actor = shun && actorOf(shun)
    if (!actor) throw new Error('周德顺 is missing')
    expect(
      deeds.some(({ deed }) => waysOnDeed(deed, { actor, now: NOW, facts: {} }).includes('answer')),
    ).toBe(true)
    expect(
      honours.some(({ honour }) => waysOn(honour, { actor, now: NOW, noSupervisor: false }).includes('vote')),
    ).toBe(true)
    for (const key of ['p_lichunmei', 'p_wangshulin']) {
      const one = sample.people.find(({ _id }) => _id === key)
      const who = one && actorOf(one)
      expect(
        deeds.filter(
          ({ deed }) => who && waysOnDeed(deed, { actor: who, now: NOW, facts: {} }).includes('confirm'),
        ).length,
      ).toBeGreaterThan(0)
    }
  })

  test('fill the shop as the picture of it shows: eight goods, one of them gone, the last thermos', () => {
    const shelf = sample.goods
      .filter(({ villageId }) => villageId === 'v001')
      .map(({ good }) => [good.picture, good.price, good.stock])
    expect(shelf).toEqual([
      ['rice', 180, 14],
      ['oil', 120, 6],
      ['thermos', 90, 1],
      ['soap', 36, 20],
      ['umbrella', 60, 0],
      ['cooker', 360, 2],
      ['towel', 18, 31],
      ['bag', 45, 9],
    ])
  })

  test('have one id, code, token and number each', () => {
    const { deeds, redemptions, entries, stock_moves: moves } = sample
    for (const list of [
      deeds.map(({ deed }) => deed.no),
      redemptions.map(({ redemption }) => redemption.no),
      redemptions.map(({ code }) => code),
      redemptions.map(({ token }) => token),
      entries.map(({ cause }) => cause),
      moves.map(({ _id }) => _id),
      sample.quotas.map(({ _id }) => _id),
    ]) {
      expect(list.length).toBeGreaterThan(0)
      expect(new Set(list).size).toBe(list.length)
    }
  })
})

test('every story can be told in every village', () => {
  const random = chance('stories')
  for (const [i, story] of [...stories, ...turned.map(one => one.story)].entries()) {
    const tell = templateFiller(placesOf(i % 9, random), '二组', random)
    for (const text of JSON.stringify(story).match(/"[^"]*"/g) ?? [])
      expect(tell(text)).not.toMatch(/[[\]{}|]/)
  }
})

describe('a large county', () => {
  const parts = [...partsIn({ now: NOW, villages: 5, gridsEach: 5, orders: 20_005, days: 200 })]
  const large = everythingOf(parts)

  test('repeats the lives of one village in the others, as other people, under the same laws', () => {
    expect(large.tickets).toHaveLength(20_005)
    const [events, words] = [group(large.events), group(large.ticket_words)]
    for (const { _id, ticket, villageId } of large.tickets.filter((_, i) => i % 97 === 0)) {
      expect(fold((events.get(_id) ?? []).map(withoutId))).toEqual(ticket)
      expect(verifyChain(_id, events.get(_id) ?? [], words.get(_id) ?? [], ticket)).toBeNull()
      expect(ticket.path[2]).toBe(villageId)
      expect(large.people.find(one => one._id === ticket.requesterId)?.home).toEqual(
        ticket.requesterId === null ? undefined : ticket.path,
      )
    }
  })

  test('writes ids, texts and index keys as the store itself would', () => {
    const written = parts.flatMap(([name, part]) =>
      'text' in part ? [{ name: name as Collection, ...part }] : [],
    )
    expect(written.length).toBeGreaterThan(100_000)
    for (const { name, id, text, keys } of written.filter((_, i) => i % 89 === 0)) {
      const doc = parse(text)
      expect(doc._id).toBe(id)
      expect(stringify(doc)).toBe(text)
      expect(keys.map(hex)).toEqual(INDEXES[name].map(({ fields }) => hex(keysOf(doc, fields))))
    }
  })

  test('passes what the console verifies', () => {
    const some = new Set(large.tickets.filter((_, i) => i % 41 === 0).map(({ _id }) => _id))
    const of = <T extends OfTicket>(docs: readonly T[]) => group(docs.filter(doc => some.has(ticketOf(doc))))
    const [events, words] = [of(large.events), of(large.ticket_words)]
    const tickets = large.tickets.filter(({ _id }) => some.has(_id))
    expect(tickets.length).toBe(488)
    for (const doc of tickets) {
      const hanging = { events: events.get(doc._id) ?? [], words: words.get(doc._id) ?? [], seals: [] }
      expect(verifyMatter('ticket', doc._id, doc, hanging)).toEqual([])
    }
  })

  test('gives nothing the same id or number twice', () => {
    for (const list of [
      large.tickets.map(({ _id }) => _id),
      large.tickets.map(({ no }) => no),
      large.events.map(({ idempotencyKey }) => idempotencyKey),
      large.files.map(({ _id }) => _id),
    ])
      expect(new Set(list).size).toBe(list.length)
  })
})

test('twenty thousand households have a card code each', () => {
  const codes = countyIn({ now: NOW, villages: 250, orders: 0 }).contact_codes.map(({ _id }) => _id)
  expect(codes.length).toBeGreaterThan(20_000)
  expect(new Set(codes).size).toBe(codes.length)
})

describe('its people', () => {
  test('hold no posts that clash, and live where they are counted', () => {
    const grids = new Set(sample.grids.map(({ _id }) => _id))
    for (const { posts, home, householdId } of sample.people) {
      for (const a of posts) for (const b of posts) expect(clash(a, b)).toBe(false)
      expect([...home, ...posts.flatMap(post => post.path)].every(id => grids.has(id))).toBe(true)
      if (householdId !== null)
        expect(sample.households.find(({ _id }) => _id === householdId)?.path).toEqual(home)
    }
  })

  test('find something to do: the grid members, the desk, the town, the committee, the board', () => {
    const tickets = sample.tickets.map(({ ticket, list }) => ({ ...ticket, list }))
    for (const key of ['p_lichunmei', 'p_wangshulin']) {
      expect(tickets.filter(({ list }) => list.offeredTo.includes(key)).length).toBeGreaterThan(0)
      expect(tickets.filter(({ list }) => list.handlers.includes(key)).length).toBeGreaterThan(1)
    }
    const promisedToday = tickets.filter(
      t => t.stage.state === 'claimed' && dayKey(t.stage.commitment.promisedAt) === dayKey(NOW),
    )
    expect(promisedToday.length).toBeGreaterThan(0)
    expect(
      tickets.filter(t => t.stage.state === 'claimed' && roundOf(t).limitAt < NOW).length,
    ).toBeGreaterThan(1)
    expect(tickets.filter(t => t.requests.cancel).length).toBeGreaterThan(0)
    expect(tickets.filter(t => t.requests.objection).length).toBeGreaterThan(0)
    expect(tickets.filter(t => t.requests.reclassify).length).toBeGreaterThan(0)
    expect(tickets.filter(t => t.aboutStaff && t.stage.state === 'submitted').length).toBeGreaterThan(0)
    expect(tickets.filter(t => t.round > 1).length).toBeGreaterThan(1)
    expect(sample.reviews.map(({ what }) => what).sort()).toEqual(['photo', 'text'])
  })

  test('see a board of 柳溪村 with enough ratings in this month and the last', () => {
    const months = [monthKey(NOW), monthKey(at('2026-10-15T12:00'))]
    for (const month of months) {
      const board = sample.boards.find(one => one.villageId === 'v001' && one.month === month)?.board
      expect(board?.satisfaction).not.toBeNull()
      expect(board?.published.length).toBeGreaterThan(3)
    }
  })
})
