/**
 * One person's objections, all matters together: three may wait for an answer, and after two rejected within ninety days
 * the next needs a second household. The document only remembers where they were made; how they ended is read there.
 */
import type { PersonId } from '../../../miniprogram/core/people/role'
import { addDays } from '../../../miniprogram/core/clock/shanghai'
import { isOver } from '../../../miniprogram/core/deed/over'
import {
  REJECTED_WITHIN_DAYS,
  UNANSWERED_AFTER_DAYS,
  type Record90,
} from '../../../miniprogram/core/points/objections'
import type { Objection } from '../../../miniprogram/core/points/types'
import type { ObjectorDoc } from '../../_documents'
import { store } from '../../_platform/ports'
import type { Tx } from '../../_platform/inside'

/** Older ones are answered, and their answers no longer count. */
const KEPT_DAYS = REJECTED_WITHIN_DAYS + UNANSWERED_AFTER_DAYS + 5
/** A person with more than these has objected to a matter a day and more. */
const KEPT = 200

/** What is known of one person's objections, all matters together. */
export async function objectionsOf(doc: ObjectorDoc | null): Promise<Record90> {
  const made = doc?.made ?? []
  const of = (kind: 'deed' | 'honour') => made.filter(one => one.kind === kind).map(({ about }) => about)
  const [deeds, honours] = [of('deed'), of('honour')]
  const matters = new Map<string, { over: boolean; objections: Objection[] }>()
  if (deeds.length > 0)
    for (const { _id, deed } of await store.some('deeds', deeds))
      matters.set(_id, { over: isOver(deed.stage.state), objections: deed.objections })
  if (honours.length > 0)
    for (const { _id, honour } of await store.some('honours', honours))
      matters.set(_id, { over: honour.stage.state !== 'notice', objections: honour.objections })
  const found = made.flatMap(({ about, id }) => {
    const matter = matters.get(about)
    const one = matter?.objections.find(each => each.id === id)
    return matter && one ? [{ ...one, over: matter.over }] : []
  })
  return {
    open: found.filter(one => one.answer === null && !one.over).length,
    rejectedAt: found.flatMap(({ answer }) =>
      answer !== null && !answer.upheld && answer.by !== 'clock' ? [answer.at] : [],
    ),
  }
}

/** In the transaction of the objection, which has read the same before it decided. */
export async function remember(tx: Tx, person: PersonId, made: ObjectorDoc['made'][number]): Promise<void> {
  const doc = await tx.get('objectors', person)
  await tx.put('objectors', withOneMore(person, doc, made))
}

function withOneMore(
  person: PersonId,
  doc: ObjectorDoc | null,
  made: ObjectorDoc['made'][number],
): ObjectorDoc {
  const kept = (doc?.made ?? []).filter(one => one.at > addDays(made.at, -KEPT_DAYS)).slice(1 - KEPT)
  return { _id: person, v: 1, rev: (doc?.rev ?? 0) + 1, made: [...kept, made] }
}
