/** What ordering and registering have in common. */
import { subOf } from '../../../clock/policy'
import { UNDECIDED } from '../../../clock/undecided'
import { townOf, villageOf } from '../../../people/grid'
import { choice, flag, ref, text } from '../../../process/fields'
import { actorId, type FactsOf, type Happened } from '../../../process/kinds'
import { refuse, type Refusal } from '../../../refusal'
import type { EventOf, FactOf } from '../../events'
import { attachments, needContent } from '../../inputs'
import type { Ctx, TicketKinds } from '../../kinds'
import { LIMITS } from '../../../limits'
import { atDesk, newRound } from '../../pieces/moves'
import { relationsAt } from '../../sight/relations'
import type { Relation } from '../../sight/relation'
import { dispatchDue, knows, limit } from '../../time/times'
import {
  CATEGORIES,
  type Attachment,
  type Category,
  type Readers,
  type Source,
  type StageOf,
  type TicketRecord,
} from '../../types'

/** What everybody is asked who brings an order. */
export const draft = {
  category: choice({ label: '分类', of: CATEGORIES, required: 'BAD_INPUT' }),
  sub: ref({ label: '哪一种', to: 'sub', required: 'BAD_INPUT' }),
  text: text({ label: '怎么回事', max: LIMITS.text, moderated: true }),
  place: text({ label: '地方', max: LIMITS.place, moderated: true }),
  wish: text({ label: '希望的时间', max: LIMITS.wish, moderated: true }),
  urgent: flag({ label: '很急' }),
  aboutStaff: flag({ label: '反映干部' }),
  attachments,
} as const

interface Draft {
  category: Category
  sub: string
  text?: string
  urgent: boolean
  aboutStaff: boolean
  attachments: readonly Attachment[]
}
/** What only a person says of their own order. */
interface Origin {
  requesterId: string | null
  source: Source
  sourceNo: string | null
  consent: boolean
  danger?: true
  family?: true
  readers?: Readers
}

/** Where it belongs must be a village, and who brings it must stand so to that place. */
export function mayBring(ctx: Ctx, by: readonly Relation[]): Refusal | null {
  const { place } = ctx.facts
  if (ctx.actor === 'clock' || !place || place.path.length < 3) return refuse('NOT_ALLOWED')
  return relationsAt(place.path, ctx.actor, ctx.now).some(relation => by.includes(relation))
    ? null
    : refuse('NOT_ALLOWED')
}

/** The facts of a new order. */
export function brought(
  { category, sub, text, urgent, aboutStaff, attachments }: Draft,
  ctx: Ctx,
  origin: Origin,
): FactsOf<FactOf<'Submitted' | 'Registered'>> | Refusal {
  if (!knows(ctx, category, sub)) return refuse('BAD_INPUT', {}, 'sub')
  // Said, snapped or written: any of them is enough, and so is the kind of thing alone. 「灯」 says what it is about.
  const silent = needContent(
    text,
    attachments.filter(({ consent }) => !consent),
  )
  if (silent && sub === UNDECIDED.id) return silent
  const { facts, rules, now } = ctx
  if (facts.no === undefined || !facts.place) throw new Error('a new order needs facts.no and facts.place')
  const track = subOf(rules, sub)?.track ?? 1
  const end = limit(ctx, { sub, track, source: origin.source }, now)
  return {
    no: facts.no,
    path: facts.place.path,
    householdId: facts.place.householdId,
    authorId: actorId(ctx),
    category,
    sub,
    track,
    urgent,
    aboutStaff,
    rules: String(rules.version),
    desk: aboutStaff ? 'inspector' : 'dispatcher',
    limitAt: end.dueAt,
    derivation: end.derivation,
    dispatchDueAt: dispatchDue(ctx, end.dueAt, urgent),
    ...origin,
  }
}

/** The order that such an event begins. */
export function born(e: Happened<TicketKinds, EventOf<'Submitted' | 'Registered'>>): {
  stage: StageOf<'submitted'>
  record: TicketRecord
} {
  const last = { type: e.type, at: e.at, by: e.by, byName: e.byName, eventId: e.id }
  return {
    stage: atDesk(e.dispatchDueAt, e.at),
    record: {
      v: 1,
      no: e.no,
      path: e.path,
      villageId: villageOf(e.path) ?? '',
      townId: townOf(e.path) ?? '',
      householdId: e.householdId,
      requesterId: e.requesterId,
      authorId: e.authorId,
      ...(e.family ? { family: e.family } : {}),
      wordsId: e.id,
      added: [],
      joined: [],
      linked: null,
      category: e.category,
      sub: e.sub,
      matter: null,
      track: e.track,
      source: e.source,
      sourceNo: e.sourceNo,
      urgent: e.urgent,
      ...(e.danger ? { danger: e.danger } : {}),
      aboutStaff: e.aboutStaff,
      rules: e.rules,
      desk: e.desk,
      submittedAt: e.at,
      round: 1,
      rounds: [newRound(1, e.at, e.limitAt, e.derivation)],
      appealed: false,
      objected: false,
      consent: e.consent,
      publication: null,
      readers: e.readers ?? 'usual',
      reservedAt: e.category === 'dispute' || e.readers === 'handlers' ? e.at : null,
      recused: [],
      handledBy: [],
      givenBackBy: null,
      givenBack: null,
      last,
      lastOpen: last,
      hidden: 0,
    },
  }
}
