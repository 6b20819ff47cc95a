/** Large text, the agreement to the privacy guide, one's own number; and one's name, when it was not let through. */
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { isSame } from '../../../miniprogram/core/text/fold'
import { transaction } from '../../_platform/transaction'
import type { PersonDoc } from '../../_documents'
import { nameOf } from '../../_people/joining'
import type { Known } from '../../_people/person'
import { seal, store } from '../../_platform/ports'
import { checkTyped } from '../../_journal/words/keep-words'
import type { Handler } from '../request/serve'
import { withTypedName } from '../../_journal/words/typed-name'
import { meOf } from './me'

export const settings: Handler<'me.settings'> = {
  async known({ name, elder, privacyAgreed, phone }, me) {
    const { now } = me
    const person = name === undefined ? me.person : await named(name, me)
    if (isRefusal(person)) return person
    const set = {
      ...(elder === undefined ? {} : { elder }),
      ...(phone === undefined
        ? {}
        : { phoneSealed: phone === null ? null : seal.seal(phone), listedPhone: null }),
      ...(privacyAgreed ? { privacyAgreedAt: person.privacyAgreedAt ?? now } : {}),
    }
    if (Object.keys(set).length > 0) await store.change('people', { _id: person._id }, { set })
    return meOf({ ...person, ...set }, now)
  },
}

/** Written again once, after a person did not let the first through: a listed name is not one's own to change. */
async function named(name: string, me: Known): Promise<PersonDoc | Refusal> {
  const check = await checkTyped(me)
  if (isRefusal(check)) return { ...check, field: 'name' }
  const { person, now } = me
  return transaction<PersonDoc>(async tx => {
    const before = await tx.get('people', person._id)
    // Pressed again after a lost answer: it is written already.
    if (before && before.nameDoubt?.state !== 'refused' && isSame(nameOf(before), name)) return before
    if (before?.nameDoubt?.state !== 'refused') return refuse('NAME_FIXED', {}, 'name')
    const asked = await tx.get('sends', `${before.nameDoubt.review}:refused:${before._id}`)
    if (asked?.state === 'badge') await tx.put('sends', { ...asked, state: 'seen', opened: true })
    const path = before.guestAt?.path ?? before.home
    const after = await withTypedName(tx, before, { name, check, path, now })
    await tx.put('people', after)
    return after
  })
}
