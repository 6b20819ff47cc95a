/** News of an honour. No number is said: what it is about stands in the sentence. */
import type { HonourTell } from '../../miniprogram/core/honour/decide'
import { judgesOf, mayAnswer, townStandsIn } from '../../miniprogram/core/honour/judging'
import type { Honour, Who } from '../../miniprogram/core/honour/kinds'
import { phraseOf } from '../../miniprogram/core/honour/decide'
import { isCurrent } from '../../miniprogram/core/honour/until'
import type { Actor } from '../../miniprogram/core/people/role'
import type { PersonDoc } from '../_documents'
import { membersOf } from '../_notices/news'
import { holdersUnder } from '../_people/names'
import { actorOf } from '../_people/person'
import { pointsSend } from './points-send'
import type { Telling } from './telling'

type Find = (tell: HonourTell, honour: Honour, now: number) => Promise<string[]>

const ids = (people: readonly Actor[]): string[] => people.map(({ id }) => id)
const actors = (people: readonly PersonDoc[]): Actor[] => people.map(actorOf)
const supervisors = async ({ villageId }: Honour, now: number) =>
  actors(await holdersUnder('supervisor', villageId, now))
const inspectors = async ({ path }: Honour, now: number) =>
  actors(await holdersUnder('inspector', path[1] ?? '', now))

/** The village's committee, with the town's where too few of it may. */
async function judges(honour: Honour, now: number): Promise<{ people: Actor[]; noSupervisor: boolean }> {
  const [own, above] = await Promise.all([supervisors(honour, now), inspectors(honour, now)])
  return { people: judgesOf(honour, own, above, now), noSupervisor: townStandsIn(honour, own, now) }
}

/** Who is told in an office. */
const IN_OFFICE: Readonly<Record<Who, { asStaff?: true }>> = {
  household: {},
  voters: { asStaff: true },
  answerers: { asStaff: true },
  town: { asStaff: true },
  // Whom a step names, whatever they are.
  people: {},
}

const HEARERS: Record<Who, Find> = {
  household: (_, { householdId }) => membersOf([householdId]),
  voters: async (_, honour, now) => ids((await judges(honour, now)).people),
  async answerers(_, honour, now) {
    const { people, noSupervisor } = await judges(honour, now)
    return ids(people.filter(actor => mayAnswer(honour, { actor, now, noSupervisor })))
  },
  async town(_, honour, now) {
    const above = await inspectors(honour, now)
    return ids(above.filter(actor => mayAnswer(honour, { actor, now, noSupervisor: true })))
  },
  people: ({ people = [] }) => Promise.resolve(people),
}

export const honourTelling: Telling<'honour'> = {
  async notices(event, honour, tells, now) {
    const told = { event, villageId: honour.villageId, no: '-', phrase: phraseOf(event), now }
    const found = await Promise.all(
      tells.map(async tell =>
        (await HEARERS[tell.who](tell, honour, now))
          .filter(person => person !== event.by && isCurrent(tell.until, honour, person))
          .map(person => ({
            send: { ...pointsSend(told, tell, person), ...IN_OFFICE[tell.who] },
            ticket: null,
          })),
      ),
    )
    return found.flat()
  },
}
