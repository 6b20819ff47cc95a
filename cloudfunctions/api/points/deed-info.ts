/**
 * What each reads of a good deed. The household and the person who reported it: all but who objected and why. Those who vouch or
 * answer: all; why somebody objected, only those who may answer it. Everybody of the village, while it is on the notice: the deed, never the words and photos. Others: nothing.
 */
import { about } from '../../../miniprogram/core/about'
import type { DeedVerb } from '../../../miniprogram/core/deed/commands'
import { waysOn } from '../../../miniprogram/core/deed/decide'
import { openObjections, whyNotAnswer, type Viewer } from '../../../miniprogram/core/deed/judging'
import type { Deed } from '../../../miniprogram/core/deed/kinds'
import type { DeedObjection, DeedState } from '../../../miniprogram/core/deed/record'
import { deedHistory } from '../../../miniprogram/core/deed/sight/history'
import { OPEN } from '../../../miniprogram/core/deed/over'
import { sightOf, type Sight } from '../../../miniprogram/core/deed/sight/reads'
import { stateText } from '../../../miniprogram/core/deed/labels'
import type { Actor } from '../../../miniprogram/core/people/role'
import type {
  AlikeInfo,
  ApplicationDetail,
  ApplicationInfo,
  ApplicationVerb,
} from '../../../contract/points/deed'
import type { WordsDoc } from '../../_documents'
import { toldOf, type Told } from '../../_journal/told'
import { viewerOf, supervisorsOf } from '../../_journal/deeds/viewer'
import { alikeOf } from '../../_journal/deeds/writing'
import { textOf } from '../../_journal/words/keep-words'
import type { Known } from '../../_people/person'
import { oneOf, otherThan } from '../../_platform/bounds'
import { files, store } from '../../_platform/ports'
import { first } from '../../_platform/reach'
import { newestOf } from './newest-entry'

/** Cards for a list, in its order; what this person may not read is left out. */
export async function deedInfos(all: readonly Deed[], me: Known): Promise<ApplicationInfo[]> {
  const seen: ApplicationInfo[] = []
  for (const deed of all) if (sightOf(deed, me) !== 'no') seen.push(cardOf(deed, await lookNear(deed, me)))
  return seen
}

/** The page of one; null when there is nothing for this person. `known`: where it was read already. */
export async function deedInfo(
  deed: Deed,
  me: Known,
  known: Told<'deed'> | null = null,
): Promise<ApplicationDetail | null> {
  const sight = sightOf(deed, me)
  if (sight === 'no') return null
  const { households, objections, results, refused } = deed
  const near = sight === 'own' || sight === 'duty'
  const [{ words: written, events }, viewer, newest, alike] = await Promise.all([
    known ?? toldOf(about('deed', deed.id)),
    lookNear(deed, me),
    sight === 'duty' ? newestOf(deed) : null,
    near ? alikeTo(deed) : [],
  ])
  const words = new Map(written.map(doc => [doc._id, doc]))
  const textAt = (wordsId: string | null) => textOf(words.get(wordsId ?? ''), me.person._id)
  const told = words.get(deed.wordsId)
  return {
    ...cardOf(deed, viewer),
    now: me.now,
    text: near ? textAt(deed.wordsId) : null,
    photos: near && told ? await photosOf(told) : [],
    byText: byText(deed),
    refusedReason: near && refused ? textAt(refused.eventId) : null,
    objections: objections.map(one =>
      objectionInfo(one, sight, {
        mine: one.by === me.person._id,
        answers: whyNotAnswer(deed, one, viewer) === null,
        reason: textAt(one.id),
        answered: textAt(one.answeredIn),
      }),
    ),
    // Of a group, each household reads its own result.
    results: households.flatMap(one => {
      const result = results[one.id]
      return result &&
        (sight === 'duty' || deed.reportedBy === me.person._id || one.id === me.actor.householdId)
        ? [{ ...one, ...result, last: newest?.get(result.entryId ?? '') ?? null }]
        : []
    }),
    alike,
    history: deedHistory(deed, events, viewer),
  }
}

