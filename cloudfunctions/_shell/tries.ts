/** Wrong codes: five lock whoever tries for an hour, whatever the code is for. Counted in place, so two at once are two. */
import { hours } from '../../miniprogram/core/clock'
import { seal, store } from './ports'

const WRONG_TRIES = 5
const LOCKED_FOR = hours(1)
const idOf = (openid: string): string => seal.codeHash('tries', openid)

export async function isLocked(openid: string, now: number): Promise<boolean> {
  const tries = await store.get('tries', idOf(openid))
  return tries !== null && tries.lockedUntil > now
}

export async function countWrong(openid: string, now: number): Promise<void> {
  const _id = idOf(openid)
  // The first wrong try makes the line; at once with another, one of them finds it made.
  await store.create('tries', { _id, v: 1, wrong: 0, lockedUntil: 0 }).catch(() => undefined)
  await store.change('tries', { _id }, { inc: { wrong: 1 } })
  const counted = await store.get('tries', _id)
  if (counted && counted.wrong >= WRONG_TRIES) await store.put('tries', { ...counted, wrong: 0, lockedUntil: now + LOCKED_FOR })
}
