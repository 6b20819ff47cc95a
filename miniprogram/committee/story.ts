/** Reading before judging: asked, promised, done, in the margin's order. */
import { dayKey } from '../core/clock/shanghai'
import { photoOf } from '../views/ticket-page'
import { OUTCOME_LABELS, RESERVED_TITLE } from '../core/labels'
import type { TicketDetail } from '../core/ticket/sight/infos'
import type { PhotoView } from '../views/models'

interface Step {
  id: string
  day: string
  head: string
  words: string
}
export interface Story {
  head: string
  title: string
  steps: Step[]
  photos: PhotoView[]
}

const day = (at: number) => `${Number(dayKey(at).slice(8))} 日`

export function storyOf(detail: TicketDetail): Story {
  const { ticket, content, resolution } = detail
  const steps: Step[] = [
    {
      id: 'asked',
      day: day(ticket.clock.startedAt),
      head: '点单',
      words: content && content.text ? content.text : RESERVED_TITLE,
    },
  ]
  if (ticket.promise)
    steps.push({
      id: 'promised',
      day: day(ticket.promise.promisedAt),
      head: '答应',
      words: `${ticket.promise.who}：${day(ticket.promise.promisedAt)}前${ticket.promise.measures ? `，${ticket.promise.measures}` : '办好'}`,
    })
  if (resolution)
    steps.push({
      id: 'done',
      day: day(resolution.at),
      head: '办结',
      words: `${OUTCOME_LABELS[resolution.outcome]}。${resolution.text ?? ''}`,
    })
  const photos = [
    ...(content ? content.photos.slice(0, 1).map(photo => photoOf(photo, '办之前')) : []),
    ...(resolution ? resolution.photos.slice(0, 1).map(photo => photoOf(photo, '办好后')) : []),
  ]
  return {
    head: [ticket.no, ticket.subLabel, ticket.gridName].filter(words => words !== '').join(' · '),
    title: ticket.title ?? ticket.no,
    steps,
    photos,
  }
}