/** To vouch or not to is one verb, and two buttons. */
const buttonsOf = (verb: DeedVerb): ApplicationVerb[] =>
  verb === 'confirm' ? ['confirm', 'refuse'] : [verb as ApplicationVerb]

function cardOf(deed: Deed, viewer: Viewer): ApplicationInfo {
  const { item, stage, confirmed } = deed
  const { actor, now, supervisors } = viewer
  return {
    id: deed.id,
    no: deed.no,
    item: { id: item.id, label: item.label, unit: item.unit },
    quantity: deed.quantity,
    points: deed.points,
    day: deed.day,
    at: deed.reportedAt,
    state: stage.state,
    stateText: stateText(deed),
    households: deed.households,
    group: deed.group,
    mine: sightOf(deed, viewer) === 'own',
    confirmedBy: confirmed?.byName ?? null,
    objectUntil: deed.noticeUntil,
    openObjections: openObjections(deed).length,
    aside: deed.aside.flatMap(({ byName }) => (byName ? [byName] : [])),
    can: waysOn(deed, { actor, now, facts: supervisors ? { supervisors } : {} }).flatMap(buttonsOf),
  }
}

interface Reading {
  mine: boolean
  /** May answer it. */
  answers: boolean
  reason: string | null
  answered: string | null
}
/** Nobody but who answers it learns what was objected: a reason may tell whose it is. */
const objectionInfo = (
  { id, at, householdId, needsSecond, answer }: DeedObjection,
  sight: Sight,
  { mine, answers, reason, answered }: Reading,
): ApplicationDetail['objections'][number] => ({
  id,
  at,
  mine,
  householdId,
  needsSecond,
  reason: mine || answers ? reason : null,
  answer: answer && {
    upheld: answer.upheld,
    byName: answer.byName,
    reason: sight === 'notice' ? null : answered,
    at: answer.at,
    unanswered: answer.by === 'clock',
  },
})

/** A household reports one deed a handful of times at most; a picker of more would help nobody. */
const MOST_ALIKE = 10
/** Those that bring points or may still. */
const STILL_COUNTS: readonly DeedState[] = [...OPEN, 'credited']
/** The same deed of these households, reported before or after and not ended without points. */
async function alikeTo(deed: Deed): Promise<AlikeInfo[]> {
  const found = await store.list('deeds', {
    where: { alike: oneOf(alikeOf(deed)), state: oneOf(STILL_COUNTS), _id: otherThan(deed.id) },
    sort: ['sortKey', 'desc'],
    limit: first(MOST_ALIKE),
  })
  return found.reverse().map(({ deed: one }) => ({
    id: one.id,
    no: one.no,
    stateText: stateText(one),
    byText: byText(one),
    titles: one.households
      .filter(({ id }) => deed.households.some(own => own.id === id))
      .map(({ title }) => title),
  }))
}

function byText({ reporterName, reporterHousehold, households, group, points }: Deed): string {
  if (points < 0) return `${reporterName ?? '村里'}记的`
  if (group) return `${reporterName ?? '村里'}组织`
  return households.some(({ id }) => id === reporterHousehold)
    ? '自家报的'
    : `${reporterName ?? '网格员'}代报`
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

const lookNear = (deed: Deed, me: Known): Promise<Viewer> => viewerOf(me, deed, supervisorsNear)

const kept = new Map<string, { answer: Actor[]; until: number }>()
/** Kept for a moment: it decides a button, and the press asks again. */
async function supervisorsNear(villageId: string, now: number): Promise<Actor[]> {
  const known = kept.get(villageId)
  if (known && known.until > performance.now()) return known.answer
  const answer = await supervisorsOf(villageId, now)
  kept.set(villageId, { answer, until: performance.now() + 20_000 })
  return answer
}
