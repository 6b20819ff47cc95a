/** An import as it begins, from the terminal or from the phone: the file lies there, and nobody has looked into it. */
import { hours } from '../../miniprogram/core/clock/units'
import { lastsMs } from '../../miniprogram/core/lasts'
import type { ImportDoc } from '../_documents'
import { shownName } from './names'

/** How long what was staged waits for somebody to press, and how long it can be taken back. */
const KEPT_FOR = lastsMs('importCells')
/** A file that nobody read by then is removed. */
const READ_BY = hours(1)

type Given = '_id' | 'kind' | 'by' | 'byName' | 'own' | 'node' | 'path' | 'fileName' | 'fileId'

export const newImport = (given: Pick<ImportDoc, Given>, now: number): ImportDoc => ({
  ...given,
  // A file may be called by somebody's number.
  fileName: shownName(given.fileName),
  v: 1,
  state: 'waiting',
  sheet: '',
  sheets: [],
  alike: [],
  headings: 0,
  columns: [],
  passedOver: [],
  examples: [],
  hidden: [],
  counts: { new: 0, changed: 0, same: 0, ended: 0, wrong: 0 },
  missing: 0,
  gone: {},
  elsewhere: null,
  leftOut: 0,
  cells: 0,
  commits: 0,
  rest: 0,
  done: 0,
  message: '',
  messageAt: null,
  at: now,
  dueAt: now + READ_BY,
  mends: 0,
  runningUntil: 0,
  until: now + KEPT_FOR,
})
