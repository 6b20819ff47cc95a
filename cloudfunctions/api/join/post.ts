/**
 * An account for a post. Neither a card nor a telephone number gives one: the name is looked up among those who hold a
 * post there, and the person who holds the nearest post above confirms, standing before the person (docs/adr/0061).
 */
import { isOfDemo } from '../../../miniprogram/core/people/demo'
import { highestPost } from '../../../miniprogram/core/people/joining'
import { ROLES } from '../../../miniprogram/core/people/role'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { isSame } from '../../../miniprogram/core/text/fold'
import type { JoinAnswer } from '../../../contract/person/joining'
import { transaction } from '../../_platform/transaction'
import { countWrong } from '../../_people/brake'
import type { JoinRequestDoc, PersonDoc } from '../../_documents'
import { county } from '../../_people/county'
import { hearersOf, nameOf, requestDoc, requestIdOf, writeRequest } from '../../_people/joining'
import { isAwake } from '../../_people/person'
import { store } from '../../_platform/ports'
import { checkTyped } from '../../_journal/words/keep-words'
import type { Handler } from '../request/serve'
import { tryCode } from '../../_platform/tries'
import { inAs, waitingAs } from './answers'

export const post: Handler<'me.post'> = {
  async anyone({ gridId, name, key }, visitor) {
    const { openid, person: known, now } = visitor
    if (known && isOfDemo(known)) return refuse('IN_DEMO')
    const check = await checkTyped(visitor)
    if (isRefusal(check)) return { ...check, field: 'name' }
    const _id = requestIdOf(openid)
    const before = await store.get('join_requests', _id)
    if (before?.idempotencyKey === key) return waitingAs(before, now)
    const answer = await tryCode<JoinAnswer | Refusal>('post', openid, now, async () => {
      const person = await holderCalled(gridId ?? (await countyId()), name, gridId === undefined)
      const held = person && highestPost(person.posts, now)
      // Awake already: the account is this post's.
      if (person && known?._id === person._id && isAwake(person))
        return { is: 'right', answer: await inAs(known, now) }
      if (!person || !held) return { is: 'wrong', answer: refuse('NO_SUCH_POST') }
      const wish = {
        asked: 'post' as const,
        openid,
        personId: person._id,
        householdId: null,
        path: held.path,
        name: nameOf(person),
        phone: null,
        idempotencyKey: key,
        now,
      }
      const hearers = await hearersOf(wish)
      const made = await transaction<JoinRequestDoc>(async tx => {
        const request = requestDoc(_id, wish, hearers)
        await writeRequest(tx, request, person, hearers)
        return request
      })
      return { is: 'right', answer: isRefusal(made) ? made : await waitingAs(made, now) }
    })
    if (isRefusal(answer) && answer.refused === 'NO_SUCH_POST')
      await countWrong({ villageId: gridId === undefined ? null : await villageOf(gridId) }, now)
    return answer
  },
}

const countyId = async (): Promise<string> => (await county())?._id ?? ''

/** Somebody of this name who holds a post on this node or below it; `only`: on the node itself. */
async function holderCalled(gridId: string, name: string, only: boolean): Promise<PersonDoc | null> {
  for (const role of ROLES) {
    const holders = await store.all('people', { where: { postKeys: `${role}@${gridId}` } })
    const near = only ? holders.filter(one => one.posts.some(held => held.gridId === gridId)) : holders
    const real = near.filter(one => !isOfDemo(one))
    const found = real.find(one => isSame(one.staffName ?? nameOf(one), name) || isSame(nameOf(one), name))
    if (found) return found
  }
  return null
}

const villageOf = async (gridId: string): Promise<string | null> =>
  (await store.get('grids', gridId))?.path[2] ?? null
