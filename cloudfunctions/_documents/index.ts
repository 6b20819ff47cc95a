/**
 * Stored shapes, one per collection. Every document carries `v`; readers go through `upcasters.ts`.
 * Collections are closed to phones ({"read":false,"write":false}).
 */
import type {
  GridDoc,
  PersonDoc,
  HouseholdDoc,
  BelongingEventDoc,
  FormerStaysDoc,
  ReaderDoc,
  GroupDoc,
} from './people'
import type {
  ContactCodeDoc,
  DemoCodeDoc,
  LetterDoc,
  JoinRequestDoc,
  BrakeDoc,
  ImportDoc,
  ImportPartDoc,
  ImportTurnDoc,
  ListingDoc,
} from './joining'
import type { EventDoc } from './events'
import type { TicketDoc, ShareDoc } from './tickets'
import type { WordsDoc, FileDoc, ReviewDoc } from './words'
import type { SendDoc, GrantDoc } from './notices'
import type { BoardDoc, HiddenCountDoc, ReleaseDoc, SealDoc } from './boards'
import type { FeedbackDoc } from './feedback'
import type { AlarmDoc, JobDoc, ProbeDoc, RulesDoc, TriesDoc, KeyDoc, DueDoc } from './running'
import type { AccountDoc, EntryDoc, TallyDoc, ObjectorDoc, StepDoc, StatementDoc } from './points'
import type { ShopDoc, GoodDoc, PriceChangeDoc, StockMoveDoc, RedemptionDoc } from './shop'
import type { DeedDoc } from './matters/deeds'
import type { HonourDoc } from './matters/honours'
import type { VisitsDoc, TagsDoc } from './care'
import type { OpinionDoc } from './matters/opinions'
import type { ExportDoc } from './exports'
import type { PrintDoc } from './prints'
import type { AppointmentDoc, OfficeChainDoc, OfficeEventDoc, RegroupingDoc, ReadyDoc } from './county'

export type * from './people'
export type * from './joining'
export type * from './events'
export type * from './tickets'
export type * from './words'
export type * from './notices'
export type * from './boards'
export type * from './feedback'
export type * from './running'
export type * from './points'
export type * from './shop'
export type * from './matters/deeds'
export type * from './matters/honours'
export type * from './matters/opinions'
export type * from './county'
export type * from './care'
export type * from './exports'
export type * from './prints'

export interface Documents {
  grids: GridDoc
  people: PersonDoc
  households: HouseholdDoc
  belonging_events: BelongingEventDoc
  former_stays: FormerStaysDoc
  contact_codes: ContactCodeDoc
  letters: LetterDoc
  join_requests: JoinRequestDoc
  brakes: BrakeDoc
  demo_codes: DemoCodeDoc
  tickets: TicketDoc
  events: EventDoc
  ticket_words: WordsDoc
  due: DueDoc
  sends: SendDoc
  grants: GrantDoc
  files: FileDoc
  shares: ShareDoc
  reviews: ReviewDoc
  boards: BoardDoc
  releases: ReleaseDoc
  hidden_counts: HiddenCountDoc
  seals: SealDoc
  jobs: JobDoc
  alarms: AlarmDoc
  probes: ProbeDoc
  readers: ReaderDoc
  feedback: FeedbackDoc
  opinions: OpinionDoc
  rules: RulesDoc
  tries: TriesDoc
  groups: GroupDoc
  keys: KeyDoc
  accounts: AccountDoc
  entries: EntryDoc
  quotas: TallyDoc
  deeds: DeedDoc
  objectors: ObjectorDoc
  steps: StepDoc
  statements: StatementDoc
  shops: ShopDoc
  goods: GoodDoc
  price_changes: PriceChangeDoc
  stock_moves: StockMoveDoc
  redemptions: RedemptionDoc
  honours: HonourDoc
  imports: ImportDoc
  import_parts: ImportPartDoc
  import_turns: ImportTurnDoc
  listings: ListingDoc
  appointments: AppointmentDoc
  office_events: OfficeEventDoc
  office_chains: OfficeChainDoc
  regroupings: RegroupingDoc
  prints: PrintDoc
  exports: ExportDoc
  tags: TagsDoc
  visits: VisitsDoc
  ready_sentences: ReadyDoc
}
export type Collection = keyof Documents
