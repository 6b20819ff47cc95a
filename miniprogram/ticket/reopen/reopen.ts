import { verbPage } from '../../forms/verb-page'
import { pageModel, type PageModel } from '../../views/page-model'

const start = {
  result: null as PageModel['result'],
  /** How long after the end it may be sent back. */
  window: '',
  /** A complaint about staff goes back to the town. */
  town: false,
}

export default Page(
  verbPage('reopen', {
    news: 'resident',
    start,
    shown: detail => ({
      result: pageModel(detail, detail.now).result,
      window: detail.lengths.residentReopen,
      town: detail.ticket.aboutStaff,
    }),
  }),
)
