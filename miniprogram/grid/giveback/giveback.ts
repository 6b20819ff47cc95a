import { verbPage } from '../../forms/verb-page'

export default Page(verbPage('giveBack', { news: 'gridMember', start: {}, shown: () => ({}) }))
