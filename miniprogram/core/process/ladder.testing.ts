/** An invented process that only the tests of the kit use: the village lends its ladder. */
import { holdsPost } from '../people/role'
import { refuse } from '../refusal'
import { kit, type StageTable } from './define'
import { choice, files, flag, score, text } from './fields'

interface LadderKinds {
  stage:
    | { state: 'asked'; answerDueAt: number }
    | { state: 'lent'; to: string; backAt: number }
    | { state: 'back'; backSince: number }
    | { state: 'refused' }
  record: { borrower: string; path: string[]; longer: number; marks: number[] }
  relation: 'villager' | 'borrower' | 'keeper' | 'clock'
  facts: { path?: string[]; keys?: number }
  requests: { longer: { until: number } }
  law: object
  event:
    | { type: 'LadderAsked'; path: string[]; answerDueAt: number }
    | { type: 'Lent'; to: string; backAt: number }
    | { type: 'TurnedDown' }
    | { type: 'LongerAsked'; dueAt: number; until: number }
    | { type: 'LongerAnswered'; granted: boolean; until: number }
    | { type: 'LongerUnanswered' }
    | { type: 'LadderReturned'; scratches: number }
    | { type: 'Marked'; mark: number }
  envelope: { matterId: string }
  reminder: 'late' | 'soon'
  news: { who: 'keeper' | 'borrower'; template: 'ladder'; page: 'ladder'; until: 'always' }
  saying: object
  words: { whose: 'person' | 'office' }
}
const { verb, opening, clock, reminder, process } = kit<LadderKinds>()

/** The village has no phone for it. */
const pressed = { pace: 'usual', way: null } as const
export const HOUR = 3_600_000
export const DAY = 24 * HOUR

const stages: StageTable<LadderKinds> = {
  asked: { label: '等答复', final: false, fields: { answerDueAt: true } },
  lent: { label: '借出去了', final: false, fields: { to: true, backAt: true } },
  back: { label: '还回来了', final: true, fields: { backSince: true } },
  refused: { label: '没借成', final: true, fields: {} },
}
const reason = text({ label: '为什么', max: 20, moderated: true, required: 'NEEDS_REASON' })

const ask = opening('LadderAsked')({
  label: '借梯子',
  ...pressed,
  by: ['villager'],
  needs: ['path'],
  input: {
    what: text({ label: '用来做什么', max: 40, moderated: true, required: 'NEEDS_WORDS' }),
    door: text({ label: '送到哪里', max: 40, moderated: false }),
    size: choice({ label: '多长的', of: ['short', 'long'] }),
    note: text({ label: '编号', max: 10, moderated: false, onRecord: true }),
    photos: files({ label: '照片', photos: 3, voiceSeconds: 60 }),
  },
  decide: (_, __, { facts, now }) => ({ path: facts.path, answerDueAt: now + DAY }),
  evolve: (_, { by, path, answerDueAt }) => ({
    stage: { state: 'asked', answerDueAt },
    record: { borrower: by, path, longer: 0, marks: [] },
  }),
  words: { whose: 'person' },
  message: () => '记下了。',
  phrase: '有答复',
  tells: [
    {
      who: 'keeper',
      how: 'message',
      template: 'ladder',
      page: 'ladder',
      until: 'always',
      text: () => '有人借梯子。',
    },
  ],
  timeline: () => '要借梯子',
})

const lend = verb('Lent')({
  label: '借给他',
  ...pressed,
  by: { asked: ['keeper'] },
  to: ['lent'],
  insists: true,
  needs: ['keys'],
  input: {},
  refuses: (_, { facts }) => ((facts.keys ?? 1) > 0 ? null : refuse('SOLD_OUT')),
  decide: ({ borrower }, _, { now }) => ({ to: borrower, backAt: now + 3 * DAY }),
  evolve: (_, { to, backAt }) => ({ stage: { state: 'lent', to, backAt } }),
  words: { whose: 'person' },
  message: () => '借出去了。',
  phrase: '有答复',
  tells: [
    {
      who: 'borrower',
      how: 'now',
      template: 'ladder',
      page: 'ladder',
      until: 'always',
      text: () => '借给您了。',
    },
  ],
  timeline: () => '借出去了',
})

const turnDown = verb('TurnedDown')({
  label: '不借',
  ...pressed,
  by: { asked: ['keeper', 'clock'] },
  to: ['refused'],
  input: {},
  decide: () => ({}),
  evolve: () => ({ stage: { state: 'refused' } }),
  words: { whose: 'person' },
  message: () => '没借。',
  phrase: null,
  tells: [],
  timeline: () => '没借成',
})

