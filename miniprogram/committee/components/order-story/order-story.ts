import type { Story } from '../../story'

/** What was asked, promised and done, with before and after beside each other: read first, judge afterwards. */
export default Component({
  properties: { story: { type: null, value: null as Story | null } },
})
