/** Which desk decides, who stands in where a post is empty, and what may be shown. */
import { describe } from 'vitest'
import type { Actor } from '../../people/role'
import { clock, closing, press, type Press } from '../testing'
import {
  claim,
  dispatchTo,
  dispute,
  disputeClass,
  register,
  resolve,
  revisit,
  submit,
  upTo,
} from '../story/presses.testing'
import { people } from '../story/people.testing'
import { expectRows } from './conditions.testing'
import { twin } from './roads.testing'

const { chen, wu, li, ma, zhao, sun, qian, xu, county } = people
const judge = (by: Actor) => press(by, 'committeeRate', { result: 5, speed: 5, manner: 5 })
/** A colleague in the town. */
const bai: Actor = { ...qian, id: 'bai' }
const publish = (by: Actor) => press(by, 'publish', { asked: '灯不亮', done: '换了', seenRev: 0 })
const reclassify = (by: Actor, facts?: Press['facts']) =>
  press(
    by,
    'reclassify',
    { category: 'policy', sub: 'pension', matter: 'minor', track: 2, reason: '看错了' },
    facts,
  )
const answerClass = (by: Actor, approvers?: string[]) =>
  press(by, 'answerReclassify', { agreed: true, reason: '对', seenRev: 0 }, { approvers })
const decline = (by: Actor, facts?: Press['facts']) =>
  press(by, 'decline', { reason: '办不了', whereInstead: '镇里' }, facts)
const merge = (by: Actor, facts = {}) =>
  press(by, 'merge', { into: 't9', seenRev: 0 }, () => ({ target: twin('ordinary'), ...facts }))
const refer = (by: Actor) => press(by, 'refer', { office: '供电所', reason: '归他们' })
const found = [register({}, wu), dispatchTo(li), claim(li), resolve(li)]
const staffOrder = [submit({ aboutStaff: true }), dispatchTo(xu, {}, qian), claim(xu)]

describe('after an appeal, and about staff, the town decides', () => {
  const appealed = [submit(), decline(zhao), press(chen, 'appeal', { text: '该村里办' })]
  const decided = [...appealed, dispatchTo(li, {}, qian), press(li, 'giveBack', { reason: '不顺路' })]
  expectRows([
    ['the village does not send it out', appealed, dispatchTo(li), 'WITH_TOWN'],
    ['nor decline it again', appealed, decline(zhao), 'WITH_TOWN'],
    ['nor merge it', appealed, merge(zhao), 'WITH_TOWN'],
    ['nor refer it', appealed, refer(zhao), 'WITH_TOWN'],
    ['the town sends it out', appealed, dispatchTo(li, {}, qian), 'yes'],
    ['or declines it', appealed, decline(qian), 'yes'],
    ['or refers it', appealed, refer(qian), 'yes'],
    ['its requester may still withdraw it', appealed, press(chen, 'withdraw', {}), 'yes'],
    ['once decided it is the village’s again', decided, dispatchTo(ma), 'yes'],
    ['and the town’s no longer to decline', decided, decline(qian), 'NOT_ALLOWED'],
    ['a complaint is declined by the town', [submit({ aboutStaff: true })], decline(qian), 'yes'],
    ['never by the village', [submit({ aboutStaff: true })], decline(zhao), 'NOT_ALLOWED'],
    ['it is merged with nothing', [submit({ aboutStaff: true })], merge(qian), 'NOT_ALLOWED'],
    ['the town asks for another class', staffOrder, reclassify(qian), 'yes'],
    ['not the village', staffOrder, reclassify(zhao), 'NOT_ALLOWED'],
    ['a colleague answers that', [...staffOrder, reclassify(qian)], answerClass(bai, ['bai']), 'yes'],
    [
      'not the person who asked',
      [...staffOrder, reclassify(qian)],
      answerClass(qian, ['qian']),
      'NOT_ALLOWED',
    ],
    ['nor who has it', [...staffOrder, reclassify(qian)], answerClass(xu, ['xu']), 'NOT_ALLOWED'],
    ['nor its requester', [...staffOrder, reclassify(qian)], answerClass(chen), 'NOT_ALLOWED'],
    [
      'the county does where nobody is left',
      [...staffOrder, reclassify(qian)],
      answerClass(county, ['county']),
      'yes',
    ],
    [
      'the town says yes to cancelling',
      [...staffOrder, press(chen, 'askCancel', {})],
      press(qian, 'agreeCancel', {}),
      'yes',
    ],
    ['it is given to the town’s own', [submit({ aboutStaff: true })], dispatchTo(xu, {}, qian), 'yes'],
    ['never to the village’s', [submit({ aboutStaff: true })], dispatchTo(li, {}, qian), 'NO_SUCH_PERSON'],
  ])
})

