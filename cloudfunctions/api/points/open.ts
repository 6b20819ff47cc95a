/** A good deed's own page. */
import { refuse } from '../../../miniprogram/core/refusal'
import { deedInfo } from './deed-info'
import { store } from '../../_platform/ports'
import type { Handler } from '../request/serve'

export const open: Handler<'points.open'> = {
  async known({ id }, me) {
    const doc = await store.get('deeds', id)
    return (doc && (await deedInfo(doc.deed, me))) ?? refuse('NOT_FOUND')
  },
}
