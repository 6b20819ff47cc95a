/**
 * Honours (mechanisms M70, M71, M76): anyone nominates a household, the household is asked, three days on the notice,
 * the committee votes with names, shown while the household agrees. Nothing here compares households.
 *
 * nominated → notice → deciding → awarded | notAwarded; nominated → declined. Every state but the last three has a
 * deadline, so nothing hangs.
 */
import { addDays, endOfDay } from '../../clock/shanghai'
import { refuse, type Refusal } from '../../refusal'
import {
  FEWEST_VOICES,
  isOwnMatter,
  livesIn,
  townStandsIn as standsIn,
  type Concerned,
  type Relative,
} from '../../people/impartial'
import { holds, type Actor, type PersonId } from '../../people/role'
import { clockObjections, isTowns, objectionOf } from '../objections'
import type { Honour, Objection, Often } from '../types'
import { honourDueAt, openObjections } from './honour-due'

/** So often one person may put households forward. */
export const NOMINATIONS: Often = { times: 5, per: 'month' }

export const NOTICE_DAYS = 3

export type HonourVerb = 'consent' | 'takeBack' | 'object' | 'answer' | 'vote' | 'standAside'
export interface Looking {
  actor: Actor
  now: number /** Too few supervisors of the village may (`townStandsIn`): the town joins in. */
  noSupervisor: boolean
}

const ofHousehold = (honour: Honour, actor: Actor): boolean => actor.householdId === honour.householdId
const livesHere = (honour: Honour, { actor, now }: Looking): boolean => livesIn(actor, honour.villageId, now)
type Near = Relative & Pick<Actor, 'id'>
/** The household, and whoever put it forward with theirs. */
const concernedIn = ({ householdId, nominatedBy, nominatorHouseholds }: Honour): Concerned => ({
  people: [nominatedBy],
  households: [householdId, ...nominatorHouseholds],
})
const isNear = (honour: Honour, person: Near, now: number): boolean =>
  isOwnMatter(concernedIn(honour), person, now)
const isAside = ({ aside }: Pick<Honour, 'aside'>, { id }: Pick<Actor, 'id'>): boolean =>
  aside.some(({ by }) => by === id)
/** The committee; never somebody of the household itself, nor who nominated it, nor who stood aside. */
export const mayJudge = (honour: Honour, { actor, now, noSupervisor }: Looking): boolean =>
  !isNear(honour, actor, now) &&
  !isAside(honour, actor) &&
  (holds(actor, 'supervisor', honour.path, now) ||
    (noSupervisor && holds(actor, 'inspector', honour.path, now)))

/** Whether the village has too few supervisors who may: the others are near, or wrote the only open objection. */
export function townStandsIn(honour: Honour, supervisors: readonly Near[], now: number): boolean {
  const open = openObjections(honour)
  const isObjector = ({ id }: Near) => open.length > 0 && open.every(({ by }) => by === id)
  const may = (one: Near) => !isNear(honour, one, now) && !isAside(honour, one) && !isObjector(one)
  return standsIn(supervisors, may, FEWEST_VOICES)
}

/** Whether this person may answer this objection: the committee, and the town once nobody did for fifteen days. */
const mayAnswer = (honour: Honour, one: Objection, look: Looking): boolean =>
  one.by !== look.actor.id &&
  (mayJudge(honour, look) || (isTowns(one, look.now) && mayJudge(honour, { ...look, noSupervisor: true })))

/** What this person may press, the one table for cloud and page. */
export function honourCan(honour: Honour, look: Looking): HonourVerb[] {
  const { actor, now } = look
  const can: HonourVerb[] = []
  const own = ofHousehold(honour, actor)
  // Someone without a phone says yes to the grid member, who was not the one to nominate them.
  const near = isNear(honour, actor, now)
  const asked = own || (!near && holds(actor, 'gridMember', honour.path, now))
  if (honour.state === 'nominated' && asked) can.push('consent')
  if (own && honour.consent?.given === true && honour.state !== 'notAwarded') can.push('takeBack')
  if (own && honour.state === 'awarded' && !honour.shown) can.push('consent')
  const onNotice = honour.state === 'notice' && now <= (honour.noticeUntil ?? 0)
  if (onNotice && !near && livesHere(honour, look) && !honour.objections.some(one => one.by === actor.id))
    can.push('object')
  const answers = openObjections(honour).some(one => mayAnswer(honour, one, look))
  if (answers) can.push('answer')
  const votes = honour.state === 'deciding' && mayJudge(honour, look)
  if (votes) can.push('vote')
  if (answers || votes) can.push('standAside')
  return can
}

