import type { TimelineEntryView } from '../../../views/models'

/** What happened, newest first: the day over the hour in the margin, a filled dot for the newest. Photos open by themselves. */
export default Component({
  properties: { entries: { type: Array, value: [] as TimelineEntryView[] } },
})
