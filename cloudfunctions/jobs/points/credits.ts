/**
 * What stood on the notice until its end is credited, household by household, each in one transaction with its count and
 * its news: cut off anywhere, the next run goes on, and nothing is credited twice (unique `cause`).
 */
import { about } from '../../../miniprogram/core/about'
import { isImpartial } from '../../../miniprogram/core/points/deed/application'
import { clockStep, dueAt, settled } from '../../../miniprogram/core/points/deed/application-clock'
import { settlementOf } from '../../../miniprogram/core/points/earning'
import { NOTHING_COUNTED, tallyId } from '../../../miniprogram/core/points/often'
import { isUnanswered } from '../../../miniprogram/core/points/objections'
import { deedWords, UNANSWERED_WORDS } from '../../../miniprogram/core/points/says'
import { issueAccount, type Application } from '../../../miniprogram/core/points/types'
import { isRefusal } from '../../../miniprogram/core/refusal'
import { applicationDoc, nearestVouchers, supervisorsOf, townOf } from '../../_points/applications'
import { households } from '../../_people/households'
import { move, movedBefore } from '../../_journal/points/ledger'
import {
  CREDIT_TELLS,
  DEED_CLOCK_TELLS,
  type PointsTell,
  type PointsWho,
} from '../../../miniprogram/core/points/tells'
import { membersOf, newsFor } from '../../_notices/news'
import type { ApplicationDoc } from '../../_documents'
import { store } from '../../_platform/ports'
import { withRetry } from '../../_platform/retry'
import type { Tx } from '../../_platform/inside'
import { isDuplicate } from '../../_platform/database-error'
import { eachDue } from '../each-due'
import type { Job } from '../slice'

export const credits: Job = {
  name: 'credits',
  wakes: ['applications'],
  // An objection still counts at the very last moment of the notice.
  run: slice =>
    eachDue(slice, {
      collection: 'applications',
      where: {},
      by: 'nextDueAt',
      until: slice.now - 1,
      async work(doc) {
        await beat(doc, slice.now)
        await creditAll(doc, slice.now)
      },
    }),
}

/** What waits for people is asked for again; what they leave lying goes to the town, then on without an answer. */
async function beat({ _id, application }: ApplicationDoc, now: number): Promise<void> {
  const trial = clockStep(application, now)
  if (!trial) return
  const parties = [
    ...(await membersOf(application.households.map(({ id }) => id))),
    application.by,
    ...trial.lapsed.map(({ by }) => by),
  ]
  const to: Record<'near' | 'town', string[]> = {
    near: trial.reminded === 'near' ? await toRemind(application, now) : [],
    town: trial.reminded === 'town' || trial.toTown.length > 0 ? await townOf(application, now) : [],
  }
  await withRetry(() =>
    store.transaction(async tx => {
      const doc = await tx.get('applications', _id)
      const step = doc && clockStep(doc.application, now)
      if (!doc || !step) return
      const { after, reminded, toTown, lapsed } = step
      await tx.put('applications', applicationDoc(after, doc.idempotencyKeys))
      const people: Record<PointsWho, readonly string[]> = {
        parties,
        household: parties,
        committee: [],
        objector: [],
        vouchers: to.near,
        town: to.town,
      }
      const tell = async (id: string, tells: readonly PointsTell[]) => {
        for (const { who, ...one } of tells)
          if (people[who].length > 0)
            await tx.create(
              'due',
              newsFor({
                id,
                about: about('deed', _id),
                villageId: after.villageId,
                no: after.no,
                ...one,
                to: people[who],
                now,
              }),
            )
      }
      if (reminded) await tell(`${_id}:remind:${reminded}`, DEED_CLOCK_TELLS[reminded](after))
      for (const one of toTown) await tell(`${_id}:${one.id}:town`, DEED_CLOCK_TELLS.toTown(after))
      for (const one of lapsed) await tell(`${_id}:${one.id}:lapsed`, DEED_CLOCK_TELLS.lapsed(after))
    }),
  )
}

