import { about } from '../../../miniprogram/core/about'
import { commitmentOf } from '../../../cloudfunctions/_journal/chain'
import {
  applicationDoc,
  answerWordsId,
  deedWordsId,
  objectionWordsId,
  refusalWordsId,
} from '../../../cloudfunctions/_documents/new-application'
import { addDays, dayKey, minutes } from '../../../miniprogram/core/clock'
import { decide, standingsOf, type Command } from '../../../miniprogram/core/points/deed/application'
import { dueAt, settled } from '../../../miniprogram/core/points/deed/application-clock'
import { settlementOf } from '../../../miniprogram/core/points/earning'
import { countOn, tallyId, timesLeft } from '../../../miniprogram/core/points/often'
import { ownHouseholds } from '../../../miniprogram/core/people/impartial'
import { itemOf } from '../../../miniprogram/core/points/rules'
import { SAMPLE_RULES } from '../../../miniprogram/core/points/sample-rules'
import { deedWords } from '../../../miniprogram/core/points/says'
import { reported } from '../../../miniprogram/core/points/deed/reported'
import { issueAccount, type Application } from '../../../miniprogram/core/points/types'
import { isRefusal } from '../../../miniprogram/core/refusal'
import type { Household, Person } from '../people/people'
import type { Agenda } from './agenda'
import { titleOf, type Book } from './book'
import { householdOf, homeOf, commonPath } from './homes'

/** The timer's period: what came due is done at the next beat. */
const BEAT = minutes(5)
/** The first beat after that moment. */
export const beatAfter = (due: number): number => Math.ceil((due + 1) / BEAT) * BEAT

export interface Deed {
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
    { item: itemId, quantity = 1, text, by, households, consent, daysBefore = 0, photo }: Deed,
    at: number,
  ): string {
    const { book } = this
    const item = lineOf(itemId)
    const whose = households ?? [homeOf(book, by)]
    const id = `a${book.random.hex(23)}`
    const day = dayKey(addDays(at, -daysBefore))
    if (
      quantity > item.most ||
      (item.points > 0 && whose.length === 1 && whose[0] && !this.hasRoom(whose[0], itemId, day))
    )
      throw new Error(`too much ${itemId} of ${by.name}`)
    const application = reported({
      id,
      no: book.takeNo('J', at),
      villageId: book.villageId,
      path: commonPath(whose.map(({ doc }) => doc.path)),
      by: by.actor.id,
      byName: by.actor.staffName,
      byHousehold: by.actor.householdId,
      byHouseholds: ownHouseholds(by.actor, at),
      households: whose.map(one => ({ id: one.doc._id, title: titleOf(one) })),
      group: whose.length > 1,
      item,
      rulesVersion: SAMPLE_RULES.version,
      quantity,
      day,
      at,
    })
    const photos =
      photo || item.evidence === 'photo'
        ? [book.album.photo(by.actor.id, photo ?? 'work-done.jpg', at, about('deed', id), book.random)]
        : []
    book.say({
      id: deedWordsId(id),
      about: about('deed', id),
      by: by.actor.id,
      owner: consent ? null : by.actor.id,
      at,
      words: { text, ...(consent ? { consent } : {}), ...(photos.length > 0 ? { attachments: photos } : {}) },
      files: book.album.files.filter(file => photos.some(one => one.id === file._id)),
    })
    book.applications.set(id, applicationDoc(application, [`${by.actor.id}:${id}`]))
    return id
  }

  press(id: string, command: Command, by: Person, at: number, text?: string): void {
    const { application, idempotencyKeys } = this.docOf(id)
    const after = decide(application, command, {
      actor: by.actor,
      now: at,
      supervisors: this.book.village.supervisors.map(({ actor }) => actor),
    })
    if (isRefusal(after))
      throw new Error(`${command.verb} of ${application.no} by ${by.name}: ${after.message}`)
    this.book.applications.set(
      id,
      applicationDoc(after, [...idempotencyKeys, `${by.actor.id}:${id}-${idempotencyKeys.length}`]),
    )
    if (text)
      this.book.say({
        id:
          command.verb === 'object'
            ? objectionWordsId(id, command.objectionId)
            : command.verb === 'answer'
              ? answerWordsId(id, command.objectionId)
              : refusalWordsId(id),
        about: about('deed', id),
        by: by.actor.id,
        owner: command.verb === 'object' ? by.actor.id : null,
        at,
        words: { text },
      })
    const due = dueAt(after)
    if (due !== null) this.agenda.on(beatAfter(due), now => this.credit(id, now))
  }

  /** Whoever is near and may vouch: the grid member, else one of the committee. */
  voucherOf(id: string, at: number): Person {
    const { application } = this.docOf(id)
    const supervisors = this.book.village.supervisors
    const near = [...this.book.village.gridMembers.values(), ...supervisors]
    const found = near.find(({ actor }) =>
      standingsOf(application, { actor, now: at, supervisors: supervisors.map(one => one.actor) }).includes(
        'voucher',
      ),
    )
    if (!found) throw new Error(`nobody may vouch for ${application.no}`)
    return found
  }
  confirm(id: string, at: number, by = this.voucherOf(id, at)): void {
    this.press(id, { verb: 'confirm' }, by, at)
  }

  /** What one household got of it is taken back by a second entry, with a reason. */
  reverse(id: string, by: Person, reason: string, now: number): void {
    const { book } = this
    const [result] = Object.values(this.docOf(id).application.results)
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
      said: commitmentOf({ reason }, salt),
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

  private credit(id: string, now: number): void {
    const before = this.docOf(id)
    const due = dueAt(before.application)
    if (due === null || due >= now) return
    const after = before.application.households.reduce(
      (application, household) =>
        settled(application, household.id, this.resultOf(application, household.id, now)),
      before.application,
    )
    this.book.applications.set(id, applicationDoc(after, before.idempotencyKeys))
  }

  private resultOf(
    application: Application,
    householdId: string,
    now: number,
  ): Application['results'][string] {
    const { book } = this
    const { item, quantity, villageId, confirmed } = application
    const { why, amount, tally } = settlementOf(
      application,
      householdId,
      book.tally(householdId, item.id),
      book.accounts.get(householdId)?.balance ?? 0,
    )
    if (tally === null) return { entryId: null, why }
    const entry = book.move({
      householdId,
      villageId,
      path: householdOf(book, householdId).doc.path,
      kind: amount < 0 ? 'deducted' : 'earned',
      cause: `earn:${application.id}:${householdId}`,
      points: amount,
      against: issueAccount(villageId),
      title: deedWords(item, quantity),
      by: confirmed?.by ?? 'clock',
      byName: confirmed?.byName ?? null,
      now,
    })
    book.quotas.set(tallyId(householdId, item.id), tally)
    return { entryId: entry.id, why }
  }

  docOf(id: string) {
    const doc = this.book.applications.get(id)
    if (!doc) throw new Error(`there is no application ${id}`)
    return doc
  }
}

const lineOf = (item: string) => {
  const found = itemOf(SAMPLE_RULES, item)
  if (!found) throw new Error(`the rules do not know ${item}`)
  return found
}
