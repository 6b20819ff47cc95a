/** News about offices: a post that ended, a desk that nobody holds, messages that reached nobody. Rows: core/news/office-tells.ts. */
import { about } from '../../../miniprogram/core/about'
import { dayKey } from '../../../miniprogram/core/clock/shanghai'
import { officeTell, type OfficeTell } from '../../../miniprogram/core/news/office-tells'
import { pathOf } from '../../../miniprogram/core/news/tell'
import type { GridId } from '../../../miniprogram/core/people/grid'
import { inForce, type Post } from '../../../miniprogram/core/people/role'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import { ROLE_LABELS } from '../../../miniprogram/core/labels'
import type { PersonDoc, SendDoc } from '../../_documents'
import { grantId } from '../../_notices/grants'
import { nearest } from '../../_people/in-post'
import { grids } from '../../_people/names'
import { isStepOf, type EventDocOf } from '../../_documents/events'
import { store } from '../../_platform/ports'
import { newSend } from '../../_documents/new/send'
import { deskFor, townFor, isDesk } from '../../_telling/hearers'
import { whenQuiet } from '../../_telling/hours'
import { templatesLeft } from '../../_telling/ladder'
import { tellAll } from '../../_telling/orders'
import { make } from '../../_telling/make'

/** The same news about one node is told once; `id` says once of what. */
export async function tellOffice(
  id: string,
  node: { id: GridId; path: readonly GridId[] },
  tell: OfficeTell,
  people: readonly PersonDoc[],
  now: number,
): Promise<void> {
  const notices = people.map(person => ({
    send: newSend({
      _id: `${id}:${person._id}`,
      about: about('node', node.id),
      personId: person._id,
      villageId: node.id,
      at: now,
      message: tell.message,
      how: tell.how,
      template: tell.template,
      page: pathOf(tell.page, node.id, isDesk(person, node.path, now)),
      notice: { no: '-', about: '派单台', status: '请看看', at: now },
      asStaff: true,
      ...(tell.how === 'message' ? { nextTryAt: whenQuiet(now) } : {}),
    }),
    ticket: null,
  }))
  await make(notices, now)
}

/** The desk that calls hears once a day that somebody was not reached; of an urgent matter each time, at once. */
export async function tellNotReached(send: SendDoc, ticket: Ticket, now: number): Promise<void> {
  const path = ticket.path.slice(0, ticket.path.indexOf(send.villageId) + 1)
  const desk =
    send.villageId === ticket.villageId ? await deskFor({ path }, now) : await townFor({ path }, now)
  const { urgent } = ticket
  const callers = urgent ? await upToAMessage(desk, path, now) : desk
  await tellOffice(
    `notReached:${urgent ? send._id : dayKey(now)}:${send.villageId}`,
    { id: send.villageId, path },
    officeTell('NotReached', { urgent }),
    callers.filter(({ _id }) => _id !== send.personId),
    now,
  )
}

/**
 * What is urgent goes on up until a level has somebody whom a message reaches: a desk, too, may have accepted none, and
 * nobody looks into the app at night.
 */
async function upToAMessage(
  desk: readonly PersonDoc[],
  path: readonly GridId[],
  now: number,
): Promise<PersonDoc[]> {
  const told = [...desk]
  for (const role of ['inspector', 'admin'] as const) {
    if (await canBeSent(told)) return told
    const above = await nearest(role, path, now)
    told.push(...above.filter(({ _id }) => told.every(one => one._id !== _id)))
  }
  return told
}

/** Whether one of them has accepted a message of an urgent order. */
async function canBeSent(people: readonly PersonDoc[]): Promise<boolean> {
  const names = templatesLeft({ template: 'newOrder', tried: [] })
  const ids = people.flatMap(({ _id }) => names.map(name => grantId(_id, name)))
  return ids.length > 0 && (await store.some('grants', ids)).some(({ left }) => left > 0)
}

/** A post has ended: the desk above hears of it. Where it was a desk, what waits there is the next level's now. */
export async function tellPostEnded(person: PersonDoc, post: Post, held: number, now: number): Promise<void> {
  const { gridId, path } = post
  const above = (
    post.role === 'dispatcher' || post.role === 'inspector'
      ? await townFor({ path }, now)
      : await deskFor({ path }, now)
  ).filter(({ _id }) => _id !== person._id)
  const names = await grids.of([gridId])
  const grid = names.get(gridId)?.name ?? ''
  await tellOffice(
    `postEnded:${person._id}:${post.role}:${gridId}:${post.until ?? 0}`,
    { id: gridId, path },
    officeTell('PostEnded', { name: person.staffName ?? '', post: `${grid}${ROLE_LABELS[post.role]}`, held }),
    above,
    now,
  )
  if (post.role === 'dispatcher' || post.role === 'inspector') await tellDeskEmpty(post, grid, now)
}

/** Urgent orders on it are sent after the next level at once, each as the order itself. */
async function tellDeskEmpty(
  { role, gridId, path, until }: Post,
  village: string,
  now: number,
): Promise<void> {
  const people = role === 'dispatcher' ? await deskFor({ path }, now) : await townFor({ path }, now)
  const own = people.some(one =>
    one.posts.some(post => post.role === role && path.includes(post.gridId) && inForce(post, now)),
  )
  if (own) return
  const queues = role === 'dispatcher' ? (['desk', 'returned'] as const) : (['town'] as const)
  let waiting = 0
  for (const queue of queues)
    for (const { ticket } of await store.all('tickets', {
      where: { path: gridId, 'list.queue': queue },
      sort: ['list.dueKey', 'asc'],
    })) {
      waiting++
      const event = ticket.urgent ? await newestOf(ticket) : null
      if (event)
        await tellAll(
          event,
          ticket,
          [
            {
              who: role === 'dispatcher' && !ticket.aboutStaff ? 'desk' : 'town',
              how: 'now',
              template: 'newOrder',
              message: '急的，派单台没有人在岗，请您派。',
              page: 'inbox',
              until: 'onDesk',
            },
          ],
          now,
        )
    }
  await tellOffice(
    `deskEmpty:${gridId}:${role}:${until ?? 0}`,
    { id: gridId, path },
    officeTell('DeskEmpty', { village, waiting, urgent: false }),
    people,
    now,
  )
}

const newestOf = async ({ last }: Ticket): Promise<EventDocOf<'ticket'> | null> => {
  const event = await store.get('events', last.eventId)
  return event && isStepOf(event, 'ticket') ? event : null
}
