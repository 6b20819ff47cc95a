/** What can be done once only, one at a time, or so many times; and what insists on what was seen. */
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../refusal'
import { VERBS, type Verb } from '../lifecycle'
import { days } from '../../clock/units'
import { after, press, type Step } from '../testing'
import {
  claim,
  dispatchTo,
  dispatchToPool,
  disputeClass,
  dispute,
  rate,
  resolve,
  submit,
  upTo,
} from '../story/presses.testing'
import { people } from '../story/people.testing'
import { expectRows, type Condition } from './conditions.testing'
import { prepare, pressOf, workdays } from './presses.testing'
import { cast, roadTo, told, twin, type Where } from './roads.testing'
import { written } from './tables.testing'

const { chen, li, ma, sun, gao, qian, zhao, wang } = people
const decline = (by: typeof zhao | typeof qian = zhao) =>
  press(by, 'decline', { reason: '村里办不了', whereInstead: '镇里' })
const appeal = press(chen, 'appeal', { text: '该村里办' })
const object = press(chen, 'objectTo', { reason: '信不过' })
const answer = (upheld: boolean) =>
  press(qian, 'answerObjection', { upheld, reason: '看过了' }, { approvers: ['qian'] })
const askCancel = press(chen, 'askCancel', {})
const reclassify = press(zhao, 'reclassify', {
  category: 'policy',
  sub: 'pension',
  matter: 'minor',
  track: 2,
  reason: '看错了',
})
const answered = (agreed: boolean) =>
  press(qian, 'answerReclassify', { agreed, reason: '看过了', seenRev: 0 }, { approvers: ['qian'] })
const urge = press(chen, 'urge', {})
const amend = press(chen, 'amend', { text: '还有', attachments: [] })
const publish = press(sun, 'publish', { asked: '灯不亮', done: '换了', seenRev: 0 })
const unpublish = press(sun, 'unpublish', { reason: '写错了' })
const aside = press(sun, 'standAside', { reason: '是表弟办的' })
const merge = press(zhao, 'merge', { into: 't9', seenRev: 0 }, () => ({ target: twin('ordinary') }))
const back = press(li, 'giveBack', { reason: '不顺路' })
const again: Step[] = [dispatchTo(ma), claim(ma)]

describe('once', () => {
  expectRows([
    ['an appeal', [submit(), decline()], appeal, 'yes'],
    ['and no second one', [submit(), decline(), appeal, decline(qian)], appeal, 'APPEAL_ONCE'],
    ['asking what keeps it, on the last day', [submit()], urge, 'NOT_LATE', '2026-11-25 8:00'],
    ['the moment after', [submit()], urge, 'yes', '2026-11-26 8:00'],
    ['once a day', [submit(), after(days(3)), urge], urge, 'URGED_TODAY', '2026-11-27 23:59'],
    ['and again on the next', [submit(), after(days(3)), urge], urge, 'yes', '2026-11-28 0:00'],
    ['an objection', upTo('claimed'), object, 'yes'],
    ['no second one while the first waits', [...upTo('claimed'), object], object, 'OBJECT_ONCE'],
    ['no second one after a no', [...upTo('claimed'), object, answer(false)], object, 'OBJECT_ONCE'],
    [
      'no second one against the next',
      [...upTo('claimed'), object, answer(true), ...again],
      object,
      'OBJECT_ONCE',
    ],
    ['an answer to it', [...upTo('claimed'), object], answer(true), 'yes'],
    ['and no second one', [...upTo('claimed'), object, answer(false)], answer(true), 'ANSWERED_ALREADY'],
    ['standing aside from judging', [...upTo('closed'), aside], aside, 'ASKED_ALREADY'],
    ['coming down from the wall', [...upTo('closed'), publish, unpublish], unpublish, 'NOT_NOW'],
  ])
})

