/** A mistake is cured by a second entry with a reason; the first one stays. The committee does it, never who vouched, who cured it before, or who lives there. */
import { LONG } from '../../../miniprogram/core/lasts'
import { about } from '../../../miniprogram/core/about'
import { addDays } from '../../../miniprogram/core/clock/shanghai'
import { isOwnMatter, townStandsIn } from '../../../miniprogram/core/people/impartial'
import { holdsPost, type Actor, type PersonId } from '../../../miniprogram/core/people/role'
import { creditOf } from '../../../miniprogram/core/deed/earning'
import { isUnanswered, UNANSWERED_CURABLE_DAYS } from '../../../miniprogram/core/points/objections'
import { countOn, NOTHING_COUNTED, tallied, tallyId } from '../../../miniprogram/core/points/often'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { EntryKind } from '../../../miniprogram/core/points/types'
import { transaction } from '../../_platform/transaction'
import { commitmentOf, newSalt } from '../../_journal/chain'
import type { AccountDoc, EntryDoc } from '../../_documents'
import { entryInfos } from './entry-info'
import { move, movedBefore } from '../../_journal/points/ledger'
import { supervisorsOf } from '../../_journal/deeds/viewer'
import { reversalTells } from '../../../miniprogram/core/points/tells'
import { membersOf, newsFor } from '../../_notices/news'
import type { Known } from '../../_people/person'
import { store } from '../../_platform/ports'
import { checkTyped, keepWords } from '../../_journal/words/keep-words'
import type { Ask, Handler } from '../request/serve'
import type { Tx } from '../../_platform/inside'

/** A reversal may itself be wrong. What was redeemed goes back through the shop, with its stock. */
const CURABLE: readonly EntryKind[] = ['earned', 'deducted', 'reversed']

export const reverse: Handler<'points.reverse'> = {
  async known(ask, me) {
    const wrong = await store.get('entries', ask.entryId)
    if (!wrong) return refuse('NOT_ALLOWED')
    const [account, before, members] = await Promise.all([
      store.get('accounts', wrong.householdId),
      already(wrong, me),
      membersOf([wrong.householdId]),
    ])
    if (!account) return refuse('NOT_ALLOWED')
    const history = await historyOf(wrong)
    const refusal = await mayNotCure(account, new Set(history.map(({ by }) => by)), me)
    if (refusal) return refusal
    if (!CURABLE.includes(wrong.kind)) return refuse('REVERSE_ELSEWHERE')
    const root = history.at(-1) ?? wrong
    const done =
      before ??
      ((await isTooLate(root, me.now))
        ? refuse('REVERSE_OVER', { long: LONG.unansweredCurable })
        : await cure(wrong, root, { account, members }, ask, me))
    if (isRefusal(done)) return done
    const [entry] = await entryInfos([done], me.person._id)
    return entry ? { entry, message: '改好了。原来那笔留着，下面多了一笔相反的。' } : refuse('INTERNAL')
  },
}

/** The entry, and those it cures, down to what was earned or taken first: a cure of a cure brings the first one back. */
async function historyOf(wrong: EntryDoc): Promise<EntryDoc[]> {
  const history: EntryDoc[] = []
  for (
    let one: EntryDoc | null = wrong;
    one;
    one = one.cures === null ? null : await store.get('entries', one.cures)
  )
    history.push(one)
  return history
}

const deedIdOf = ({ cause }: EntryDoc): string => cause.split(':')[1] ?? ''

/** What was credited because nobody answered an objection may be taken back for ninety days. */
async function isTooLate(root: EntryDoc, now: number): Promise<boolean> {
  if (now <= addDays(root.at, UNANSWERED_CURABLE_DAYS)) return false
  const deed = (await store.get('deeds', deedIdOf(root)))?.deed
  return deed !== undefined && isUnanswered(deed.objections)
}

