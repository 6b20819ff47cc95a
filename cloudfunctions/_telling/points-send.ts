/** A notice of a step of something that is no order. */
import type { About } from '../../miniprogram/core/about'
import { pathOf, type How, type NewsPage, type Template } from '../../miniprogram/core/news/tell'
import type { SendDoc } from '../_documents'
import { newSend } from '../_documents/new/send'
import { whenQuiet } from './hours'

interface Told {
  event: { id: string; at: number; about: About }
  villageId: string
  /** On the message; '-' where what it is about stands in the sentence. */
  no: string
  /** What stands on the message. */
  phrase: string
  /** What it is about, on the message. Left out: points. */
  about?: string
  now: number
}
interface Row {
  message: string
  how: How
  until: SendDoc['until']
  template: Template
  page: NewsPage
}

/** For one person who is told of this event. */
export const pointsSend = (
  { event: { id, at, about }, villageId, no, phrase, about: what = '文明积分', now }: Told,
  { message, how, until, template, page }: Row,
  personId: string,
): SendDoc =>
  newSend({
    _id: `${id}:${personId}`,
    about,
    eventId: id,
    personId,
    villageId,
    at: now,
    message,
    how,
    until,
    template,
    page: pathOf(page, about.id),
    notice: { no, about: what, status: phrase, at },
    ...(how === 'message' ? { nextTryAt: whenQuiet(now) } : {}),
  })
