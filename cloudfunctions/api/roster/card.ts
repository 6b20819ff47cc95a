/** An import as its page shows it. Names stand whole: anybody who reads them chose the file. */
import type { RosterCard } from '../../../contract/county/roster'
import { holdsMobile } from '../../../miniprogram/core/people/identity'
import { mask } from '../../../miniprogram/core/people/mask'
import { mobileOf } from '../../../miniprogram/core/text/fold'
import type { ImportDoc } from '../../_documents'
import { grids } from '../../_people/names'
import { elsewhereText } from '../../_roster/elsewhere-text'
import { columnName, textOf } from '../../_roster/cells'
import { FIELDS, FIELDS_OF } from '../../_roster/columns'
import { part } from '../../_roster/parts'
import { hasLater } from '../../_roster/turning'

/** Written, and nothing newer of this office was. */
async function mayUndo(one: ImportDoc): Promise<boolean> {
  const stands = one.state === 'applied' || one.state === 'applying'
  return stands && one.commits > 0 && !(await hasLater(one))
}

export async function cardOf(one: ImportDoc): Promise<RosterCard> {
  const isRead = one.cells > 0
  const isCompared = isRead && one.state !== 'read' && one.state !== 'failed'
  const [names, shown, cells, undoable] = await Promise.all([
    grids.of([one.node]),
    isCompared ? part(one._id, 'shown', 0) : null,
    isRead ? part(one._id, 'cells', 0) : null,
    mayUndo(one),
  ])
  // A number stands masked: the page is read over a shoulder.
  const example = (at: number, field: string | null): string => {
    const text = textOf(cells?.[one.headings + 1]?.[at] ?? null)
    const digits = mobileOf(text)
    return field === 'phone' || holdsMobile(text) ? (digits === '' ? text : mask(digits)) : text
  }
  return {
    id: one._id,
    kind: one.kind,
    fileName: one.fileName,
    where: names.get(one.node)?.name ?? '',
    state: one.state,
    message: one.message,
    sheet: one.sheet,
    alike: one.alike,
    headings: one.headings + 1,
    passedOver: one.passedOver,
    examples: one.examples,
    hidden: one.hidden,
    columns: one.columns.map(({ at, heading, field, dropped }) => ({
      at,
      name: columnName(at),
      heading,
      example: dropped === null ? example(at, field) : '',
      as: field,
      dropped,
    })),
    choices: FIELDS_OF[one.kind].map(field => ({ field, label: FIELDS[field] })),
    counts: one.counts,
    wrong: shown?.wrong ?? [],
    changes: shown?.changes ?? [],
    missing: (shown?.missing ?? []).map(({ who, where, how, id }) => ({
      who,
      where,
      how,
      mayGo: id !== null,
    })),
    missingInAll: one.missing,
    grants: shown?.grants ?? [],
    done: one.done,
    commits: one.commits,
    leftOut: one.leftOut,
    elsewhere: one.state === 'planned' && one.elsewhere ? elsewhereText(one.elsewhere) : '',
    mayUndo: undoable,
  }
}
