/** Boards and cards: asked for here, made by `spreadsheets`, opened from here. */
import { minutes } from '../../../miniprogram/core/clock'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { PrintCard } from '../../../contract/county/print'
import type { PrintDoc } from '../../_documents'
import { officeOf } from '../../_people/offices'
import type { Known } from '../../_people/person'
import { newPrint, printPath, printWorks } from '../../_people/prints'
import { lte } from '../../_platform/bounds'
import { wake } from '../../_platform/calls/wake'
import { isDuplicate } from '../../_platform/database-error'
import { files, seal, store } from '../../_platform/ports'
import { first } from '../../_platform/reach'
import { nodeOf } from '../county/facts'
import type { Handler, Table } from '../request/serve'

/** A function lives a minute at most. */
const AT_WORK_FOR = minutes(1.2)
/** What the phone waits for; a board is there by then. */
const PATIENCE = 5000
/** Of a day: more than anybody prints, and the older ones are gone tomorrow. */
const LISTED = 20

const cardOf = (one: PrintDoc): PrintCard => ({
  id: one._id,
  what: one.what,
  where: one.nodeName,
  at: one.at,
  state: one.state,
  made: one.made,
  of: one.parts.length,
  files: one.files.flatMap((file, n) => (file.name === '' ? [] : [{ n, ...file }])),
  missing: one.missing,
  noCode: one.noCode,
  message: one.message,
  until: one.until,
})

const home: Handler<'print.home'> = {
  async known({ node }, me) {
    const office = officeOf(me)
    if (isRefusal(office)) return office
    const place = await nodeOf(node ?? office.gridId, me, false)
    if (isRefusal(place)) return place
    const found = await store.list('prints', {
      where: { own: office.gridId },
      sort: ['at', 'desc'],
      limit: first(LISTED),
    })
    const prints = found.filter(({ until }) => until > me.now).map(cardOf)
    return { node: place._id, where: place.name, now: me.now, prints }
  },
}

const begin: Handler<'print.begin'> = {
  async known({ what, paper, node, key }, me) {
    const office = officeOf(me)
    if (isRefusal(office)) return office
    const place = await nodeOf(node, me, false)
    if (isRefusal(place)) return place
    // A board is a village's; a whole county is more than one run brings to an end.
    if (place.level === 0 || place.level > 2 || place.ended) return refuse('NOT_FOUND_HERE')
    const id = `p${seal.codeHash('print', `${me.person._id}:${key}`).slice(0, 24)}`
    if (me.again) return { id }
    const { _id, path, name } = place
    const given = {
      _id: id,
      what,
      paper,
      by: me.person._id,
      own: office.gridId,
      node: _id,
      path,
      nodeName: name,
    }
    await begun(newPrint(given, me.now))
    return { id }
  },
}

/** The id is the tap's: who died after writing it finds it there. */
async function begun(one: PrintDoc): Promise<void> {
  try {
    await store.create('prints', one)
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}

/** A print of this office, no matter which of its people asked. */
async function ownPrint(id: string, me: Known): Promise<PrintDoc | Refusal> {
  const office = officeOf(me)
  if (isRefusal(office)) return office
  const one = await store.get('prints', id)
  return one && one.own === office.gridId && one.until > me.now ? one : refuse('NOT_FOUND_HERE')
}

const show: Handler<'print.show'> = {
  async known({ id }, me) {
    const one = await ownPrint(id, me)
    return isRefusal(one) ? one : cardOf(await worked(one, me.now))
  },
}

/** Wakes `spreadsheets` where it has something to do and nobody is at it. */
async function worked(one: PrintDoc, now: number): Promise<PrintDoc> {
  if (!printWorks(one)) return one
  const mine = await store.change(
    'prints',
    { _id: one._id, runningUntil: lte(now) },
    { set: { runningUntil: now + AT_WORK_FOR } },
  )
  if (mine > 0) await wake('spreadsheets', { route: 'print', data: { id: one._id } }, PATIENCE)
  return (await store.get('prints', one._id)) ?? one
}

const file: Handler<'print.file'> = {
  async known({ id, n }, me) {
    const one = await ownPrint(id, me)
    if (isRefusal(one)) return one
    const found = one.files[n]
    if (!found || found.name === '') return refuse('NOT_FOUND_HERE')
    const fileId = await files.idOf(printPath(one._id, n))
    const address = (await files.addresses([fileId])).get(fileId)
    return address === undefined ? refuse('NOT_FOUND_HERE') : { address, name: found.name }
  },
}

export const printTable = {
  'print.home': home,
  'print.begin': begin,
  'print.show': show,
  'print.file': file,
} satisfies Partial<Table>
