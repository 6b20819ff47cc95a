/** What the sample county owes its timer: the rows that the store would have written with each document. */
import type { Documents, DueDoc } from '../../cloudfunctions/_documents'
import type { Clocked } from '../../cloudfunctions/_documents'
import { DAILY } from '../../cloudfunctions/_platform/due/daily'
import { firstMoment, isClocked, rowOf } from '../../cloudfunctions/_platform/due/moments'
import type { Ready } from '../cloud/store/load'

/** Documents of one collection, some at a time; or one whose text and index keys are written already. */
export type Part = readonly [collection: string, docs: readonly object[] | Ready]

/** The parts as they come, and behind them a row for whatever waits among them. */
export function* withRows(parts: Generator<Part>, now: number): Generator<Part> {
  const rows = new Map<string, DueDoc>()
  const wait = (kind: Clocked, id: string, at: number | null) => {
    if (at !== null) rows.set(`${kind}:${id}`, rowOf(kind, id, at))
  }
  for (const part of parts) {
    yield part
    const [name, docs] = part
    if (!isClocked(name)) continue
    if ('text' in docs) wait(name, String(docs.id), name === 'tickets' ? dueIn(docs.text) : null)
    else
      for (const doc of docs as readonly Documents[typeof name][])
        wait(name, doc._id, firstMoment(name, doc, now))
  }
  yield ['due', [...rows.values(), ...DAILY.map(name => rowOf('daily', name, now))]]
}

/** Of an order that was written for a very large county: its text is made already. */
function dueIn(text: string): number | null {
  const found = /"nextDueAt":(?:\{"\$number\w+":"(\d+)"\}|(\d+))/.exec(text)
  return found ? Number(found[1] ?? found[2]) + 1 : null
}
