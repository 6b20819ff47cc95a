import { commitmentOf } from '../../../cloudfunctions/_journal/chain'
import { deeds } from '../../../cloudfunctions/_journal/deeds/writing'
import { eventFor, wordsFor } from '../../../cloudfunctions/_journal/recorded'
import { about } from '../../../miniprogram/core/about'
import { addDays, dayKey, minutes } from '../../../miniprogram/core/clock'
import type { DeedCommand, DeedInputs, DeedVerb } from '../../../miniprogram/core/deed/commands'
import { talliedWith } from '../../../miniprogram/core/deed/earning'
import type { DeedEvent } from '../../../miniprogram/core/deed/events'
import { isVoucher, partial } from '../../../miniprogram/core/deed/judging'
import type { Deed, Facts } from '../../../miniprogram/core/deed/kinds'
import { nextToCredit } from '../../../miniprogram/core/deed/verbs/clock'
import { countOn, NOTHING_COUNTED, tallyId, timesLeft } from '../../../miniprogram/core/points/often'
import { itemOf } from '../../../miniprogram/core/points/rules'
import { SAMPLE_RULES } from '../../../miniprogram/core/points/sample-rules'
import { deedWords } from '../../../miniprogram/core/points/says'
import { issueAccount } from '../../../miniprogram/core/points/types'
import type { Actor } from '../../../miniprogram/core/people/role'
import { isRefusal } from '../../../miniprogram/core/refusal'
import type { Household, Person } from '../people/people'
import type { Agenda } from './agenda'
import { titleOf, type Book } from './book'
import { householdOf, homeOf } from './homes'

/** The timer's period: what came due is done at the next beat. */
const BEAT = minutes(5)
/** The first beat after that moment. */
export const beatAfter = (due: number): number => Math.ceil((due + 1) / BEAT) * BEAT

export interface Report {
  item: string
  quantity?: number
  text: string
  by: Person
  /** For others: one household with its consent, or several as a group. */
  households?: readonly Household[]
  consent?: string
  /** How many days before it was put in. */
  daysBefore?: number
  photo?: string
}

/** Good deeds from the first word to the passbook. A refusal is a mistake of the county. */
export class Deeds {
  private readonly made = new Map<string, Deed>()

  constructor(
    readonly book: Book,
    private readonly agenda: Agenda,
  ) {}

  /** Whether this household may still report it in that period. */
  hasRoom(household: Household, item: string, day: string): boolean {
    const line = lineOf(item)
    const tally = this.book.tally(household.doc._id, item)
    return countOn(tally, day).times === 0 && timesLeft(tally, line.often, day) > 0
  }

  apply(
    { item: itemId, quantity = 1, text, by, households, consent, daysBefore = 0, photo }: Report,
    at: number,
  ): string {
    const { book } = this
    const item = lineOf(itemId)
    const whose = households ?? [homeOf(book, by)]
    const [only, ...others] = whose
    const id = `a${book.random.hex(23)}`
    const photos =
      photo || item.evidence === 'photo'
        ? [book.album.photo(by.actor.id, photo ?? 'work-done.jpg', at, about('deed', id), book.random)]
        : []
    const input = {
      itemId,
      quantity,
      day: dayKey(addDays(at, -daysBefore)),
      text,
      attachments: photos,
      ...(households ? { households: whose.map(({ doc }) => doc._id) } : {}),
      ...(consent ? { consentWords: consent } : {}),
    }
    this.press(id, 'apply', input, by, at, {
      no: book.takeNo('J', at),
      whose: whose.map(one => ({ id: one.doc._id, title: titleOf(one), path: one.doc.path })),
      line: { item, rulesVersion: SAMPLE_RULES.version },
      steps: book.steps.filter(one => one.householdId === only?.doc._id && one.itemId === itemId),
      tally: only && others.length === 0 ? book.tally(only.doc._id, itemId) : NOTHING_COUNTED,
    })
    return id
  }

  /** Decided by the rules themselves: what they refuse is a mistake of the county. */
  press<V extends DeedVerb>(
    id: string,
    verb: V,
    input: DeedInputs[V],
    by: Person | 'clock',
    at: number,
    facts: Facts = {},
  ): void {
    const { book } = this
    const before = this.made.get(id) ?? null
    const actor: Actor | 'clock' = by === 'clock' ? 'clock' : by.actor
    const key = `${id}-${(before?.rev ?? 0) + 1}`
    const command = { verb, key, input } as unknown as DeedCommand
    const supervisors = book.village.supervisors.map(one => one.actor)
    const ctx = { actor, now: at, facts: { supervisors, objector: NEVER_OBJECTED, ...facts } }
    const decision = deeds.decide(before, command, ctx)
    if (isRefusal(decision)) throw new Error(`${verb} of ${before?.no ?? id}: ${decision.message}`)
    const { fact, words } = decision
    const salt = words ? book.random.hex(32) : ''
    const commitment = words && commitmentOf(words, salt)
    const idempotencyKey = `${actor === 'clock' ? 'clock' : actor.id}:${key}`
    const event = eventFor(deeds, before, {
      kind: 'deed',
      id,
      fact,
      actor,
      idempotencyKey,
      now: at,
      commitment,
    })
    const after = deeds.evolve(before, event)
    this.made.set(id, after)
    book.deeds.set(id, deeds.docOf(after))
    book.events.push({ _id: event.id, ...event })
    if (words) {
      const ids = (words.attachments ?? []).map(one => one.id)
      const files = book.album.files.filter(file => ids.includes(file._id))
      for (const file of files) file.eventId = event.id
      book.words.push(wordsFor(deeds, event, after, { words, salt, check: 'pass', files }))
    }
    if (event.type === 'Credited') this.enter(event, after)
    this.wait(id)
  }

