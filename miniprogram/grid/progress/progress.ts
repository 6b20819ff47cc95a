import { verbPage } from '../../forms/verb-page'
import { NOT_IN_HAND } from '../../views/sentences'

const start = { notNow: NOT_IN_HAND }

export default Page(verbPage('progress', { news: 'gridMember', start, shown: () => start }))