const askLonger = verb('LongerAsked')({
  label: '多用几天',
  ...pressed,
  asks: { request: 'longer', payload: ({ until }) => ({ until }), dueAt: ({ dueAt }) => dueAt },
  by: { lent: ['borrower', 'keeper'] },
  to: ['same'],
  input: { reason },
  decide: ({ stage }, _, { now }) => ({ dueAt: now + DAY, until: stage.backAt + 2 * DAY }),
  evolve: ({ stage }) => ({ stage }),
  words: { whose: 'person' },
  message: () => '等答复。',
  phrase: '有答复',
  tells: [
    {
      who: 'keeper',
      how: 'badge',
      template: 'ladder',
      page: 'ladder',
      until: { request: 'longer' },
      text: () => '想多用几天。',
    },
  ],
  timeline: () => '想多用几天',
})

const answerLonger = verb('LongerAnswered')({
  label: '答复',
  ...pressed,
  answers: 'longer',
  by: { lent: ['keeper'] },
  to: ['same'],
  input: { granted: flag({ label: '可以' }) },
  decide: (_, { granted }, { asked }) => ({ granted, until: asked.payload.until }),
  evolve: ({ stage, longer }, { granted, until }) => ({
    stage: granted ? { ...stage, backAt: until } : stage,
    record: granted ? { longer: longer + 1 } : {},
  }),
  words: { whose: 'person' },
  message: () => '答复了。',
  phrase: null,
  tells: [],
  timeline: () => '答复了',
})

const longerUnanswered = verb('LongerUnanswered')({
  label: '没人答复',
  answers: 'longer',
  by: { lent: ['clock'] },
  to: ['same'],
  input: {},
  decide: () => ({}),
  evolve: ({ stage }) => ({ stage }),
  words: { whose: 'person' },
  message: () => '没人答复。',
  phrase: null,
  tells: [],
  timeline: () => '没有等到答复',
})

const giveBack = verb('LadderReturned')({
  label: '还',
  ...pressed,
  by: { lent: ['borrower'] },
  to: ['back'],
  input: { photos: files({ label: '照片', photos: 1, voiceSeconds: 0, required: 'NEEDS_PHOTO' }) },
  decide: (_, { photos }) => ({ scratches: photos.length }),
  evolve: (_, { at }) => ({ stage: { state: 'back', backSince: at } }),
  words: { whose: 'person' },
  message: () => '还了。',
  phrase: null,
  tells: [],
  timeline: () => '还回来了',
})

const mark = verb('Marked')({
  label: '评一评',
  ...pressed,
  by: { back: ['borrower'] },
  to: ['same'],
  window: {
    closesAt: ({ stage, marks }) => (marks.length === 0 ? null : stage.backSince + 7 * DAY),
    refusal: () => refuse('OBJECTION_OVER'),
  },
  input: { mark: score({ label: '几分', max: 5, required: 'BAD_INPUT' }) },
  decide: (_, { mark }) => ({ mark }),
  evolve: ({ stage, marks }, { mark }) => ({ stage, record: { marks: [...marks, mark] } }),
  words: { whose: 'person' },
  message: () => '记下了。',
  phrase: null,
  tells: [],
  timeline: () => '评过了',
})

export const ladder = process({
  name: 'ladder',
  idOf: ({ matterId }) => matterId,
  stages,
  verbs: { ask, lend, turnDown, askLonger, answerLonger, longerUnanswered, giveBack, mark },
  requests: { longer: { label: '多用几天', while: ['lent'], unanswered: 'longerUnanswered' } },
  clocks: {
    answer: clock({ while: ['asked'], dueAt: ({ stage }) => stage.answerDueAt, press: 'turnDown' }),
  },
  reminders: {
    late: reminder({
      while: ['lent'],
      at: ({ stage }) => stage.backAt,
      tells: 'borrower',
      text: '梯子该还了。',
    }),
    soon: reminder({
      while: ['lent'],
      at: ({ stage, reminded }) => (reminded.late ? null : stage.backAt - DAY),
      tells: 'borrower',
      text: '梯子明天要还。',
    }),
  },
  relations: {
    villager: (matter, { home }, { facts }) => home.includes((matter?.path ?? facts.path ?? [])[2] ?? ''),
    borrower: (matter, { id }) => matter?.borrower === id,
    keeper: (matter, actor, { now }) => matter !== null && holdsPost(actor, 'dispatcher', matter.path, now),
  },
})
export const ladderKit = { verb, opening, clock, reminder, process, stages }
