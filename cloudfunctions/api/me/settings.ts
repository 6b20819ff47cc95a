/** Large text, and the agreement to the privacy guide. */
import { store } from '../../_shell/ports'
import type { Handler } from '../../_shell/serve'
import { meOf } from './me'

export const settings: Handler<'me.settings'> = {
  async known({ elder, privacyAgreed }, { person, now }) {
    const set = {
      ...(elder === undefined ? {} : { elder }),
      ...(privacyAgreed ? { privacyAgreedAt: person.privacyAgreedAt ?? now } : {}),
    }
    if (Object.keys(set).length > 0) await store.change('people', { _id: person._id }, { set })
    return meOf({ ...person, ...set }, now)
  },
}
