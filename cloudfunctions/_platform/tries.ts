/**
 * Codes on paper and their wrong tries: five lock anybody who tries for an hour. A try is counted before it is compared, so
 * that two hundred at once are five. One line per purpose and person.
 */
import { lastsMs, LONG } from '../../miniprogram/core/lasts'
import { refuse, type Refusal } from '../../miniprogram/core/refusal'
import { seal, store } from './ports'
import { gt, lt, lte } from './bounds'
import { isDuplicate } from './database-error'

const WRONG_TRIES = 5
/** How long five wrong tries lock; how long fewer are remembered. */
const KEPT_FOR = lastsMs('locked')

/**
 * What a comparison came to. `spent`: right, and the code is used up by it; only then are earlier wrong tries forgotten,
 * or anybody who has one good code could guess on between its uses.
 */
export interface Compared<T> {
  is: 'wrong' | 'right' | 'spent'
  answer: T
}

/**
 * Compares only while tries are left: the comparison's own answer, or CODE_LOCKED. `scope`: what the codes are for, e.g.
 * 'card', 'slip', `shop:${shopId}`; each has tries of its own. A comparison that throws gives its try back.
 */
export async function tryCode<T>(
  scope: string,
  openid: string,
  now: number,
  compare: () => Promise<Compared<T>>,
): Promise<T | Refusal> {
  const _id = seal.codeHash('tries', `${scope}:${openid}`)
  if (!(await taken(_id, now))) return refuse('CODE_LOCKED', { long: LONG.locked })
  try {
    const { is, answer } = await compare()
    if (is === 'spent') await store.remove('tries', _id)
    if (is === 'right') await giveBack(_id)
    return answer
  } catch (error) {
    await giveBack(_id)
    throw error
  }
}

const giveBack = (_id: string): Promise<number> =>
  store.change('tries', { _id, wrong: gt(0) }, { inc: { wrong: -1 } })

/** One of the tries left, taken in place; false when there is none. */
async function taken(_id: string, now: number): Promise<boolean> {
  const until = now + KEPT_FOR
  // Anyone who finds the line made, or forgotten, by another meanwhile takes from that one.
  for (let round = 0; round < 4; round++) {
    // Most have no line: making one is the try.
    if (await begun(_id, until)) return true
    if (
      (await store.change(
        'tries',
        { _id, wrong: lt(WRONG_TRIES), until: gt(now) },
        { inc: { wrong: 1 }, set: { until } },
      )) > 0
    )
      return true
    const line = await store.get('tries', _id)
    if (line && line.until > now) {
      if (line.wrong >= WRONG_TRIES) return false
      continue
    }
    if (line && (await store.change('tries', { _id, until: lte(now) }, { set: { wrong: 1, until } })) > 0)
      return true
  }
  return false
}

/** A line with this try in it; false where there is one already, also from a try whose answer was lost: that counts as two. */
async function begun(_id: string, until: number): Promise<boolean> {
  try {
    await store.create('tries', { _id, v: 1, wrong: 1, until })
    return true
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return false
  }
}
