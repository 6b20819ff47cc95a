/** What is looked up for an honour, and what else is written with a step of it. */
import { dayKey } from '../../../miniprogram/core/clock/shanghai'
import { judgesOf } from '../../../miniprogram/core/honour/judging'
import type { Facts, Honour, HonourKinds } from '../../../miniprogram/core/honour/kinds'
import { VERB_FILES } from '../../../miniprogram/core/honour/verbs'
import { termOf } from '../../../miniprogram/core/honour/labels'
import { villageOf } from '../../../miniprogram/core/people/grid'
import { NOTHING_COUNTED, tallied } from '../../../miniprogram/core/points/often'
import type { Verb } from '../../../miniprogram/core/process/verb'
import { refuse } from '../../../miniprogram/core/refusal'
import { householdTitle } from '../../_people/households'
import { holdersUnder } from '../../_people/names'
import { actorOf } from '../../_people/person'
import { store } from '../../_platform/ports'
import { objectionsOf, remember } from '../points/objectors'
import { nominationsOf } from './nominations'
import type { Keeping, FactsQuestion } from '../keeping'
import { viewerOf } from './viewer'
import { honourId } from './writing'

type Named = Exclude<keyof Facts, 'noSupervisor' | 'household'>
type Question = FactsQuestion<'honour'>

/** How each fact is found that a verb may name in `needs`. The compiler asks for a new one. */
const LOOK_UP: { readonly [F in Named]: (at: Question) => Promise<Facts[F]> } = {
  nominations: async ({ actor, tx }) =>
    actor === 'clock'
      ? NOTHING_COUNTED
      : ((await tx.get('quotas', nominationsOf(actor.id))) ?? NOTHING_COUNTED),
  // Read in the transaction that writes it: anyone who objects twice at the same moment is decided again.
  objector: async ({ actor, tx }) =>
    actor === 'clock' ? { open: 0, rejectedAt: [] } : objectionsOf(await tx.get('objectors', actor.id)),
  voters: ({ matter, now }) => votersOf(matter, now),
}
const isNamed = (fact: keyof Facts): fact is Named => fact in LOOK_UP

async function votersOf(honour: Honour, now: number): Promise<string[]> {
  const [supervisors, inspectors] = await Promise.all([
    holdersUnder('supervisor', honour.villageId, now),
    holdersUnder('inspector', honour.path[1] ?? '', now),
  ])
  return judgesOf(honour, supervisors.map(actorOf), inspectors.map(actorOf), now).map(({ id }) => id)
}

export const keptHonours: Keeping<'honour'> = {
  idFor: (_, { verb, input }, now) =>
    verb === 'nominate' ? honourId(input.kind, termOf(input.kind, now), input.householdId) : '',
  async begin({ command, by }) {
    if (command.verb !== 'nominate' || !by) return refuse('NOT_ALLOWED')
    const doc = await store.get('households', command.input.householdId)
    const villageId = doc && villageOf(doc.path)
    if (!doc || !villageId) return refuse('NOT_FOUND')
    const household = { id: doc._id, title: await householdTitle(doc), villageId, path: doc.path }
    return {
      facts: async ({ tx }) => ({
        household,
        nominations: (await tx.get('quotas', nominationsOf(by.actor.id))) ?? NOTHING_COUNTED,
      }),
    }
  },
  already: 'HONOUR_ONCE',
  law: () => Promise.resolve(null),
  async facts(at) {
    const { matter, command, actor, now } = at
    const { needs = [] }: Pick<Verb<HonourKinds>, 'needs'> = VERB_FILES[command.verb]
    const found = await Promise.all([
      ...needs.filter(isNamed).map(async (fact): Promise<Facts> => ({ [fact]: await LOOK_UP[fact](at) })),
      actor === 'clock'
        ? {}
        : viewerOf({ actor, now }, matter).then(({ noSupervisor }) => ({ noSupervisor })),
    ])
    return Object.assign({}, ...found) as Facts
  },
  ctx: asking => asking,
  async alsoWrite(tx, { event, after }, { nominations = NOTHING_COUNTED }) {
    if (event.type === 'Nominated')
      await tx.put('quotas', {
        _id: nominationsOf(event.by),
        v: 1,
        ...tallied(nominations, dayKey(event.at), 0),
      })
    if (event.type === 'Objected')
      await remember(tx, event.by, { about: after.id, kind: 'honour', id: event.id, at: event.at })
  },
}
