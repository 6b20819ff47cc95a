/**
 * What each sees of an application. The household and whoever applied: all but who objected and why. Those who vouch or
 * answer: all; why somebody objected, only those who may answer it. Everybody of the village, while it is on the notice: the deed, never the words and photos. Others: nothing.
 */
import { about } from '../../../miniprogram/core/about'
import { standingsOf, verbsFor, type Circumstances } from '../../../miniprogram/core/points/deed/application'
import { openOf } from '../../../miniprogram/core/points/objections'
import { stateWords } from '../../../miniprogram/core/points/says'
import type { Application, Objection } from '../../../miniprogram/core/points/types'
import { isOwnHousehold, livesIn } from '../../../miniprogram/core/people/impartial'
import { holdsPost, type Actor } from '../../../miniprogram/core/people/role'
import type { AlikeInfo, ApplicationDetail, ApplicationInfo } from '../../../contract/points'
import {
  answerWordsId,
  deedWordsId,
  objectionWordsId,
  refusalWordsId,
  supervisorsOf,
} from '../../_points/applications'
import { deedsOf } from '../../_documents/new-application'
import type { EntryDoc, WordsDoc } from '../../_documents'
import type { Known } from '../../_people/person'
import { files, store } from '../../_platform/ports'
import { first } from '../../_platform/reach'
import { textOf } from '../../_journal/words/keep-words'
import { oneOf } from '../../_platform/bounds'
import { whereAbout } from '../../_documents/where-about'

type Sight = 'own' | 'duty' | 'objector' | 'notice' | 'no'

function sightOfApplication(application: Application, actor: Actor, now: number): Sight {
  const { path, villageId, state, objections } = application
  if (actor.id === application.by || application.households.some(one => one.id === actor.householdId))
    return 'own'
  // Of one's own household over time nobody reads words in office.
  const near = application.households.some(one => isOwnHousehold(actor, one.id, now))
  if (
    !near &&
    (['supervisor', 'inspector', 'gridMember'] as const).some(role => holdsPost(actor, role, path, now))
  )
    return 'duty'
  if (objections.some(one => one.by === actor.id)) return 'objector'
  return livesIn(actor, villageId, now) && (state === 'confirmed' || state === 'objected') ? 'notice' : 'no'
}

/** Cards for a list, in its order; what this person may not see is left out. */
export async function applicationInfos(all: readonly Application[], me: Known): Promise<ApplicationInfo[]> {
  const seen: ApplicationInfo[] = []
  for (const application of all) {
    if (sightOfApplication(application, me.actor, me.now) !== 'no')
      seen.push(cardOf(application, me, await circumstancesFor(application, me)))
  }
  return seen
}

/** The page of one; null when there is nothing for this person. */
export async function applicationInfo(
  application: Application,
  me: Known,
): Promise<ApplicationDetail | null> {
  const sight = sightOfApplication(application, me.actor, me.now)
  if (sight === 'no') return null
  const { id, households, objections, results } = application
  const near = sight === 'own' || sight === 'duty'
  const [written, circumstances, newest, alike] = await Promise.all([
    store.all('ticket_words', { where: whereAbout(about('deed', id)) }),
    circumstancesFor(application, me),
    sight === 'duty' ? newestOf(application) : null,
    near ? alikeOf(application) : [],
  ])
  const words = new Map(written.map(doc => [doc._id, doc]))
  const said = (wordsId: string) => textOf(words.get(wordsId), me.person._id)
  const deed = words.get(deedWordsId(id))
  return {
    ...cardOf(application, me, circumstances),
    now: me.now,
    text: near ? said(deedWordsId(id)) : null,
    photos: near && deed ? await photosOf(deed) : [],
    byWords: byWords(application),
    refusedReason: near ? said(refusalWordsId(id)) : null,
    objections: objections.map(one =>
      objectionInfo(
        one,
        sight,
        standingsOf(application, circumstances, one).includes('committee'),
        me,
        said(objectionWordsId(id, one.id)),
        said(answerWordsId(id, one.id)),
      ),
    ),
    // Of a group, each household reads its own result.
    results: households.flatMap(one => {
      const result = results[one.id]
      return result &&
        (sight === 'duty' || application.by === me.person._id || one.id === me.actor.householdId)
        ? [{ ...one, ...result, last: newest?.get(result.entryId ?? '') ?? null }]
        : []
    }),
    alike,
  }
}

