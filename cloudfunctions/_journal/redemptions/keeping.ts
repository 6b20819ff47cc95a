/** What is looked up for a redemption: the household, the shelf, its points; and who keeps the shop. */
import { villageOf } from '../../../miniprogram/core/people/grid'
import { isNearChange } from '../../../miniprogram/core/points/shop'
import { decide } from '../../../miniprogram/core/redemption/decide'
import { isRefusal, refuse } from '../../../miniprogram/core/refusal'
import { membersOf } from '../../_notices/news'
import { householdTitle } from '../../_people/households'
import { seal, store } from '../../_platform/ports'
import type { Keeping } from '../keeping'
import { drawNumbers } from '../numbers'
import { alsoWrite } from './also-write'
import { keptCodeOf, redemptionId } from './codes'
import { watchersOf } from './price-changes'
import { factsAbout, readShelf, readIn, shelfFacts } from './shelf'

export const keptRedemptions: Keeping<'redemption'> = {
  idFor: (who, { verb, key }) => (verb === 'redeem' ? redemptionId(who, key) : ''),
  async begin({ command, by, now }) {
    if (command.verb !== 'redeem' || !by) return refuse('NOT_ALLOWED')
    const { goodId, householdId = by.person.householdId } = command.input
    if (householdId === null) return refuse('NO_HOUSEHOLD')
    const [doc, members, seen] = await Promise.all([
      store.get('households', householdId),
      membersOf([householdId]),
      readShelf(householdId, goodId),
    ])
    const villageId = doc && villageOf(doc.path)
    if (!doc || !villageId)
      return refuse(householdId === by.person.householdId ? 'NO_HOUSEHOLD' : 'NOT_ALLOWED')
    const household = { id: doc._id, title: await householdTitle(doc), path: doc.path }
    // Looked at once without a transaction, so that a good that is sold out costs nobody a wait.
    const drawn = { no: '', codeTry: 1 }
    const trial = decide(null, command, {
      actor: by.actor,
      now,
      facts: { household, ...shelfFacts(seen), drawn },
    })
    if (isRefusal(trial)) return trial
    const priced = seen?.stocked.priced
    const [numbers, watchers] = await Promise.all([
      drawNumbers('redemption', villageId, now),
      priced && isNearChange(priced.at, now) ? watchersOf(doc.path, now, by.person._id) : [],
    ])
    return {
      async facts({ tx, attempt }) {
        return {
          household,
          ...shelfFacts(await readIn(tx, householdId, goodId)),
          // A taken code or number shows only when it is written, as a duplicate: the next attempt brings others.
          drawn: { no: numbers[(attempt - 1) % numbers.length] ?? '', codeTry: attempt },
          hearers: members.filter(id => id !== by.person._id).length,
          watchers,
        }
      },
    }
  },
  already: 'KEY_USED',
  law: () => Promise.resolve(null),
  facts: factsAbout,
  ctx: asking => asking,
  alsoWrite,
  secretsOf: ({ after }) => keptCodeOf(seal, after),
  isHeard: ({ hearers }) => hearers !== 0,
  // A whole village wants the same oil: many short turns, and an answer well within the function's twenty seconds.
  patience: { tries: 26, patienceMs: 8000 },
}
