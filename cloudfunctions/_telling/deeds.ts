/** News of a good deed: whom a row means, as things stand when it is told. */
import { phraseOf, type DeedTell } from '../../miniprogram/core/deed/decide'
import type { DeedEvent } from '../../miniprogram/core/deed/events'
import { answersNothing, isImpartial } from '../../miniprogram/core/deed/judging'
import type { Deed, Until, Who } from '../../miniprogram/core/deed/kinds'
import { isCurrent } from '../../miniprogram/core/deed/until'
import type { Actor } from '../../miniprogram/core/people/role'
import type { PersonDoc } from '../_documents'
import { membersOf } from '../_notices/news'
import { holdersAt } from '../_people/in-post'
import { holdersUnder } from '../_people/names'
import { actorOf } from '../_people/person'
import { pointsSend } from './points-send'
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

export const deedTelling: Telling<'deed'> = {
  async notices(event, deed, tells, now) {
    const { villageId, no } = deed
    const told = { event, villageId, no, phrase: phraseOf(event), now }
    const found = await Promise.all(
      tells.map(async tell => {
        // No request waits for an answer here.
        const until = tell.until as Until
        return [...new Set(await HEARERS[tell.who]({ event, tell, deed, now }))]
          .filter(person => person !== event.by && isCurrent(until, deed, person))
          .map(person => ({
            send: { ...pointsSend(told, { ...tell, until }, person), ...IN_OFFICE[tell.who] },
            ticket: null,
          }))
      }),
    )
    return found.flat()
  },
}