describe('where a post is empty the next one above stands in', () => {
  const noSupervisor = (p: Press): Press => ({ ...p, facts: { noSupervisor: true } })
  const asked = [...upTo('claimed'), press(chen, 'askCancel', {})]
  const cancel = (facts: Press['facts']) => press(qian, 'agreeCancel', {}, facts)
  const staffClosed = [...staffOrder, resolve(xu), closing, clock('close')]
  expectRows([
    ['no committee: the town rates', upTo('closed'), noSupervisor(judge(qian)), 'yes'],
    ['no committee: the town shows', upTo('closed'), noSupervisor(publish(qian)), 'yes'],
    ['with a committee it does not rate', upTo('closed'), judge(qian), 'NOT_ALLOWED'],
    ['with a committee it does not show', upTo('closed'), publish(qian), 'NOT_ALLOWED'],
    ['no desk: the town declines', [submit()], decline(qian, { noDesk: true }), 'yes'],
    ['no desk: the town merges', [submit()], merge(qian, { noDesk: true }), 'yes'],
    ['no desk: the town says yes to cancelling', asked, cancel({ noDesk: true }), 'yes'],
    ['no desk: the town asks for another class', upTo('claimed'), reclassify(qian, { noDesk: true }), 'yes'],
    ['with a desk it does not decline', [submit()], decline(qian), 'NOT_ALLOWED'],
    ['with a desk it does not merge', [submit()], merge(qian), 'NOT_ALLOWED'],
    ['with a desk it does not say yes to cancelling', asked, cancel({}), 'NOT_ALLOWED'],
    ['with a desk it does not ask for another class', upTo('claimed'), reclassify(qian), 'NOT_ALLOWED'],
    [
      'nobody in the town: the county approves',
      [...upTo('claimed'), reclassify(zhao)],
      answerClass(county, ['county']),
      'yes',
    ],
    [
      'somebody there: it does not',
      [...upTo('claimed'), reclassify(zhao)],
      answerClass(county, ['qian', 'xu']),
      'NOT_ALLOWED',
    ],
    [
      'nobody looked it up: nobody approves',
      [...upTo('claimed'), reclassify(zhao)],
      answerClass(qian),
      'NOT_ALLOWED',
    ],
    [
      'an empty committee opens no complaint about staff',
      staffClosed,
      noSupervisor(publish(qian)),
      'NOT_ALLOWED',
    ],
    [
      'a dispute is not shown by the person who stands in',
      [...upTo('closed', dispute)],
      noSupervisor(publish(qian)),
      'NOT_SHOWABLE',
    ],
  ])
})

describe('the requester alone lets a thing leave its kind', () => {
  const out = [submit(dispute), dispatchTo(li, disputeClass), claim(li), reclassify(zhao)]
  const within = [
    submit(dispute),
    dispatchTo(li, disputeClass),
    press(zhao, 'reclassify', { ...disputeClass, track: 3, reason: '复杂' }),
  ]
  expectRows([
    ['out of disputes: with their yes', out, answerClass(chen), 'yes'],
    ['or the approver’s', out, answerClass(qian, ['qian']), 'yes'],
    ['within disputes they are not asked', within, answerClass(chen), 'NOT_ALLOWED'],
    ['but the approver', within, answerClass(qian, ['qian']), 'yes'],
  ])
})

describe('what is shown', () => {
  const silent = upTo('closed', { showOnBoard: false })
  expectRows([
    ['not without consent', silent, publish(sun), 'NO_CONSENT'],
    [
      'with one that is given later',
      [...silent, press(chen, 'consent', { consent: true })],
      publish(sun),
      'yes',
    ],
    [
      'not with one that was taken back',
      [...upTo('closed'), press(chen, 'consent', { consent: false })],
      publish(sun),
      'NO_CONSENT',
    ],
    [
      'what nobody ordered needs none',
      [...found, revisit(qian), closing, clock('close')],
      publish(sun),
      'yes',
    ],
    [
      'there is nothing to agree to in a private matter',
      [submit({ showOnBoard: false }), dispatchTo(li, { matter: 'private' })],
      press(chen, 'consent', { consent: true }),
      'NOT_SHOWABLE',
    ],
    [
      'taking it back is always possible',
      [submit(), dispatchTo(li, { matter: 'private' })],
      press(chen, 'consent', { consent: false }),
      'yes',
    ],
  ])
})
