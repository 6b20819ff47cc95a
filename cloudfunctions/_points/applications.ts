/** One press on an application: load → decide → put, with its words and its news, in one transaction. The same tap again writes nothing. */
import { about } from '../../miniprogram/core/about'
import { decide, isImpartial, type Command } from '../../miniprogram/core/points/deed/application'
import { DEED_TELLS, type PointsWho } from '../../miniprogram/core/points/tells'
import type { Application } from '../../miniprogram/core/points/types'
import type { Actor, PersonId } from '../../miniprogram/core/people/role'
import type { GridId } from '../../miniprogram/core/people/grid'
import { isRefusal, refuse, type Refusal } from '../../miniprogram/core/refusal'
import { allOrNo } from '../_platform/transaction'
import {
  answerWordsId,
  applicationDoc,
  deedWordsId,
  objectionWordsId,
  refusalWordsId,
} from '../_documents/new-application'
import type { PersonDoc } from '../_documents'
import { holdersAt } from '../_people/in-post'
import { holdersUnder } from '../_people/names'
import { membersOf, newsFor, type News } from '../_notices/news'
import { actorOf, type Known } from '../_people/person'
import { store } from '../_platform/ports'
import { checkTyped, keepWords } from '../_journal/words/keep-words'
import type { Tx } from '../_platform/inside'

export { answerWordsId, applicationDoc, deedWordsId, objectionWordsId, refusalWordsId }

/** Supervisors of the village in force now: what the table asks about whoever stands in for them. */
export const supervisorsOf = async (villageId: GridId, now: number): Promise<Actor[]> =>
  (await holdersUnder('supervisor', villageId, now)).map(actorOf)

export interface ApplicationPress {
  id: string
  command: Command
  key: string
  by: Known
  /** What was typed with it, and whether a person is asked to look at it. */
  typed?: string
  humanCheck?: boolean
  /** Writes what belongs to it in the same commit; a no stops it. */
  also?: (tx: Tx) => Promise<Refusal | null>
}

/** The application after it; as it is now for a tap that was there before; or a no. */
export async function pressApplication({
  id,
  command,
  key,
  by,
  typed,
  humanCheck,
  also,
}: ApplicationPress): Promise<Application | Refusal> {
  // One key for two verbs is two taps: the second is no echo of the first.
  const idempotencyKey = `${by.person._id}:${key}:${command.verb}`
  const seen = await store.get('applications', id)
  if (!seen) return refuse('NOT_FOUND')
  if (seen.idempotencyKeys.includes(idempotencyKey)) return seen.application
  const [supervisors, members] = await Promise.all([
    supervisorsOf(seen.villageId, by.now),
    membersOf(seen.application.households.map(({ id: household }) => household)),
  ])
  const circumstances = { actor: by.actor, now: by.now, supervisors }
  // What the rules refuse anyway needs no checker.
  const trial = decide(seen.application, command, circumstances)
  if (isRefusal(trial)) return trial
  const check = await checkTyped(by, humanCheck)
  if (isRefusal(check)) return check
  const concerned = await concernedBy(isRefusal(trial) ? seen.application : trial, by, {
    supervisors,
    members,
  })
  return allOrNo(async tx => {
    const doc = await tx.get('applications', id)
    if (!doc || doc.idempotencyKeys.includes(idempotencyKey)) return doc?.application ?? refuse('NOT_FOUND')
    const after = decide(doc.application, command, circumstances)
    if (isRefusal(after)) return after
    const no = (await also?.(tx)) ?? null
    if (no) return no
    await tx.put('applications', applicationDoc(after, [...doc.idempotencyKeys, idempotencyKey]))
    if (typed)
      await keepWords(tx, {
        id: wordsId(id, command),
        about: about('deed', id),
        no: after.no,
        villageId: after.villageId,
        path: reviewersOf(after, command),
        by: by.person._id,
        owner: command.verb === 'object' ? by.person._id : null,
        at: by.now,
        words: { text: typed },
        check,
      })
    for (const news of newsOf(after, command, concerned))
      await tx.create(
        'due',
        newsFor({
          ...news,
          about: about('deed', id),
          villageId: after.villageId,
          to: news.to.filter(one => one !== by.person._id),
          now: by.now,
        }),
      )
    return after
  })
}

