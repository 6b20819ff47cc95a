/**
 * How somebody comes to be known here. The code on a card or a board is public: it names a door and lets one ask. Only a
 * letter for one person opens the door by itself. A post is never had by either (docs/adr/0060).
 */
import { dayKey } from '../clock/shanghai'
import { days } from '../clock/units'
import { lastsMs, LONG } from '../lasts'
import { refuse, type Refusal } from '../refusal'
import type { GridId } from './grid'
import { isOwnHousehold } from './impartial'
import { holdsPost, inForce, type Actor, type Post } from './role'

/**
 * What is asked for. newcomer: a person nobody has listed. listed: somebody on the roster without an account. account:
 * somebody who has another account already. move: somebody known here who changes households. post: an account for a post.
 */
const ASKED = ['newcomer', 'listed', 'account', 'move', 'post'] as const
export type Asked = (typeof ASKED)[number]

/** How long an unanswered request waits. */
export const ASK_FOR = lastsMs('joinRequest')
/** How long a letter is good. */
export const LETTER_FOR = lastsMs('letter')

/** Nobody answered a request in time. */
export const askOver = (field?: string): Refusal => refuse('ASK_OVER', { long: LONG.joinRequest }, field)
/** A letter that was used, or is too old. */
export const letterOver = (): Refusal => refuse('LETTER_OVER', { long: LONG.letter })

/**
 * Who says yes. `housemate`: somebody who lives in that household and has an account. `gridMember`: in post over the door;
 * the village's desk where there is none. `above`: who holds the nearest post above; the console at the top.
 */
export type Answerer = 'housemate' | 'gridMember' | 'above'
export const ANSWERERS: Record<Asked, readonly Answerer[]> = {
  newcomer: ['housemate', 'gridMember'],
  listed: ['housemate', 'gridMember'],
  // An account is exchanged face to face: anyone who shares the household could take over a person otherwise.
  account: ['gridMember'],
  move: ['housemate', 'gridMember'],
  post: ['above'],
}
/** Whether the answerer types the check number off the asker's phone: proof that they stand before each other. */
export const FACE_TO_FACE: Record<Asked, boolean> = {
  newcomer: false,
  listed: false,
  account: true,
  move: false,
  post: true,
}

export interface AskedFor {
  asked: Asked
  householdId: string | null
  /** Of the door, or of the post's node. */
  path: readonly GridId[]
}

export interface Vacancies {
  /** Nobody holds a grid member's post over the door: the village's desk answers in their place. */
  noGridMember: boolean
  /** Nobody is in post at the village's desk either, nor between it and the actor's office: that office answers. */
  standsInForDesk: boolean
  /** Nobody is in post in the town of the path: the actor's office above confirms what the town would. */
  standsInForTown: boolean
}

/** Whether the actor may answer. Never one's own request: the caller sees to that. */
export function mayAnswer(
  request: AskedFor,
  actor: Actor,
  now: number,
  { noGridMember, standsInForDesk, standsInForTown }: Vacancies,
): boolean {
  return ANSWERERS[request.asked].some(answerer => {
    switch (answerer) {
      case 'housemate':
        return actor.householdId !== null && actor.householdId === request.householdId
      case 'gridMember':
        return (
          holdsPost(actor, 'gridMember', request.path, now) ||
          (noGridMember && (standsInForDesk || holdsPost(actor, 'dispatcher', request.path, now)))
        )
      case 'above':
        return (
          confirms(actor.posts, request.path, now) ||
          (standsInForTown && aboveOf(request.path)?.role === 'inspector')
        )
    }
  })
}

/** Where the confirmers of a post on this node sit: the town for whatever lies in it, the county for the town's own. */
export function aboveOf(path: readonly GridId[]): { role: Post['role']; gridId: GridId } | null {
  const [county, town] = path
  if (path.length > 2 && town !== undefined) return { role: 'inspector', gridId: town }
  return path.length === 2 && county !== undefined ? { role: 'admin', gridId: county } : null
}

function confirms(posts: readonly Post[], path: readonly GridId[], now: number): boolean {
  const above = aboveOf(path)
  return posts.some(p => p.role === above?.role && p.gridId === above.gridId && inForce(p, now))
}

/** The posts' highest node decides who confirms; null where nobody holds one that lasts. */
export function highestPost(posts: readonly Post[], now: number): Post | null {
  const lasting = posts.filter(p => p.until === null || p.until > now)
  return lasting.reduce<Post | null>(
    (high, p) => (high === null || p.path.length < high.path.length ? p : high),
    null,
  )
}

/** Whether a wrong join may be taken back by the actor: themselves, the grid member over the door, a housemate. */
export function mayTakeOut(
  actor: Actor,
  person: { id: string; householdId: string | null; home: readonly GridId[] },
  now: number,
): boolean {
  if (person.householdId === null) return false
  if (actor.id === person.id) return true
  return actor.householdId === person.householdId || holdsPost(actor, 'gridMember', person.home, now)
}

/** Whether the actor makes letters for this door: the grid member over it, never for a household of their own. */
export const mayInvite = (
  actor: Actor,
  household: { id: string; path: readonly GridId[] },
  now: number,
): boolean => holdsPost(actor, 'gridMember', household.path, now) && !isOwnHousehold(actor, household.id, now)

// ---- the letter's code

/** Digits and letters that cannot be mistaken for one another on paper (Crockford). */
export const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 26 signs of five bits: 128 bits and two spare ones. */
const LETTER_SIGNS = 26

/** 32 hex digits → `K7Q2-…`, four signs a group. */
export function letterOf(hex: string): string {
  let bits = [...hex].map(one => Number.parseInt(one, 16).toString(2).padStart(4, '0')).join('')
  bits = bits.padEnd(LETTER_SIGNS * 5, '0')
  const signs = Array.from({ length: LETTER_SIGNS }, (_, i) =>
    SIGNS.charAt(Number.parseInt(bits.slice(i * 5, i * 5 + 5), 2)),
  )
  return signs.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** What was typed or scanned, as it was printed: no blanks or dashes, O is 0, I and L are 1. '' when it is no letter's. */
export function readLetter(typed: string): string {
  const signs = signsOf(typed)
  return signs.length === LETTER_SIGNS && isPrinted(signs) ? signs : ''
}
/** Letters and digits as they are printed, whatever the keyboard made of them. */
export const signsOf = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
export const isPrinted = (signs: string): boolean => [...signs].every(one => SIGNS.includes(one))
/** A listed number lets in at once for so long after it was last confirmed: then it may be somebody else's. */
export const LISTED_FOR = lastsMs('numberListed')
/** Having come from a group's card is shown for so long. */
export const FROM_GROUP_FOR = days(1)
/** Of those whose year of birth is kept it says who is still a child; of nobody else is it known, and they are grown up. */
export const isGrownUp = (bornIn: number | null, now: number): boolean =>
  bornIn === null || Number(dayKey(now).slice(0, 4)) - bornIn >= 18

/** Requests at one door within a day; more are shown to the grid member alone, so that nobody can ring a family's phones. */
export const ASKS_A_DOOR = 5
/** Wrong letters or doubtful requests of one village within an hour, and unknown card codes in the county. */
export const ALARM_AT = { village: 20, county: 60 } as const
/** How long letters of a village that is being guessed at also need somebody's yes. */
export const ALARM_FOR = lastsMs('guessing')
