/** By which way each person heard of an order, for the desk and the town that answer for it. */
import { about } from '../../../miniprogram/core/about'
import { channelsOf } from '../../../miniprogram/core/news/channels'
import { maskName } from '../../../miniprogram/core/people/mask'
import { answersFor } from '../../../miniprogram/core/ticket/sight/ticket-info'
import { sightOf } from '../../../miniprogram/core/ticket/sight/sight'
import { refuse } from '../../../miniprogram/core/refusal'
import type { ToldPerson } from '../../../contract/ticket/desk'
import type { PersonDoc, SendDoc } from '../../_documents'
import { whereAbout } from '../../_documents/where-about'
import { calledOf } from '../../_people/joining'
import { store } from '../../_platform/ports'
import type { Handler } from '../request/serve'

export const told: Handler<'desk.told'> = {
  async known({ ticketId }, me) {
    const [doc, sends] = await Promise.all([
      store.get('tickets', ticketId),
      store.all('sends', { where: whereAbout(about('ticket', ticketId)) }),
    ])
    if (!doc) return refuse('NOT_FOUND')
    if (!answersFor(sightOf(doc.ticket, me.actor, me.now))) return refuse('NOT_ALLOWED')
    const people = await store.some(
      'people',
      sends.map(({ personId }) => personId),
    )
    return { now: me.now, no: doc.no, people: inOrder(people.flatMap(person => toldOf(person, sends))) }
  },
}

/** Who was told first stands first. */
const inOrder = (people: ToldPerson[]): ToldPerson[] =>
  people.sort((a, b) => (a.news[0]?.at ?? 0) - (b.news[0]?.at ?? 0))

/** In office by their public name; of anybody else the surname. Anybody who was forgotten is left out. */
function toldOf(person: PersonDoc, sends: readonly SendDoc[]): ToldPerson[] {
  const { _id, staffName, deletedAt } = person
  if (deletedAt !== undefined) return []
  const news = sends
    .filter(({ personId }) => personId === _id)
    .sort((a, b) => a.at - b.at)
    .map(send => ({ at: send.at, message: send.message, lines: channelsOf(send) }))
  return [{ name: staffName ?? maskName(calledOf(person)), staff: staffName !== null, news }]
}
