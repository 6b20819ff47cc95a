/** What the pages of the committee do alike: hand in what was judged, and stand aside for a relative. */
import { call } from '../api/client'
import { dropDraft } from '../forms/draft'
import { backSaying } from '../utils/go'
import { ask } from '../utils/say'

interface Judging {
  data: { id: string; sending: boolean }
  asideKey: string
  setData(change: { sending?: boolean; trouble?: string }): void
}
type Answer = { ok: true; data: { message: string } } | { ok: false; message: string }

/** One request at a time; when it was taken the draft goes and the page before says so. */
export async function handIn(page: Judging, draft: string, send: () => Promise<Answer>): Promise<void> {
  if (page.data.sending) return
  page.setData({ sending: true })
  const result = await send()
  page.setData({ sending: false })
  if (!result.ok) {
    page.setData({ trouble: result.message })
    return
  }
  dropDraft(draft)
  backSaying(result.data.message)
}

/** A relative does not judge: it stands on record. `words`: what becomes of what they judged. */
export async function standAside(page: Judging, draft: string, words: string): Promise<void> {
  if (page.data.sending || !(await ask({ title: '是亲戚，回避', words, yes: '回避' }))) return
  await handIn(page, draft, () =>
    call('ticket.standAside', { ticketId: page.data.id, key: page.asideKey, input: { reason: '是亲戚' } }),
  )
}