/** The village's supervisors; the town's inspector where none of them may. Never of the household itself, never with a hand in it. */
async function mayNotCure(
  { householdId, villageId, path }: AccountDoc,
  hands: ReadonlySet<string>,
  { actor, now }: Known,
): Promise<Refusal | null> {
  const isConcerned = (one: Actor) => isOwnMatter({ households: [householdId], people: [...hands] }, one, now)
  const inOffice =
    holdsPost(actor, 'supervisor', path, now) ||
    (holdsPost(actor, 'inspector', path, now) &&
      townStandsIn(await supervisorsOf(villageId, now), one => !isConcerned(one)))
  if (isOwnMatter({ households: [householdId], people: [] }, actor, now)) return refuse('NOT_YOURSELF')
  if (!inOffice) return refuse('NOT_ALLOWED')
  return isConcerned(actor) ? refuse('NOT_YOURSELF') : null
}

const causeOf = ({ id }: EntryDoc): string => `reverse:${id}`

/** My own reversal again is the same one: its answer may have been lost. */
async function already(wrong: EntryDoc, { person }: Known): Promise<EntryDoc | Refusal | null> {
  const before = await movedBefore(causeOf(wrong))
  return before && (before.by === person._id ? before : refuse('REVERSED_ALREADY'))
}

async function cure(
  wrong: EntryDoc,
  root: EntryDoc,
  { account: { householdId, villageId, path }, members }: { account: AccountDoc; members: PersonId[] },
  { reason }: Ask<'points.reverse'>,
  me: Known,
): Promise<EntryDoc | Refusal> {
  const check = await checkTyped(me)
  if (isRefusal(check)) return check
  const [, other] = wrong.legs
  const by = me.person._id
  const words = { reason }
  const salt = newSalt()
  return transaction(async (tx, attempt) => {
    // The same tap twice at once, or two of the committee: the second finds the first one's.
    const before = attempt > 1 ? await already(wrong, me) : null
    if (before) return before
    const points = await amountOf(tx, wrong, root)
    if (points === 0) return refuse('NOTHING_TO_TAKE')
    const refusal = await recount(tx, wrong, root)
    if (refusal) return refusal
    const moved = await move(
      tx,
      {
        householdId,
        villageId,
        path,
        kind: 'reversed',
        cause: causeOf(wrong),
        points,
        against: other.account,
        title: `冲正：${wrong.title}`,
        by,
        byName: me.person.staffName,
        cures: wrong.id,
        commitment: commitmentOf(words, salt),
        now: me.now,
      },
      { mayOwe: true },
    )
    if (isRefusal(moved)) return moved
    const { entry } = moved
    await keepWords(tx, {
      id: entry.id,
      about: about('entry', entry.id),
      no: wrong.title,
      villageId,
      path,
      by,
      owner: null,
      at: entry.at,
      words,
      check,
      salt,
    })
    for (const { who: _, ...tell } of reversalTells())
      await tx.create(
        'due',
        newsFor({
          id: entry.id,
          about: about('household', householdId),
          villageId,
          ...tell,
          to: members,
          now: me.now,
        }),
      )
    return entry
  })
}

/** A deduction that comes back is a deduction: never below zero by its own amount. */
async function amountOf(tx: Tx, wrong: EntryDoc, root: EntryDoc): Promise<number> {
  const points = 0 - wrong.legs[0].points
  if (root.kind !== 'deducted' || points > 0) return points
  return creditOf(points, (await tx.get('accounts', wrong.householdId))?.balance ?? 0)
}

/** What is taken back no longer counts for its day and period; what is brought back does again. */
async function recount(tx: Tx, wrong: EntryDoc, root: EntryDoc): Promise<Refusal | null> {
  const deed = (await tx.get('deeds', deedIdOf(root)))?.deed
  if (!deed) return null
  const { item, day } = deed
  const id = tallyId(wrong.householdId, item.id)
  const tally = (await tx.get('quotas', id)) ?? NOTHING_COUNTED
  const isBack = wrong.legs[0].points > 0 === root.legs[0].points > 0
  // Meanwhile the same deed was reported again and credited.
  if (!isBack && countOn(tally, day).times > 0) return refuse('ITEM_TWICE')
  await tx.put('quotas', {
    _id: id,
    v: 1,
    ...tallied(tally, day, Math.max(0, root.legs[0].points), isBack ? -1 : 1),
  })
  return null
}
