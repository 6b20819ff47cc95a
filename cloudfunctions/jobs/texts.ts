/** Texts that were typed while WeChat did not let us ask its checker: asked about as soon as it does, oldest first. */
import { makeBoardsAgain } from '../_journal/orders/boards'
import { decide } from '../_journal/words/decide'
import type { ReviewDoc } from '../_documents'
import { nameOf } from '../_people/joining'
import { endAlarm, raiseAlarm } from '../_platform/alarms'
import { store, wechat } from '../_platform/ports'
import { withRetry } from '../_platform/retry'
import { eachDue } from './each-due'
import type { Job } from './slice'

export const texts: Job = {
  name: 'texts',
  wakes: ['reviews'],
  async run(slice) {
    let refused = false
    await eachDue(slice, {
      collection: 'reviews',
      where: { state: 'waits' },
      by: 'at',
      until: slice.now,
      async work(waiting) {
        // One refusal is enough: all others would meet the same.
        if (!refused) refused = (await checkLate(waiting, slice.now)) === 'refused'
      },
    })
  },
}

async function checkLate(waiting: ReviewDoc, now: number): Promise<'refused' | 'asked'> {
  const { openid, text } = await typedBy(waiting)
  const verdict = text === '' ? 'pass' : await wechat.checkText(openid, text)
  if (verdict === 'noPermission') {
    await raiseAlarm('permission', 'security.msgSecCheck -604101')
    return 'refused'
  }
  await endAlarm('permission')
  if (verdict !== 'pass') await toPerson(waiting)
  else {
    await decide(waiting, { pass: true, why: '', by: null, now })
    await boardAgain(waiting, now)
  }
  return 'asked'
}

/** Whose words they are; WeChat wants to know. */
async function typedBy({ what, about, wordsId }: ReviewDoc): Promise<{ openid: string; text: string }> {
  if (what === 'name') {
    const person = await store.get('people', about.id)
    return { openid: person?.openid ?? '', text: person ? nameOf(person) : '' }
  }
  const doc = await store.get('ticket_words', wordsId)
  const writer = doc && (await store.get('people', doc.by))
  const { attachments: _, ...typed } = doc?.words ?? {}
  return { openid: writer?.openid ?? '', text: Object.values(typed).join('\n') }
}

/** The checker is unsure, or the writer was here too long ago for WeChat to answer: then a person looks. */
const toPerson = ({ _id, wordsId }: ReviewDoc): Promise<void> =>
  withRetry(() =>
    store.transaction(async tx => {
      const review = await tx.get('reviews', _id)
      if (review?.state !== 'waits') return
      const words = await tx.get('ticket_words', wordsId)
      if (words) await tx.put('ticket_words', { ...words, check: { ...words.check, text: 'review' } })
      await tx.put('reviews', { ...review, state: 'open' })
    }),
  )

/** The text on the wall waited for this. */
async function boardAgain({ about, wordsId }: ReviewDoc, now: number): Promise<void> {
  const ticket = about.kind === 'ticket' ? (await store.get('tickets', about.id))?.ticket : undefined
  if (ticket?.publication?.eventId === wordsId) await makeBoardsAgain(ticket, now)
}
