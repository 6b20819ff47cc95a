/**
 * The account of a post, confirmed from the console: for the county's first administrator, whom nobody above can meet,
 * and where a level has nobody in post. Everybody else is confirmed in the app, face to face (docs/adr/0061).
 */
import { askOver } from '../../miniprogram/core/people/joining'
import { isRefusal, refuse, type Refusal } from '../../miniprogram/core/refusal'
import { transaction } from '../_platform/transaction'
import { bound, checkOf } from '../_people/joining'
import { now as clock, store } from '../_platform/ports'
import { few } from '../_platform/reach'
import type { AdminInput } from './contract'
import { ownId } from './import/keys'

export interface Confirmed {
  personId: string
  staffName: string | null
}

/** `check`: the four digits on the phone of who asked. Several may ask for one post; the digits say which account is meant. */
export async function confirmPost({
  personId: key,
  check,
}: AdminInput<'confirmPost'>): Promise<Confirmed | Refusal> {
  const now = clock()
  const personId = await ownId('people', key)
  const waiting = await store.list('join_requests', {
    where: { personId, state: 'waiting' },
    limit: few(200, 'accounts that ask for one post at once'),
  })
  const request = waiting.find(one => one.asked === 'post' && one.until > now && checkOf(one) === check)
  if (!request) return waiting.length > 0 ? refuse('CHECK_WRONG', {}, 'check') : askOver('check')
  const other = await store.find('people', { openid: request.openid })
  if (other && other._id !== personId && (other.householdId !== null || other.posts.length > 0))
    return refuse('TWO_SELVES')
  const done = await transaction<Confirmed>(async tx => {
    const present = await tx.get('join_requests', request._id)
    const person = await tx.get('people', personId)
    if (!person || present?.state !== 'waiting' || present.at !== request.at) return askOver()
    if (other && other._id !== personId)
      await tx.put('people', { ...other, openid: `unbound:${other._id}`, guestAt: null })
    await tx.put('people', {
      ...bound(person, request.openid, null),
      confirmed: { openid: request.openid, by: 'county', at: now },
    })
    await tx.put('join_requests', { ...present, state: 'accepted', keys: [], answeredBy: 'county' })
    return { personId, staffName: person.staffName }
  })
  return isRefusal(done) ? done : { personId: done.personId, staffName: done.staffName }
}
