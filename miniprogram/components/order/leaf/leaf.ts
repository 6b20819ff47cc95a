import type { LeafView } from '../../../views/models'

/**
 * A promised day as a page of the kitchen calendar. Without `leaf` it is the empty, dashed page.
 * `struck`: a promise that was replaced, small and crossed out. `flip`: turns up once, when the day has just been promised.
 */
export default Component({
  properties: {
    leaf: { type: null, value: null as LeafView | null },
    struck: Boolean,
    flip: Boolean,
  },
})
