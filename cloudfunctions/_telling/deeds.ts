/** News of a good deed: whom a row means, as things stand when it is told. */
import { phraseOf, type DeedTell } from '../../miniprogram/core/deed/decide'
import type { DeedEvent } from '../../miniprogram/core/deed/events'
import { answersNothing, isImpartial } from '../../miniprogram/core/deed/judging'
import type { Deed, Until, Who } from '../../miniprogram/core/deed/kinds'
import { isCurrent } from '../../miniprogram/core/deed/until'
import type { Actor } from '../../miniprogram/core/people/role'
import { pathOf } from '../../miniprogram/core/news/tell'
import type { PersonDoc, SendDoc } from '../_documents'
import { newSend } from '../_documents/new/send'
import { membersOf } from '../_notices/news'
import { holdersAt } from '../_people/in-post'
import { holdersUnder } from '../_people/names'
import { actorOf } from '../_people/person'
import { whenQuiet } from './hours'
import type { Telling } from './telling'

interface At {
  event: DeedEvent
  tell: DeedTell
  deed: Deed
  now: number
}
type Find = (at: At) => Promise<string[]>

/** Those whom it does not concern and who did not stand aside. */
const able = (people: readonly PersonDoc[], { deed, now }: Pick<At, 'deed' | 'now'>): string[] =>
  people
    .map(actorOf)
    .filter(one => isImpartial(deed, one, now))
    .map(({ id }) => id)

const town: Find = async at => able(await holdersUnder('inspector', at.deed.path[1] ?? '', at.now), at)
const supervisors: Find = async at => able(await holdersUnder('supervisor', at.deed.villageId, at.now), at)

/** Who may answer what is open on it. Where nobody of the village may, the town. */
const committee: Find = async ({ deed, now }) => {
  const inOffice = async (role: 'supervisor' | 'inspector', node: string) =>
    (await holdersUnder(role, node, now)).map(actorOf)
  const own = await inOffice('supervisor', deed.villageId)
  const may = (people: readonly Actor[]) =>
    people
      .filter(actor => answersNothing(deed, { actor, now, supervisors: own }) === null)
      .map(({ id }) => id)
  const village = may(own)
  return village.length > 0 ? village : may(await inOffice('inspector', deed.path[1] ?? ''))
}

/** Who is asked to vouch: the grid members nearest to it, else the supervisors (for a minus they alone), else the town. */
const vouchers: Find = async at => {
  const { path, points } = at.deed
  for (const node of points > 0 ? path.slice(2).reverse() : []) {
    const near = able(await holdersAt('gridMember', node, at.now), at)
    if (near.length > 0) return near
  }
  const village = await supervisors(at)
  return village.length > 0 ? village : town(at)
}

/** Who is told in an office. */
const IN_OFFICE: Readonly<Record<Who, { asStaff?: true }>> = {
  parties: {},
  household: {},
  vouchers: { asStaff: true },
  reminded: { asStaff: true },
  committee: { asStaff: true },
  town: { asStaff: true },
  // Whom a step names, whatever they are.
  people: {},
}

const HEARERS: Record<Who, Find> = {
  parties: async ({ deed }) => [...(await membersOf(deed.households.map(({ id }) => id))), deed.reportedBy],
  household: ({ event }) => membersOf(event.type === 'Credited' ? [event.householdId] : []),
  vouchers,
  async reminded(at) {
    return [...(await vouchers(at)), ...(await supervisors(at))]
  },
  committee,
  town,
  people: ({ tell: { people = [] } }) => Promise.resolve(people),
}

const sendOf = ({ event, tell, deed: { id, no, villageId }, now }: At, personId: string): SendDoc =>
  newSend({
    _id: `${event.id}:${personId}`,
    about: { kind: 'deed', id },
    eventId: event.id,
    personId,
    villageId,
    at: now,
    message: tell.message,
    how: tell.how,
    // No request waits for an answer here.
    until: tell.until as Until,
    template: tell.template,
    page: pathOf(tell.page, id),
    notice: { no, about: '文明积分', status: phraseOf(event), at: event.at },
    ...IN_OFFICE[tell.who],
    ...(tell.how === 'message' ? { nextTryAt: whenQuiet(now) } : {}),
  })

export const deedTelling: Telling<'deed'> = {
  async notices(event, deed, tells, now) {
    const found = await Promise.all(
      tells.map(async tell => {
        const at = { event, tell, deed, now }
        return [...new Set(await HEARERS[tell.who](at))]
          .filter(person => person !== event.by && isCurrent(tell.until as Until, deed, person))
          .map(person => ({ send: sendOf(at, person), ticket: null }))
      }),
    )
    return found.flat()
  },
}
