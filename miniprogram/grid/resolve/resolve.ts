import { recall } from '../../api/cache'
import { verbPage } from '../../forms/verb-page'
import { NOT_IN_HAND } from '../../views/sentences'
import type { TicketDetail } from '../../core/ticket/sight/infos'

const WITH_PHOTO = ['done', 'partly']
const start = {
  notNow: NOT_IN_HAND,
  asked: '',
  /** This kind of order is not mended without a picture of it. */
  photoWanted: false,
  /** What follows, for the villager and for the order. */
  then: '',
}

/** What was registered has nobody to rate it; a dispute is revisited before it is filed. */
const thenOf = ({ ticket: { requester, category }, lengths: { rate } }: TicketDetail): string =>
  requester === null
    ? '这一单是登记的，没有点单的人。要有人去回访，回访过才归档。'
    : `点单的人会收到结果，${rate}内可以评价；不满意可以返工。${category === 'dispute' ? '矛盾的事，镇里回访过才归档。' : ''}`

export default Page(
  verbPage('resolve', {
    news: 'gridMember',
    start,
    shown: detail => ({
      ...start,
      asked: detail.content?.text ?? '',
      photoWanted:
        recall('me.home', {})?.data.subs.some(sub => sub.id === detail.ticket.sub && sub.needsPhoto) === true,
      then: thenOf(detail),
    }),
    lacks: ({ photoWanted }, { outcome = '' }, files) =>
      photoWanted && WITH_PHOTO.indexOf(outcome) >= 0 && files.length === 0 ? '这类事要有一张照片' : '',
  }),
)
