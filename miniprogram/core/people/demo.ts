/**
 * The demonstration county: a tree of its own, with invented people, for the person who reviews the mini-program. Nothing leads
 * from it to a real county nor back: no node is shared, and the two sides see nothing of each other (docs/adr/0135).
 */
import { lastsMs } from '../lasts'
import type { GridId } from './grid'
import { isPrinted, signsOf } from './joining'
import type { Actor } from './role'

/** The root's id. A county's files may not use it, nor any id that begins with it. */
export const DEMO_COUNTY: GridId = 'demo'
/** How the numbers of its orders begin. No village of a county may be called so. */
export const DEMO_SPOKEN_CODE = 'DEMO'
/** How long its codes, and with them its accounts, are good. */
export const DEMO_FOR = lastsMs('demo')

/** Whether a node with this path lies in it. */
export const isDemo = (path: readonly GridId[]): boolean => path[0] === DEMO_COUNTY

/** Whether somebody belongs to it: by where they live or by what they hold. */
export const isOfDemo = ({ home, posts }: Pick<Actor, 'home' | 'posts'>): boolean =>
  isDemo(home) || posts.some(({ path }) => isDemo(path))

/** Whether they are on the same side as what lies at this path; anyone who is not known here is on the real one. */
export const isOnSide = (person: Pick<Actor, 'home' | 'posts'> | null, path: readonly GridId[]): boolean =>
  (person !== null && isOfDemo(person)) === isDemo(path)

// ---- its codes

/** Ten signs of five bits, `K7Q2M-9XTB4`: short enough to be typed by a reviewer, with five tries an hour too long to guess. */
export const DEMO_CODE_SIGNS = 10
/** As it was printed; '' when it cannot be a code. */
export function readDemoCode(typed: string): string {
  const signs = signsOf(typed)
  return signs.length === DEMO_CODE_SIGNS && isPrinted(signs) ? signs : ''
}
/** What the keyed hash of a code is made with, on the deployer's machine and in the cloud. */
export const DEMO_PURPOSE = 'demonstration'
