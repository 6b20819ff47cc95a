/** Being forgotten, asked for by oneself: what is open is said first and ended, then words go, then who it was. */
import { isOfDemo } from '../../../miniprogram/core/people/demo'
import { inForce } from '../../../miniprogram/core/people/role'
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { ROLE_LABELS } from '../../../miniprogram/core/labels'
import type { OpenMatter } from '../../../contract/person/own'
import type { OpenKind } from '../../../miniprogram/core/own/deleting'
import type { PersonDoc } from '../../_documents'
import { press } from '../../_journal/execute'
import { forgetIdentity, forgetTyped, gatherSelves } from '../../_own/forget-person'
import { openMattersOf } from '../../_own/open-matters'
import { peopleOf } from '../../_people/joining'
import { grids } from '../../_people/names'
import { actorOf, type Known } from '../../_people/person'
import { store } from '../../_platform/ports'
import type { Handler } from '../request/serve'

/** A function has twenty seconds: what is left after these goes with the next press. */
const ENOUGH_MS = 12_000

/** As stored: a post that sleeps is a post, too. */
async function postsOf({ person, now }: Known): Promise<string[]> {
  const stored = (await store.get('people', person._id)) ?? person
  const posts = stored.posts.filter(post => inForce(post, now))
  const names = await grids.of(posts.map(post => post.gridId))
  return posts.map(({ role, gridId }) => `${names.get(gridId)?.name ?? ''}${ROLE_LABELS[role]}`)
}

export const leaving: Handler<'me.leaving'> = {
  async known(_, me) {
    if (isOfDemo(me.person)) return refuse('DEMO_NOT_YOURS')
    const [open, posts, lastBalance] = await Promise.all([
      openMattersOf(me.person, me.now),
      postsOf(me),
      balanceLeftAlone(me.person),
    ])
    return { now: me.now, open, lastBalance, posts }
  },
}

/** Points that nobody would be left to use; null: others of the household are there, or there are none. */
async function balanceLeftAlone({ _id, householdId }: PersonDoc): Promise<number | null> {
  if (householdId === null) return null
  const [members, account] = await Promise.all([peopleOf(householdId), store.get('accounts', householdId)])
  const isLast = members.every(one => one._id === _id)
  return isLast && account && account.balance > 0 ? account.balance : null
}

/** Pressed again after a lost answer nobody is known here any more: it was done. */
export const deleteMe: Handler<'me.delete'> = {
  async anyone({ seen }, visitor) {
    const { person } = visitor
    if (!person) return { words: 0, files: 0 }
    const me: Known = { ...visitor, person, actor: actorOf(person) }
    const until = performance.now() + ENOUGH_MS
    const left = () => until - performance.now()
    if (isOfDemo(me.person)) return refuse('DEMO_NOT_YOURS')
    const [post] = await postsOf(me)
    if (post !== undefined) return refuse('DELETE_IN_POST', { what: post })
    if (!(await gatherSelves(me.person._id, me.now))) return refuse('DELETE_MORE_LEFT')
    const open = await openMattersOf(me.person, me.now)
    // Less is no surprise: an earlier press ended some of it.
    if (open.some(({ id }) => !seen.includes(id))) return refuse('DELETE_MORE')
    for (const matter of open) {
      if (left() <= 0) return refuse('DELETE_MORE_LEFT')
      await ENDS[matter.kind]?.(matter, me)
    }
    const gone = await forgetTyped(me.person._id, me.now, left())
    if (!gone.done) return refuse('DELETE_MORE_LEFT')
    const { words, files } = gone
    await forgetIdentity(me.person, me.now)
    // What another of their phones handed in meanwhile; from here on nobody can.
    await forgetTyped(me.person._id, me.now, ENOUGH_MS / 4)
    return { words, files }
  },
}

type End = (matter: OpenMatter, me: Known) => Promise<unknown>
/** Keys follow from the matter: a press that was cut off is done once. What changed meanwhile may refuse; it ends by itself. */
const withdraw: End = ({ id }, by) =>
  press('ticket', { id, command: { verb: 'withdraw', key: `leave-${id}`, input: {} }, by, now: by.now })
const askCancel: End = ({ id }, by) =>
  press('ticket', { id, command: { verb: 'askCancel', key: `leaving-${id}`, input: {} }, by, now: by.now })

const ENDS: Readonly<Record<OpenKind, End | null>> = {
  /** Somebody may have claimed it a moment ago: then they are told. */
  async free(matter, me) {
    const done: unknown = await withdraw(matter, me)
    if (isTaken(done)) await askCancel(matter, me)
  },
  taken: askCancel,
  ending: null,
  deed: ({ id }, by) =>
    press('deed', { id, command: { verb: 'withdraw', key: `leave-${id}`, input: {} }, by, now: by.now }),
  letter: null,
  code: null,
  // Goes with the identity.
  join: null,
}
const isTaken = (done: unknown): boolean => (done as Partial<Refusal>).refused === 'CLAIMED_ALREADY'