describe('one at a time', () => {
  expectRows([
    ['a wish to cancel', [...upTo('claimed'), askCancel], askCancel, 'ASKED_ALREADY'],
    [
      'which ends with the one who was asked',
      [...upTo('claimed'), askCancel, back, ...again],
      askCancel,
      'yes',
    ],
    ['a wish for another class', [...upTo('claimed'), reclassify], reclassify, 'ASKED_ALREADY'],
    ['again after it was answered', [...upTo('claimed'), reclassify, answered(false)], reclassify, 'yes'],
    ['a yes to cancel needs the question', upTo('claimed'), press(li, 'agreeCancel', {}), 'NOT_NOW'],
    ['an answer to an objection needs it', upTo('claimed'), answer(true), 'NOT_NOW'],
    ['an answer to 改分类 needs it', upTo('claimed'), answered(true), 'NOT_NOW'],
    [
      'and a second one hears that it was answered',
      [...upTo('claimed'), reclassify, answered(false)],
      answered(true),
      'ANSWERED_ALREADY',
    ],
    ['a rating each round: replaced', [...upTo('resolved'), rate(1)], rate(2), 'yes'],
    [
      'the committee’s: each member’s own',
      [...upTo('closed'), press(sun, 'committeeRate', { result: 1, speed: 1, manner: 1 })],
      press(gao, 'committeeRate', { result: 5, speed: 5, manner: 5 }),
      'yes',
    ],
    [
      'the reader is chosen once more only when it changes',
      [submit(), press(chen, 'setReaders', { readers: 'handlers' })],
      press(chen, 'setReaders', { readers: 'handlers' }),
      'SAME_ALREADY',
    ],
    ['a consent likewise', [submit()], press(chen, 'consent', { consent: true }), 'SAME_ALREADY'],
    [
      'a helper who helps already',
      [...upTo('claimed'), press(li, 'addHandler', { person: 'wang', reason: '两个人' }, { people: [wang] })],
      press(li, 'addHandler', { person: 'wang', reason: '两个人' }, { people: [wang] }),
      'BAD_INPUT',
    ],
  ])
})

const twenty = Array.from({ length: 20 }, () => amend)
describe('so many times a round', () => {
  expectRows([
    ['a twentieth addition', [submit(), ...twenty.slice(1)], amend, 'yes'],
    ['no twenty-first', [submit(), ...twenty], amend, 'ENOUGH'],
    [
      'in the next round again',
      [
        submit(),
        ...twenty,
        dispatchTo(li),
        claim(li),
        resolve(li),
        press(chen, 'reopen', { reason: '又坏了' }),
      ],
      amend,
      'yes',
    ],
    [
      'closing it to others is never too often',
      [
        ...upTo('claimed'),
        ...Array.from({ length: 10 }, () => [
          press(chen, 'setReaders', { readers: 'committee' }),
          press(chen, 'setReaders', { readers: 'usual' }),
        ]).flat(),
      ],
      press(chen, 'setReaders', { readers: 'handlers' }),
      'yes',
    ],
    [
      'opening it is',
      [
        ...upTo('claimed'),
        ...Array.from({ length: 10 }, () => [
          press(chen, 'setReaders', { readers: 'committee' }),
          press(chen, 'setReaders', { readers: 'usual' }),
        ]).flat(),
      ],
      press(chen, 'setReaders', { readers: 'committee' }),
      'ENOUGH',
    ],
  ])
})

describe('the consent, too, is never too late to be taken back', () => {
  const said = (consent: boolean) => press(chen, 'consent', { consent })
  const often = Array.from({ length: 10 }, () => [said(false), said(true)]).flat()
  expectRows([
    ['taken back a twenty-first time', [...upTo('claimed'), ...often], said(false), 'yes'],
    ['and not given again', [...upTo('claimed'), ...often, said(false)], said(true), 'ENOUGH'],
  ])
})

