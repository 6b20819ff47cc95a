/**
 * Verify what a village's export says: every chain, every fold, every text against its commitment, every point, every seal.
 * Pure; the same over the stored documents, a data folder and an export file.
 */
import type {
  AccountDoc,
  Collection,
  DeedDoc,
  Documents as Stored,
  EntryDoc,
  EventDoc,
  GoodDoc,
  HonourDoc,
  RedemptionDoc,
  SealDoc,
  ShopDoc,
  StatementDoc,
  StepDoc,
  StockMoveDoc,
  TicketDoc,
  WordsDoc,
} from '../../_documents'
import type { ProcessKind } from '../../_journal/keeping'
import { PROCESS_KINDS } from '../../_journal/written'
import { found, once, type Finding } from './findings'
import { liftAll } from './lifting'
import { countOf, verifyKind, verifyMatter, type Hanging, type Matters } from './matter'
import { checkCauses, checkLedger, checkRedemptions, checkStock, redeemedOf } from './points'
import { checkSeals } from './seals'

interface Kinds {
  ticket: TicketDoc
  event: EventDoc
  words: WordsDoc
  seal: SealDoc
  account: AccountDoc
  entry: EntryDoc
  statement: StatementDoc
  deed: DeedDoc
  step: StepDoc
  shop: ShopDoc
  good: GoodDoc
  stockMove: StockMoveDoc
  redemption: RedemptionDoc
  honour: HonourDoc
}
type Kind = keyof Kinds
/** One line of an export. The first says which village and when. */
export type Line =
  | { kind: 'village'; v: 1; villageId: string; at: number }
  | { [K in Kind]: { kind: K; doc: Kinds[K] } }[Kind]

export interface Verdict {
  /** How many of each kind. */
  matters: Record<ProcessKind, number>
  events: number
  seals: number /** Entries of the points' ledger. */
  entries: number
  findings: Finding[]
}

/** Verifies lines in any order, one JSON document a line. A line that cannot be read is a finding, not an exception. */
export function verifyExport(lines: readonly string[]): Verdict {
  const { read, findings } = readLines(lines)
  const verdict = verifyDocuments(read)
  return { ...verdict, findings: [...findings, ...verdict.findings] }
}

export interface Documents {
  matters: Matters
  events: EventDoc[]
  words: WordsDoc[]
  seals: SealDoc[]
  /** With the redemptions among the matters. */
  points?: PointsRead
  /** Not all matters of the seals are here: their leaves are checked elsewhere. */
  pageOnly?: boolean
}
interface PointsRead {
  accounts: AccountDoc[]
  entries: EntryDoc[]
  goods: GoodDoc[]
  moves: StockMoveDoc[]
}

/** The same over documents already read. */
export function verifyDocuments({
  matters,
  events,
  words,
  seals,
  points,
  pageOnly = false,
}: Documents): Verdict {
  const read = {
    events: groupBy(events, e => e._id.slice(0, e._id.lastIndexOf(':'))),
    words: groupBy(words, w => w.about.id),
    seals: groupBy(seals, s => s.villageId),
  }
  for (const list of read.events.values()) list.sort((a, b) => (a._id < b._id ? -1 : 1))
  const hangingOn = (id: string, villageId = ''): Hanging => ({
    events: read.events.get(id) ?? [],
    words: read.words.get(id) ?? [],
    seals: read.seals.get(villageId) ?? [],
  })
  const findings = PROCESS_KINDS.flatMap(kind => verifyKind(kind, matters[kind], hangingOn))
  const known = new Set(PROCESS_KINDS.flatMap(kind => (matters[kind] ?? []).map(({ _id }) => _id)))
  for (const [id, own] of read.events)
    if (!known.has(id))
      findings.push(...verifyMatter(own[0]?.about.kind ?? 'ticket', id, null, hangingOn(id)))
  if (points) findings.push(...verifyPoints(points, matters.redemption ?? [], words, seals))
  const byId = new Map<string, { hash: string }>([...events, ...(points?.entries ?? [])].map(e => [e._id, e]))
  if (!pageOnly)
    for (const list of read.seals.values()) findings.push(...checkSeals(list, id => byId.get(id)))
  return {
    matters: countOf(matters),
    events: events.length,
    seals: seals.length,
    entries: points?.entries.length ?? 0,
    findings: once(findings),
  }
}

/** A whole ledger: every household, and what no household's book shows alone. */
const verifyPoints = (
  { accounts, entries, goods, moves }: PointsRead,
  redemptions: readonly RedemptionDoc[],
  words: readonly WordsDoc[],
  seals: readonly SealDoc[],
): Finding[] => [
  ...checkLedger(accounts, entries, words, seals),
  ...checkCauses(entries),
  ...checkStock(goods, moves, redeemedOf(redemptions)),
  ...checkRedemptions(redemptions, entries),
]

const KINDS: readonly Kind[] = [
  'ticket',
  'event',
  'words',
  'seal',
  'account',
  'entry',
  'statement',
  'deed',
  'step',
  'shop',
  'good',
  'stockMove',
  'redemption',
  'honour',
]

function readLines(lines: readonly string[]): { read: Documents; findings: Finding[] } {
  const read = Object.fromEntries(KINDS.map(kind => [kind, []])) as unknown as { [K in Kind]: Kinds[K][] }
  const findings: Finding[] = []
  lines.forEach((line, i) => {
    if (line.trim() === '') return
    const one = parse(line)
    if (one && one.kind !== 'village' && KINDS.includes(one.kind)) (read[one.kind] as unknown[]).push(one.doc)
    else if (one?.kind !== 'village') findings.push(found('unreadable', null, null, `第 ${i + 1} 行`))
  })
  const whole = <C extends Collection>(collection: C, docs: readonly Stored[C][]): Stored[C][] =>
    liftAll(collection, newest(docs), findings)
  const points = {
    accounts: whole('accounts', read.account),
    // Entries never change: one that stands there twice is named, not overlooked.
    entries: liftAll('entries', read.entry, findings),
    goods: whole('goods', read.good),
    moves: whole('stock_moves', read.stockMove),
  }
  return {
    read: {
      matters: {
        ticket: whole('tickets', read.ticket),
        honour: whole('honours', read.honour),
        redemption: whole('redemptions', read.redemption),
        deed: whole('deeds', read.deed),
      },
      events: whole('events', read.event),
      words: whole('ticket_words', read.words),
      seals: whole('seals', read.seal),
      points,
    },
    findings,
  }
}

function parse(line: string): Line | null {
  try {
    const one = JSON.parse(line) as Line
    return one.kind === 'village' || typeof one.doc?._id === 'string' ? one : null
  } catch {
    return null
  }
}

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}

/** A ticket that moved while it was exported stands there twice: the later line counts. */
const newest = <T extends { _id: string }>(docs: readonly T[]): T[] => [
  ...new Map(docs.map(d => [d._id, d])).values(),
]
