/** Somebody wants the list: it waits until another one lets it out. */
import { about } from '../../../miniprogram/core/about'
import { answerersAt, EXPORT_PURPOSES } from '../../../miniprogram/core/county/exporting'
import { lastsMs } from '../../../miniprogram/core/lasts'
import { officeTell } from '../../../miniprogram/core/news/office-tells'
import { isRefusal, refuse } from '../../../miniprogram/core/refusal'
import type { ExportDoc } from '../../_documents'
import { logOffice, officialOf } from '../../_people/log/office-log'
import { officeOver } from '../../_people/offices'
import { createOnce } from '../../_platform/inside'
import { seal, store } from '../../_platform/ports'
import { first } from '../../_platform/reach'
import { transaction } from '../../_platform/transaction'
import type { Handler } from '../request/serve'
import { answerers, isUnderWay, tell, villageOf } from './facts'

const SAID = { message: '提上去了，等另一位点头。' }

export const ask: Handler<'export.ask'> = {
  async known({ node, purpose, key }, me) {
    const village = await villageOf(node, me)
    if (isRefusal(village)) return village
    const office = officeOver(me, village.path)
    if (isRefusal(office)) return office
    if (me.again) return SAID
    const { person, now } = me
    const { _id, path, name } = village
    const to = await answerers({ path, office: office.gridId, asker: me.actor }, now)
    if (to.length === 0) return refuse('EXPORT_NO_SECOND')
    const [newest] = await store.list('exports', {
      where: { by: person._id, village: _id },
      sort: ['sortKey', 'desc'],
      limit: first(1),
    })
    if (newest && isUnderWay(newest, now)) return refuse('EXPORT_ASKED')
    // It follows from the one before: of two presses at one moment the second finds its id taken.
    const id = `x${seal.codeHash('export', `${person._id}:${_id}:${newest?._id ?? ''}`).slice(0, 24)}`
    const by = officialOf(me, key)
    const one: ExportDoc = {
      _id: id,
      v: 1,
      village: _id,
      path,
      villageName: name,
      purpose,
      by: person._id,
      byName: by.name,
      office: office.gridId,
      at: now,
      state: 'asked',
      until: now + lastsMs('exportAnswer'),
      waitsAt: answerersAt(path, office.gridId),
      sortKey: `${String(now).padStart(13, '0')}${id}`,
      answeredBy: null,
      answeredByName: '',
      answeredAt: null,
    }
    const done = await transaction<true>(async tx => {
      await createOnce(tx, 'exports', one)
      const step = { type: 'ExportAsked', village: name, purpose } as const
      const line = await logOffice(tx, by, { about: about('node', _id), path, step, now })
      const what = officeTell('ExportAsked', {
        village: name,
        by: by.name,
        purpose: EXPORT_PURPOSES[purpose],
      })
      await tell(tx, one, { id: line, what, to, now })
      return true
    })
    return isRefusal(done) ? done : SAID
  },
}