function cardOf(application: Application, me: Known, circumstances: Circumstances): ApplicationInfo {
  const {
    id,
    no,
    item,
    quantity,
    points,
    day,
    at,
    state,
    households,
    group,
    confirmed,
    objectUntil,
    objections,
  } = application
  return {
    id,
    no,
    item: { id: item.id, words: item.words, unit: item.unit },
    quantity,
    points,
    day,
    at,
    state,
    stateWords: stateWords(application),
    households,
    group,
    mine: sightOfApplication(application, me.actor, me.now) === 'own',
    confirmedBy: confirmed?.byName ?? null,
    objectUntil,
    openObjections: openOf(objections).length,
    aside: application.aside.flatMap(({ byName }) => (byName ? [byName] : [])),
    can: verbsFor(application, circumstances),
  }
}

/** Nobody but who answers it learns what was objected: a reason may tell whose it is. */
function objectionInfo(
  { id, at, by, householdId, needsSecond, answer }: Objection,
  sight: Sight,
  answers: boolean,
  me: Known,
  reason: string | null,
  answered: string | null,
): ApplicationDetail['objections'][number] {
  const mine = by === me.person._id
  const reads = sight !== 'notice'
  return {
    id,
    at,
    mine,
    householdId,
    needsSecond,
    reason: mine || answers ? reason : null,
    answer: answer && {
      upheld: answer.upheld,
      byName: answer.byName,
      reason: reads ? answered : null,
      at: answer.at,
      unanswered: answer.by === 'clock',
    },
  }
}

type Last = NonNullable<ApplicationDetail['results'][number]['last']>
/** By the entry that was credited: the end of its line of cures. A cure of a cure is cured there, too. */
async function newestOf({ results }: Application): Promise<Map<string, Last>> {
  const credited = Object.values(results).flatMap(({ entryId }) => (entryId === null ? [] : [entryId]))
  const newest = new Map<string, Last>()
  // Where each line stands now → where it began.
  let open = new Map(credited.map(id => [id, id]))
  const read = await store.some('entries', credited)
  for (const one of read) newest.set(one._id, lastOf(one))
  while (open.size > 0) {
    const cures = await store.all('entries', {
      where: { cause: oneOf([...open.keys()].map(id => `reverse:${id}`)) },
    })
    const next = new Map<string, string>()
    for (const cure of cures) {
      const began = open.get(cure.cures ?? '') ?? ''
      newest.set(began, lastOf(cure))
      next.set(cure._id, began)
    }
    open = next
  }
  return newest
}
const lastOf = ({ _id, title, legs: [own] }: EntryDoc): Last => ({ id: _id, title, points: own.points })

/** A household reports one deed a handful of times at most; a picker of more would help nobody. */
const MOST_ALIKE = 10
/** The same deed of these households, reported before or after and not ended without points. */
async function alikeOf(application: Application): Promise<AlikeInfo[]> {
  const found = await store.list('applications', {
    where: { deeds: oneOf(deedsOf(application)) },
    sort: ['sortKey', 'desc'],
    limit: first(MOST_ALIKE),
  })
  return found
    .map(doc => doc.application)
    .reverse()
    .filter(({ id, state }) => id !== application.id && !NO_MORE.includes(state))
    .map(one => ({
      id: one.id,
      no: one.no,
      stateWords: stateWords(one),
      byWords: byWords(one),
      titles: one.households
        .filter(({ id }) => application.households.some(own => own.id === id))
        .map(({ title }) => title),
    }))
}
const NO_MORE: readonly Application['state'][] = ['refused', 'overruled', 'withdrawn']

function byWords({ byName, byHousehold, households, group, points }: Application): string {
  if (points < 0) return `${byName ?? '村里'}记的`
  if (group) return `${byName ?? '村里'}组织`
  return households.some(one => one.id === byHousehold) ? '自家报的' : `${byName ?? '网格员'}代报`
}

async function photosOf({ kept = {}, check, words }: WordsDoc): Promise<ApplicationDetail['photos']> {
  const ids = words ? Object.keys(kept) : []
  const addresses = await files.addresses(
    ids.filter(id => check.files[id] === 'pass').map(id => kept[id] ?? ''),
  )
  return ids.map(id => ({
    id,
    state: check.files[id] ?? 'pending',
    url: check.files[id] === 'pass' ? (addresses.get(kept[id] ?? '') ?? null) : null,
  }))
}

/** Only for a town's inspector does it matter who supervises. */
async function circumstancesFor({ villageId }: Application, { actor, now }: Known): Promise<Circumstances> {
  const asks = actor.posts.some(({ role }) => role === 'inspector')
  return { actor, now, supervisors: asks ? await supervisorsNear(villageId, now) : [] }
}

const kept = new Map<string, { answer: Actor[]; until: number }>()
/** Kept for a moment: it decides a button, and the press asks again. */
async function supervisorsNear(villageId: string, now: number): Promise<Actor[]> {
  const known = kept.get(villageId)
  if (known && known.until > performance.now()) return known.answer
  const answer = await supervisorsOf(villageId, now)
  kept.set(villageId, { answer, until: performance.now() + 20_000 })
  return answer
}
