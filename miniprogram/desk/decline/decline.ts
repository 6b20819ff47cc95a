import { verbPage } from '../../forms/verb-page'

export default Page(verbPage('decline', { news: 'gridMember', start: {}, shown: () => ({}) }))
