/** The household's yes, objections and their answers, the committee's votes. */
import { about } from '../../../miniprogram/core/about'
import { createHash } from 'node:crypto'
import { mayJudge, townStandsIn, type HonourCommand } from '../../../miniprogram/core/points/honour/honour'
import { HONOUR_WORDS } from '../../../miniprogram/core/points/honour/honour-words'
import { counts } from '../../../miniprogram/core/points/objections'
import type { Honour } from '../../../miniprogram/core/points/types'
import { isRefusal, type Refusal } from '../../../miniprogram/core/refusal'
import { actorOf, type Known } from '../../_people/person'
import { lookOf, pressOn } from '../../_points/honours'
import { holdersUnder } from '../../_people/names'
import { store } from '../../_platform/ports'
import { checkTyped, say } from '../../_journal/words/said'
import type { Handler } from '../request/serve'
import { objecting, remember } from '../../_points/objectors'
import { answerWords, consentWordsId, objectionWords, openHonour } from './see'

type Pressed = { honour: Awaited<ReturnType<typeof openHonour>>; says: string }

async function answer(
  done: Honour | Refusal,
  me: Known,
  says: (after: Honour) => string,
): Promise<Pressed | Refusal> {
  return isRefusal(done) ? done : { honour: await openHonour(done, await lookOf(me, done)), says: says(done) }
}

export const consent: Handler<'honour.consent'> = {
  async known({ id, consent: given, words = '', key }, me) {
    const typed = words.trim()
    const check = await checkTyped(me)
    if (isRefusal(check)) return check
    const command: HonourCommand = { verb: 'consent', consent: given, words: typed !== '' }
    const done = await pressOn(id, key, command, me, async (tx, after) => {
      // What a household said to its grid member stands beside its yes, as with an order on its behalf.
      if (typed !== '' && after.householdId !== me.actor.householdId)
        await say(tx, {
          id: consentWordsId(id),
          about: about('honour', id),
          no: HONOUR_WORDS[after.kind],
          villageId: after.villageId,
          path: after.path.slice(0, 2),
          by: me.person._id,
          owner: null,
          at: me.now,
          words: { consent: typed },
          check,
        })
      return null
    })
    return answer(done, me, after =>
      !given
        ? '好，不评也不晒。'
        : after.state === 'notice'
          ? '记下了，公示三天，再由监委会来评。'
          : '记下了，晒出来了。',
    )
  },
}

export const object: Handler<'honour.object'> = {
  async known({ id, reason, humanCheck, key }, me) {
    // The tap names the objection, not the person: the committee reads its id.
    const objectionId = `o${createHash('sha256').update(`${me.person._id}:${key}`).digest('hex').slice(0, 15)}`
    const check = await checkTyped(me, humanCheck)
    if (isRefusal(check)) return check
    const done = await objecting(
      me.person._id,
      me.now,
      ({ needsSecond, rev }) =>
        pressOn(id, key, { verb: 'object', id: objectionId, needsSecond }, me, async (tx, after) => {
          // Said to the committee and the town, not to the desk of the village.
          await say(tx, {
            id: objectionWords(id, objectionId),
            about: about('honour', id),
            no: HONOUR_WORDS[after.kind],
            villageId: after.villageId,
            path: after.path.slice(0, 2),
            by: me.person._id,
            owner: me.person._id,
            at: me.now,
            words: { text: reason },
            check,
          })
          return remember(tx, me.person._id, rev, { about: id, kind: 'honour', id: objectionId, at: me.now })
        }),
      me.again === true,
    )
    return answer(done, me, after => {
      const mine = after.objections.find(one => one.id === objectionId)
      return mine && !counts(after.objections, mine)
        ? '记下了。您前两次的意见都没成立，这一条要有另一户也提意见才作数。'
        : '记下了，监委会会答复您。'
    })
  },
}

export const answerObjection: Handler<'honour.answer'> = {
  async known({ id, objectionId, upheld, reason, key }, me) {
    const check = await checkTyped(me)
    if (isRefusal(check)) return check
    const done = await pressOn(id, key, { verb: 'answer', objectionId, upheld }, me, async (tx, after) => {
      await say(tx, {
        id: answerWords(id, objectionId),
        about: about('honour', id),
        no: HONOUR_WORDS[after.kind],
        villageId: after.villageId,
        path: after.path.slice(0, 2),
        by: me.person._id,
        owner: null,
        at: me.now,
        words: { text: reason },
        check,
      })
      return null
    })
    return answer(done, me, () => (upheld ? '答复了，这次不评这一户。' : '答复了，照常往下走。'))
  },
}

export const standAside: Handler<'honour.standAside'> = {
  async known({ id, key }, me) {
    const done = await pressOn(id, key, { verb: 'standAside' }, me)
    return answer(done, me, () => '记下了，您回避，由其他几位来评。')
  },
}

export const vote: Handler<'honour.vote'> = {
  async known({ id, agree, key }, me) {
    const honour = (await store.get('honours', id))?.honour
    const done = await pressOn(id, key, await voting(honour, agree, me), me)
    return answer(done, me, after =>
      after.state === 'awarded'
        ? '过了半数，评上了。'
        : after.state === 'notAwarded'
          ? '没过半数，这次没评上。'
          : '记下了，等其他几位。',
    )
  },
}

/** Everyone who may vote now: the village's supervisors, and the town's inspectors where too few of them may. */
async function voting(honour: Honour | undefined, agree: boolean, me: Known): Promise<HonourCommand> {
  if (!honour) return { verb: 'vote', agree, voters: [] }
  const supervisors = await holdersUnder('supervisor', honour.villageId, me.now)
  const noSupervisor = townStandsIn(honour, supervisors.map(actorOf), me.now)
  const [, town = ''] = honour.path
  const people = noSupervisor
    ? [...supervisors, ...(await holdersUnder('inspector', town, me.now))]
    : supervisors
  const may = people
    .filter(person => mayJudge(honour, { actor: actorOf(person), now: me.now, noSupervisor }))
    .map(({ _id }) => _id)
  // Whoever votes is one of them: an inspector of the county is not found under the town.
  return { verb: 'vote', agree, voters: [...new Set([...may, me.person._id])] }
}
