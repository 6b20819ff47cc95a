/** 李春梅's doors: what some of their people agreed to, and where she has been this month and the last. */
import type { VisitsDoc, TagsDoc } from '../../../cloudfunctions/_documents'
import type { Seal } from '../../../cloudfunctions/_platform/seal'
import { addDays, startOfDay } from '../../../miniprogram/core/clock'
import { forgottenAt, type Visits } from '../../../miniprogram/core/care/visits'
import { agreed, nextLook, type Tag } from '../../../miniprogram/core/care/tags'
import type { Household, People } from './people'

const MEMBER = 'lichunmei'
/** How long ago each was agreed to, in days, by the order of her doors. */
const AGREED: readonly { door: number; tag: Tag; days: number }[] = [
  { door: 1, tag: 'alone', days: 40 },
  { door: 1, tag: 'overEighty', days: 40 },
  { door: 2, tag: 'needsCare', days: 12 },
]
/** Days since the last visit; the doors behind were never noted; a small county has fewer. */
const SEEN = [0, 1, 3, 9, 26, 41, 57] as const

export function careOf(people: People, seal: Seal, now: number): { tags: TagsDoc[]; visits: VisitsDoc[] } {
  const member = people.all.find(({ openid }) => openid === `o_${MEMBER}`)
  const post = member?.actor.posts.find(({ role }) => role === 'gridMember')
  // Nothing is written down about her own family.
  const doors = people.households.filter(
    ({ doc, people: there }) =>
      doc.gridId === post?.gridId && there.length > 0 && !there.some(one => one === member),
  )
  if (!member || doors.length === 0) throw new Error(`${MEMBER} looks after no door`)
  const visits: Visits = Object.fromEntries(
    SEEN.slice(0, Math.max(1, doors.length - 1)).map((days, at) => [
      doors[at]?.doc._id ?? '',
      { day: addDays(startOfDay(now), -days), how: at === 3 ? 'phoned' : 'went' },
    ]),
  )
  return {
    tags: AGREED.map(({ door }) => doors[door])
      .filter((house, at, all): house is Household => house !== undefined && all.indexOf(house) === at)
      .flatMap(house => tagsOf(house, doors.indexOf(house), member.name, seal, now)),
    visits: [
      {
        _id: member.actor.id,
        v: 1,
        sealed: seal.seal(JSON.stringify(visits)),
        until: forgottenAt(now),
      },
    ],
  }
}

function tagsOf(
  { doc, people }: Household,
  door: number,
  heardBy: string,
  seal: Seal,
  now: number,
): TagsDoc[] {
  const [person] = people
  const agreements = AGREED.filter(one => one.door === door).reduce(
    (before, { tag, days }) => agreed(before, tag, { how: 'spoken', heardBy }, addDays(now, -days)),
    {},
  )
  const dueAt = nextLook(agreements)
  return person && dueAt !== null
    ? [
        {
          _id: person.actor.id,
          v: 1,
          householdId: doc._id,
          sealed: seal.seal(JSON.stringify(agreements)),
          dueAt,
        },
      ]
    : []
}
