/** What moves with a redemption, as it stands: the good on its shelf, the household's points, how often it has had the good. */
import { NOTHING_COUNTED, tallyId } from '../../../miniprogram/core/points/often'
import { counterAt } from '../../../miniprogram/core/redemption/counter'
import { membersOf } from '../../_notices/news'
import { holdersUnder } from '../../_people/names'
import { actorOf } from '../../_people/person'
import { store } from '../../_platform/ports'
import type { Tx } from '../../_platform/inside'
import type { FactsQuestion } from '../keeping'
import type { Moving, RedemptionFacts } from './facts'

/** Side by side, outside a transaction: what counts is read again where it changes. */
export async function readShelf(householdId: string, goodId: string): Promise<Moving | null> {
  const [stocked, account, had] = await Promise.all([
    store.get('goods', goodId),
    store.get('accounts', householdId),
    store.get('quotas', tallyId(householdId, goodId)),
  ])
  return stocked && { stocked, account, had }
}

/** In the transaction that redeems. */
export async function readIn(
  tx: Pick<Tx, 'get'>,
  householdId: string,
  goodId: string,
): Promise<Moving | null> {
  const stocked = await tx.get('goods', goodId)
  if (!stocked) return null
  const had = stocked.good.limit ? await tx.get('quotas', tallyId(householdId, goodId)) : null
  return { stocked, had, account: await tx.get('accounts', householdId) }
}

/** What of it the verb is decided by. */
export const shelfFacts = (
  moving: Moving | null,
): Pick<RedemptionFacts, 'moving'> & Required<Pick<RedemptionFacts, 'good' | 'had' | 'balance'>> => ({
  good: moving?.stocked.on ? moving.stocked.good : null,
  had: moving?.had ?? NOTHING_COUNTED,
  balance: moving?.account?.balance ?? 0,
  ...(moving ? { moving } : {}),
})

/** Of a redemption that is there. One that is over moves nothing. */
export async function factsAbout({
  matter,
  command,
  actor,
  known,
  now,
  tx,
}: FactsQuestion<'redemption'>): Promise<RedemptionFacts> {
  // Also of one that is over: anybody who stands in hears that it was fetched, not that they have no right to it.
  const atCounter = command.verb === 'handOut' && actor !== 'clock' ? counterAt(matter, actor, now) : null
  const keepers =
    atCounter?.as === 'supervisor' ? await holdersUnder('shopkeeper', matter.villageId, now) : []
  const shopkeepers = keepers.map(actorOf)
  if (matter.stage.state !== 'waiting') return { ...known, shopkeepers }
  const [moving, members] = await Promise.all([
    command.verb === 'handOut' ? goodOf(tx, matter) : backOf(tx, matter),
    membersOf([matter.householdId]),
  ])
  const hearers = members.filter(id => actor === 'clock' || id !== actor.id).length
  return { ...known, moving, hearers, shopkeepers }
}

type Of = FactsQuestion<'redemption'>['matter']
async function goodOf(tx: Pick<Tx, 'get'>, { id, goodId }: Of): Promise<Moving> {
  const stocked = await tx.get('goods', goodId)
  if (!stocked) throw new Error(`the redemption ${id} has no good`)
  return { stocked, account: null, had: null }
}
async function backOf(tx: Pick<Tx, 'get'>, redemption: Of): Promise<Moving> {
  const { householdId, goodId, countedOn } = redemption
  const { stocked } = await goodOf(tx, redemption)
  const had = countedOn === null ? null : await tx.get('quotas', tallyId(householdId, goodId))
  return { stocked, had, account: await tx.get('accounts', householdId) }
}
