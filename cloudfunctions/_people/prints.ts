/** A print between asking and removal: as it begins, where its files lie, how it goes. */
import { days, minutes } from '../../miniprogram/core/clock/units'
import type { PrintDoc } from '../_documents'
import { files, store } from '../_platform/ports'

/** Names and doors on paper lie no longer in the storage than somebody needs to print them. */
const KEPT_FOR = days(1)
/** The timer looks at what nobody came back for. */
const LOOKED_AT_AFTER = minutes(5)

type Given = '_id' | 'what' | 'paper' | 'by' | 'own' | 'node' | 'path' | 'nodeName'

export const newPrint = (given: Pick<PrintDoc, Given>, now: number): PrintDoc => ({
  ...given,
  v: 1,
  at: now,
  state: 'waiting',
  parts: [],
  made: 0,
  files: [],
  missing: [],
  noCode: 0,
  message: '',
  dueAt: now + LOOKED_AT_AFTER,
  runningUntil: 0,
  until: now + KEPT_FOR,
})

/** Whether `spreadsheets` has something to do. */
export const printWorks = ({ state }: PrintDoc): boolean => state === 'waiting' || state === 'printing'

/** By number: a file that was laid down and not noted is found, too. */
export const printPath = (id: string, n: number): string => `prints/${id}/${n}.pdf`

/** The files first: of a request that is gone nobody would find them. */
export async function removePrint({ _id, parts }: PrintDoc): Promise<void> {
  const ids = await Promise.all(parts.map((_, n) => files.idOf(printPath(_id, n))))
  for (let i = 0; i < ids.length; i += 50) await files.remove(ids.slice(i, i + 50))
  await store.remove('prints', _id)
}
