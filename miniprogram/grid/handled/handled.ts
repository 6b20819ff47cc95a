import { besideData, listBeside } from '../../forms/list-beside'
import { pagedList } from '../../forms/paged-list'
import { deskRowOf } from '../../views/ticket-card'

const page = pagedList({
  route: 'ticket.list',
  list: '',
  ask: () => ({ list: 'handled' as const }),
  row: deskRowOf,
})

/** Everything that was ever in this person's hands, the newest first. */
export default Page({
  ...page,
  ...listBeside(page, () => '/ticket/open/open'),
  data: { ...page.data, ...besideData },
})
