import { verbPage } from '../../forms/verb-page'

export default Page(verbPage('progress', { news: 'gridMember', start: {}, shown: () => ({}) }))