  /** Anyone who is near and may vouch: the grid member, else one of the committee. */
  voucherOf(id: string, now: number): Person {
    const deed = this.deedOf(id)
    const { supervisors, gridMembers } = this.book.village
    const found = [...gridMembers.values(), ...supervisors].find(({ actor }) => {
      const look = { actor, now, supervisors: supervisors.map(one => one.actor) }
      return isVoucher(deed, look) && partial(deed, look) === null
    })
    if (!found) throw new Error(`nobody may vouch for ${deed.no}`)
    return found
  }
  confirm(id: string, at: number, by = this.voucherOf(id, at)): void {
    this.press(id, 'confirm', { agree: true }, by, at)
  }
  /** The newest objection of this person is answered. */
  answer(id: string, of: Person, upheld: boolean, reason: string, by: Person, at: number): void {
    const one = this.deedOf(id).objections.find(objection => objection.by === of.actor.id)
    this.press(id, 'answer', { objectionId: one?.id ?? '', upheld, reason }, by, at)
  }

  /** What one household got of it is taken back by a second entry, with a reason. */
  reverse(id: string, by: Person, reason: string, now: number): void {
    const { book } = this
    const [result] = Object.values(this.deedOf(id).results)
    const wrong = book.entries.get(result?.entryId ?? '')
    if (!wrong || wrong.by === by.actor.id || wrong.householdId === by.actor.householdId)
      throw new Error(`${by.name} has nothing to cure in ${id}`)
    const [own, other] = wrong.legs
    const salt = book.random.hex(32)
    const entry = book.move({
      householdId: wrong.householdId,
      villageId: book.villageId,
      path: householdOf(book, wrong.householdId).doc.path,
      kind: 'reversed',
      cause: `reverse:${wrong.id}`,
      points: 0 - own.points,
      against: other.account,
      title: `冲正：${wrong.title}`,
      by: by.actor.id,
      byName: by.actor.staffName,
      cures: wrong.id,
      commitment: commitmentOf({ reason }, salt),
      now,
    })
    book.say({
      id: entry.id,
      about: about('entry', entry.id),
      by: by.actor.id,
      at: entry.at,
      words: { reason },
      salt,
    })
  }

  deedOf(id: string): Deed {
    const deed = this.made.get(id)
    if (!deed) throw new Error(`there is no deed ${id}`)
    return deed
  }

  /** What the timer presses at its next beat after it is due, as long as something is. */
  private wait(id: string): void {
    const due = deeds.docOf(this.deedOf(id)).nextDueAt
    if (due !== null) this.agenda.on(beatAfter(due), now => this.settle(id, now))
  }
  private settle(id: string, now: number): void {
    const deed = this.deedOf(id)
    const verb = deeds.clockVerb(deed, now)
    if (verb === null) return
    const whose = nextToCredit(deed)
    const account = (whose && this.book.accounts.get(whose.id)) ?? { balance: 0, rev: 0 }
    const tally = whose ? this.book.tally(whose.id, deed.item.id) : NOTHING_COUNTED
    this.press(id, verb, {} as never, 'clock', now, { account, tally })
  }

  private enter(
    { householdId, points, why, at }: Extract<DeedEvent, { type: 'Credited' }>,
    deed: Deed,
  ): void {
    if (why !== 'credited') return
    const { book } = this
    const { id, item, quantity, villageId, confirmed } = deed
    book.move({
      householdId,
      villageId,
      path: householdOf(book, householdId).doc.path,
      kind: points < 0 ? 'deducted' : 'earned',
      cause: `earn:${id}:${householdId}`,
      points,
      against: issueAccount(villageId),
      title: deedWords(item, quantity),
      by: confirmed?.by ?? 'clock',
      byName: confirmed?.byName ?? null,
      now: at,
    })
    book.quotas.set(
      tallyId(householdId, item.id),
      talliedWith(book.tally(householdId, item.id), deed, points),
    )
  }
}

const NEVER_OBJECTED = { open: 0, rejectedAt: [] }
const lineOf = (item: string) => {
  const found = itemOf(SAMPLE_RULES, item)
  if (!found) throw new Error(`the rules do not know ${item}`)
  return found
}
