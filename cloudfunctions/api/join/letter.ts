/**
 * A letter: 128 bits for one person, made by the grid member, shown once, good for 14 days. Who holds it is in at once,
 * unless codes are being guessed in the village: then it asks like anybody else.
 */
import { isDemo, isOfDemo } from '../../../miniprogram/core/people/demo'
import {
  LETTER_FOR,
  letterOf,
  mayInvite,
  readLetter,
  letterOver,
} from '../../../miniprogram/core/people/joining'
import { maskName } from '../../../miniprogram/core/people/mask'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { JoinAnswer } from '../../../contract/person/joining'
import { transaction } from '../../_platform/transaction'
import { countWrong, isBraked } from '../../_people/brake'
import type { HouseholdDoc, LetterDoc, PersonDoc } from '../../_documents'
import { calledOf, isUnbound, likeness, nameOf, peopleOf } from '../../_people/joining'
import { whomOf } from '../../_people/households'
import type { Visitor } from '../../_people/person'
import { seal, store } from '../../_platform/ports'
import { checkTyped, type TextCheck } from '../../_journal/words/keep-words'
import type { Ask, Handler } from '../request/serve'
import { tryCode, type Compared } from '../../_platform/tries'
import { inAs, like } from './answers'
import { enter } from './entering'
import { joinAt, knownAt } from './join'

const hashOf = (letter: string): string => seal.codeHash('letter', letter)

export const letter: Handler<'me.letter'> = {
  async anyone(ask, visitor) {
    if (visitor.person && isOfDemo(visitor.person)) return refuse('IN_DEMO')
    const check = await checkTyped(visitor)
    if (isRefusal(check)) return { ...check, field: 'name' }
    const found: { letter: LetterDoc | null } = { letter: null }
    const answer = await tryCode<JoinAnswer | Refusal>('letter', visitor.openid, visitor.now, async () => {
      const typed = readLetter(ask.letter)
      found.letter = typed === '' ? null : await store.find('letters', { hash: hashOf(typed) })
      return found.letter
        ? opened(found.letter, ask, check, visitor)
        : { is: 'wrong', answer: refuse('LETTER_WRONG') }
    })
    if (isRefusal(answer) && (answer.refused === 'LETTER_WRONG' || answer.refused === 'LETTER_OVER'))
      await countWrong({ villageId: found.letter?.path[2] ?? null }, visitor.now)
    return answer
  },
}

async function opened(
  doc: LetterDoc,
  ask: Ask<'me.letter'>,
  check: TextCheck,
  visitor: Visitor,
): Promise<Compared<JoinAnswer | Refusal>> {
  const { person, now } = visitor
  if (doc.state === 'used' && person !== null && doc.usedBy === person._id)
    return { is: 'right', answer: await inAs(person, now) }
  // A reviewer sees how a letter is made; anyone who wants in needs a code.
  if (doc.state !== 'waiting' || doc.until <= now || isDemo(doc.path))
    return { is: 'wrong', answer: letterOver() }
  const household = await store.get('households', doc.householdId)
  if (!household) return { is: 'wrong', answer: letterOver() }
  const whom = await whomFor(doc, ask, visitor)
  if (whom !== null && 'state' in whom) return { is: 'right', answer: whom }
  if (isRefusal(whom)) return { is: 'right', answer: whom }
  // An account that somebody uses is exchanged face to face only, and a village that is being guessed at asks first.
  if ((whom && !isUnbound(whom)) || (await isBraked(household.path[2] ?? '', now)))
    return {
      is: 'right',
      answer: await joinAt(
        household,
        { ...ask, name: whom ? nameOf(whom) : (ask.name ?? '') },
        check,
        visitor,
      ),
    }
  const after = await entered(doc, household, whom, ask, check, visitor)
  if (isRefusal(after)) return { is: 'right', answer: after }
  return { is: 'spent', answer: await inAs(after, now) }
}

