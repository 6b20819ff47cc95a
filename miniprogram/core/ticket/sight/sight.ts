/**
 * Who sees what of a ticket (rules §4): one table, read by everything that answers a phone, and tried cell by cell in
 * the tests. The default is no. Somebody with several relations has the best of each row.
 */
import type { Relation } from './relation'
import { awaitsRevisit, isKept, isKeptFromCommittee, isRelated } from '../pieces/selectors'
import type { Ticket } from '../types'
import type { RelationFacts } from './relation'
import { relationsOf } from './relations'
import { isOnSide } from '../../people/demo'
import { holdsPost, type Actor } from '../../people/role'

/**
 * Columns: the relations, with some made narrower. `revisitor`: a grid member of the place who may revisit, while that is
 * awaited; before and after they are a villager like any other. `family`: the author lives in the household of the person
 * concerned, who may close it to them with 只给经办人看. `pool`: offered to everybody of a node; `offered`: to one person.
 * `county`: an administrator of a town without anybody in post, who sees that something waits and names somebody.
 */
export type Column =
  | Exclude<Relation, 'clock' | 'gridMember' | 'slipHolder'>
  | 'revisitor'
  | 'pool'
  | 'family'
  | 'county'

/** Each row from least to most. */
const CARD = ['no', 'board', 'state', 'yes'] as const
/** spoken: words, voice and place; the photos after the claim. */
const WORDS = ['no', 'published', 'spoken', 'yes'] as const
const PERSON = ['no', 'masked', 'own'] as const
/** said: only what was typed about the matter itself: the first words and what was added to them. */
const HISTORY = ['no', 'content', 'steps', 'own', 'all'] as const
/** own: the rating they gave. committee: the committee's. sealed: the requester's, once its month is over. */
const RATINGS = ['no', 'committee', 'own', 'sealed'] as const

type Level =
  | (typeof CARD)[number]
  | (typeof WORDS)[number]
  | (typeof PERSON)[number]
  | (typeof HISTORY)[number]
  | (typeof RATINGS)[number]
type Row<L extends Level> = Record<Column, L | readonly [open: L, kept: L]>

/**
 * A pair says: what is seen of ordinary tickets, and of those that are kept: disputes, private matters, and whatever
 * nobody classified yet. Unknown means closed.
 */
const SIGHT = {
  card: {
    requester: 'yes',
    author: 'yes',
    holder: 'yes',
    coHandler: 'yes',
    offered: 'yes',
    pool: 'yes',
    dispatcher: 'yes',
    supervisor: ['yes', 'state'],
    inspector: 'yes',
    approver: 'yes',
    revisitor: ['yes', 'no'],
    villager: 'board',
    stranger: 'board',
    family: 'yes',
    county: 'state',
  } satisfies Row<(typeof CARD)[number]>,
  words: {
    requester: 'yes',
    author: 'yes',
    holder: 'yes',
    coHandler: 'yes',
    offered: 'yes',
    pool: 'spoken',
    dispatcher: 'yes',
    supervisor: ['yes', 'no'],
    inspector: 'yes',
    // The county reads words with a purpose only, and that is logged.
    approver: 'no',
    revisitor: ['yes', 'no'],
    villager: 'published',
    stranger: 'published',
    // What was typed; not what the office wrote to the person concerned.
    family: ['spoken', 'no'],
    county: 'no',
  } satisfies Row<(typeof WORDS)[number]>,
  person: {
    requester: 'own',
    author: 'masked',
    holder: 'masked',
    coHandler: 'masked',
    offered: 'no',
    pool: 'no',
    dispatcher: 'masked',
    supervisor: 'no',
    inspector: 'masked',
    approver: 'no',
    revisitor: ['masked', 'no'],
    villager: 'no',
    stranger: 'no',
    family: ['masked', 'no'],
    county: 'no',
  } satisfies Row<(typeof PERSON)[number]>,
  history: {
    requester: 'own',
    author: 'own',
    holder: 'all',
    coHandler: 'all',
    offered: 'content',
    pool: 'content',
    dispatcher: 'all',
    supervisor: ['steps', 'no'],
    inspector: 'all',
    approver: 'steps',
    revisitor: ['steps', 'no'],
    villager: 'no',
    stranger: 'no',
    family: ['content', 'no'],
    county: 'no',
  } satisfies Row<(typeof HISTORY)[number]>,
  ratings: {
    requester: 'own',
    author: 'no',
    // Never of one order: who works reads the mean of a released five (docs/adr/0070).
    holder: 'no',
    coHandler: 'no',
    offered: 'no',
    pool: 'no',
    dispatcher: 'no',
    supervisor: ['committee', 'no'],
    inspector: 'sealed',
    approver: 'no',
    revisitor: 'no',
    villager: 'no',
    stranger: 'no',
    family: 'no',
    county: 'no',
  } satisfies Row<(typeof RATINGS)[number]>,
} as const

export interface Sight {
  card: (typeof CARD)[number]
  words: (typeof WORDS)[number]
  person: (typeof PERSON)[number]
  history: (typeof HISTORY)[number]
  /** Every level they have: these do not contain one another. */
  ratings: (typeof RATINGS)[number][]
  columns: Column[]
}

const NOTHING: Sight = {
  card: 'no',
  words: 'no',
  person: 'no',
  history: 'no',
  ratings: [],
  columns: ['stranger'],
}

/** What this person sees of this ticket, now. */
export function sightOf(ticket: Ticket, viewer: Actor, now: number, standing: RelationFacts = {}): Sight {
  if (!isOnSide(viewer, ticket.path)) return NOTHING
  const columns = columnsOf(ticket, relationsOf(ticket, viewer, now, standing), viewer, now)
  if (standing.noTown && holdsPost(viewer, 'admin', ticket.path, now)) columns.push('county')
  const kept = isKept(ticket)
  const keptFrom: Partial<Record<Column, boolean>> = {
    supervisor: isKeptFromCommittee(ticket),
    family: ticket.readers === 'handlers',
  }
  const levels = <L extends Level>(row: Row<L>): L[] =>
    columns.map(column => pick(row[column], keptFrom[column] ?? kept))
  return {
    columns,
    card: best(CARD, levels<Sight['card']>(SIGHT.card)),
    words: best(WORDS, levels<Sight['words']>(SIGHT.words)),
    person: best(PERSON, levels<Sight['person']>(SIGHT.person)),
    history: best(HISTORY, levels<Sight['history']>(SIGHT.history)),
    ratings: levels<Sight['ratings'][number]>(SIGHT.ratings),
  }
}

/** The columns a person reads from; never empty. */
function columnsOf(ticket: Ticket, relations: readonly Relation[], viewer: Actor, now: number): Column[] {
  const columns = relations.flatMap<Column>(relation => {
    // A slip opens nothing to read.
    if (relation === 'clock' || relation === 'slipHolder') return []
    if (relation === 'offered')
      return [ticket.stage.state === 'dispatched' && ticket.stage.offer.pool !== null ? 'pool' : 'offered']
    if (relation === 'author' && ticket.family && viewer.id !== ticket.requesterId) return ['family']
    if (relation !== 'gridMember') return [relation]
    return awaitsRevisit(ticket) && !isRelated(ticket, viewer, now) ? ['revisitor'] : ['villager']
  })
  return columns.length > 0 ? columns : ['stranger']
}

const pick = <L extends Level>(cell: L | readonly [L, L], kept: boolean): L =>
  typeof cell === 'string' ? cell : cell[kept ? 1 : 0]

function best<L extends Level>(order: readonly L[], levels: readonly L[]): L {
  return levels.reduce((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a), order[0] as L)
}
