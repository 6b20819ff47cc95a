import type { Documents, ContactCodeDoc, PersonDoc } from '../../../cloudfunctions/_documents'
import type { Seal } from '../../../cloudfunctions/_platform/seal'
import { builtInCalendars, startOfDay, yearOf } from '../../../miniprogram/core/clock'
import { sampleCalendar } from '../calendar'
import { careOf } from './care'
import { NEWCOMER } from './cast'
import type { Household, People, Person } from './people'
import type { Chance } from '../random'
import { allGrids, type Tree } from './tree'

/** What a card code is hashed for; `me.join` asks with the same word. */
const CARD = 'contact'

/** Documents by collection, in the order they are written. */
export type Stock = { [C in keyof Documents]?: Documents[C][] }

/** Grids, people, households, their cards, and the rules the county works by. */
export function registerOf(tree: Tree, people: People, seal: Seal, now: number, random: Chance): Stock {
  const codes = new Set<string>([NEWCOMER.code])
  // Eight digits drawn at random meet again among some ten thousand households.
  const freshCode = (): string => {
    const code = String(random.int(10_000_000, 99_999_999))
    if (codes.has(code)) return freshCode()
    codes.add(code)
    return code
  }
  return {
    grids: allGrids(tree),
    households: people.households.map(({ doc }) => doc),
    people: people.all.map(person => personDoc(person, seal, now)),
    ...careOf(people, seal, now),
    contact_codes: people.households.map(house => cardDoc(house, seal, freshCode())),
    rules: calendarsNeeded(now).map(year => ({
      _id: `calendar-${year}`,
      v: 1,
      kind: 'calendar',
      body: sampleCalendar(year),
      at: now,
      by: 'p_tianyu',
      corrected: true,
    })),
  }
}

function personDoc({ actor, openid, name, phone, elder }: Person, seal: Seal, now: number): PersonDoc {
  const staff = actor.posts.length > 0
  return {
    _id: actor.id,
    v: 1,
    openid,
    nameSealed: seal.seal(name),
    nameDoubt: null,
    phoneSealed: seal.seal(phone),
    staffName: actor.staffName,
    staffPhone: staff ? phone : null,
    householdId: actor.householdId,
    home: actor.home,
    belonged: actor.belonged,
    kinHouseholds: actor.kinHouseholds,
    posts: actor.posts,
    postKeys: actor.posts.flatMap(({ role, path }) => path.map(node => `${role}@${node}`)),
    elder,
    privacyAgreedAt: startOfDay(now),
    confirmed: staff ? { openid, by: 'county', at: startOfDay(now) } : null,
    guestAt: null,
  }
}

function cardDoc({ doc }: Household, seal: Seal, code: string): ContactCodeDoc {
  return { _id: seal.codeHash(CARD, code), v: 1, householdId: doc._id }
}

/** The card of who has not joined yet: its code is shown in the preview. */
export function newcomerCard(people: People, seal: Seal): ContactCodeDoc {
  const [village] = people.villages
  const house = village && [...village.households.values()][0]?.at(-1)
  if (!house) throw new Error('there is no household for the newcomer')
  return cardDoc(house, seal, NEWCOMER.code)
}

/** Deadlines of orders made today may fall into next year. */
export const calendarsNeeded = (now: number): number[] =>
  [-1, 0, 1].map(n => yearOf(now) + n).filter(year => !builtInCalendars.some(one => one.year === year))