/** The person the letter brings in; null: somebody new. First the likeness is shown. */
async function whomFor(
  doc: LetterDoc,
  { name, same }: Ask<'me.letter'>,
  { person }: Visitor,
): Promise<PersonDoc | null | JoinAnswer | Refusal> {
  if (doc.personId !== null) {
    const named = await store.get('people', doc.personId)
    if (!named) return letterOver()
    if (person && person._id !== named._id && !person.guestAt) return refuse('LETTER_NOT_YOURS')
    if (same === undefined) return like(named)
    return same ? named : refuse('LETTER_NOT_YOURS')
  }
  if (person && !person.guestAt) return person
  if (name === undefined) return refuse('BAD_INPUT', {}, 'name')
  const alike = likeness(await knownAt(doc.householdId), name)
  if (alike && same === undefined) return like(alike)
  return alike && same ? alike : person
}

async function entered(
  doc: LetterDoc,
  household: HouseholdDoc,
  whom: PersonDoc | null,
  { name = '', phone = null }: { name?: string; phone?: string | null },
  check: TextCheck,
  visitor: Visitor,
): Promise<PersonDoc | Refusal> {
  const done = await enter(
    {
      household,
      whom,
      name,
      phone,
      check,
      how: 'letter',
      closed: async tx => ((await tx.get('letters', doc._id))?.state === 'waiting' ? null : letterOver()),
      used: (tx, usedBy) => tx.put('letters', { ...doc, state: 'used', usedBy, endedAt: visitor.now }),
    },
    visitor,
  )
  return isRefusal(done) && done.refused === 'STALE' ? letterOver() : done
}

/** Made by the grid member over the door, for one person; the same tap shows the same letter again. */
export const make: Handler<'join.letter'> = {
  async known({ household: householdId, whom, key }, { actor, person, now }) {
    const household = await store.get('households', householdId)
    if (!household || !mayInvite(actor, { id: householdId, path: household.path }, now))
      return refuse('NOT_ALLOWED')
    const named = whom === undefined ? null : await memberOf(householdId, whom)
    if (whom !== undefined && !named) return refuse('NO_SUCH_PERSON', {}, 'whom')
    if (named && !isUnbound(named)) return refuse('HAS_ACCOUNT')
    const _id = `l${seal.codeHash('letter of', `${person._id}:${key}`).slice(0, 23)}`
    const printed = letterOf(seal.codeHash('letter text', _id).slice(0, 32))
    const made = await transaction<LetterDoc>(async tx => {
      const present = await tx.get('letters', _id)
      if (present) return present.householdId === householdId ? present : refuse('KEY_USED')
      const doc: LetterDoc = {
        _id,
        v: 1,
        hash: hashOf(readLetter(printed)),
        householdId,
        personId: named?._id ?? null,
        path: household.path,
        by: person._id,
        byName: person.staffName ?? '',
        at: now,
        until: now + LETTER_FOR,
        sortKey: `${String(now).padStart(13, '0')}${_id}`,
        state: 'waiting',
        usedBy: null,
        endedAt: null,
      }
      await tx.put('letters', doc)
      return doc
    })
    if (isRefusal(made)) return made
    // Shown once: later the letter is listed, its code is not.
    if (made.state !== 'waiting') return letterOver()
    return {
      id: made._id,
      letter: printed,
      until: made.until,
      door: household.door,
      who: named ? maskName(calledOf(named)) : null,
    }
  },
}

const memberOf = async (householdId: string, whom: string): Promise<PersonDoc | null> =>
  (await peopleOf(householdId)).find(one => whomOf(householdId, one._id) === whom) ?? null

const REVOKED = '作废了，拿着这封信也登记不了。'

export const revoke: Handler<'join.revoke'> = {
  async known({ id }, { actor, now, again }) {
    const done = await transaction<{ message: string }>(async tx => {
      const doc = await tx.get('letters', id)
      if (!doc || !mayInvite(actor, { id: doc.householdId, path: doc.path }, now))
        return refuse('NOT_ALLOWED')
      if (doc.state === 'revoked') return { message: again ? REVOKED : '这封信已经作废了。' }
      if (doc.state === 'used') return refuse('LETTER_USED')
      await tx.put('letters', { ...doc, state: 'revoked', endedAt: now })
      return { message: REVOKED }
    })
    return done
  },
}
