import type { Collection, Documents } from '.'

/** Older shapes are lifted to the present one when read: `{ people: { 1: doc => ({ ...doc, v: 2, … }) } }`. All are v 1 so far. */
const UPCASTERS: {
  [C in Collection]?: Record<number, (older: Record<string, unknown>) => Record<string, unknown>>
} = {}

/** A stored document as the present code knows it. */
export function upcast<C extends Collection>(collection: C, stored: Record<string, unknown>): Documents[C] {
  const steps = UPCASTERS[collection]
  let doc = stored
  for (let step = steps?.[Number(doc.v)]; step; step = steps?.[Number(doc.v)]) doc = step(doc)
  return doc as unknown as Documents[C]
}
