/** 投诉和建议: sent, listed in the town's inbox, answered, appealed once. The rules: core/feedback. */
import { about } from '../../../miniprogram/core/about'
import { createHash } from 'node:crypto'
import { answered, appealed, type Feedback } from '../../../miniprogram/core/feedback/feedback'
import { officeTell, type OfficeTell } from '../../../miniprogram/core/news/office-tells'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { FeedbackInfo } from '../../../miniprogram/core/feedback/feedback'
import { transaction } from '../../_platform/transaction'
import type { FeedbackDoc } from '../../_documents'
import { nearest } from '../../_people/in-post'
import { grids } from '../../_people/names'
import { newsFor } from '../../_notices/news'
import { drawNumbers } from '../../_journal/numbers'
import type { Known } from '../../_people/person'
import { feedbackDoc } from '../../_documents/new/feedback'
import { store } from '../../_platform/ports'
import { onePage } from '../../_platform/reach'
import { checkTyped } from '../../_journal/words/keep-words'
import type { Handler, Table } from '../request/serve'
import { listOver } from '../over'
import { feedbackNodes } from './nodes'
import { serves, maySee, seen, relationOf, countyOf, currentInfo } from './info'

const PAGE = 20

const send: Handler<'me.feedback'> = {
  async known({ kind, text, key }, me) {
    const { person, now } = me
    const _id = createHash('sha256').update(`${person._id}:${key}`).digest('hex').slice(0, 32)
    const before = await store.get('feedback', _id)
    if (before) return { id: _id, no: before.feedback.no }
    if (await tooFast(me)) return refuse('SPAM')
    const unchecked = await check(me)
    if (unchecked) return unchecked
    const townId = townOf(me)
    const numbers = await drawNumbers('opinion', townId, now)
    const feedbackOf = (no: string): Feedback => ({
      no,
      by: person._id,
      kind,
      text,
      at: now,
      state: 'sent',
      answer: null,
      appeal: null,
      finalAnswer: null,
    })
    const to = await servesAt(townId, now)
    const done = await transaction(async (tx, attempt) => {
      const twin = await tx.get('feedback', _id)
      if (twin) return twin
      const no = numbers[(attempt - 1) % numbers.length] ?? ''
      const doc = feedbackDoc(_id, { feedback: feedbackOf(no), node: townId, townId })
      await tx.create('feedback', doc)
      const tell = officeTell('FeedbackSent', { no, complaint: kind === 'complaint' })
      await tx.create('due', tellOf(doc, 'sent', tell, to, person._id, now))
      return doc
    })
    return isRefusal(done) ? done : { id: _id, no: done.feedback.no }
  },
}

/** Somebody without a village writes to where their post is. */
const townOf = ({ person: { home, posts } }: Known): string =>
  home[1] ?? posts.find(post => post.path.length > 1)?.path[1] ?? posts[0]?.path[0] ?? ''

const A_MINUTE = 60_000
const PER_MINUTE = 5
async function tooFast({ person, now }: Known): Promise<boolean> {
  const newest = await store.list('feedback', {
    where: { by: person._id },
    sort: ['sortKey', 'desc'],
    limit: onePage(PER_MINUTE),
  })
  return newest.length === PER_MINUTE && newest.every(({ at }) => at > now - A_MINUTE)
}

/** Nobody stands between writer and reader here, so what the checker did not pass is not taken: the words stay on the phone. */
async function check(me: Known): Promise<Refusal | null> {
  const verdict = await checkTyped(me)
  if (isRefusal(verdict)) return { ...verdict, field: 'text' }
  if (verdict === 'pass') return null
  return refuse(verdict === 'pending' ? 'CHECK_NOT_LET' : 'CHECK_SILENT', {}, 'text')
}

/** Who reads it there; where a town has nobody in post, the county. */
async function servesAt(node: string, now: number): Promise<string[]> {
  const path = (await grids.of([node])).get(node)?.path ?? [node]
  const town = path.length > 1 ? await nearest('inspector', path, now) : []
  return (town.length > 0 ? town : await nearest('admin', path, now)).map(({ _id }) => _id)
}

