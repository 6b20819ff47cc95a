/** How the desk changes the sentences of its village: one change at a time, of one kind. */
import { refuse, type Refusal } from '../refusal'
import { MOST_READY, type ReadyBook, type ReadyKind, type ReadySentence } from '../text/ready'

export const READY_CHANGES = ['add', 'change', 'remove', 'raise'] as const
/** `raise`: one place up. */
export type ReadyChange = (typeof READY_CHANGES)[number]

export interface ReadyAsked {
  kind: ReadyKind
  what: ReadyChange
  /** Of a new one: the id it gets. */
  id: string
  text: string
}

type Changed = readonly ReadySentence[] | Refusal
const withText = (list: readonly ReadySentence[], { id, text }: ReadyAsked): Changed => {
  if (text === '') return refuse('BAD_INPUT', {}, 'text')
  return list.some(one => one.text === text && one.id !== id) ? refuse('READY_TWICE', {}, 'text') : list
}

const CHANGES: Record<ReadyChange, (list: readonly ReadySentence[], asked: ReadyAsked) => Changed> = {
  add(list, asked) {
    if (list.length >= MOST_READY) return refuse('READY_FULL', { n: MOST_READY })
    const fits = withText(list, asked)
    return 'refused' in fits ? fits : [...fits, { id: asked.id, text: asked.text }]
  },
  change(list, asked) {
    if (!list.some(({ id }) => id === asked.id)) return refuse('READY_GONE')
    const fits = withText(list, asked)
    return 'refused' in fits
      ? fits
      : fits.map(one => (one.id === asked.id ? { id: one.id, text: asked.text } : one))
  },
  // Taken away twice is taken away.
  remove: (list, { id }) => list.filter(one => one.id !== id),
  raise(list, { id }) {
    const at = list.findIndex(one => one.id === id)
    if (at < 0) return refuse('READY_GONE')
    const [above, one] = [list[at - 1], list[at]]
    if (!above || !one) return list
    return [...list.slice(0, at - 1), one, above, ...list.slice(at + 1)]
  },
}

/** The book after the change, or why not. */
export function readyAfter(book: ReadyBook, asked: ReadyAsked): ReadyBook | Refusal {
  const list = CHANGES[asked.what](book[asked.kind], asked)
  return 'refused' in list ? list : { ...book, [asked.kind]: list }
}
