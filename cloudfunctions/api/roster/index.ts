/** Bringing a spreadsheet in from the phone: chosen, compared, mended, pressed, taken back. `spreadsheets` does the work. */
import { minutes } from '../../../miniprogram/core/clock'
import type { Refusal } from '../../../miniprogram/core/refusal'
import type { ImportDoc } from '../../_documents'
import { wake } from '../../_platform/calls/wake'
import { isDuplicate } from '../../_platform/database-error'
import { files, seal, store } from '../../_platform/ports'
import { lte, type Where } from '../../_platform/bounds'
import { first } from '../../_platform/reach'
import { FIELDS, FIELDS_OF, type Kind } from '../../_roster/columns'
import { newImport } from '../../_roster/new-import'
import { beginsApplying, beginsUndoing, works, WRITTEN } from '../../_roster/turning'
import { grids } from '../../_people/names'
import { officeOf } from '../../_people/offices'
import type { Handler, Table } from '../request/serve'
import { cardOf } from './card'
import * as listing from './listing'
import { mended } from './mend'
import { ownImport } from './own'

/** A function lives a minute at most. */
const AT_WORK_FOR = minutes(1.2)
/** What the phone waits for; a small village is done by then. */
const PATIENCE = 6000

const headingsOf = (kind: Kind): string[] => FIELDS_OF[kind].map(field => FIELDS[field])

const newest = async (where: Where): Promise<ImportDoc | null> =>
  (await store.list('imports', { where, sort: ['at', 'desc'], limit: first(1) }))[0] ?? null

const home: Handler<'roster.home'> = {
  async known(_, me) {
    const office = officeOf(me)
    if ('refused' in office) return office
    const [names, written, planned] = await Promise.all([
      grids.of([office.gridId]),
      newest({ own: office.gridId, ...WRITTEN }),
      newest({ own: office.gridId, state: 'planned' }),
    ])
    const last = [written, planned].reduce((a, b) => (a && (!b || a.at > b.at) ? a : b))
    return {
      where: names.get(office.gridId)?.name ?? '',
      last: last && (await cardOf(last)),
      headings: { people: headingsOf('people'), staff: headingsOf('staff'), grids: headingsOf('grids') },
    }
  },
}

const begin: Handler<'roster.begin'> = {
  async known({ kind, fileName, key }, me) {
    const office = officeOf(me)
    if ('refused' in office) return office
    const id = `i${seal.codeHash('import', `${me.person._id}:${key}`).slice(0, 24)}`
    const cloudPath = `rosters/${me.person._id}/${id}`
    if (me.again) return { id, cloudPath }
    const given = {
      _id: id,
      kind,
      by: me.person._id,
      byName: me.person.staffName ?? '',
      own: office.gridId,
      node: office.gridId,
      path: office.path,
      fileName,
      fileId: await files.idOf(cloudPath),
    }
    await begun(newImport(given, me.now))
    return { id, cloudPath }
  },
}

/** The id is the tap's: who died after writing it finds it there. */
async function begun(one: ImportDoc): Promise<void> {
  try {
    await store.create('imports', one)
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}

/** Wakes `spreadsheets` where it has something to do and nobody is at it. */
async function worked(one: ImportDoc, now: number): Promise<ImportDoc> {
  if (!works(one)) return one
  const mine = await store.change(
    'imports',
    { _id: one._id, runningUntil: lte(now) },
    { set: { runningUntil: now + AT_WORK_FOR } },
  )
  if (mine > 0) await wake('spreadsheets', { route: 'go', data: { id: one._id } }, PATIENCE)
  return (await store.get('imports', one._id)) ?? one
}

const show: Handler<'roster.show'> = {
  async known({ id }, me) {
    const one = await ownImport(id, me)
    return 'refused' in one ? one : cardOf(await worked(one, me.now))
  },
}

const mend: Handler<'roster.mend'> = {
  async known(ask, me) {
    const one = await ownImport(ask.id, me)
    if ('refused' in one) return one
    const next = me.again ? one : await mended(one, ask)
    // The phone asks `show` next, and that wakes the function that compares.
    return 'refused' in next ? next : cardOf(next)
  },
}

const carryOut: Handler<'roster.carryOut'> = {
  async known({ id, what, isSure }, me) {
    const one = await ownImport(id, me)
    if ('refused' in one) return one
    const next: ImportDoc | Refusal = me.again ? one : await pressed(id, what, isSure)
    return 'refused' in next ? next : cardOf(next)
  },
}

const pressed = (id: string, what: 'apply' | 'undo', isSure: boolean): Promise<ImportDoc | Refusal> =>
  what === 'apply' ? beginsApplying(id, isSure) : beginsUndoing(id)

export const rosterTable = {
  'roster.home': home,
  'roster.begin': begin,
  'roster.show': show,
  'roster.mend': mend,
  'roster.carryOut': carryOut,
  'listing.make': listing.make,
  'listing.show': listing.show,
  'listing.part': listing.part,
} satisfies Partial<Table>
