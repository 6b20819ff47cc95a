import type { PromiseView } from '../../../views/models'

/** Who promised what, and by which day. A changed promise keeps the old day, struck out, and its reason. */
export default Component({
  properties: {
    promise: { type: null, value: null as PromiseView | null },
    flip: Boolean,
  },
})
