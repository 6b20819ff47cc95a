/** What a grid member does at a door: notes the visit for themselves, writes down what was agreed to, compares a number. */
import { about } from '../../../miniprogram/core/about'
import { lastVisit, unvisited, visited } from '../../../miniprogram/core/care/visits'
import { agreed, takenBack, TAG_LABELS } from '../../../miniprogram/core/care/tags'
import { LONG } from '../../../miniprogram/core/lasts'
import { officeTell } from '../../../miniprogram/core/news/office-tells'
import { isOwnHousehold } from '../../../miniprogram/core/people/impartial'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { HouseholdDoc, PersonDoc } from '../../_documents'
import { logReading } from '../../_journal/reading'
import { checkTyped } from '../../_journal/words/keep-words'
import { newsFor } from '../../_notices/news'
import { changeAgreements, changeVisits, nodesOfMine, visitsOf } from '../../_people/care/kept'
import { whomOf } from '../../_people/households'
import { calledOf, isUnbound, peopleOf } from '../../_people/joining'
import type { Known } from '../../_people/person'
import { shownName } from '../../_people/posts'
import { seal } from '../../_platform/ports'
import { transaction } from '../../_platform/transaction'
import { listedPhone } from '../../_roster/listed-phone'
import type { Handler } from '../request/serve'
import { myHousehold } from './open'

export const visit: Handler<'visit.note'> = {
  async known({ household: id, contact }, me) {
    const household = await myHousehold(id, me)
    if (isRefusal(household)) return household
    const message = contact === null ? '去掉了。' : '记下了，只有您和这一户看得到。'
    if (me.again) return { message, last: lastVisit(await visitsOf(me.person._id), id, me.now) }
    const done = await transaction(tx =>
      changeVisits(
        tx,
        me.person._id,
        visits => (contact === null ? unvisited(visits, id, me.now) : visited(visits, id, contact, me.now)),
        me.now,
      ),
    )
    if (isRefusal(done)) return done
    return { message, last: lastVisit(done, id, me.now) }
  },
}

export const forget: Handler<'visit.forget'> = {
  async known(_, me) {
    if ((await nodesOfMine(me)).length === 0) return refuse('NOT_ALLOWED')
    const answer = { message: '走访记的都删掉了。' }
    if (me.again) return answer
    const done = await transaction(tx => changeVisits(tx, me.person._id, () => ({}), me.now))
    return isRefusal(done) ? done : answer
  },
}

interface There {
  household: HouseholdDoc
  person: PersonDoc
}
/** Somebody behind a door of mine; nothing is written down about one's own family. */
async function memberAt(
  id: string,
  whom: string,
  me: Known,
  { ofOwn }: { ofOwn: boolean },
): Promise<There | Refusal> {
  const household = await myHousehold(id, me)
  if (isRefusal(household)) return household
  if (!ofOwn && isOwnHousehold(me.actor, id, me.now)) return refuse('NOT_YOURSELF')
  const person = (await peopleOf(id)).find(one => whomOf(id, one._id) === whom)
  return person ? { household, person } : refuse('NO_SUCH_PERSON', {}, 'whom')
}

export const spoken: Handler<'visit.tag'> = {
  async known({ household: id, whom, tag, yes, key }, me) {
    const there = await memberAt(id, whom, me, { ofOwn: false })
    if (isRefusal(there)) return there
    const answer = {
      message: yes
        ? `记下了：${TAG_LABELS[tag]}，${LONG.tag}内有效。本人随时能收回。`
        : `「${TAG_LABELS[tag]}」去掉了。`,
    }
    if (me.again) return answer
    const by = shownName(me.person)
    const done = await transaction<true>(async tx => {
      const person = await tx.get('people', there.person._id)
      if (person?.householdId !== id) return refuse('STALE')
      await changeAgreements(tx, person, before =>
        yes ? agreed(before, tag, { how: 'spoken', heardBy: by }, me.now) : takenBack(before, tag),
      )
      // Nobody has something written down about them without hearing of it.
      if (!isUnbound(person))
        await tx.put(
          'due',
          newsFor({
            id: `tag-${seal.codeHash('tag', `${person._id}:${key}`).slice(0, 24)}`,
            about: about('person', person._id),
            villageId: there.household.path[2] ?? '',
            ...officeTell('TagHeard', { by, yes }),
            to: [person._id],
            now: me.now,
          }),
        )
      return true
    })
    return isRefusal(done) ? done : answer
  },
}

export const number: Handler<'visit.number'> = {
  async known({ household: id, whom }, me) {
    const there = await memberAt(id, whom, me, { ofOwn: false })
    if (isRefusal(there)) return there
    const answer = { message: `核对过了。${LONG.numberListed}内，本人用这个号码的微信，写上姓名就能登记。` }
    if (me.again) return answer
    const done = await transaction<true>(async tx => {
      const person = await tx.get('people', there.person._id)
      if (person?.householdId !== id) return refuse('STALE')
      if (!isUnbound(person)) return refuse('HAS_ACCOUNT')
      if (person.phoneSealed === null) return refuse('NUMBER_NONE')
      await tx.put('people', { ...person, ...listedPhone(seal.open(person.phoneSealed), me.now) })
      return true
    })
    return isRefusal(done) ? done : answer
  },
}

export const unmask: Handler<'visit.unmask'> = {
  async known({ household: id, whom, purpose, key }, me) {
    const there = await memberAt(id, whom, me, { ofOwn: true })
    if (isRefusal(there)) return there
    const check = await checkTyped(me)
    if (isRefusal(check)) return check
    const { household, person } = there
    await logReading(me, {
      matter: {
        about: about('household', id),
        no: '走访',
        path: household.path,
        villageId: household.path[2] ?? '',
      },
      of: person._id,
      what: 'phone',
      purpose,
      key,
      check,
    })
    return { name: calledOf(person), phone: person.phoneSealed && seal.open(person.phoneSealed) }
  },
}
