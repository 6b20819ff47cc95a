/** A code scanned or typed: found, looked at, handed out. Every wrong one counts, at this shop and for this person. */
import type { RedemptionInputs } from '../../../miniprogram/core/redemption/commands'
import type { Behind } from '../../../miniprogram/core/redemption/counter'
import { messageAfter } from '../../../miniprogram/core/redemption/decide'
import type { Facts, Redemption } from '../../../miniprogram/core/redemption/kinds'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { RedemptionDoc } from '../../_documents'
import type { Done } from '../../_journal/commit'
import { press } from '../../_journal/execute'
import { keptOf, usedOf } from '../../_journal/redemptions/codes'
import type { Known } from '../../_people/person'
import { seal, store } from '../../_platform/ports'
import type { Handler } from '../request/serve'
import { between } from '../../_platform/bounds'
import { tryCode } from '../../_platform/tries'
import { counterAt, countersAt } from './place'
import { lookedAt } from './seen'
import { first } from '../../_platform/reach'

interface Shown {
  code?: string
  token?: string
}
/** One of the two, as it is kept at this shop. */
function kept(villageId: string, { code, token }: Shown): { field: 'code' | 'token'; hash: string } | null {
  if ((code === undefined) === (token === undefined)) return null
  const field = code === undefined ? 'token' : 'code'
  return { field, hash: keptOf(seal, villageId, { code: code ?? '', token: token ?? '' })[field] }
}

export const findCode: Handler<'shop.find'> = {
  async known(shown, me) {
    const counters = countersAt(me)
    if (counters.length === 0) return refuse('NOT_ALLOWED')
    let refusal: Refusal = refuse('BAD_INPUT', {}, 'code')
    for (const behind of counters) {
      const key = kept(behind.villageId, shown)
      if (!key) return refusal
      const found = await tryCode<Redemption | Refusal>(
        `shop:${behind.villageId}`,
        me.openid,
        me.now,
        async () => {
          const doc = await byCode(key)
          return doc
            ? { is: 'right', answer: doc.redemption }
            : { is: 'wrong', answer: refuse('CODE_NOT_HERE', {}, key.field) }
        },
      )
      if (!isRefusal(found)) return lookedAt(found, await counterAt(behind, me), me)
      refusal = found
    }
    return refusal
  },
}

/** The redemption that waits with this code; else the last one that did. */
async function byCode({
  field,
  hash,
}: {
  field: 'code' | 'token'
  hash: string
}): Promise<RedemptionDoc | null> {
  const waiting = await store.find('redemptions', { [field]: hash })
  if (waiting) return waiting
  const used = await store.list('redemptions', {
    where: { [field]: between(usedOf(hash, ''), usedOf(hash, '~')) },
    limit: first(20),
  })
  return used.sort((a, b) => (a.endedKey < b.endedKey ? 1 : -1))[0] ?? null
}

export const handOut: Handler<'shop.handOut'> = {
  async known({ id, key: pressed, inPerson, ...shown }, me) {
    const doc = await store.get('redemptions', id)
    const counters = countersAt(me)
    const behind = counters.find(({ villageId }) => villageId === doc?.villageId) ?? counters[0]
    if (!behind) return refuse('NOT_ALLOWED')
    const isHere = doc?.villageId === behind.villageId
    if (inPerson && isHere && doc.redemption.onBehalf) {
      // There is no code to guess: the helper never had one.
      const done = await pressFor(doc, pressed, { inPerson }, {}, me)
      return isRefusal(done) ? done : handed(done.matter, me, behind)
    }
    const key = kept(behind.villageId, shown)
    if (!key) return refuse('BAD_INPUT', {}, 'code')
    const done = await tryCode<Redemption | Refusal>(
      `shop:${behind.villageId}`,
      me.openid,
      me.now,
      async () => {
        if (!isHere || !fits(doc, key)) return { is: 'wrong', answer: refuse('CODE_NOT_HERE', {}, key.field) }
        const handedOut = await pressFor(doc, pressed, {}, { shown: true }, me)
        if (isRefusal(handedOut)) return { is: 'right', answer: handedOut }
        // The same tap again finds what it did before; only the first one uses the code up.
        return { is: handedOut.written ? 'spent' : 'right', answer: handedOut.matter }
      },
    )
    return isRefusal(done) ? done : handed(done, me, behind)
  },
}

const pressFor = (
  { _id }: RedemptionDoc,
  key: string,
  input: RedemptionInputs['handOut'],
  known: Facts,
  me: Known,
): Promise<Done<'redemption'> | Refusal> =>
  press('redemption', { id: _id, command: { verb: 'handOut', key, input }, by: me, now: me.now, known })

const fits = (
  { _id, ...doc }: RedemptionDoc,
  { field, hash }: { field: 'code' | 'token'; hash: string },
): boolean => doc[field] === hash || doc[field] === usedOf(hash, _id)

async function handed(redemption: Redemption, me: Known, behind: Behind) {
  return {
    looked: await lookedAt(redemption, await counterAt(behind, me), me),
    message: messageAfter('handOut', redemption, {}),
  }
}
