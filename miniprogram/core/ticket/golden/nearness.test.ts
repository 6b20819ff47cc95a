/** Whose own matter it is, and who stood aside. */
import { describe } from 'vitest'
import type { Actor } from '../../people/role'
import { press, type Press, type Step } from '../testing'
import {
  claim,
  dispatchTo,
  dispatchToPool,
  rate,
  register,
  resolve,
  revisit,
  submit,
  upTo,
} from '../story/presses.testing'
import { people } from '../story/people.testing'
import { expectRows } from './conditions.testing'

const { chen, wu, li, ma, wang, zhao, sun, gao, qian, xu, zhou, county } = people
const reason = { reason: '是亲戚' }
/** 陈 as a member of the committee, of the grid, of the town desk: the same person with a post. */
const withPost = (of: Actor, posts: Actor['posts']): Actor => ({ ...of, posts, staffName: '陈玉娥' })
const chenJudges = withPost(chen, sun.posts)
const chenWorks = withPost(chen, li.posts)
const chenOfTown = withPost(chen, qian.posts)
/** 钱, married into 陈's house. */
const kinOfTown: Actor = { ...qian, kinHouseholds: [{ householdId: 'h-chen', kin: 'spouse' }] }
const judge = (by: Actor) => press(by, 'committeeRate', { result: 5, speed: 5, manner: 5 })
const publish = (by: Actor) => press(by, 'publish', { asked: '灯不亮', done: '换了', seenRev: 0 })
const reopen = (by: Actor) => press(by, 'reopen', { reason: '又坏了' })
const aside = (by: Actor, town: Actor[] = [qian, xu]) => press(by, 'standAside', reason, { town })
const object = press(chen, 'objectTo', { reason: '信不过' })
const answer = (by: Actor, upheld: boolean, approvers = ['qian', 'xu']) =>
  press(by, 'answerObjection', { upheld, reason: '看过了' }, { approvers })
const reclassify = (by: Actor, facts?: Press['facts']) =>
  press(
    by,
    'reclassify',
    { category: 'policy', sub: 'pension', matter: 'minor', track: 2, reason: '看错了' },
    facts,
  )
const answerClass = (by: Actor, approvers?: string[]) =>
  press(by, 'answerReclassify', { agreed: true, reason: '对', seenRev: 0 }, { approvers })
const helped: Step[] = [submit({ onBehalfOf: chen.id, consentWords: '当面' }, wu), dispatchTo(li), claim(li)]
const slip = (by: Actor, facts = {}) => rate(4, by, { slip: true, ...facts })
const found = [register({}, wu), dispatchTo(li), claim(li), resolve(li)]
const staffOrder = [submit({ aboutStaff: true }), dispatchTo(xu, {}, qian), claim(xu)]

describe('nobody judges their own', () => {
  expectRows([
    ['a member of the committee does not rate their own order', upTo('closed'), judge(chenJudges), 'RELATED'],
    ['nor show it', upTo('closed'), publish(chenJudges), 'RELATED'],
    ['nor revisit it', upTo('resolved'), revisit(chenJudges), 'RELATED'],
    ['another member does', upTo('closed'), judge(gao), 'yes'],
    ['the desk offers nobody their own order', [submit()], dispatchTo(chenWorks), 'RECUSED'],
    [
      'nor asks the holder anybody for help with their own',
      upTo('claimed'),
      press(li, 'addHandler', { person: chen.id, reason: '两个人' }, { people: [chenWorks] }),
      'RECUSED',
    ],
    [
      'in a pool they are left out',
      [submit(), dispatchToPool([li, chenWorks])],
      claim(chenWorks),
      'NOT_ALLOWED',
    ],
    [
      'the town does not approve what it has an order of',
      [...upTo('claimed'), reclassify(zhao)],
      answerClass(chenOfTown, ['chen']),
      'NOT_ALLOWED',
    ],
    [
      'who asked does not answer',
      [...upTo('claimed'), reclassify(qian, { noDesk: true })],
      answerClass(qian, ['qian', 'xu']),
      'NOT_ALLOWED',
    ],
    [
      'a colleague of theirs does',
      [...upTo('claimed'), reclassify(qian, { noDesk: true })],
      answerClass(xu, ['qian', 'xu']),
      'yes',
    ],
    [
      'an objection is not answered by whom it is about',
      [...staffOrder, object],
      answer(xu, false),
      'NOT_ALLOWED',
    ],
    ['but by a colleague', [...staffOrder, object], answer(qian, true), 'yes'],
    ['where there is none, by the county', [...staffOrder, object], answer(county, true, ['county']), 'yes'],
    [
      'who has an order does not answer their own objection, also as the only one in the town',
      [...upTo('claimed'), object],
      answer(chenOfTown, false, ['chen']),
      'NOT_ALLOWED',
    ],
    [
      'nor does their family',
      [...upTo('claimed'), object],
      answer(kinOfTown, false, ['qian']),
      'NOT_ALLOWED',
    ],
    [
      'nor whom it was offered to when it was made',
      [submit({ aboutStaff: true }), dispatchTo(xu, {}, qian), object],
      answer(xu, false, ['xu']),
      'NOT_ALLOWED',
    ],
    ['then the county does', [...upTo('claimed'), object], answer(county, false, ['county']), 'yes'],
    [
      'and nobody learns from a no whether there is one: not who has it',
      upTo('claimed'),
      answer(li, false),
      'NOT_ALLOWED',
    ],
    ['with one neither', [...upTo('claimed'), object], answer(li, false), 'NOT_ALLOWED'],
    ['who registered it does not revisit it', found, revisit(wu), 'RELATED'],
    ['nor who handled it', found, revisit(li), 'RELATED'],
    ['a grid member who had no hand in it does', found, revisit(ma), 'yes'],
  ])
})

