/** Agreed or refused by the second person. */
import { about } from '../../../miniprogram/core/about'
import { lastsMs } from '../../../miniprogram/core/lasts'
import { officeTell } from '../../../miniprogram/core/news/office-tells'
import { isRefusal, refuse } from '../../../miniprogram/core/refusal'
import { mayLetOut } from '../../../miniprogram/core/county/exporting'
import { logOffice, officialOf } from '../../_people/log/office-log'
import { actorOf } from '../../_people/person'
import { store } from '../../_platform/ports'
import { transaction } from '../../_platform/transaction'
import type { Handler } from '../request/serve'
import { isUnderWay, tell } from './facts'

const SAID = {
  yes: { message: '同意了。提的人会知道；名单上的每一位都看得到谁取的、做什么用。' },
  no: { message: '没有同意，提的人会知道。' },
} as const

export const answer: Handler<'export.answer'> = {
  async known({ id, yes, key }, me) {
    const seen = await store.get('exports', id)
    const asker = seen && (await store.get('people', seen.by))
    if (!seen || !asker) return refuse('NOT_FOUND_HERE')
    if (!mayLetOut(me.actor, { ...seen, asker: actorOf(asker) }, me.now)) return refuse('NOT_ALLOWED')
    const said = SAID[yes ? 'yes' : 'no']
    if (me.again) return said
    const { now, person } = me
    const by = officialOf(me, key)
    const done = await transaction<true>(async tx => {
      const one = await tx.get('exports', id)
      if (one?.state !== 'asked' || !isUnderWay(one, now)) return refuse('EXPORT_OVER')
      await tx.put('exports', {
        ...one,
        state: yes ? 'agreed' : 'refused',
        until: yes ? now + lastsMs('exportFetch') : one.until,
        waitsAt: [],
        answeredBy: person._id,
        answeredByName: by.name,
        answeredAt: now,
      })
      const { village, path, villageName: name, byName } = one
      const step = { type: 'ExportAnswered', village: name, askedBy: byName, yes } as const
      const line = await logOffice(tx, by, { about: about('node', village), path, step, now })
      const what = officeTell('ExportAnswered', { village: name, by: by.name, yes })
      await tell(tx, one, { id: line, what, to: [one.by], now })
      return true
    })
    return isRefusal(done) ? done : said
  },
}
