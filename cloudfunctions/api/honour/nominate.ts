/** Anyone of the village nominates a household of the village; the household is asked next. */
import { about } from '../../../miniprogram/core/about'
import { dayKey } from '../../../miniprogram/core/clock/shanghai'
import { NOTHING_COUNTED, tallied, tallyId, timesLeft } from '../../../miniprogram/core/points/often'
import { NOMINATIONS } from '../../../miniprogram/core/points/honour/honour'
import { HONOUR_WORDS, termOf } from '../../../miniprogram/core/points/honour/honour-words'
import type { Honour } from '../../../miniprogram/core/points/types'
import { villageOf } from '../../../miniprogram/core/people/grid'
import { livesIn, ownHouseholds } from '../../../miniprogram/core/people/impartial'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { honourDoc, honourId, hearersOf, lookOf, tellHonour } from '../../_points/honours'
import { householdTitle } from '../../_people/households'
import { store } from '../../_platform/ports'
import { withRetry } from '../../_platform/retry'
import { checkTyped, say } from '../../_journal/words/said'
import type { Handler } from '../request/serve'
import { nominationId, openHonour } from './see'

export const nominate: Handler<'honour.nominate'> = {
  async known({ kind, householdId, text, humanCheck, key }, me) {
    const household = await store.get('households', householdId)
    const villageId = household && villageOf(household.path)
    if (!household || !villageId) return refuse('NOT_FOUND')
    if (!livesIn(me.actor, villageId, me.now)) return refuse('NOT_ALLOWED')
    const term = termOf(kind, me.now)
    const id = honourId(villageId, kind, term, householdId)
    const tap = `${me.person._id}:${key}`
    const before = await store.get('honours', id)
    if (before && !before.taps.includes(tap)) return refuse('HONOUR_ONCE')
    const check = before ? 'pass' : await checkTyped(me, humanCheck)
    if (isRefusal(check)) return check
    const honour: Honour = {
      id,
      villageId,
      path: household.path,
      kind,
      term,
      householdId,
      householdTitle: await householdTitle(household),
      nominatedBy: me.person._id,
      nominatorHouseholds: ownHouseholds(me.actor, me.now),
      at: me.now,
      state: 'nominated',
      consent: null,
      noticeUntil: null,
      objections: [],
      votes: [],
      aside: [],
      decidedAt: null,
      shown: false,
    }
    const hearers = await hearersOf({ villageId, householdId, path: household.path }, me.now)
    const today = dayKey(me.now)
    const kept = await withRetry(() =>
      store.transaction<Honour | Refusal | null>(async tx => {
        const met = await tx.get('honours', id)
        if (met) return met.taps.includes(tap) ? met.honour : null
        const mine = tallyId(me.person._id, 'nominate')
        const tally = (await tx.get('quotas', mine)) ?? NOTHING_COUNTED
        if (timesLeft(tally, NOMINATIONS, today) === 0) return refuse('NOMINATIONS', { n: NOMINATIONS.times })
        await tx.put('quotas', { _id: mine, v: 1, ...tallied(tally, today, 0) })
        await tx.create('honours', honourDoc(honour, [tap]))
        await say(tx, {
          id: nominationId(id),
          about: about('honour', id),
          no: HONOUR_WORDS[kind],
          villageId,
          path: household.path,
          by: me.person._id,
          owner: me.person._id,
          at: me.now,
          words: { text },
          check,
        })
        await tellHonour(tx, null, honour, hearers, { by: me.person._id, now: me.now })
        return honour
      }),
    )
    if (!kept) return refuse('HONOUR_ONCE')
    if (isRefusal(kept)) return kept
    return {
      honour: await openHonour(kept, await lookOf(me, kept)),
      says: '推荐交上去了，先问这户人家愿不愿意。',
    }
  },
}
