/**
 * The list of a village's people with names and numbers (rules §11): what it may be wanted for, who may let it out. Nobody
 * lets their own out, and nobody of one household lets out what another of it asked for.
 */
import { covers, type GridId } from '../people/grid'
import { isTooNear } from '../people/appointing'
import { inForce, type Actor, type Post } from '../people/role'

/** Chosen, never typed: everybody on the list reads it afterwards. For anything else a list without numbers is enough. */
export const EXPORT_PURPOSES = {
  emergency: '防汛、防火、停水停电，要挨家打电话',
  meeting: '开会、投票，要一户一户通知',
  roster: '核对花名册',
  health: '体检、打疫苗，要通知到人',
} as const
export type ExportPurpose = keyof typeof EXPORT_PURPOSES
export const EXPORT_PURPOSE_NAMES = Object.keys(EXPORT_PURPOSES) as [ExportPurpose, ...ExportPurpose[]]

/** So many lists may one person fetch within a day. */
export const EXPORTS_A_DAY = 3
/** So long the file lies there once it was fetched first. */
export const EXPORT_FILE_MINUTES = 10

const ANSWERERS: readonly Post['role'][] = ['inspector', 'admin']

/** Where those stand who may let it out: above the village, no lower than the office that asks. */
export const answerersAt = (path: readonly GridId[], office: GridId): GridId[] =>
  path.slice(0, Math.min(2, path.indexOf(office) + 1))

/** Whether the actor may let out what `asker` wants for their `office`. */
export const mayLetOut = (
  actor: Actor,
  { path, office, asker }: { path: readonly GridId[]; office: GridId; asker: Actor },
  now: number,
): boolean =>
  !isTooNear(actor, asker, now) &&
  actor.posts.some(
    post =>
      ANSWERERS.includes(post.role) &&
      inForce(post, now) &&
      covers(post.gridId, path) &&
      answerersAt(path, office).includes(post.gridId),
  )
