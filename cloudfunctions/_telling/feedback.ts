/** News of a complaint or a suggestion: whoever opens the inbox it lies in, as things stand when it is told. */
import { phraseOf, type FeedbackTell } from '../../miniprogram/core/feedback/decide'
import { servesTown } from '../../miniprogram/core/feedback/inboxes'
import type { Feedback, Until, Who } from '../../miniprogram/core/feedback/kinds'
import { isCurrent } from '../../miniprogram/core/feedback/until'
import type { PersonDoc } from '../_documents'
import { nearest } from '../_people/in-post'
import { grids } from '../_people/names'
import { actorOf } from '../_people/person'
import { pointsSend } from './points-send'
import type { Telling } from './telling'

type Find = (feedback: Feedback, now: number) => Promise<string[]>

const ids = (people: readonly PersonDoc[]): string[] => people.map(({ _id }) => _id)
const pathOf = async (node: string): Promise<string[]> => (await grids.of([node])).get(node)?.path ?? [node]
const admins = async (county: string, now: number): Promise<PersonDoc[]> => nearest('admin', [county], now)

const HEARERS: Record<Who, Find> = {
  writer: ({ by }) => Promise.resolve([by]),
  /** Where a town has nobody in post, the county. Of what is about a town nobody who serves one. */
  async first({ villageId, aboutTown }, now) {
    const path = await pathOf(villageId)
    const [county = villageId] = path
    if (aboutTown) return ids((await admins(county, now)).filter(one => !servesTown(actorOf(one), now)))
    const town = path.length > 1 ? await nearest('inspector', path, now) : []
    return ids(town.length > 0 ? town : await admins(county, now))
  },
  async county({ villageId }, now) {
    const [county = villageId] = await pathOf(villageId)
    return ids(await admins(county, now))
  },
}
/** Who is told in an office. */
const IN_OFFICE: Readonly<Record<Who, { asStaff?: true }>> = {
  writer: {},
  first: { asStaff: true },
  county: { asStaff: true },
}

export const feedbackTelling: Telling<'feedback'> = {
  async notices(event, feedback, tells, now) {
    const { villageId, no } = feedback
    const told = { event, villageId, no, phrase: phraseOf(event), about: '投诉和建议', now }
    const found = await Promise.all(
      tells.map(async (tell: FeedbackTell) => {
        // No request waits for an answer here.
        const until = tell.until as Until
        const row = { ...tell, until, message: `${no} ${tell.message}` }
        return (await HEARERS[tell.who](feedback, now))
          .filter(person => person !== event.by && isCurrent(until, feedback))
          .map(person => ({
            send: { ...pointsSend(told, row, person), ...IN_OFFICE[tell.who] },
            ticket: null,
          }))
      }),
    )
    return found.flat()
  },
}