const tellOf = (
  { _id, townId, feedback }: FeedbackDoc,
  what: string,
  { who: _, ...tell }: OfficeTell,
  to: readonly string[],
  presser: string,
  now: number,
) =>
  newsFor({
    id: `${_id}:${what}`,
    about: about('feedback', _id),
    villageId: townId,
    ...tell,
    no: feedback.no,
    to: to.filter(one => one !== presser),
    now,
  })

const list: Handler<'feedback.list'> = {
  async known({ list: name, cursor }, me) {
    const wheres =
      name === 'mine'
        ? [{ by: me.person._id }]
        : (await feedbackNodes(me)).map(node => ({ node, open: name === 'open' }))
    if (wheres.length === 0 && !serves(me)) return refuse('NOT_ALLOWED')
    const docs = await listOver('feedback', wheres, {
      sort: ['sortKey', name === 'open' ? 'asc' : 'desc'],
      after: cursor,
      limit: onePage(PAGE + 1),
    })
    const rows = docs.slice(0, PAGE)
    return {
      now: me.now,
      items: await seen(rows, me),
      next: docs.length > PAGE ? (rows.at(-1)?.sortKey ?? null) : null,
    }
  },
}

const open: Handler<'feedback.open'> = {
  async known({ id }, me) {
    const doc = await store.get('feedback', id)
    if (!doc || !(await maySee(doc, me))) return refuse('NOT_FOUND_HERE')
    const [one] = await seen([doc], me)
    return one ? { ...one, now: me.now } : refuse('NOT_FOUND_HERE')
  },
}

const answer: Handler<'feedback.answer'> = {
  async known({ id, text }, me) {
    const first = await store.get('feedback', id)
    if (!first || !(await maySee(first, me))) return refuse('NOT_FOUND_HERE')
    if (me.again) return currentInfo(first, me)
    const unchecked = await check(me)
    if (unchecked) return unchecked
    const nodes = await feedbackNodes(me)
    return change(id, me, async (tx, doc) => {
      const by = { at: me.now, by: me.person._id, byName: me.person.staffName ?? '', text }
      const after = answered(doc.feedback, by, relationOf(doc, nodes, me))
      if (isRefusal(after)) return after
      const next = feedbackDoc(id, { ...doc, feedback: after })
      await tx.put('feedback', next)
      const tell = officeTell('FeedbackAnswered', { no: after.no })
      await tx.create('due', tellOf(next, after.state, tell, [after.by], me.person._id, me.now))
      return next
    })
  },
}

const appeal: Handler<'feedback.appeal'> = {
  async known({ id, text }, me) {
    const first = await store.get('feedback', id)
    if (!first || first.by !== me.person._id) return refuse('NOT_FOUND_HERE')
    if (me.again) return currentInfo(first, me)
    const unchecked = await check(me)
    if (unchecked) return unchecked
    const county = countyOf(me.person, first.townId)
    const to = county === null ? [] : await servesAt(county, me.now)
    return change(id, me, async (tx, doc) => {
      const after = appealed(doc.feedback, text, me.now, relationOf(doc, [], me))
      if (isRefusal(after)) return after
      const next = feedbackDoc(id, { ...doc, feedback: after, node: county ?? doc.node })
      await tx.put('feedback', next)
      const tell = officeTell('FeedbackAppealed', { no: after.no })
      await tx.create('due', tellOf(next, 'appealed', tell, to, me.person._id, me.now))
      return next
    })
  },
}

type Tx = Parameters<Parameters<typeof transaction>[0]>[0]
async function change(
  id: string,
  me: Known,
  work: (tx: Tx, doc: FeedbackDoc) => Promise<FeedbackDoc | Refusal>,
): Promise<FeedbackInfo | Refusal> {
  const done = await transaction(async tx => {
    const doc = await tx.get('feedback', id)
    return doc ? work(tx, doc) : refuse('NOT_FOUND_HERE')
  })
  return isRefusal(done) ? done : currentInfo(done, me)
}

type Routes = 'me.feedback' | 'feedback.list' | 'feedback.open' | 'feedback.answer' | 'feedback.appeal'
export const feedbackTable: Pick<Table, Routes> = {
  'me.feedback': send,
  'feedback.list': list,
  'feedback.open': open,
  'feedback.answer': answer,
  'feedback.appeal': appeal,
}
