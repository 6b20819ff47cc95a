/** A mistake is cured by a second entry with a reason; the first one stays. The committee does it, never who vouched or lives there. */
import { holds } from '../../../miniprogram/core/people/role'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { EntryKind } from '../../../miniprogram/core/points/types'
import { allOrNo } from '../../_shell/all-or-no'
import { commitmentOf, newSalt } from '../../_shell/chain'
import { seeEntries } from '../../_shell/entry-seen'
import { move, movedBefore } from '../../_shell/ledger'
import { hasSupervisor } from '../../_shell/names'
import { membersOf, newsFor } from '../../_shell/news'
import type { Known } from '../../_shell/person'
import type { AccountDoc, EntryDoc } from '../../_shell/points-documents'
import { store } from '../../_shell/ports'
import { checkTyped, say } from '../../_shell/said'
import type { Ask, Handler } from '../../_shell/serve'

/** A reversal may itself be wrong. What was redeemed goes back through the shop, with its stock. */
const CURABLE: readonly EntryKind[] = ['earned', 'deducted', 'reversed']

export const reverse: Handler<'points.reverse'> = {
  async known(ask, me) {
    const wrong = await store.get('entries', ask.entryId)
    const account = wrong && await store.get('accounts', wrong.householdId)
    if (!wrong || !account || !(await mayCure(account, me))) return refuse(wrong && account && me.person.householdId === wrong.householdId ? 'NOT_YOURSELF' : 'NOT_ALLOWED')
    if (wrong.by === me.person._id) return refuse('NOT_YOURSELF')
    if (!CURABLE.includes(wrong.kind)) return refuse('REVERSE_ELSEWHERE')
    const done = await already(wrong, me) ?? await cure(wrong, account, ask, me)
    if (isRefusal(done)) return done
    const [entry] = await seeEntries([done], me.person._id)
    return entry ? { entry, says: '改好了。原来那笔留着，下面多了一笔相反的。' } : refuse('INTERNAL')
  },
}

/** The village's supervisors; the town's inspector where it has none. Never of the household itself. */
async function mayCure({ householdId, villageId, path }: AccountDoc, { person, actor, now }: Known): Promise<boolean> {
  if (person.householdId === householdId) return false
  return holds(actor, 'supervisor', path, now) || (holds(actor, 'inspector', path, now) && !(await hasSupervisor(villageId, now)))
}

const causeOf = ({ id }: EntryDoc): string => `reverse:${id}`

/** My own reversal again is the same one: its answer may have been lost. */
async function already(wrong: EntryDoc, { person }: Known): Promise<EntryDoc | Refusal | null> {
  const before = await movedBefore(causeOf(wrong))
  return before && (before.by === person._id ? before : refuse('REVERSED_ALREADY'))
}

async function cure(wrong: EntryDoc, { householdId, villageId, path }: AccountDoc, { reason }: Ask<'points.reverse'>, me: Known): Promise<EntryDoc | Refusal> {
  const check = await checkTyped(reason, me)
  if (isRefusal(check)) return check
  const members = await membersOf([householdId])
  const [own, other] = wrong.legs
  const by = me.person._id
  const words = { reason }
  const salt = newSalt()
  return allOrNo(async (tx, attempt) => {
    // The same tap twice at once, or two of the committee: the second finds the first one's.
    const before = attempt > 1 ? await already(wrong, me) : null
    if (before) return before
    const moved = await move(tx, {
      householdId, villageId, path, kind: 'reversed', cause: causeOf(wrong), points: 0 - own.points, against: other.account,
      title: `冲正：${wrong.title}`, by, byName: me.person.staffName, cures: wrong.id, said: commitmentOf(words, salt), now: me.now,
    }, { mayOwe: true })
    if (isRefusal(moved)) return moved
    const { entry } = moved
    await say(tx, { id: entry.id, about: entry.id, no: wrong.title, villageId, path, by, at: entry.at, words, check, salt })
    await tx.create('outbox', newsFor({ id: entry.id, about: householdId, villageId, says: '您家有一笔积分改过了，点开看为什么。', to: members, now: me.now }))
    return entry
  })
}
