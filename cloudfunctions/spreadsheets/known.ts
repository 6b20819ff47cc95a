/** Everything a plan compares with: the tree at and below the file's node, its households, its people. */
import { ROLES } from '../../miniprogram/core/people/role'
import type { ImportDoc, PersonDoc } from '../_documents'
import { isUnbound } from '../_people/joining'
import { isOld } from '../_roster/listed-phone'
import { fingerprintOf, fingerprintOfHousehold } from '../_roster/fingerprint'
import type { Known, KnownGuest, KnownPerson } from '../_roster/plan'
import { now, seal, store } from '../_platform/ports'

/** A village is a few pages, a county is some dozens. */
const PAGE = 500

export async function knownFor({ node, own, path, gone }: ImportDoc): Promise<Known> {
  const [below, above, households, residents, guests, ...holders] = await Promise.all([
    store.all('grids', { where: { path: node } }),
    store.some('grids', path),
    store.all('households', { where: { path: node }, pages: PAGE }),
    store.all('people', { where: { home: node }, pages: PAGE }),
    store.all('people', { where: { 'guestAt.path': node }, pages: PAGE }),
    // Committees and desks too: nobody is put into a post that does not go together with theirs.
    ...ROLES.filter(role => role !== 'resident').map(role =>
      store.all('people', { where: { postKeys: `${role}@${node}` } }),
    ),
  ])
  const living = below.filter(({ ended }) => !ended)
  const grids = new Map([...above, ...living].map(grid => [grid._id, grid]))
  const scope = grids.get(node)
  const importer = grids.get(own)
  if (!scope || !importer) throw new Error('the node of an import is gone')
  const people = new Map([...residents, ...holders.flat()].map(person => [person._id, person]))
  const taken = new Set([...people.keys(), ...households.map(({ _id }) => _id)])
  return {
    scope,
    own: importer,
    grids: [...grids.values()],
    households: households.map(doc => ({
      id: doc._id,
      gridId: doc.gridId,
      door: doc.door,
      noDoor: doc.noDoor ?? false,
      cluster: doc.cluster ?? '',
      fingerprint: fingerprintOfHousehold(doc),
    })),
    people: [...people.values()].filter(({ united }) => united === undefined).map(knownPerson),
    guests: guests.filter(isUnbound).flatMap(knownGuest),
    gone,
    now: now(),
    idOf: (kind, key) => idOf(kind, key, 1),
    idFor: (kind, key) => idFor(kind, key, taken),
  }
}

type Kind = Parameters<Known['idOf']>[0]

const idOf = (kind: Kind, key: string, n: number): string =>
  `${LETTER[kind]}${seal.codeHash(`roster:${kind}`, n === 1 ? key : `${key}|${n}`).slice(0, 23)}`

/**
 * A namesake who came by the same door before and lives elsewhere by now keeps the first id; so does a household whose
 * door was called otherwise since.
 */
function idFor(kind: Kind, key: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const id = idOf(kind, key, n)
    if (!taken.has(id)) return id
  }
}
const LETTER = { person: 'p', household: 'h', grid: 'g' } as const

const knownGuest = ({ nameSealed, guestAt }: PersonDoc): KnownGuest[] => {
  const gridId = guestAt?.path.at(-1)
  return guestAt && gridId !== undefined
    ? [{ name: seal.open(nameSealed), householdId: guestAt.householdId, gridId }]
    : []
}

const knownPerson = (person: PersonDoc): KnownPerson => ({
  id: person._id,
  name: seal.open(person.nameSealed),
  phone: person.phoneSealed === null ? null : seal.open(person.phoneSealed),
  isPhoneOld: isOld(person, now()),
  householdId: person.householdId,
  relation: person.relation ?? null,
  posts: person.posts,
  staffName: person.staffName,
  bornIn: person.bornIn ?? null,
  isConfirmed: !isUnbound(person) && person.confirmed?.openid === person.openid,
  fingerprint: fingerprintOf(person, seal),
})
