import { elderBehavior } from '../../utils/elder'
import { back } from '../../utils/go'

export default Page({
  behaviors: [elderBehavior],
  data: { elder: false },
  back() { back() },
})
