/** What is looked up for a good deed, and what else is written with a step of it: its line of the passbook, the counts. */
import { talliedWith } from '../../../miniprogram/core/deed/earning'
import type { DeedEvent } from '../../../miniprogram/core/deed/events'
import type { Deed, DeedKinds, Facts } from '../../../miniprogram/core/deed/kinds'
import { VERB_FILES } from '../../../miniprogram/core/deed/verbs'
import { nextToCredit } from '../../../miniprogram/core/deed/verbs/clock'
import { NOTHING_COUNTED, tallyId } from '../../../miniprogram/core/points/often'
import { isUnanswered } from '../../../miniprogram/core/points/objections'
import { deedWords, UNANSWERED_TEXT } from '../../../miniprogram/core/points/says'
import { issueAccount } from '../../../miniprogram/core/points/types'
import type { Verb } from '../../../miniprogram/core/process/verb'
import { households } from '../../_people/households'
import type { Tx } from '../../_platform/inside'
import type { Keeping, FactsQuestion } from '../keeping'
import { moveFrom } from '../points/ledger'
import { objectionsOf, remember } from '../points/objectors'
import type { DeedFacts } from './facts'
import { beginDeed } from './intake'
import { viewerOf } from './viewer'
import { deedIdFor } from './writing'

type Named = 'tally' | 'account' | 'objector'
type Question = FactsQuestion<'deed'>

/** How each fact is found that a verb of a deed that is there may name in `needs`: in the transaction that decides and writes. */
const LOOK_UP: { readonly [F in Named]: (at: Question) => Promise<Required<Pick<Facts, F>> & DeedFacts> } = {
  async tally({ matter, tx }) {
    const whose = nextToCredit(matter)
    const tally = whose && (await tx.get('quotas', tallyId(whose.id, matter.item.id)))
    return { tally: tally ?? NOTHING_COUNTED }
  },
  async account({ matter, tx }) {
    const whose = nextToCredit(matter)
    const held = (whose && (await tx.get('accounts', whose.id))) ?? null
    return { account: held ?? { balance: 0, rev: 0 }, held }
  },
  // Anyone who objects twice at the same moment is decided again.
  objector: async ({ actor, tx }) => ({
    objector:
      actor === 'clock'
        ? { open: 0, rejectedAt: [] }
        : await objectionsOf(await tx.get('objectors', actor.id)),
  }),
}
const isNamed = (fact: keyof Facts): fact is Named => fact in LOOK_UP

export const keptDeeds: Keeping<'deed'> = {
  idFor: (who, { key }) => deedIdFor(who, key),
  begin: beginDeed,
  // Its id says who sent which form: anyone who meets it has sent it.
  already: 'NOT_NOW',
  law: () => Promise.resolve(null),
  async facts(at) {
    const { matter, command, actor, now } = at
    const { needs = [] }: Pick<Verb<DeedKinds>, 'needs'> = VERB_FILES[command.verb]
    const found: DeedFacts[] = []
    // One after the other: a transaction takes one step at a time.
    for (const fact of needs.filter(isNamed)) found.push(await LOOK_UP[fact](at))
    if (actor !== 'clock') {
      const { supervisors } = await viewerOf({ actor, now }, matter)
      if (supervisors) found.push({ supervisors })
    }
    return Object.assign({}, ...found) as DeedFacts
  },
  ctx: asking => asking,
  async alsoWrite(tx, { event, after }, facts) {
    if (event.type === 'Objected')
      await remember(tx, event.by, { about: after.id, kind: 'deed', id: event.id, at: event.at })
    if (event.type === 'Credited' && event.why === 'credited') await enter(tx, event, after, facts)
  },
}

/** The line of the passbook and the count, as the event says: in its own transaction, so neither is there without the other. */
async function enter(
  tx: Tx,
  { householdId, points, entryId, at }: Extract<DeedEvent, { type: 'Credited' }>,
  deed: Deed,
  { tally = NOTHING_COUNTED, held }: DeedFacts,
): Promise<void> {
  const { id, villageId, path, item, quantity, confirmed, objections } = deed
  if (held === undefined) throw new Error(`${id}: nobody has read the account of ${householdId}`)
  const { entry } = await moveFrom(tx, held, {
    householdId,
    villageId,
    path: (await households.of([householdId])).get(householdId)?.path ?? path,
    kind: points < 0 ? 'deducted' : 'earned',
    cause: `earn:${id}:${householdId}`,
    points,
    against: issueAccount(villageId),
    title: `${deedWords(item, quantity)}${isUnanswered(objections) ? `（${UNANSWERED_TEXT}）` : ''}`,
    by: confirmed?.by ?? 'clock',
    byName: confirmed?.byName ?? null,
    now: at,
  })
  if (entry.id !== entryId) throw new Error(`${id}: ${entry.id} is not the line that was decided`)
  await tx.put('quotas', { _id: tallyId(householdId, item.id), v: 1, ...talliedWith(tally, deed, points) })
}
