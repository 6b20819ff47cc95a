/**
 * Honours (mechanisms M70, M71, M76): anyone nominates a household, the household is asked, three days on the notice,
 * the committee votes with names, shown while the household agrees. Nothing here compares households.
 *
 * nominated → notice → deciding → awarded | notAwarded; nominated → declined. Every state but the last three has a
 * deadline, so nothing hangs.
 */
import { addDays, endOfDay, monthKey, yearOf } from '../clock/shanghai'
import { refuse, type Refusal } from '../refusal'
import { holds, type Actor, type PersonId } from '../people/role'
import type { Honour, HonourKind, Objection } from './types'

export const HONOUR_WORDS: Record<HonourKind, string> = {
  filial: '尊老爱幼户',
  enterprise: '创业致富户',
  customs: '移风易俗户',
  learning: '文化教育户',
  helpful: '热心公益户',
  starred: '星级文明户',
  goodInLaw: '好媳妇',
}
export const HONOUR_STATE_WORDS: Record<Honour['state'], string> = {
  nominated: '等这户人家点头',
  declined: '这户没同意',
  notice: '公示中',
  deciding: '监委会在评',
  awarded: '评上了',
  notAwarded: '这次没评上',
}
/** The starred households are chosen every quarter, the others once a year. */
export const termOf = (kind: HonourKind, now: number): string =>
  kind === 'starred'
    ? `${yearOf(now)}-Q${Math.ceil(Number(monthKey(now).slice(5)) / 3)}`
    : String(yearOf(now))

export const NOTICE_DAYS = 3
/** A household that says nothing has not agreed; a committee that does not vote is counted as it stands. */
export const ANSWER_DAYS = 15

/** When the clock must look at it; null: only people move it. */
export const honourDueAt = (honour: Honour): number | null => {
  switch (honour.state) {
    case 'nominated':
      return endOfDay(addDays(honour.at, ANSWER_DAYS))
    case 'notice':
      return openObjections(honour).length > 0 ? null : honour.noticeUntil
    case 'deciding':
      return endOfDay(addDays(honour.noticeUntil ?? honour.at, ANSWER_DAYS))
    default:
      return null
  }
}
export const openObjections = ({ objections }: Pick<Honour, 'objections'>): Objection[] =>
  objections.filter(one => one.answer === null)

export type HonourVerb = 'consent' | 'takeBack' | 'object' | 'answer' | 'vote'
export interface Looking {
  actor: Actor
  now: number /** Too few supervisors of the village may (`townStandsIn`): the town joins in. */
  noSupervisor: boolean
}

const ofHousehold = (honour: Honour, actor: Actor): boolean => actor.householdId === honour.householdId
const livesHere = (honour: Honour, { actor, now }: Looking): boolean =>
  actor.home.includes(honour.villageId) ||
  actor.posts.some(post => post.path.includes(honour.villageId) && holds(actor, post.role, honour.path, now))
/** Of the household, or whoever put it forward: neither judges. */
const isNear = (honour: Honour, { id, householdId }: Pick<Actor, 'id' | 'householdId'>): boolean =>
  householdId === honour.householdId || id === honour.nominatedBy
/** The committee; never somebody of the household itself, nor who nominated it. */
export const mayJudge = (honour: Honour, { actor, now, noSupervisor }: Looking): boolean =>
  !isNear(honour, actor) &&
  (holds(actor, 'supervisor', honour.path, now) ||
    (noSupervisor && holds(actor, 'inspector', honour.path, now)))

/** One voice alone is not a committee. */
const FEWEST = 2
/** Whether the village has too few supervisors who may: the others are near, or wrote the only open objection. */
export function townStandsIn(
  honour: Honour,
  supervisors: readonly Pick<Actor, 'id' | 'householdId'>[],
): boolean {
  const open = openObjections(honour)
  const able = supervisors.filter(
    one => !isNear(honour, one) && !(open.length > 0 && open.every(({ by }) => by === one.id)),
  )
  return able.length < FEWEST
}

/** What this person may press, the one table for cloud and page. */
export function honourCan(honour: Honour, look: Looking): HonourVerb[] {
  const { actor, now } = look
  const can: HonourVerb[] = []
  const own = ofHousehold(honour, actor)
  // Someone without a phone says yes to the grid member, who was not the one to nominate them.
  const asked = own || (honour.nominatedBy !== actor.id && holds(actor, 'gridMember', honour.path, now))
  if (honour.state === 'nominated' && asked) can.push('consent')
  if (own && honour.consent?.given === true && honour.state !== 'notAwarded') can.push('takeBack')
  if (own && honour.state === 'awarded' && !honour.shown) can.push('consent')
  const onNotice = honour.state === 'notice' && now <= (honour.noticeUntil ?? 0)
  if (onNotice && !own && livesHere(honour, look) && !honour.objections.some(one => one.by === actor.id))
    can.push('object')
  if (openObjections(honour).some(one => one.by !== actor.id) && mayJudge(honour, look)) can.push('answer')
  if (honour.state === 'deciding' && mayJudge(honour, look)) can.push('vote')
  return can
}

