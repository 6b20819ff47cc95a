import type { About } from '../../../miniprogram/core/about'
import type {
  AccountDoc,
  DeedDoc,
  EntryDoc,
  EventDoc,
  FileDoc,
  GoodDoc,
  HonourDoc,
  RedemptionDoc,
  ShopDoc,
  StatementDoc,
  StepDoc,
  StockMoveDoc,
  WordsDoc,
} from '../../../cloudfunctions/_documents'
import { accountDoc, entryDoc } from '../../../cloudfunctions/_documents/new/account'
import { sha256 } from '../../../cloudfunctions/_journal/chain'
import { NOTHING_COUNTED, tallyId } from '../../../miniprogram/core/points/often'
import { post, type Movement } from '../../../miniprogram/core/points/ledger'
import type { Tally } from '../../../miniprogram/core/points/types'
import { surnameOf } from '../../../miniprogram/core/people/mask'
import type { Words } from '../../../miniprogram/core/ticket/types'
import { yearOf } from '../../../miniprogram/core/clock'
import type { Album } from '../files/album'
import type { Household, Peopled } from '../people/people'
import { statementsOf } from '../projections'
import { Numbers } from '../orders/numbers'
import type { Chance } from '../random'
import type { Stock } from '../people/register'

export interface TypedText {
  id: string
  about: About
  by: string
  /** Who may have it erased; left out of what was written in office. */
  owner?: string | null
  at: number
  words: Words
  salt?: string
  files?: readonly FileDoc[]
}

/** Everything about one village's points, as it stands in the county's store; moved only by the rules of the product. */
export class Book {
  readonly accounts = new Map<string, AccountDoc>()
  readonly entries = new Map<string, EntryDoc>()
  readonly quotas = new Map<string, Tally>()
  readonly deeds = new Map<string, DeedDoc>()
  readonly goods = new Map<string, GoodDoc>()
  readonly redemptions = new Map<string, RedemptionDoc>()
  readonly honours = new Map<string, HonourDoc>()
  readonly steps: StepDoc[] = []
  readonly statements: StatementDoc[] = []
  readonly moves: StockMoveDoc[] = []
  readonly shops: ShopDoc[] = []
  readonly words: WordsDoc[] = []
  readonly events: EventDoc[] = []
  private readonly numbers: Numbers

  constructor(
    readonly village: Peopled,
    readonly album: Album,
    readonly random: Chance,
  ) {
    this.numbers = new Numbers(random.branch('numbers'))
  }

  get villageId(): string {
    return this.village.grid._id
  }

  /** The next entry of a household. No account of the sample goes below zero. */
  move(m: Movement): EntryDoc {
    const before = this.accounts.get(m.householdId) ?? null
    const { account, entry } = post(before, m, sha256)
    if (account.balance < 0)
      throw new Error(
        `${m.householdId} cannot pay ${m.title} at ${new Date(m.now).toISOString()}: ${before?.balance ?? 0}`,
      )
    const doc = entryDoc(entry)
    this.accounts.set(account.householdId, accountDoc(account, null))
    this.entries.set(doc._id, doc)
    return doc
  }

  /** 「LX-J26-0031」, 「LX-D26-0007」 */
  takeNo(kind: 'J' | 'D', at: number): string {
    return this.numbers.draw(`${this.village.code}-${kind}${yearOf(at) % 100}`)
  }

  tally(householdId: string, thing: string): Tally {
    return this.quotas.get(tallyId(householdId, thing)) ?? NOTHING_COUNTED
  }

  say({ id, about, by, owner = null, at, words, salt = this.random.hex(32), files = [] }: TypedText): void {
    for (const file of files) file.eventId = id
    this.words.push({
      _id: id,
      v: 1,
      about,
      villageId: this.villageId,
      by,
      owner,
      at,
      words,
      salt,
      check: { text: 'pass', files: Object.fromEntries(files.map(file => [file._id, file.state])), by: null },
      kept: Object.fromEntries(files.map(file => [file._id, file.kept ?? ''])),
      contact: null,
      erasedAt: null,
    })
  }

  /** A statement for every whole month of every household. */
  stateMonths(now: number): void {
    for (const [id, before] of this.accounts) {
      const { account, statements } = statementsOf(
        before,
        [...this.entries.values()].filter(({ householdId }) => householdId === id),
        now,
      )
      this.accounts.set(id, account)
      this.statements.push(...statements)
    }
  }

  stock(): Stock {
    return {
      accounts: [...this.accounts.values()],
      entries: [...this.entries.values()],
      quotas: [...this.quotas].map(([_id, tally]) => ({ _id, v: 1, ...tally })),
      deeds: [...this.deeds.values()],
      steps: this.steps,
      statements: this.statements,
      shops: this.shops,
      goods: [...this.goods.values()],
      stock_moves: this.moves,
      redemptions: [...this.redemptions.values()],
      honours: [...this.honours.values()],
      ticket_words: this.words,
      events: this.events,
      files: this.album.files,
    }
  }
}

/** 「三组 5 号 陈家」, as the functions compute it. */
export function titleOf({ doc, people }: Household): string {
  const [first] = [...people].sort((a, b) => (a.actor.id < b.actor.id ? -1 : 1))
  return first ? `${doc.door} ${surnameOf(first.name)}家` : doc.door
}