/** Whether it waits for this person: an objection to answer, or a vote not yet given. */
export const awaitsMe = (honour: Honour, look: Looking): boolean => {
  const can = honourCan(honour, look)
  const hasVoted = honour.votes.some(({ by }) => by === look.actor.id)
  return can.includes('answer') || (can.includes('vote') && !hasVoted)
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
  /** `words`: how a household without a phone agreed, typed by the grid member. */
  | { verb: 'consent'; consent: boolean; words: boolean }
  | { verb: 'object'; id: string; needsSecond: boolean }
  | { verb: 'standAside' }
  | { verb: 'answer'; objectionId: string; upheld: boolean }
  | { verb: 'vote'; agree: boolean /** Ids of all who may vote now. */; voters: readonly PersonId[] }

/** The honour after it, or a no. */
export function pressHonour(honour: Honour, command: HonourCommand, look: Looking): Honour | Refusal {
  const { actor, now } = look
  const can = honourCan(honour, look)
  const who = { by: actor.id, byName: actor.staffName, at: now }
  switch (command.verb) {
    case 'consent':
      return consented(honour, command, can, look)
    case 'object':
      if (can.includes('object'))
        return {
          ...honour,
          objections: [
            ...honour.objections,
            objectionOf(command.id, actor.id, now, {
              household: actor.householdId,
              needsSecond: command.needsSecond,
            }),
          ],
        }
      return refuse(
        isNear(honour, actor, now)
          ? 'NOT_YOURSELF'
          : honour.objections.some(one => one.by === actor.id)
            ? 'OBJECTED_ALREADY'
            : honour.state === 'nominated' || !livesHere(honour, look)
              ? 'NOT_ALLOWED'
              : 'OBJECTION_OVER',
      )
    case 'answer': {
      const open = openObjections(honour).find(one => one.id === command.objectionId)
      const late = open !== undefined && isTowns(open, now)
      if (!mayJudge(honour, late ? { ...look, noSupervisor: true } : look)) return notJudge(honour, look)
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
    case 'standAside':
      if (!can.includes('standAside'))
        return mayJudge(honour, look) ? refuse('NOT_NOW') : notJudge(honour, look)
      // A vote given before counts no more.
      return {
        ...honour,
        aside: [...honour.aside, who],
        votes: honour.votes.filter(vote => vote.by !== actor.id),
      }
    case 'vote':
      if (!can.includes('vote')) return mayJudge(honour, look) ? refuse('NOT_NOW') : notJudge(honour, look)
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

const notJudge = (honour: Honour, { actor, now }: Looking): Refusal =>
  refuse(isAside(honour, actor) ? 'STOOD_ASIDE' : isNear(honour, actor, now) ? 'NOT_YOURSELF' : 'NOT_ALLOWED')

function consented(
  honour: Honour,
  { consent, words }: Extract<HonourCommand, { verb: 'consent' }>,
  can: readonly HonourVerb[],
  { actor, now }: Looking,
): Honour | Refusal {
  const given = { given: consent, by: actor.id, at: now }
  if (can.includes('consent') && honour.state === 'nominated') {
    if (!ofHousehold(honour, actor) && !words) return refuse('NEEDS_CONSENT', {}, 'words')
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
  if (agree >= FEWEST_VOICES && agree * 2 > voters.length) return award(honour, true, now)
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
  if (honour.state === 'notice') {
    const { objections, toTown, lapsed } = clockObjections(honour.objections, now)
    const changed = toTown.length + lapsed.length > 0
    return afterNotice(changed ? { ...honour, objections } : honour, now)
  }
  const agree = honour.votes.filter(vote => vote.agree).length
  return award(honour, agree >= FEWEST_VOICES && agree * 2 > honour.votes.length, now)
}
