/** When a holder's post ends, what they held is offered again to their colleagues (rules §4, reassign by the clock). */
import { days } from '../../../miniprogram/core/clock/units'
import { inForce } from '../../../miniprogram/core/people/role'
import { canHandle } from '../../../miniprogram/core/ticket/sight/relations'
import type { PersonDoc, TicketDoc } from '../../_documents'
import { ENDED_LATELY } from '../../_platform/due/moments'
import { holdersUnder } from '../../_people/names'
import { actorOf, postKeysOf } from '../../_people/person'
import { store } from '../../_platform/ports'
import { withRetry } from '../../_platform/retry'
import { between } from '../../_platform/bounds'
import { clockPress } from './clock-press'
import { tellPostEnded } from '../notices/office-news'
import type { Job, Slice } from '../slice'

export const postsEnded: Job = {
  name: 'postsEnded',
  wakes: ['people'],
  async run(slice: Slice) {
    const since = Number(slice.cursor) || 0
    const people = await store.all('people', {
      where: { 'posts.until': between(since, slice.now) },
    })
    for (const person of people) {
      if (!slice.hasTime()) return
      if (!slice.waits(person._id)) await slice.item(person._id, () => handOver(person, since, slice.now))
    }
    // Somebody who failed is met again: the cursor stays until all are through.
    if (slice.waiting === 0) await slice.keep(String(slice.now - ENDED_LATELY))
  },
}

async function handOver(person: PersonDoc, since: number, now: number): Promise<void> {
  let offeredAgain = 0
  const held = await store.all('tickets', {
    where: { 'list.todoOf': person._id, 'list.queue': 'inHand' },
    sort: ['list.dueKey', 'asc'],
  })
  const actor = actorOf(person)
  for (const doc of held) {
    const { ticket } = doc
    if (
      ticket.stage.state === 'claimed' &&
      ticket.stage.holder === person._id &&
      !canHandle(actor, ticket, now)
    ) {
      await offerAgain(doc, now)
      offeredAgain++
    }
  }
  for (const post of person.posts)
    if (post.until !== null && post.until <= now && post.until >= (since || now - days(1)))
      await tellPostEnded(person, post, offeredAgain, now)
  await leaveKeys(person._id, now)
  // Where somebody went is their own, as long as they look after a grid: a successor begins anew.
  if (!person.posts.some(post => post.role === 'gridMember' && inForce(post, now)))
    await store.remove('visits', person._id)
}

/** Found by their post only while they hold it: former holders would stand before those in office. */
async function leaveKeys(id: string, now: number): Promise<void> {
  await withRetry(() =>
    store.transaction(async tx => {
      const person = await tx.get('people', id)
      if (!person) return
      const postKeys = postKeysOf(person.posts, now)
      if (postKeys.length < person.postKeys.length) await tx.put('people', { ...person, postKeys })
    }),
  )
}

/** To the grid members of the nearest node that has any; with nobody left it falls back to the desk. */
async function offerAgain({ ticket }: TicketDoc, now: number): Promise<void> {
  let pool = ticket.villageId
  for (const node of [...ticket.path].reverse()) {
    if ((await holdersUnder('gridMember', node, now)).length === 0) continue
    pool = node
    break
  }
  await clockPress(ticket, { verb: 'reassign', input: { pool, reason: '原来的经办人不在岗了' } }, now)
}
