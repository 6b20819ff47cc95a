/** An honour as this person may see it. Objections show their words to the committee and to who wrote them. */
import { about } from '../../../miniprogram/core/about'
import { honourCan, mayJudge, type Looking } from '../../../miniprogram/core/points/honour/honour'
import { openObjections } from '../../../miniprogram/core/points/honour/honour-due'
import { HONOUR_STATE_WORDS, HONOUR_WORDS } from '../../../miniprogram/core/points/honour/honour-words'
import type { Honour } from '../../../miniprogram/core/points/types'
import type { HonourDetail, HonourSeen } from '../../_contract/points'
import type { WordsDoc } from '../../_documents'
import { store } from '../../_platform/ports'
import { textOf } from '../../_journal/words/said'
import { whereAbout } from '../../_documents/where-about'

export const nominationId = (honourId: string): string => `${honourId}:nominate`
export const consentWordsId = (honourId: string): string => `${honourId}:consent`
export const objectionWords = (honourId: string, objectionId: string): string => `${honourId}:${objectionId}`
export const answerWords = (honourId: string, objectionId: string): string =>
  `${honourId}:${objectionId}:answer`

export interface Looked {
  honour: Honour
  look: Looking
}
export async function seeHonours(all: readonly Looked[]): Promise<HonourSeen[]> {
  const words = new Map(
    (
      await store.some(
        'ticket_words',
        all.map(({ honour }) => nominationId(honour.id)),
      )
    ).map(doc => [doc._id, doc]),
  )
  return all.map(({ honour, look }) => seen(honour, look, words.get(nominationId(honour.id))))
}

export async function openHonour(honour: Honour, look: Looking): Promise<HonourDetail> {
  const words = new Map(
    (await store.all('ticket_words', { where: whereAbout(about('honour', honour.id)) })).map(doc => [
      doc._id,
      doc,
    ]),
  )
  const reader = look.actor.id
  const judge = mayJudge(honour, look)
  const objections = honour.objections
    .filter(one => judge || one.by === reader)
    .map(one => ({
      id: one.id,
      at: one.at,
      mine: one.by === reader,
      householdId: null,
      needsSecond: one.needsSecond,
      reason: textOf(words.get(objectionWords(honour.id, one.id)), reader),
      answer: one.answer && {
        upheld: one.answer.upheld,
        byName: one.answer.byName,
        at: one.answer.at,
        unanswered: one.answer.by === 'clock',
        reason: textOf(words.get(answerWords(honour.id, one.id)), reader),
      },
    }))
  return { ...seen(honour, look, words.get(nominationId(honour.id))), now: look.now, objections }
}

function seen(honour: Honour, look: Looking, words: WordsDoc | undefined): HonourSeen {
  const decided = honour.state === 'awarded' || honour.state === 'notAwarded'
  return {
    id: honour.id,
    kind: honour.kind,
    kindWords: HONOUR_WORDS[honour.kind],
    term: honour.term,
    householdTitle: honour.householdTitle,
    text: textOf(words, look.actor.id),
    at: honour.at,
    state: honour.state,
    stateWords: HONOUR_STATE_WORDS[honour.state],
    noticeUntil: honour.noticeUntil,
    decidedAt: honour.decidedAt,
    // Who voted how is on record for everyone once it is decided; before that nobody leans on anybody.
    votes: decided ? honour.votes.map(({ byName, agree }) => ({ byName, agree })) : [],
    aside: honour.aside.flatMap(({ byName }) => (byName ? [byName] : [])),
    openObjections: openObjections(honour).length,
    mine: honour.householdId === look.actor.householdId,
    myVote: honour.votes.find(({ by }) => by === look.actor.id)?.agree ?? null,
    can: honourCan(honour, look),
  }
}
