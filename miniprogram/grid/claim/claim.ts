import { dateWeekdayText, fromDayKey } from '../../core/clock/shanghai'
import { FORMS } from '../../core/ticket/phone/ways'
import type { TicketDetail, VoiceInfo } from '../../core/ticket/sight/infos'
import { inputOf, lateIn, type Filled } from '../../forms/verb-form'
import { verbPage } from '../../forms/verb-page'
import { dayChoicesFor } from '../../views/day-choices'
import type { PhotoView, VoiceView } from '../../views/models'
import { joinedOf, photoOf, restOf, type JoinedView } from '../../views/ticket-page'

interface Added {
  rev: number
  text: string
  photos: PhotoView[]
  voice: VoiceView | null
}
const start = {
  quote: '',
  place: '',
  photos: [] as PhotoView[],
  voice: null as VoiceView | null,
  added: [] as Added[],
  /** What other households said of the same thing. */
  joined: [] as JoinedView[],
  who: '',
  limitText: '',
  /** What the requester will see. */
  slip: '',
}

const voiceOf = (voice: VoiceInfo | null): VoiceView | null =>
  voice?.url ? { src: voice.url, seconds: voice.seconds } : null

/** Anyone who promises must know what was asked: words, place, voice, photos, and what was added since. */
const contentView = ({ content, timeline, joined, ticket }: TicketDetail) => ({
  joined: joinedOf({ joined }),
  quote: restOf(content?.text ?? '', ticket.title ?? ''),
  place: content?.place ?? '',
  photos: (content?.photos ?? []).map(photo => photoOf(photo)),
  voice: voiceOf(content?.voice ?? null),
  added: timeline
    .filter(item => item.added)
    .map(({ rev, text, photos, voice }) => ({
      rev,
      text: text ?? '',
      photos: photos.map(photo => photoOf(photo)),
      voice: voiceOf(voice),
    }))
    .reverse(),
})

function slipOf(filled: Filled): string {
  const { promisedDay, showContact } = inputOf(FORMS.claim, filled, 0)
  if (typeof promisedDay !== 'string') return ''
  const late = filled[lateIn('promisedDay')] === 'yes' ? '（晚于时限）' : ''
  return `答应 ${dateWeekdayText(fromDayKey(promisedDay))}前办好${late}${showContact === true ? '，有事打我电话' : ''}。`
}

export default Page(
  verbPage('claim', {
    news: 'gridMember',
    start,
    shown: detail => ({
      ...start,
      ...contentView(detail),
      who: [detail.ticket.gridName, detail.ticket.requester?.name ?? '']
        .filter(name => name !== '')
        .join(' '),
      limitText: `时限 ${dateWeekdayText(detail.ticket.clock.limitAt)}`,
    }),
    choices: ({ now, ticket }) => ({ promisedDay: dayChoicesFor(now, ticket.clock.limitAt) }),
    follows: (own, filled) => ({ ...own, slip: slipOf(filled) }),
  }),
)