describe('a class, once it is given', () => {
  expectRows([
    [
      'is not changed by sending it out again',
      upTo('dispatched'),
      dispatchTo(ma, { track: 2, reason: '换人' }),
      'CLASSIFIED_ALREADY',
    ],
    [
      'is kept when it is sent out again with a reason',
      upTo('dispatched'),
      dispatchTo(ma, { reason: '换人' }),
      'yes',
    ],
    ['and without a reason it is not', upTo('dispatched'), dispatchTo(ma), 'DISPATCHED_ALREADY'],
    ['a dispute is not sent out as an errand', [submit(dispute)], dispatchTo(li), 'KIND_KEPT'],
    ['but as a dispute', [submit(dispute)], dispatchTo(li, disputeClass), 'yes'],
    [
      'a private matter is not sent out as a public one',
      [submit(), dispatchTo(li, { matter: 'private' })],
      dispatchTo(ma, { reason: '换人' }),
      'KIND_KEPT',
    ],
    ['a dispute is not merged into an errand', [submit(dispute)], merge, 'MERGE_KIND'],
  ])
})

describe('what was seen must still be so', () => {
  const at = (p: typeof publish | typeof merge | ReturnType<typeof answered>, seenRev: number) =>
    ({ ...p, input: { ...p.input, seenRev } }) as typeof publish
  const rows: Condition[] = [
    ['publishing: as seen', upTo('closed'), at(publish, 6), 'yes'],
    [
      'publishing: somebody judged it meanwhile',
      [...upTo('closed'), press(gao, 'committeeRate', { result: 1, speed: 1, manner: 1 })],
      at(publish, 6),
      'STALE',
    ],
    ['merging: as seen', [submit()], at(merge, 1), 'yes'],
    ['merging: something was added meanwhile', [submit(), amend], at(merge, 1), 'STALE'],
    [
      'merging: an objection, which the desk does not learn of, changes nothing',
      [...upTo('dispatched'), object],
      at(merge, 2),
      'yes',
    ],
    ['merging: nor is its number guessed', [...upTo('dispatched'), object], at(merge, 3), 'STALE'],
    ['answering 改分类: as seen', [...upTo('claimed'), reclassify], at(answered(true), 4), 'yes'],
    [
      'answering 改分类: there was progress meanwhile',
      [...upTo('claimed'), reclassify, press(li, 'progress', { text: '去了', attachments: [] })],
      at(answered(true), 4),
      'STALE',
    ],
  ]
  expectRows(rows, 'as written')

  test('only publishing, merging and approvals insist; other typed words are never lost to a step meanwhile', () => {
    const insisting = new Set<Verb>()
    const tried = new Set<Verb>()
    for (const { verb: name, state, column, may } of written().filter(cell => cell.may)) {
      const verb = VERBS.find(one => one === name)
      if (!may || !verb || verb === 'submit' || verb === 'register') continue
      const where: Where = { kind: 'ordinary', state, road: column === 'pool' ? 'pool' : 'alone' }
      const days = verb === 'correctDays'
      const steps = days ? roadTo(where, workdays.start, workdays.as) : roadTo(where)
      const story = told([...(steps ?? []), ...(days ? [workdays.notice] : [])])
      prepare(story, verb, where)
      for (const who of cast(column, 'ordinary', state)) {
        // As it was before anything happened.
        const asked = pressOf(verb, who, where)
        const found = story.ask({ ...asked, input: { ...asked.input, seenRev: 0 } } as typeof asked)
        if (isRefusal(found) && found.refused === 'STALE') insisting.add(verb)
        else if (!isRefusal(found)) tried.add(verb)
      }
    }
    expect(
      [...insisting].sort(),
      'these insist on what was seen: name each here, and say in a row above what must still be so',
    ).toEqual(['answerReclassify', 'merge', 'publish'])
    // On the desk an answered objection needs a road of its own; it is tried in hand.
    expect(
      VERBS.filter(verb => verb !== 'submit' && verb !== 'register').filter(
        verb => !insisting.has(verb) && !tried.has(verb),
      ),
      'nobody can press these: a row of their golden table is missing, or their input in presses.testing.ts is refused',
    ).toEqual([])
  })
})

test('a pool is offered to all of it', () => {
  const story = told([submit(), dispatchToPool([li, wang])])
  for (const by of [li, wang]) expect(isRefusal(story.ask(claim(by))), by.id).toBe(false)
})