/** Who may read it at all: shown ones everybody, on the notice the village, before that those it is about, who wrote it and the committee. */
export function honourSeen(honour: Honour, look: Looking): boolean {
  if (honour.state === 'awarded' && honour.shown) return true
  const { actor } = look
  if (ofHousehold(honour, actor) || honour.nominatedBy === actor.id || mayJudge(honour, look)) return true
  if (honour.state === 'nominated') return honourCan(honour, look).includes('consent')
  return (honour.state === 'notice' || honour.state === 'deciding') && livesHere(honour, look)
}

export type HonourCommand =
  | { verb: 'consent'; consent: boolean }
  | { verb: 'object'; id: string }
  | { verb: 'answer'; objectionId: string; upheld: boolean }
  | { verb: 'vote'; agree: boolean /** Ids of all who may vote now. */; voters: readonly PersonId[] }

/** The honour after it, or a no. */
export function pressHonour(honour: Honour, command: HonourCommand, look: Looking): Honour | Refusal {
  const { actor, now } = look
  const can = honourCan(honour, look)
  const who = { by: actor.id, byName: actor.staffName, at: now }
  switch (command.verb) {
    case 'consent':
      return consented(honour, command.consent, can, look)
    case 'object':
      if (can.includes('object'))
        return {
          ...honour,
          objections: [
            ...honour.objections,
            { id: command.id, by: actor.id, at: now, householdId: null, answer: null },
          ],
        }
      return refuse(
        ofHousehold(honour, actor)
          ? 'NOT_YOURSELF'
          : honour.objections.some(one => one.by === actor.id)
            ? 'OBJECTED_ALREADY'
            : honour.state === 'nominated' || !livesHere(honour, look)
              ? 'NOT_ALLOWED'
              : 'OBJECTION_OVER',
      )
    case 'answer': {
      const open = openObjections(honour).find(one => one.id === command.objectionId)
      if (!mayJudge(honour, look)) return refuse(isNear(honour, actor) ? 'NOT_YOURSELF' : 'NOT_ALLOWED')
      if (!open) return refuse('NOT_NOW')
      if (open.by === actor.id) return refuse('NOT_YOURSELF')
      const objections = honour.objections.map(one =>
        one.id === open.id ? { ...one, answer: { ...who, upheld: command.upheld } } : one,
      )
      if (command.upheld) return { ...honour, objections, state: 'notAwarded', decidedAt: now, shown: false }
      return honour.state === 'notice'
        ? afterNotice({ ...honour, objections }, now)
        : { ...honour, objections }
    }
    case 'vote':
      if (!can.includes('vote'))
        return refuse(
          isNear(honour, actor) ? 'NOT_YOURSELF' : mayJudge(honour, look) ? 'NOT_NOW' : 'NOT_ALLOWED',
        )
      return decided(
        {
          ...honour,
          votes: [
            ...honour.votes.filter(vote => vote.by !== actor.id),
            { by: actor.id, byName: actor.staffName ?? '', agree: command.agree, at: now },
          ],
        },
        command.voters,
        now,
      )
  }
}

function consented(
  honour: Honour,
  consent: boolean,
  can: readonly HonourVerb[],
  { actor, now }: Looking,
): Honour | Refusal {
  const given = { given: consent, by: actor.id, at: now }
  if (can.includes('consent') && honour.state === 'nominated') {
    return consent
      ? { ...honour, consent: given, state: 'notice', noticeUntil: endOfDay(addDays(now, NOTICE_DAYS)) }
      : { ...honour, consent: given, state: 'declined', decidedAt: now }
  }
  if (consent && can.includes('consent')) return { ...honour, consent: given, shown: true }
  if (!consent && can.includes('takeBack'))
    return honour.state === 'awarded'
      ? { ...honour, consent: given, shown: false }
      : { ...honour, consent: given, state: 'declined', decidedAt: now, shown: false }
  return refuse(can.length > 0 || ofHousehold(honour, actor) ? 'NOT_NOW' : 'NOT_ALLOWED')
}

const afterNotice = (honour: Honour, now: number): Honour =>
  now > (honour.noticeUntil ?? 0) && openObjections(honour).length === 0
    ? { ...honour, state: 'deciding' }
    : honour

/** More than half of those who may vote, for or against, ends it. */
function decided(honour: Honour, voters: readonly PersonId[], now: number): Honour {
  const votes = honour.votes.filter(vote => voters.includes(vote.by))
  const agree = votes.filter(vote => vote.agree).length
  if (agree >= FEWEST && agree * 2 > voters.length) return award(honour, true, now)
  return (votes.length - agree) * 2 >= voters.length ? award(honour, false, now) : honour
}
const award = (honour: Honour, yes: boolean, now: number): Honour => ({
  ...honour,
  state: yes ? 'awarded' : 'notAwarded',
  decidedAt: now,
  shown: yes && honour.consent?.given === true,
})

/** What the clock does when `honourDueAt` has passed; the same honour when nothing is due. */
export function clockHonour(honour: Honour, now: number): Honour {
  const due = honourDueAt(honour)
  if (due === null || now <= due) return honour
  if (honour.state === 'nominated') return { ...honour, state: 'declined', decidedAt: now }
  if (honour.state === 'notice') return afterNotice(honour, now)
  const agree = honour.votes.filter(vote => vote.agree).length
  return award(honour, agree >= FEWEST && agree * 2 > honour.votes.length, now)
}
