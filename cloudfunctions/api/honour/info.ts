/** An honour as this person may see it. Objections show their words to the committee and to who wrote them. */
import { about } from '../../../miniprogram/core/about'
import type { HonourVerb } from '../../../miniprogram/core/honour/commands'
import { waysOn } from '../../../miniprogram/core/honour/decide'
import { isLateTown, mayJudge, openObjections, type Viewer } from '../../../miniprogram/core/honour/judging'
import type { Honour } from '../../../miniprogram/core/honour/kinds'
import { honourHistory } from '../../../miniprogram/core/honour/sight/history'
import { HONOUR_STATE_LABELS, HONOUR_LABELS } from '../../../miniprogram/core/honour/labels'
import type { HonourButton, HonourDetail, HonourInfo } from '../../../contract/points/honour'
import type { WordsDoc } from '../../_documents'
import { toldOf, type Told } from '../../_journal/told'
import { textOf } from '../../_journal/words/keep-words'
import { store } from '../../_platform/ports'

export interface Looked {
  honour: Honour
  viewer: Viewer
}
const byId = (docs: readonly WordsDoc[]): ReadonlyMap<string, WordsDoc> =>
  new Map(docs.map(doc => [doc._id, doc]))

export async function honourInfos(all: readonly Looked[]): Promise<HonourInfo[]> {
  const words = byId(
    await store.some(
      'ticket_words',
      all.map(({ honour }) => honour.wordsId),
    ),
  )
  return all.map(({ honour, viewer }) => seen(honour, viewer, words))
}

/** `known`: where it was read already. */
export async function openHonour(
  honour: Honour,
  viewer: Viewer,
  known: Told<'honour'> | null = null,
): Promise<HonourDetail> {
  const { words: written, events } = known ?? (await toldOf(about('honour', honour.id)))
  const words = byId(written)
  const reader = viewer.actor.id
  const judge = mayJudge(honour, viewer) || isLateTown(honour, viewer)
  const text = (id: string | null) => textOf(id === null ? null : words.get(id), reader)
  const objections = honour.objections
    .filter(one => judge || one.by === reader)
    .map(({ id, at, by, needsSecond, answer, answeredIn }) => ({
      id,
      at,
      mine: by === reader,
      householdId: null,
      needsSecond,
      reason: text(id),
      answer: answer && {
        upheld: answer.upheld,
        byName: answer.byName,
        at: answer.at,
        unanswered: answer.by === 'clock',
        reason: text(answeredIn),
      },
    }))
  return {
    ...seen(honour, viewer, words),
    now: viewer.now,
    objections,
    history: honourHistory(honour, events, viewer),
  }
}

/** The household's yes and no are one verb: once it has said yes, what is left is to take it back. */
const buttonOf =
  ({ consent }: Honour) =>
  (verb: HonourVerb): HonourButton =>
    verb === 'consent' && consent?.given === true ? 'takeBack' : (verb as HonourButton)

function seen(honour: Honour, viewer: Viewer, words: ReadonlyMap<string, WordsDoc>): HonourInfo {
  const { stage, kind } = honour
  const decided = stage.state === 'awarded' || stage.state === 'notAwarded'
  return {
    id: honour.id,
    kind,
    kindLabel: HONOUR_LABELS[kind],
    term: honour.term,
    householdTitle: honour.householdTitle,
    text: textOf(words.get(honour.wordsId), viewer.actor.id),
    at: honour.nominatedAt,
    state: stage.state,
    stateText: HONOUR_STATE_LABELS[stage.state],
    noticeUntil: honour.noticeUntil,
    decidedAt: 'decidedAt' in stage ? stage.decidedAt : null,
    // Who voted how is on record for everyone once it is decided; before that nobody leans on anybody.
    votes: decided ? honour.votes.map(({ byName, agree }) => ({ byName, agree })) : [],
    aside: honour.aside.flatMap(({ byName }) => (byName ? [byName] : [])),
    openObjections: openObjections(honour).length,
    mine: honour.householdId === viewer.actor.householdId,
    myVote: honour.votes.find(({ by }) => by === viewer.actor.id)?.agree ?? null,
    can: waysOn(honour, viewer).map(buttonOf(honour)),
  }
}
