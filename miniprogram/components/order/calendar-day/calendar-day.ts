import type { CalendarDayView } from '../../../views/models'

/**
 * A promised day as a page of the kitchen calendar. Without `day` it is the empty, dashed page.
 * `struck`: a promise that was replaced, small and crossed out. `flip`: turns up once, when the day has just been promised.
 */
export default Component({
  properties: {
    day: { type: null, value: null as CalendarDayView | null },
    struck: Boolean,
    flip: Boolean,
  },
})
