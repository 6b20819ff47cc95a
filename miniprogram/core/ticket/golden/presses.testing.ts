/** One well-formed press of every verb, so that anybody who is refused is refused for who they are. */
import { addDays, dayKey } from '../../clock/shanghai'
import type { Actor } from '../../people/role'
import type { Inputs } from '../commands'
import type { Facts } from '../decide'
import type { Verb } from '../lifecycle'
import { press, until, type Press, type Step, type Story } from '../testing'
import { askedBy, VERB_OF } from '../story/toward.testing'
import { draft, submit } from '../story/presses.testing'
import { HOME, LEAF, NOW, people } from '../story/people.testing'
import {
  bai,
  cao,
  classOf,
  handsOf,
  OTHER_CLASS,
  tryStep,
  twin,
  WAIT,
  type Kind,
  type Where,
} from './roads.testing'

const { chen, li, wang, zhao, sun, qian, xu, county } = people

function inputs({ kind, road }: Where): { [V in Verb]: Inputs[V] } {
  const to = kind === 'staff' ? cao.id : road === 'former' ? li.id : wang.id
  return {
    submit: { ...draft, attachments: [], showOnBoard: true },
    register: { ...draft, attachments: [], source: 'patrol', gridId: LEAF },
    amend: { text: '还有一盏', attachments: [] },
    urge: {},
    withdraw: {},
    askCancel: {},
    agreeCancel: {},
    decline: { reason: '村里办不了', whereInstead: '镇便民中心' },
    appeal: { text: '该村里办的' },
    merge: { into: 't9', seenRev: 0 },
    unmerge: { reason: '不是一回事' },
    refer: { office: '供电所', reason: '归他们' },
    answerReferral: { accepted: true, outcome: 'done', text: '他们修好了' },
    dispatch: { ...classOf(kind), person: to, reason: '换个近的' },
    claim: { measures: '去修', promisedDay: dayKey(addDays(NOW, 2)), showContact: true },
    lapse: {},
    giveBack: { reason: '不顺路' },
    reassign: { person: to, reason: '他病了' },
    recommit: { promisedDay: dayKey(addDays(NOW, 3)), reason: '灯泡没到' },
    progress: { text: '看过了', attachments: [] },
    addHandler: { person: HELPER.id, reason: '人手不够' },
    recuse: { reason: '是亲戚' },
    objectTo: { reason: '信不过' },
    answerObjection: { upheld: true, reason: '换一位' },
    reclassify: { ...OTHER_CLASS, reason: '看错了' },
    answerReclassify: { agreed: true, reason: '对', seenRev: 0 },
    resolve: { outcome: 'notNeeded', text: '又亮了', attachments: [] },
    rate: { score: 4, attachments: [] },
    revisit: { text: '看过了', satisfied: true },
    committeeRate: { result: 4, speed: 4, manner: 5 },
    standAside: { reason: '是亲戚' },
    reopen: { reason: '又不亮了' },
    close: {},
    consent: { consent: kind === 'registered' },
    setReaders: { readers: kind === 'handlers' || kind === 'letIn' ? 'usual' : 'handlers' },
    publish: { asked: '灯不亮', done: '换了灯泡', seenRev: 0 },
    unpublish: { reason: '写错了' },
    remind: {},
    correctDays: {},
  }
}

/** On duty for everything, and nowhere cast: anyone who asks for help asks for them. */
const HELPER: Actor = { ...bai, id: 'deng', staffName: '邓来' }

/** An input of every verb, for tests that need any: the one list to which a new verb is added. */
export const plainInputs = inputs({ kind: 'ordinary', state: 'submitted', road: 'alone' })

/** What the cloud would have looked up. The town has somebody in post, and so have desk and committee. */
function facts(verb: Verb, { kind }: Where): Facts {
  return {
    no: 'WL26-0002',
    place: { path: HOME, householdId: null },
    people: [HELPER, wang, cao, li],
    target: verb === 'merge' ? twin(kind) : null,
    // What it was merged into: still under way for taking it out, done for judging it.
    chain: kind === 'staff' ? [] : [twin(kind, verb === 'unmerge' ? 'claimed' : 'resolved')],
    holder: kind === 'staff' ? bai : li,
    town: [qian, xu],
    approvers: kind === 'askedOfCounty' ? [county.id] : [qian.id, xu.id],
  }
}

export function pressOf(verb: Verb, by: Actor | 'clock', where: Where): Press {
  return press(by, verb, inputs(where)[verb], facts(verb, where))
}

/**
 * What must have happened for the verb to make sense: anyone who may ask what it answers does, and where the clock answers,
 * nobody else has in time; what comes down from the wall hangs there.
 */
export function prepare(story: Story, verb: Verb, where: Where): void {
  const question = askedBy(verb)
  if (question) for (const who of askers(where.kind)) tryStep(story, pressOf(question, who, where))
  if (VERB_OF[verb].pressers.includes('clock'))
    for (const { dueAt } of Object.values(story.here.requests)) if (dueAt) story.go(until(() => dueAt))
  if (verb === 'unpublish' && where.kind !== 'staff')
    tryStep(story, press(sun, 'publish', { asked: '灯不亮', done: '换了', seenRev: 0 }))
  const wait = WAIT[verb]
  if (wait) story.go(wait)
}
/** Whose order it is, who has it, the desk, and one of the town who is not cast. */
const askers = (kind: Kind): Actor[] => [chen, handsOf(kind).first, zhao, xu]

/** An order whose limit counts workdays, and its class. */
export const workdays = {
  start: [submit({ category: 'livelihood', sub: 'certificate' })],
  as: { category: 'livelihood', sub: 'certificate', matter: 'minor', track: 1 } as const,
  /** The notice of 2026 is entered once more, with another day off. */
  notice: {
    notice: [{ year: 2026, source: '更正', holidays: ['2026-11-25'], workdays: [], version: 2 }],
  } satisfies Step,
}
