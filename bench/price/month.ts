/** What a month costs: how often everything happens, times what it costs once. */
import { plus, times, total, type Billed, NOTHING } from './counted'
import { sumOf, type Page, type Units } from './units'

/** How much county, and how much of it is used. The assumptions stand here and nowhere else. */
export interface Use {
  name: string
  villages: number
  householdsEach: number
  ordersAYear: number
  photosAYear: number
  deedsAYear: number
  redemptionsAYear: number
  /** Times a week and household that the first page is opened. */
  homesAWeek: number
  /** Who serve a village: grid members, its desk, its committee. They open the first page twice a working day. */
  servingEach: number
  /** Times a month and household that somebody reads the board. */
  boardsAMonth: number
}

const PAGES_AN_ORDER: Partial<Record<Page, number>> = {
  order: 16,
  list: 6,
  today: 4,
  counters: 2,
  sheet: 2,
}
/** How often a photo is looked at. */
const LOOKS_A_PHOTO = 8
/** How long a household has its order on the first page. */
const DAYS_AN_ORDER = 10
const TICKS_A_MONTH = (30 * 24 * 60) / 5
const WEEKS_A_MONTH = 30 / 7
const WORKDAYS_A_MONTH = 22

export const USES: readonly Use[] = [
  {
    name: 'pilot',
    villages: 2,
    householdsEach: 250,
    ordersAYear: 500,
    photosAYear: 250,
    deedsAYear: 240,
    redemptionsAYear: 120,
    homesAWeek: 3,
    servingEach: 8,
    boardsAMonth: 2,
  },
  {
    name: 'town',
    villages: 12,
    householdsEach: 400,
    ordersAYear: 48_000,
    photosAYear: 24_000,
    deedsAYear: 6_000,
    redemptionsAYear: 3_000,
    homesAWeek: 3,
    servingEach: 8,
    boardsAMonth: 2,
  },
  {
    name: 'county',
    villages: 160,
    householdsEach: 400,
    ordersAYear: 640_000,
    photosAYear: 320_000,
    deedsAYear: 80_000,
    redemptionsAYear: 40_000,
    homesAWeek: 3,
    servingEach: 8,
    boardsAMonth: 2,
  },
]

export interface Line {
  what: string
  /** How often a month. */
  often: number
  /** What it costs once. */
  once: Billed
}

/** Every line of the month, the dearest kinds of calls in it named by what causes them. */
export function monthOf(use: Use, units: Units): Line[] {
  const orders = use.ordersAYear / 12
  const households = use.villages * use.householdsEach
  const homes = households * use.homesAWeek * WEEKS_A_MONTH
  const running = Math.min(1, (use.ordersAYear * DAYS_AN_ORDER) / 365 / households)
  const viewed = Object.entries(PAGES_AN_ORDER)
    .map(([page, n]) => times(units.pages[page as Page], n))
    .reduce(plus, NOTHING)
  return [
    { what: 'the timer, with nothing to do', often: TICKS_A_MONTH, once: units.idleTick },
    { what: 'the work of each day, a village', often: 30 * use.villages, once: times(units.daily, 1 / 3) },
    { what: "an order's eight steps, each told at once", often: orders, once: sumOf(units.steps) },
    { what: 'what the timer does for an order', often: orders, once: units.afterwards },
    { what: 'thirty pages looked at for an order', often: orders, once: viewed },
    { what: 'a photo, until it hangs on its order', often: use.photosAYear / 12, once: units.photo },
    { what: 'a photo looked at', often: (use.photosAYear / 12) * LOOKS_A_PHOTO, once: units.look },
    {
      what: 'the first page, nothing running',
      often: homes * (1 - running),
      once: units.pages.home,
    },
    {
      what: 'the first page, with an order running',
      often: homes * running,
      once: units.pages.homeWithOrder,
    },
    {
      what: 'the first page of whoever serves',
      often: use.villages * use.servingEach * 2 * WORKDAYS_A_MONTH,
      once: units.pages.homeAtWork,
    },
    { what: 'the board', often: households * use.boardsAMonth, once: units.pages.board },
    { what: 'points looked at', often: (use.deedsAYear / 12) * 6, once: units.pages.points },
    { what: 'a good deed, until it is credited', often: use.deedsAYear / 12, once: units.deed },
    { what: 'the shop looked at', often: (use.redemptionsAYear / 12) * 4, once: units.pages.shop },
    {
      what: 'a redemption, until it is handed out',
      often: use.redemptionsAYear / 12,
      once: units.redemption,
    },
  ]
}

export const totalOf = (lines: readonly Line[]): number =>
  Math.round(lines.reduce((sum, { often, once }) => sum + often * total(once), 0))

/** Everything that one order causes, from its first word to its closing. */
export const lifeOf = (units: Units): number =>
  Math.round(
    total(sumOf(units.steps)) +
      total(units.afterwards) +
      Object.entries(PAGES_AN_ORDER).reduce(
        (sum, [page, n]) => sum + n * total(units.pages[page as Page]),
        0,
      ),
  )

/** The base plan of 2026: 19.90 yuan with 200,000 calls, then 0.5 yuan for 10,000. */
export const PLAN = { fen: 1990, calls: 200_000, fenATenThousand: 50 } as const

/** What a month of so many calls costs, in fen. */
export const fenOf = (calls: number): number =>
  PLAN.fen + Math.ceil(Math.max(0, calls - PLAN.calls) / 10_000) * PLAN.fenATenThousand
