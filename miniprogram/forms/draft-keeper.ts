/** Keeps the draft of one form: a moment after the last change, at once when the page goes away, not after it was sent. */
import { dropDraft, keepDraft } from './draft'

const AFTER_MS = 400

export interface DraftKeeper<D extends object> {
  soon(draft: D): void
  now(draft: D): void
  /** Thrown away by the person; what is typed next is kept again. */
  drop(): void
  /** Handed in: nothing more is kept. */
  done(): void
}

export function draftKeeper<D extends object>(
  form: string,
  isUntouched: (draft: D) => boolean,
): DraftKeeper<D> {
  let waiting = 0
  let isDone = false
  const now = (draft: D) => {
    clearTimeout(waiting)
    if (isDone) return
    if (isUntouched(draft)) dropDraft(form)
    else keepDraft(form, draft)
  }
  const drop = () => {
    clearTimeout(waiting)
    dropDraft(form)
  }
  return {
    soon(draft) {
      clearTimeout(waiting)
      waiting = setTimeout(() => now(draft), AFTER_MS) as unknown as number
    },
    now,
    drop,
    done() {
      isDone = true
      drop()
    },
  }
}
