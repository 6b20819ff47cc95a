/** Sentences that a village keeps ready: the desk, or an office above, keeps them; whoever serves in the village reads them. */
import { about } from '../../../miniprogram/core/about'
import { readyAfter, type ReadyAsked } from '../../../miniprogram/core/county/ready'
import { inForce } from '../../../miniprogram/core/people/role'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { NOTHING_READY, READY_KINDS, type ReadyBook } from '../../../miniprogram/core/text/ready'
import type { readyReads, readyWrites } from '../../../contract/county/ready'
import type { GridDoc } from '../../_documents'
import { checkTyped } from '../../_journal/words/keep-words'
import { logOffice, officialOf } from '../../_people/log/office-log'
import type { Known } from '../../_people/person'
import { store } from '../../_platform/ports'
import { transaction } from '../../_platform/transaction'
import type { Handler, Table } from '../request/serve'
import { nodeOf } from './facts'

const VILLAGE = 2

const mine: Handler<'ready.mine'> = {
  async known(_, { actor, now }) {
    const posts = actor.posts.filter(post => inForce(post, now))
    if (posts.length === 0) return refuse('NOT_ALLOWED')
    const villages = posts.flatMap(post => post.path[VILLAGE] ?? [])
    return together((await store.some('ready_sentences', villages)).map(({ book }) => book))
  },
}

/** Of several villages; what two of them say alike stands once. */
function together(books: readonly ReadyBook[]): ReadyBook {
  const [only = NOTHING_READY] = books
  if (books.length < 2) return only
  const of = (kind: (typeof READY_KINDS)[number]) => [
    ...new Map(books.flatMap(book => book[kind]).map(one => [one.text, one])).values(),
  ]
  return Object.fromEntries(READY_KINDS.map(kind => [kind, of(kind)])) as Record<
    (typeof READY_KINDS)[number],
    ReturnType<typeof of>
  >
}

/** A village that the reader's office looks after. */
async function villageOf(id: string, me: Known): Promise<GridDoc | Refusal> {
  const node = await nodeOf(id, me, false)
  return !isRefusal(node) && (node.level !== VILLAGE || node.ended) ? refuse('NOT_FOUND_HERE') : node
}

const show: Handler<'ready.show'> = {
  async known({ node }, me) {
    const village = await villageOf(node, me)
    if (isRefusal(village)) return village
    return {
      village: village.name,
      book: (await store.get('ready_sentences', node))?.book ?? NOTHING_READY,
    }
  },
}

const change: Handler<'ready.change'> = {
  async known({ node, kind, what, sentence, text = '', key }, me) {
    const village = await villageOf(node, me)
    if (isRefusal(village)) return village
    // What a village offers to everybody who answers is not let through unchecked.
    const check = await checkTyped(me)
    if (isRefusal(check)) return check
    if (check !== 'pass') return refuse('CHECK_SILENT')
    const asked: ReadyAsked = { kind, what, id: what === 'add' ? key : (sentence ?? ''), text }
    const done = await transaction<ReadyBook>(async tx => {
      const before = (await tx.get('ready_sentences', node))?.book ?? NOTHING_READY
      if (me.again) return before
      const book = readyAfter(before, asked)
      if (isRefusal(book) || book[kind] === before[kind]) return book
      await tx.put('ready_sentences', { _id: node, v: 1, book })
      const said = [...before[kind], ...book[kind]].filter(({ id }) => id === asked.id).at(-1)
      await logOffice(tx, officialOf(me, key), {
        about: about('node', node),
        path: village.path,
        step: { type: 'ReadyChanged', village: village.name, kind, what, text: said?.text ?? '' },
        now: me.now,
      })
      return book
    })
    return isRefusal(done) ? done : { book: done }
  },
}

export const readyTable: Pick<Table, keyof typeof readyReads | keyof typeof readyWrites> = {
  'ready.mine': mine,
  'ready.show': show,
  'ready.change': change,
}
