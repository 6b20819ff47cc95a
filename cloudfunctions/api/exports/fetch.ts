/** The file is made, once: the press that has it made is the only one that gets it. */
import { about } from '../../../miniprogram/core/about'
import { dayKey, days, minutes } from '../../../miniprogram/core/clock'
import { EXPORT_FILE_MINUTES, EXPORTS_A_DAY } from '../../../miniprogram/core/county/exporting'
import { officeTell } from '../../../miniprogram/core/news/office-tells'
import { countOn, NOTHING_COUNTED, tallied, tallyId } from '../../../miniprogram/core/points/often'
import { isRefusal, refuse } from '../../../miniprogram/core/refusal'
import { newListing } from '../../_people/listings'
import { logOffice, officialOf } from '../../_people/log/office-log'
import { officeOver } from '../../_people/offices'
import { gt } from '../../_platform/bounds'
import { seal, store } from '../../_platform/ports'
import { transaction } from '../../_platform/transaction'
import type { Handler } from '../request/serve'
import { isUnderWay, tell } from './facts'

const fetchesOf = (person: string): string => tallyId(person, 'lists')

export const fetch: Handler<'export.fetch'> = {
  async known({ id, key }, me) {
    const { person, now } = me
    const seen = await store.get('exports', id)
    if (seen?.by !== person._id) return refuse('NOT_FOUND_HERE')
    // Anyone who lost the office since they asked gets nothing.
    const office = officeOver(me, seen.path)
    if (isRefusal(office)) return office
    const listing = `l${seal.codeHash('listing', `${person._id}:${key}`).slice(0, 24)}`
    if (me.again) return { id: listing }
    const fetched = { by: person._id, state: 'fetched', until: gt(now - days(1)) }
    if ((await store.count('exports', fetched, EXPORTS_A_DAY)) >= EXPORTS_A_DAY)
      return refuse('EXPORT_FULL', { n: EXPORTS_A_DAY })
    const by = officialOf(me, key)
    const done = await transaction<true>(async tx => {
      const one = await tx.get('exports', id)
      if (one?.state !== 'agreed' || !isUnderWay(one, now)) return refuse('EXPORT_OVER')
      // Two presses on two lists at one moment meet here: the second one sees what the first counted.
      const counted = (await tx.get('quotas', fetchesOf(person._id))) ?? NOTHING_COUNTED
      if (countOn(counted, dayKey(now)).times >= EXPORTS_A_DAY)
        return refuse('EXPORT_FULL', { n: EXPORTS_A_DAY })
      await tx.put('quotas', { _id: fetchesOf(person._id), v: 1, ...tallied(counted, dayKey(now), 0) })
      const { village, path, villageName: name, purpose, answeredByName, answeredBy } = one
      await tx.put('exports', { ...one, state: 'fetched', until: now })
      await tx.put(
        'listings',
        newListing({
          _id: listing,
          what: 'people',
          by: person._id,
          byName: by.name,
          node: village,
          path,
          at: now,
          until: now + minutes(EXPORT_FILE_MINUTES),
          letOut: { purpose, byName: answeredByName },
        }),
      )
      const step = { type: 'ExportFetched', village: name, purpose, agreedBy: answeredByName } as const
      const line = await logOffice(tx, by, { about: about('node', village), path, step, now })
      const what = officeTell('ExportFetched', { village: name, by: by.name })
      if (answeredBy !== null) await tell(tx, one, { id: line, what, to: [answeredBy], now })
      return true
    })
    return isRefusal(done) ? done : { id: listing }
  },
}
