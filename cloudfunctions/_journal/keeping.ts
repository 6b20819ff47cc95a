/**
 * What the journal must know of a kind of process: how it is decided, folded and stored, what is looked up for it, who
 * hears of a step. A row a kind in `written.ts` and one in `kept.ts`; everything else of the journal is the same for all.
 */
import type { DeedCommand } from '../../miniprogram/core/deed/commands'
import type { DeedTell } from '../../miniprogram/core/deed/decide'
import type { DeedEvent, DeedFact } from '../../miniprogram/core/deed/events'
import type { Ctx as DeedCtx, Deed } from '../../miniprogram/core/deed/kinds'
import type { FeedbackCommand } from '../../miniprogram/core/feedback/commands'
import type { FeedbackTell } from '../../miniprogram/core/feedback/decide'
import type { FeedbackEvent, FeedbackFact } from '../../miniprogram/core/feedback/events'
import type {
  Ctx as FeedbackCtx,
  Facts as FeedbackFacts,
  Feedback,
} from '../../miniprogram/core/feedback/kinds'
import type { HonourCommand } from '../../miniprogram/core/honour/commands'
import type { HonourTell } from '../../miniprogram/core/honour/decide'
import type { HonourEvent, HonourFact } from '../../miniprogram/core/honour/events'
import type { Ctx as HonourCtx, Facts as HonourFacts, Honour } from '../../miniprogram/core/honour/kinds'
import type { GridId } from '../../miniprogram/core/people/grid'
import type { Actor, PersonId } from '../../miniprogram/core/people/role'
import type { RedemptionCommand } from '../../miniprogram/core/redemption/commands'
import type { RedemptionTell } from '../../miniprogram/core/redemption/decide'
import type { RedemptionEvent, RedemptionFact } from '../../miniprogram/core/redemption/events'
import type { Ctx as RedemptionCtx, Redemption } from '../../miniprogram/core/redemption/kinds'
import type { PlainCode, Refusal } from '../../miniprogram/core/refusal'
import type { Command } from '../../miniprogram/core/ticket/commands'
import type { Ctx, Decision, Facts } from '../../miniprogram/core/ticket/decide'
import type { TicketEvent } from '../../miniprogram/core/ticket/events'
import type { CheckState } from '../../miniprogram/core/ticket/sight/infos'
import type { Tell } from '../../miniprogram/core/ticket/telling/tells'
import type { Ticket, Words } from '../../miniprogram/core/ticket/types'
import type { Documents, WordsDoc } from '../_documents'
import type { Known } from '../_people/person'
import type { Tx } from '../_platform/inside'
import type { Patience } from '../_platform/retry'
import type { DeedFacts } from './deeds/facts'
import type { RedemptionFacts } from './redemptions/facts'
import type { Rulebook } from './rulebook'

/** The types of every kind. */
export interface Processes {
  ticket: {
    collection: 'tickets'
    matter: Ticket
    event: TicketEvent
    fact: Decision['fact']
    command: Command
    facts: Facts
    ctx: Ctx
    /** What is looked up side by side with the transaction, whatever the matter. */
    law: Rulebook
    tell: Tell
  }
  honour: {
    collection: 'honours'
    matter: Honour
    event: HonourEvent
    fact: HonourFact
    command: HonourCommand
    facts: HonourFacts
    ctx: HonourCtx
    law: null
    tell: HonourTell
  }
  redemption: {
    collection: 'redemptions'
    matter: Redemption
    event: RedemptionEvent
    fact: RedemptionFact
    command: RedemptionCommand
    facts: RedemptionFacts
    ctx: RedemptionCtx
    law: null
    tell: RedemptionTell
  }
  deed: {
    collection: 'deeds'
    matter: Deed
    event: DeedEvent
    fact: DeedFact
    command: DeedCommand
    facts: DeedFacts
    ctx: DeedCtx
    law: null
    tell: DeedTell
  }
  feedback: {
    collection: 'opinions'
    matter: Feedback
    event: FeedbackEvent
    fact: FeedbackFact
    command: FeedbackCommand
    facts: FeedbackFacts
    ctx: FeedbackCtx
    law: null
    tell: FeedbackTell
  }
}
export type ProcessKind = keyof Processes
export type MatterOf<K extends ProcessKind> = Processes[K]['matter']
export type CommandOf<K extends ProcessKind> = Processes[K]['command']
export type EventOf<K extends ProcessKind> = Processes[K]['event']
export type DocOf<K extends ProcessKind> = Documents[Processes[K]['collection']]

/** Exactly one event, the words that go with it, and what other matters must know: one event each. */
export interface Decided<K extends ProcessKind> {
  fact: Processes[K]['fact']
  words: Words | null
  also?: readonly { matter: MatterOf<K>; fact: Processes[K]['fact'] }[]
}

export interface Press<K extends ProcessKind> {
  /** null: it begins one. */
  id: string | null
  command: Processes[K]['command']
  /** null: the clock. */
  by: Known | null
  now: number
  /** Facts that the caller has found out already. */
  known?: Partial<Processes[K]['facts']>
  /** The author was told that the text looks risky, and asks for a person to look. */
  humanCheck?: boolean
  /** Read side by side with the transaction, for the answer. Not for a new matter. */
  meanwhile?: () => Promise<void>
}

