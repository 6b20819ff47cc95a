/** 投诉和建议: sent, listed in the inbox, answered, appealed, taken back. The rules: core/feedback. */
import type { FeedbackCommand } from '../../../miniprogram/core/feedback/commands'
import { readsFeedback } from '../../../miniprogram/core/feedback/inboxes'
import type { FeedbackButton, FeedbackInfo } from '../../../miniprogram/core/feedback/info'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { press } from '../../_journal/execute'
import { bringById } from '../../_journal/feedback/bring'
import { letterIdOf } from '../../_journal/feedback/keeping'
import type { Known } from '../../_people/person'
import type { Where } from '../../_platform/bounds'
import { store } from '../../_platform/ports'
import { onePage } from '../../_platform/reach'
import { listOver } from '../over'
import type { Ask, Handler, Table } from '../request/serve'
import { bringIn } from './bring'
import { inboxesOf } from './inboxes'
import { seen } from './info'

const PAGE = 20

const send: Handler<'me.feedback'> = {
  async known({ kind, aboutTown, text, key }, me) {
    // Sent to the functions of before there were events, its answer lost.
    if (me.again) await bringById(letterIdOf(me.person._id, key), me.now)
    const input = { kind, text, ...(aboutTown === undefined ? {} : { aboutTown }) }
    const done = await press('feedback', {
      id: null,
      command: { verb: 'send', key, input },
      by: me,
      now: me.now,
    })
    if (isRefusal(done)) return { ...done, field: 'text' }
    const { id, no, sentAt, stage } = done.matter
    // A form that arrives again long after it was answered waits for nothing.
    return { id, no, answerDueAt: 'answerDueAt' in stage ? stage.answerDueAt : sentAt }
  },
}

type List = Ask<'feedback.list'>['list']
const list: Handler<'feedback.list'> = {
  async known({ list: name, cursor }, me) {
    const inboxes = await inboxesOf(me)
    if (name !== 'mine' && inboxes.length === 0 && !serves(me)) return refuse('NOT_ALLOWED')
    const ask = () =>
      listOver('opinions', wheresOf(name, me, inboxes), {
        sort: ['sortKey', name === 'open' ? 'asc' : 'desc'],
        after: cursor,
        limit: onePage(PAGE + 1),
      })
    const [found, brought] = await Promise.all([
      ask(),
      cursor === undefined && bringIn(olderOf(name, me, inboxes), me.now),
    ])
    const docs = brought ? await ask() : found
    const rows = docs.slice(0, PAGE)
    return {
      now: me.now,
      items: await seen(
        rows.map(({ feedback }) => feedback),
        me,
        inboxes,
      ),
      next: docs.length > PAGE ? (rows.at(-1)?.sortKey ?? null) : null,
    }
  },
}

function wheresOf(name: List, { person }: Known, inboxes: readonly string[]): Where[] {
  if (name === 'mine') return [{ by: person._id }]
  const field = name === 'open' ? 'waits' : 'answered'
  return inboxes.map((inbox): Where => ({ [field]: inbox }))
}
const olderOf = (name: List, { person }: Known, inboxes: readonly string[]): Where[] =>
  name === 'mine' ? [{ by: person._id }] : inboxes.map(node => ({ node }))

const serves = ({ actor }: Known): boolean =>
  actor.posts.some(({ role }) => role === 'inspector' || role === 'admin')

const open: Handler<'feedback.open'> = {
  async known({ id }, me) {
    const [found, inboxes] = await Promise.all([store.get('opinions', id), inboxesOf(me)])
    const doc = found ?? ((await bringById(id, me.now)) ? await store.get('opinions', id) : null)
    if (!doc || !readsFeedback(doc.feedback, me.person._id, inboxes)) return refuse('NOT_FOUND_HERE')
    const [one] = await seen([doc.feedback], me, inboxes)
    return one ? { ...one, now: me.now } : refuse('NOT_FOUND_HERE')
  },
}

/** Every verb of one that is there. */
async function pressed(
  command: Extract<FeedbackCommand, { verb: FeedbackButton }>,
  id: string,
  me: Known,
): Promise<FeedbackInfo | Refusal> {
  const inboxes = await inboxesOf(me)
  const once = () => press('feedback', { id, command, by: me, now: me.now, known: { inboxes } })
  const first = await once()
  const isGone = isRefusal(first) && first.refused === 'NOT_FOUND'
  const done = isGone && (await bringById(id, me.now)) ? await once() : first
  if (isRefusal(done)) return done.refused === 'NOT_FOUND' ? refuse('NOT_FOUND_HERE') : done
  const [one] = await seen([done.matter], me, inboxes)
  return one ?? refuse('NOT_FOUND_HERE')
}

type Routes = 'me.feedback' | Extract<keyof Table, `feedback.${string}`>
export const feedbackTable: Pick<Table, Routes> = {
  'me.feedback': send,
  'feedback.list': list,
  'feedback.open': open,
  'feedback.answer': {
    known: ({ id, text, key }, me) => pressed({ verb: 'answer', key, input: { text } }, id, me),
  },
  'feedback.appeal': {
    known: ({ id, text, key }, me) => pressed({ verb: 'appeal', key, input: { text } }, id, me),
  },
  'feedback.withdraw': {
    known: ({ id, key }, me) => pressed({ verb: 'withdraw', key, input: {} }, id, me),
  },
}
