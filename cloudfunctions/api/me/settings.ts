/** Large text, the agreement to the privacy guide, and one's own number. */
import { seal, store } from '../../_shell/ports'
import type { Handler } from '../../_shell/serve'
import { meOf } from './me'

export const settings: Handler<'me.settings'> = {
  async known({ elder, privacyAgreed, phone }, { person, now }) {
    const set = {
      ...(elder === undefined ? {} : { elder }),
      ...(phone === undefined ? {} : { phoneSealed: phone === null ? null : seal.seal(phone) }),
      ...(privacyAgreed ? { privacyAgreedAt: person.privacyAgreedAt ?? now } : {}),
    }
    if (Object.keys(set).length > 0) await store.change('people', { _id: person._id }, { set })
    return meOf({ ...person, ...set }, now)
  },
}
