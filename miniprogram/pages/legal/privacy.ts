import { elderBehavior } from '../../utils/elder'
import { CLAUSES } from './clauses'

export default Page({
  behaviors: [elderBehavior],
  data: { elder: false, clauses: CLAUSES },
})
