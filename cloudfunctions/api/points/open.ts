/** An application's own page. */
import { refuse } from '../../../miniprogram/core/refusal'
import { seeApplication } from '../../_shell/application-view'
import { store } from '../../_shell/ports'
import type { Handler } from '../../_shell/serve'

export const open: Handler<'points.open'> = {
  async known({ id }, me) {
    const doc = await store.get('applications', id)
    return (doc && (await seeApplication(doc.application, me))) ?? refuse('NOT_FOUND')
  },
}
