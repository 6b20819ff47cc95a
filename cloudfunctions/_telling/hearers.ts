/** Whom a row of the table of news means, as things stand when it is fanned out: descriptions → people in office. */
import type { GridId } from '../../miniprogram/core/people/grid'
import { approverFor, canHandle, isOwn } from '../../miniprogram/core/ticket/sight/relations'
import { inForce } from '../../miniprogram/core/people/role'
import { handsOf } from '../../miniprogram/core/ticket/telling/tellings'
import type { Tell, Who } from '../../miniprogram/core/ticket/telling/tells'
import type { Ticket } from '../../miniprogram/core/ticket/types'
import type { Office, PersonDoc } from '../_documents'
import { actorOf } from '../_people/person'
import { store } from '../_platform/ports'
import { holdersAt, nearest } from '../_people/in-post'

/** Somebody to tell. `ticket`: whose number and page they know it by. `office`: null where it is their own matter. */
export interface Hearer {
  person: PersonDoc
  ticket: Ticket
  office: Office | null
}

type Find = (tell: Tell, ticket: Ticket, now: number) => Promise<Hearer[]>

const HEARERS: Record<Who, Find> = {
  desk: async (_, ticket, now) => atOffice(await deskFor(ticket, now), ticket, 'desk'),
  town: async (_, ticket, now) => atOffice(await townFor(ticket, now), ticket, 'town'),
  approver: async (_, ticket, now) => atOffice(await approversOf(ticket, now), ticket, 'approver'),
  people: handlers,
  hands: (tell, ticket, now) => handlers({ ...tell, people: handsOf(ticket) }, ticket, now),
  requester: (_, ticket, now) => ownersOf(ticket, now),
  async requesters(_, ticket, now) {
    const all = await ownersOf(ticket, now)
    // The order itself knows all of them, those merged into a merged one too.
    const ids = ticket.joined.map(({ id }) => id)
    for (const doc of await store.some('tickets', ids))
      if (doc.ticket.stage.state === 'merged') all.push(...(await ownersOf(doc.ticket, now)))
    return all
  },
}

export const hearersOf: Find = (tell, ticket, now) => HEARERS[tell.who](tell, ticket, now)

/** The dispatchers; where none is in post, those on the next level above. */
export async function deskFor(ticket: Pick<Ticket, 'path'>, now: number): Promise<PersonDoc[]> {
  const desk = await nearest('dispatcher', ticket.path, now)
  return desk.length > 0 ? desk : townFor(ticket, now)
}

/** The town's inspectors; where none is in post, the county. */
export async function townFor({ path }: Pick<Ticket, 'path'>, now: number): Promise<PersonDoc[]> {
  const town = await nearest('inspector', path, now)
  return town.length > 0 ? town : nearest('admin', path, now)
}

async function approversOf(ticket: Ticket, now: number): Promise<PersonDoc[]> {
  const above: PersonDoc[] = []
  for (const node of ticket.path.slice(0, 2))
    for (const role of ['inspector', 'admin'] as const) above.push(...(await holdersAt(role, node, now)))
  const able = approverFor(ticket, above.map(actorOf), now)
  return above.filter(({ _id }) => able.some(({ id }) => id === _id))
}

/** Named handlers who still may. An offer that reaches nobody any more is the desk's again. */
async function handlers({ people = [], until }: Tell, ticket: Ticket, now: number): Promise<Hearer[]> {
  const able = (await store.some('people', people)).filter(one => canHandle(actorOf(one), ticket, now))
  if (able.length > 0 || until !== 'offerStands') return atOffice(able, ticket, 'handler')
  return ticket.aboutStaff
    ? atOffice(await townFor(ticket, now), ticket, 'town')
    : atOffice(await deskFor(ticket, now), ticket, 'desk')
}

/** Whose matter it is. For somebody without a phone, the helper; when that one's post has ended, or they left the household, the nearest grid member. */
async function ownersOf(ticket: Ticket, now: number): Promise<Hearer[]> {
  if (ticket.requesterId === null) return []
  const own = await store.get('people', ticket.requesterId)
  if (!own || own.deletedAt !== undefined) return []
  if (!own.openid.startsWith('unbound:')) return [{ person: own, ticket, office: null }]
  if (ticket.aboutStaff || ticket.authorId === ticket.requesterId)
    return [{ person: own, ticket, office: null }]
  const helper = await store.get('people', ticket.authorId)
  if (helper && isOwn(ticket, actorOf(helper), now)) return [{ person: helper, ticket, office: null }]
  return (await nearest('gridMember', ticket.path, now)).map(person => ({ person, ticket, office: null }))
}

const atOffice = (people: readonly PersonDoc[], ticket: Ticket, office: Office): Hearer[] =>
  people.map(person => ({ person, ticket, office }))

/** Whether the inbox this person looks into is a village's. */
export const isDesk = (person: PersonDoc, path: readonly GridId[], now: number): boolean =>
  person.posts.some(post => post.role === 'dispatcher' && path.includes(post.gridId) && inForce(post, now))