/** What a new matter needs that is found out before its transaction. */
export interface Begun<K extends ProcessKind> {
  /** In the transaction. `attempt`: a number that was taken meanwhile is not tried twice. */
  facts(at: { tx: Pick<Tx, 'get'>; attempt: number }): Processes[K]['facts'] | Promise<Processes[K]['facts']>
  /** With the first words: whose matter it is. */
  contact?: WordsDoc['contact']
  /** The door of the household that it is about. */
  door?: string | null
}

/** What was typed with a step, and what lay there before it. */
export interface Beside<K extends ProcessKind> {
  words: Words | null
  check: CheckState
  contact?: WordsDoc['contact']
  door?: string | null
  /** The document before the step, where the caller has read it; null of a new matter. */
  stored: DocOf<K> | null
}

/** What facts are looked up for, in the transaction. */
export interface FactsQuestion<K extends ProcessKind> {
  matter: MatterOf<K>
  command: Processes[K]['command']
  actor: Actor | 'clock'
  now: number
  known: Partial<Processes[K]['facts']>
  by: Known | null
  tx: Pick<Tx, 'get'>
}

/** One step, before it is written. */
export interface Stepped<K extends ProcessKind> {
  event: EventOf<K>
  before: MatterOf<K> | null
  after: MatterOf<K>
}

/** How it is decided, folded and written. Pure: the verification and the sample county read it, too. */
export interface Writing<K extends ProcessKind> {
  /** Where the folds lie, and in which field of their documents. */
  collection: Processes[K]['collection']
  field: Exclude<keyof DocOf<K>, symbol | number>
  matterIn(doc: DocOf<K>): MatterOf<K>
  docOf(matter: MatterOf<K>): DocOf<K>
  /** Fields of the document that follow from no event: what opens or finds it. `docOf` leaves them empty. */
  secrets?: readonly (keyof DocOf<K> & string)[]
  fold(events: readonly EventOf<K>[]): MatterOf<K>
  evolve(before: MatterOf<K> | null, event: EventOf<K>): MatterOf<K>
  decide(
    before: MatterOf<K> | null,
    command: Processes[K]['command'],
    ctx: Processes[K]['ctx'],
  ): Decided<K> | Refusal
  /** The verb that the clock presses now, typing nothing; null when nothing is due. */
  clockVerb(matter: MatterOf<K>, now: number): Processes[K]['command']['verb'] | null
  /** What its events carry besides what every event does. */
  envelope(before: MatterOf<K> | null, fact: Processes[K]['fact']): object

  /** Who is told; an empty list where nobody is. */
  tellsOf(step: Stepped<K>): Processes[K]['tell'][]
  /** Whether boards follow it, also where nobody is told. */
  movesBoards(type: EventOf<K>['type']): boolean
  /** Whether others hang on what has just happened, so that the timer looks at it once more. */
  freesOthers(after: MatterOf<K>): boolean

  /** Who may erase what was typed with an event; null: it is a record. */
  ownerOf(after: MatterOf<K>, event: EventOf<K>): PersonId | null
  /** Which desks may look at words that the checker could not judge. */
  reviewPath(matter: MatterOf<K>, type: EventOf<K>['type'] | null): GridId[]
  /** What a desk calls it. */
  called(matter: MatterOf<K>): string
}

/** What is looked up for it, and what else is written with a step. */
export interface Keeping<K extends ProcessKind> {
  /** The id of a new one follows from who sends which form, or from what it is about. */
  idFor(who: PersonId | 'clock', command: Processes[K]['command'], now: number): string
  /** The matter that is there already, what a new one needs, or a refusal. */
  begin(asked: Press<K>, id: string): Promise<{ found: MatterOf<K> } | Begun<K> | Refusal>
  /** Said where it was begun meanwhile, and not by this tap. */
  already: PlainCode
  /** Nobody stands between who writes and who reads: what the checker did not pass is not taken, and the words stay on the phone. */
  onlyChecked?: true
  law(): Promise<Processes[K]['law']>
  facts(at: FactsQuestion<K>): Promise<Processes[K]['facts']>
  ctx(
    asking: { actor: Actor | 'clock'; now: number; facts: Processes[K]['facts'] },
    before: MatterOf<K> | null,
    law: Processes[K]['law'],
  ): Processes[K]['ctx']
  /** How long a press is tried again where many want the same at once. Left out: as everywhere. */
  patience?: Pick<Patience, 'tries' | 'patienceMs'>
  /**
   * Documents that follow from a step, in its transaction: entries of the ledger, counts, stock. What they are is decided by
   * the verb, from facts that this very transaction has read. Written before anything else of the step: anyone who wants the
   * same at the same moment hears it at the first write.
   */
  alsoWrite?(tx: Tx, step: Stepped<K>, facts: Processes[K]['facts']): Promise<void>
  /** The fields that `secrets` names, as they must be now. What is not named here stays as it is stored. */
  secretsOf?(step: Stepped<K>, beside: Beside<K>): Partial<DocOf<K>>
  /** Whether there is anybody who could hear of it. Left out: there may be. */
  isHeard?(facts: Processes[K]['facts']): boolean
}