/** The nearest who may vouch, and the committee beside them. */
async function toRemind(application: Application, now: number): Promise<string[]> {
  const committee = (await supervisorsOf(application.villageId, now))
    .filter(one => isImpartial(application, one, now))
    .map(({ id }) => id)
  return [...new Set([...(await nearestVouchers(application, now)), ...committee])]
}

async function creditAll({ _id, application }: ApplicationDoc, now: number): Promise<void> {
  if (application.state !== 'confirmed') return
  for (const { id } of application.households) {
    if (id in application.results) continue
    const members = await membersOf([id])
    const path = (await households.of([id])).get(id)?.path ?? application.path
    await withRetry(() =>
      store
        .transaction(tx => credit(tx, _id, { id, members, path }, now))
        .catch(async (error: unknown) => {
          // Taken keys: somebody credits at this moment, or it was credited before its form could be marked.
          const entry = isDuplicate(error) ? await movedBefore(causeOf(application, id)) : null
          if (!entry) throw error
          await store.transaction(tx => mark(tx, _id, id, { entryId: entry.id, why: 'credited' }))
        }),
    )
  }
}

const causeOf = ({ id }: Application, householdId: string): string => `earn:${id}:${householdId}`

interface Whose {
  id: string
  members: string[]
  path: string[]
}

async function credit(
  tx: Tx,
  applicationId: string,
  { id, members, path }: Whose,
  now: number,
): Promise<void> {
  const doc = await tx.get('applications', applicationId)
  const due = doc && dueAt(doc.application)
  if (!doc || due === null || due >= now || id in doc.application.results) return
  const { application } = doc
  const { villageId, item, quantity, confirmed } = application
  let credited = 0
  const result = await resultOf(tx, application, id, async amount => {
    credited = amount
    const moved = await move(tx, {
      householdId: id,
      villageId,
      path,
      kind: amount < 0 ? 'deducted' : 'earned',
      cause: causeOf(application, id),
      points: amount,
      against: issueAccount(villageId),
      title: `${deedWords(item, quantity)}${isUnanswered(application.objections) ? `（${UNANSWERED_WORDS}）` : ''}`,
      by: confirmed?.by ?? 'clock',
      byName: confirmed?.byName ?? null,
      now,
    })
    // Never below zero by its own amount, so a no would be a defect.
    if (isRefusal(moved)) throw new Error(moved.refused)
    return moved.entry.id
  })
  await tx.put('applications', applicationDoc(settled(application, id, result), doc.idempotencyKeys))
  if (members.length === 0) return
  for (const { who: _, ...tell } of CREDIT_TELLS[result.why](application, credited))
    await tx.create(
      'due',
      newsFor({
        id: `${applicationId}:${id}:credit`,
        about: about('deed', applicationId),
        villageId,
        ...tell,
        no: application.no,
        to: members,
        now,
      }),
    )
}

type Result = Application['results'][string]
async function resultOf(
  tx: Tx,
  application: Application,
  householdId: string,
  credited: (amount: number) => Promise<string>,
): Promise<Result> {
  const id = tallyId(householdId, application.item.id)
  const before = await tx.get('quotas', id)
  const balance = application.points < 0 ? ((await tx.get('accounts', householdId))?.balance ?? 0) : 0
  const { why, amount, tally } = settlementOf(application, householdId, before ?? NOTHING_COUNTED, balance)
  if (tally === null) return { entryId: null, why }
  const entryId = await credited(amount)
  await tx.put('quotas', { _id: id, v: 1, ...tally })
  return { entryId, why }
}

async function mark(tx: Tx, applicationId: string, householdId: string, result: Result): Promise<void> {
  const doc = await tx.get('applications', applicationId)
  if (doc && !(householdId in doc.application.results))
    await tx.put(
      'applications',
      applicationDoc(settled(doc.application, householdId, result), doc.idempotencyKeys),
    )
}