function wordsId(id: string, command: Command): string {
  if (command.verb === 'object') return objectionWordsId(id, command.objectionId)
  return command.verb === 'answer' ? answerWordsId(id, command.objectionId) : refusalWordsId(id)
}

/** Words said to or by the committee are judged in the town, not at the village's own desk. */
const reviewersOf = ({ path }: Application, { verb }: Command): GridId[] =>
  verb === 'object' || verb === 'answer' ? path.slice(0, 2) : path

interface Concerned {
  parties: PersonId[]
  committee: PersonId[]
  /** Who is asked to vouch, nearest first; empty for what is not waiting. */
  vouchers: PersonId[]
}

async function concernedBy(
  application: Application,
  { now }: Known,
  { supervisors, members }: { supervisors: readonly Actor[]; members: readonly PersonId[] },
): Promise<Concerned> {
  const able = (people: readonly Actor[]) =>
    people
      .filter(one => isImpartial(application, one, now) && one.id !== application.confirmed?.by)
      .map(({ id }) => id)
  const committee = able(supervisors)
  return {
    vouchers: application.state === 'waiting' ? await nearestVouchers(application, now) : [],
    parties: [...members, application.by],
    committee: committee.length > 0 ? committee : await townOf(application, now),
  }
}

/** Who is asked to vouch: the grid members nearest to it, else the supervisors (for a minus they alone), else the town; nobody concerned or aside. */
export async function nearestVouchers(application: Application, now: number): Promise<PersonId[]> {
  const { path, villageId, points } = application
  const able = (found: readonly PersonDoc[]) =>
    found
      .map(actorOf)
      .filter(one => isImpartial(application, one, now))
      .map(({ id }) => id)
  for (const node of points > 0 ? path.slice(2).reverse() : []) {
    const near = able(await holdersAt('gridMember', node, now))
    if (near.length > 0) return near
  }
  const committee = able(await holdersUnder('supervisor', villageId, now))
  return committee.length > 0 ? committee : townOf(application, now)
}

/** The inspectors of the town who are not concerned. */
export async function townOf(application: Application, now: number): Promise<PersonId[]> {
  const town = application.path[1]
  return town
    ? (await holdersUnder('inspector', town, now))
        .map(actorOf)
        .filter(one => isImpartial(application, one, now))
        .map(({ id }) => id)
    : []
}

type Told = Pick<News, 'id' | 'message' | 'how' | 'page' | 'no' | 'to'>
/** Told once a verb, or once an objection; two rows of one verb are two pieces of news. */
const SUFFIX: Record<PointsWho, string> = {
  parties: 'a',
  committee: 'c',
  objector: 'o',
  vouchers: 'v',
  household: 'h',
  town: 't',
}

/** The rows of the table (core/points/tells.ts) with the people they mean. */
function newsOf(after: Application, command: Command, { parties, committee, vouchers }: Concerned): Told[] {
  const objection = 'objectionId' in command ? command.objectionId : null
  const people: Record<PointsWho, PersonId[]> = {
    parties,
    committee,
    objector: after.objections.filter(one => one.id === objection).map(({ by }) => by),
    vouchers,
    town: [],
    household: parties,
  }
  return DEED_TELLS[command.verb](after).map(({ who, ...tell }) => ({
    id: [
      after.id,
      objection ?? (command.verb === 'standAside' ? after.aside.length : '-'),
      command.verb,
      SUFFIX[who],
    ].join(':'),
    ...tell,
    no: after.no,
    to: people[who],
  }))
}
