import type { About } from './about'
import type { countyReads } from './county'

const WHO = 'desk, town, county: of what lies at or below their own office'
/** What the schemas of the county's pages cannot say. */
export const ABOUT_COUNTY: Record<keyof typeof countyReads, About> = {
  'county.tree': {
    who: WHO,
    what: 'A node of the tree with its children: who holds what, what nobody holds, households, groups',
    answers: 'TreeSeen',
  },
}
