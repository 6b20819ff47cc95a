/** Where today goes on: doors, revisits, what a meeting said, what was done. */
import type { Duty } from '../../../contract/person/home'

interface WayOn {
  url: string
  words: string
}
const HANDLED: WayOn = { url: '/grid/handled/handled', words: '我办过的' }

/** The town's inspector reads this page, too, and looks after no doors. */
export const waysOnOf = (duties: readonly Pick<Duty, 'role'>[] | null, revisits: number): WayOn[] =>
  duties !== null && !duties.some(({ role }) => role === 'gridMember')
    ? [HANDLED]
    : [
        { url: '/grid/households/households', words: '我的户和走访' },
        {
          url: '/grid/handled/handled?list=toRevisit',
          words: revisits > 0 ? `等我回访的 ${revisits > 99 ? '99+' : revisits} 件` : '等我回访的',
        },
        { url: '/resident/meeting/meeting', words: '院坝会记下的' },
        HANDLED,
      ]
