/**
 * What somebody was told to do, and the number on their first page under which it is found. A row a kind of process and a
 * line a kind of news, asked for by the compiler: a new one says where its work waits, or that it only wants to be read.
 */
import type { Until as DeedUntil } from '../deed/kinds'
import type { Until as FeedbackUntil } from '../feedback/kinds'
import type { Until as HonourUntil } from '../honour/kinds'
import type { NewsUntil } from '../ticket/types'
import type { CellId } from './cells'

/** `own`: of one's own household; null: nothing is to be done. */
type FoundAt = readonly [CellId, ...CellId[]] | 'own' | null
interface Untils {
  ticket: NewsUntil
  honour: HonourUntil
  deed: DeedUntil
  feedback: FeedbackUntil
  redemption: 'always'
}

export const TODOS: { readonly [K in keyof Untils]: Readonly<Record<Untils[K], FoundAt>> } = {
  ticket: {
    onDesk: ['desk', 'returned', 'town', 'standIn'],
    offerStands: ['offered'],
    unrated: 'own',
    // Of what is late, not sent on, not visited.
    reminder: ['late', 'desk', 'returned', 'town', 'toRevisit'],
    'request:cancel': ['cancel'],
    'request:objection': ['objection'],
    'request:reclassify': ['reclassify'],
    promiseStands: null,
    declined: null,
    running: null,
    merged: null,
    published: null,
    always: null,
  },
  honour: { asked: 'own', unanswered: ['toVote'], voting: ['toVote'], always: null },
  deed: { waiting: ['toConfirm'], unanswered: ['toAnswer'], always: null },
  feedback: { feedbackSent: ['letters'], feedbackAppealed: ['letters'], always: null },
  redemption: { always: null },
}
