/** A code scanned or typed: found, looked at, handed out. Every wrong one counts, at this shop and for this person. */
import { blockedAtCounter } from '../../../miniprogram/core/points/shop'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { RedemptionDoc } from '../../_documents'
import { keptOf, usedOf } from '../../_points/codes'
import type { Known } from '../../_people/person'
import { seal, store } from '../../_platform/ports'
import { endRedemption } from '../../_points/redemption-ends'
import type { Handler } from '../request/serve'
import { between } from '../../_platform/bounds'
import { tryCode } from '../../_platform/tries'
import { counterAt, countersOf, type Behind } from './place'
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

export const look: Handler<'shop.look'> = {
  async known(shown, me) {
    const counters = countersOf(me)
    if (counters.length === 0) return refuse('NOT_ALLOWED')
    let no: Refusal = refuse('BAD_INPUT', {}, 'code')
    for (const behind of counters) {
      const key = kept(behind.villageId, shown)
      if (!key) return no
      const found = await tryCode<RedemptionDoc | Refusal>(
        `shop:${behind.villageId}`,
        me.openid,
        me.now,
        async () => {
          const doc = await byCode(key)
          return doc
            ? { is: 'right', answer: doc }
            : { is: 'wrong', answer: refuse('CODE_NOT_HERE', {}, key.field) }
        },
      )
      if (!isRefusal(found)) return lookedAt(found, await counterAt(behind, me), me)
      no = found
    }
    return no
  },
}

/** Whoever waits with it; else the last one who did. */
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
    const counters = countersOf(me)
    const behind = counters.find(({ villageId }) => villageId === doc?.villageId) ?? counters[0]
    if (!behind) return refuse('NOT_ALLOWED')
    const key = kept(behind.villageId, shown)
    const counter = await counterAt(behind, me)
    if (inPerson && doc?.villageId === behind.villageId && doc.redemption.onBehalf) {
      // There is no code to guess: the helper never had one.
      const ended = blockedAtCounter(doc.redemption, counter) ?? (await collected(doc, pressed, me))
      return isRefusal(ended) ? ended : handed(ended.doc, me, behind)
    }
    if (!key) return refuse('BAD_INPUT', {}, 'code')
    const done = await tryCode<RedemptionDoc | Refusal>(
      `shop:${behind.villageId}`,
      me.openid,
      me.now,
      async () => {
        if (!doc || doc.villageId !== behind.villageId || !fits(doc, key))
          return { is: 'wrong', answer: refuse('CODE_NOT_HERE', {}, key.field) }
        const blocked = blockedAtCounter(doc.redemption, counter)
        if (blocked) return { is: 'right', answer: blocked }
        const ended = await collected(doc, pressed, me)
        if (isRefusal(ended)) return { is: 'right', answer: ended }
        return { is: ended.fresh ? 'spent' : 'right', answer: ended.doc }
      },
    )
    return isRefusal(done) ? done : handed(done, me, behind)
  },
}

const collected = (doc: RedemptionDoc, pressed: string, { person, now }: Known) =>
  endRedemption(doc, 'collected', {
    by: person._id,
    byName: person.staffName,
    idempotencyKey: `${person._id}:${pressed}`,
    now,
  })

const fits = (
  { _id, ...doc }: RedemptionDoc,
  { field, hash }: { field: 'code' | 'token'; hash: string },
): boolean => doc[field] === hash || doc[field] === usedOf(hash, _id)

async function handed(doc: RedemptionDoc, me: Known, behind: Behind) {
  const { householdTitle, goodName } = doc.redemption
  return {
    looked: await lookedAt(doc, await counterAt(behind, me), me),
    message: `发出了：${goodName}，${householdTitle}。`,
  }
}
