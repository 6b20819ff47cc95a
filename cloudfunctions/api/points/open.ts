/** An application's own page. */
import { refuse } from '../../../miniprogram/core/refusal'
import { applicationInfo } from './application-view'
import { store } from '../../_platform/ports'
import type { Handler } from '../request/serve'

export const open: Handler<'points.open'> = {
  async known({ id }, me) {
    const doc = await store.get('applications', id)
    return (doc && (await applicationInfo(doc.application, me))) ?? refuse('NOT_FOUND')
  },
}