describe('a slip of paper', () => {
  const done = [
    ...helped,
    press(li, 'addHandler', { person: 'wang', reason: '两个人' }, { people: [wang] }),
    resolve(li),
  ]
  const twice = [
    submit({ onBehalfOf: chen.id, consentWords: '当面' }, wu),
    dispatchTo(ma),
    claim(ma),
    press(ma, 'giveBack', { reason: '不顺路' }),
    dispatchTo(li),
    claim(li),
    resolve(li),
  ]
  expectRows([
    ['a neighbour types the rating from it', done, slip(zhou), 'yes'],
    ['without it they do not', done, rate(4, zhou), 'NOT_ALLOWED'],
    ['not the helper', done, slip(wu), 'RELATED'],
    ['not the holder', done, slip(li), 'RELATED'],
    ['not who helped the holder', done, slip(wang), 'RELATED'],
    ['not who had it before', twice, slip(ma), 'RELATED'],
    ['not the family of the helper or a handler', done, slip(zhou, { slipKin: true }), 'RELATED'],
    [
      'it opens no other verb',
      done,
      press(zhou, 'reopen', { reason: '又坏了' }, { slip: true }),
      'NOT_ALLOWED',
    ],
    ['there is none of what nobody ordered', [...found], slip(zhou), 'NOT_ALLOWED'],
    ['before it is resolved there is nothing to rate', helped, slip(zhou), 'NOT_NOW'],
  ])
})

describe('who stood aside', () => {
  const out = [...upTo('claimed'), press(li, 'recuse', reason)]
  const pool = [submit(), dispatchToPool([li, wang]), press(li, 'recuse', reason)]
  const upheld = [...upTo('claimed'), object, answer(qian, true)]
  const refused = [
    ...upTo('claimed'),
    object,
    answer(qian, false),
    press(li, 'giveBack', { reason: '不顺路' }),
  ]
  expectRows([
    ['the holder is not sent it again', out, dispatchTo(li), 'RECUSED'],
    [
      'nor asked to help',
      [...out, dispatchTo(ma), claim(ma)],
      press(ma, 'addHandler', { person: 'li', reason: '两个人' }, { people: [li] }),
      'RECUSED',
    ],
    ['one of a pool does not claim it any more', pool, claim(li), 'NOT_ALLOWED'],
    ['the others do', pool, claim(wang), 'yes'],
    ['whom an upheld objection was about is not sent it again', upheld, dispatchTo(li), 'RECUSED'],
    ['whom a refused one was about is', refused, dispatchTo(li), 'yes'],
    [
      'an objection that waits keeps nobody away yet',
      [...upTo('claimed'), object, press(li, 'giveBack', { reason: '不顺路' })],
      dispatchTo(li),
      'yes',
    ],
    ['does not revisit', [...upTo('resolved'), aside(sun)], revisit(sun), 'RELATED'],
    ['does not rate for the committee', [...upTo('closed'), aside(sun)], judge(sun), 'RELATED'],
    ['does not send it back', [...upTo('closed'), aside(sun)], reopen(sun), 'RELATED'],
    ['does not show it', [...upTo('closed'), aside(sun)], publish(sun), 'RELATED'],
    [
      'the last one in the town may not, while a revisit is owed',
      found,
      aside(qian, [qian]),
      'NOBODY_ELSE_REVISITS',
    ],
    ['where another serves there, they may', found, aside(qian), 'yes'],
    ['and where none is owed', upTo('resolved'), aside(qian, [qian]), 'yes'],
  ])
})
