/** The names on a ticket's card and page: staff by their public name, others only where the sight table grants a look. */
import type { Names, Offer, Ticket } from '../../../miniprogram/core/ticket/types'
import { sightOf } from '../../../miniprogram/core/ticket/sight/sight'
import type { RelationFacts } from '../../../miniprogram/core/ticket/sight/relation'
import type { PersonDoc, WordsDoc } from '../../_documents'
import { ROLE_LABELS } from '../../../miniprogram/core/labels'
import { grids, people, postOf } from '../../_people/names'
import { maskName } from '../../../miniprogram/core/people/mask'
import { calledOf, nameOf } from '../../_people/joining'
import type { Known } from '../../_people/person'
import { seal } from '../../_platform/ports'

export type WordsById = ReadonlyMap<string, WordsDoc>

/** Staff by their public name, also those it was offered to before (`past`); the requester from the sealed contact, and only where the sight table grants a look. */
export async function namesFor(
  tickets: readonly Ticket[],
  words: WordsById,
  known: Known,
  relationFacts: ReadonlyMap<string, RelationFacts>,
  past: readonly Offer[] = [],
): Promise<Map<string, Names>> {
  const before = past.flatMap(({ pool, to }) => (pool === null ? to.slice(0, 1) : []))
  // Whose orders they are, too: asked together they cost one call.
  const staff = await people.of([
    ...tickets.flatMap(ticket => [...staffOf(ticket), ticket.requesterId, familyOf(ticket, known)]),
    ...before,
  ])
  const shown = await grids.of([
    ...past.map(({ pool }) => pool),
    ...tickets.flatMap(ticket => [
      ticket.villageId,
      ticket.path.at(-1),
      ticket.stage.state === 'dispatched' ? ticket.stage.offer.pool : null,
    ]),
    ...tickets.flatMap(ticket =>
      staffOf(ticket).map(id => {
        const person = staff.get(id)
        return person && postOf(person, ticket.path)?.gridId
      }),
    ),
  ])
  const gridNames = Object.fromEntries([...shown].map(([id, grid]) => [id, grid.name]))
  const found = new Map<string, Names>()
  for (const ticket of tickets) {
    const cast: Names['people'] = {}
    for (const id of [...before, ...staffOf(ticket)]) {
      const person = staff.get(id)
      if (person) cast[id] = staffInfo(person, ticket, gridNames)
    }
    const relative = staff.get(familyOf(ticket, known) ?? '')
    if (relative) cast[relative._id] ??= { name: maskName(calledOf(relative)), phone: null, post: '' }
    const { requesterId } = ticket
    if (
      requesterId &&
      sightOf(ticket, known.actor, known.now, relationFacts.get(ticket.id)).person !== 'no'
    ) {
      const contact = await contactOf(ticket.wordsId, requesterId, words, known)
      if (contact) cast[requesterId] = contact
    }
    Object.assign(cast, await othersIn(ticket, words, known, relationFacts.get(ticket.id)))
    found.set(ticket.id, { people: cast, grids: gridNames })
  }
  return found
}

/** Who of the household typed it, where somebody did: the person concerned reads which of them, nobody else. */
const familyOf = ({ family, authorId, requesterId }: Ticket, { person }: Known): string | null =>
  family && requesterId === person._id ? authorId : null

function staffOf(ticket: Ticket): string[] {
  const offered = ticket.stage.state === 'dispatched' ? ticket.stage.offer.to.slice(0, 1) : []
  return [...offered, ...('holder' in ticket.stage && ticket.stage.holder ? [ticket.stage.holder] : [])]
}

function staffInfo(
  person: PersonDoc,
  ticket: Pick<Ticket, 'path'>,
  gridNames: Record<string, string>,
): Names['people'][string] {
  const post = postOf(person, ticket.path)
  return {
    name: person.staffName ?? '',
    phone: person.staffPhone,
    post: post ? `${gridNames[post.gridId] ?? ''}${ROLE_LABELS[post.role]}` : '',
  }
}

/** Those whose orders were merged into it; only on its own page, where their words are read too. */
async function othersIn(
  ticket: Ticket,
  words: WordsById,
  known: Known,
  standing: RelationFacts | undefined,
): Promise<Names['people']> {
  const cast: Names['people'] = {}
  const others = ticket.joined.filter(one => words.has(one.words[0] ?? ''))
  if (others.length === 0 || sightOf(ticket, known.actor, known.now, standing).person === 'no') return cast
  for (const {
    requesterId,
    words: [first = ''],
  } of others) {
    const contact = requesterId && (await contactOf(first, requesterId, words, known))
    if (requesterId && contact) cast[requesterId] ??= contact
  }
  return cast
}

async function contactOf(
  wordsId: string,
  requesterId: string,
  words: WordsById,
  known: Known,
): Promise<Names['people'][string] | null> {
  const first = words.get(wordsId)
  if (first?.words === null && requesterId !== known.person._id) return null
  const sealed = first?.contact ?? null
  const isOwn = requesterId === known.person._id
  const person = isOwn ? known.person : (await people.of([requesterId])).get(requesterId)
  const unverified = person?.guestAt ? { unverified: true as const } : {}
  if (sealed?.name)
    return {
      name: seal.open(sealed.name),
      phone: sealed.phone && seal.open(sealed.phone),
      post: '',
      ...unverified,
    }
  const phone = sealed ? sealed.phone : (person?.phoneSealed ?? null)
  return person
    ? {
        name: isOwn ? nameOf(person) : calledOf(person),
        phone: phone && seal.open(phone),
        post: '',
        ...unverified,
      }
    : null
}
