import { describe, expect, test } from 'vitest'
import { checkRules } from './check-rules'
import { asSaved, defaultRules } from './defaults'
import { ruleAt, ruleOfVersion, subOf, subsOf, type Category, type RuleSet } from './policy'

const version = (n: number, from: number, to: number | null): RuleSet => ({
  ...defaultRules,
  version: n,
  from,
  to,
})
const sub = defaultRules.subs[0]!
const wrongAt = (rules: RuleSet) => checkRules(rules).map(({ where }) => where)

describe('the rules in force', () => {
  const sets = [version(1, 0, 1000), version(2, 1000, null)]

  test('change at the first millisecond of the new version', () => {
    expect(ruleAt(sets, 999)?.version).toBe(1)
    expect(ruleAt(sets, 1000)?.version).toBe(2)
    expect(ruleAt([version(1, 0, 1000)], 1000)).toBeNull()
  })

  test('are the latest to begin where two overlap', () => {
    expect(ruleAt([version(2, 500, null), version(1, 0, null)], 700)?.version).toBe(2)
  })

  test('may be missing, and then nothing is invented', () => {
    expect(ruleAt(sets, -1)).toBeNull()
    expect(ruleOfVersion(sets, 3)).toBeNull()
    expect(subOf(defaultRules, 'noSuch')).toBeNull()
  })

  test('are found again by the version a ticket keeps', () => {
    expect(ruleOfVersion(sets, 1)).toBe(sets[0])
  })
})

describe('the rules a county starts with', () => {
  test('may be saved', () => {
    expect(checkRules(defaultRules)).toEqual([])
  })

  test('offer each category at least six kinds, the last of them for everything else', () => {
    for (const category of ['infrastructure', 'policy', 'livelihood', 'dispute'] satisfies Category[]) {
      const kinds = subsOf(defaultRules, category)
      expect(kinds.length).toBeGreaterThanOrEqual(6)
      expect(kinds[kinds.length - 1]?.id).toBe(`${category}Other`)
    }
  })

  test('name every limit of the law with its article', () => {
    const { statutes } = defaultRules
    expect([statutes.mediation.n, statutes.judicialConfirmation.n]).toEqual([30, 30])
    expect([
      statutes.petitionAccept.n,
      statutes.petitionHandle.n,
      statutes.petitionExtend.n,
      statutes.petitionReview.n,
    ]).toEqual([15, 60, 30, 30])
    expect(Object.values(statutes).filter(({ source }) => !/^《.+》第.+条$/.test(source))).toEqual([])
  })
})

describe('a rule set cannot be saved', () => {
  test('when dispatching and claiming eat up the limit', () => {
    const oneDay = { ...defaultRules, tracks: { ...defaultRules.tracks, 1: { days: 1 } } }
    expect(checkRules(oneDay)).toEqual([
      { where: 'tracks.1', message: expect.stringContaining('没有时间办') as string },
    ])
    expect(wrongAt({ ...defaultRules, subs: [{ ...sub, days: 1 }] })).toEqual([`subs.${sub.id}`])
    expect(wrongAt({ ...defaultRules, subs: [{ ...sub, days: 2 }] })).toEqual([])
    const slowClaim = { ...defaultRules.steps, claim: { n: 72, unit: 'hours' } as const }
    expect(wrongAt({ ...defaultRules, steps: slowClaim })).toContain('tracks.1')
    expect(wrongAt({ ...defaultRules, steps: { ...slowClaim, claim: { n: 47, unit: 'hours' } } })).toEqual([
      'subs.water',
      'subs.power',
    ])
  })

  test('when claiming in workdays could outlast the limit over a long holiday', () => {
    const steps = { ...defaultRules.steps, claim: { n: 1, unit: 'workdays' } as const }
    expect(wrongAt({ ...defaultRules, steps })).toContain('tracks.1')
  })

  test('when a number is not a count', () => {
    const steps = {
      ...defaultRules.steps,
      rate: { n: 0, unit: 'days' } as const,
      revisit: { n: 1.5, unit: 'days' } as const,
    }
    expect(wrongAt({ ...defaultRules, steps })).toEqual(['steps.rate', 'steps.revisit'])
    expect(wrongAt({ ...defaultRules, dispatchPercent: 100 })).toContain('dispatchPercent')
  })

  test('when a kind is there twice, nameless, or bends the law', () => {
    expect(wrongAt({ ...defaultRules, subs: [sub, sub] })).toEqual([`subs.${sub.id}`])
    expect(wrongAt({ ...defaultRules, subs: [{ ...sub, label: ' ' }] })).toEqual([`subs.${sub.id}`])
    expect(wrongAt({ ...defaultRules, subs: [{ ...sub, track: 3, days: 10 }] })).toEqual([`subs.${sub.id}`])
    expect(wrongAt({ ...defaultRules, subs: [{ ...sub, statute: 'noSuch' as 'mediation' }] })).toEqual([
      `subs.${sub.id}`,
    ])
    expect(
      wrongAt({
        ...defaultRules,
        tracks: { ...defaultRules.tracks, 3: { statute: 'noSuch' as 'mediation' } },
      }),
    ).toEqual(['tracks.3'])
  })

  test('when it ends before it begins', () => {
    expect(wrongAt({ ...defaultRules, to: defaultRules.from })).toEqual(['to'])
  })
})

describe('rules that were saved', () => {
  const { rate: _, ...before } = defaultRules.steps
  const saved = { ...defaultRules, steps: { ...before, answer: { n: 5, unit: 'days' } } } as RuleSet
  test('before a step existed have the length that a county starts with', () => {
    expect(asSaved(saved).steps.rate).toEqual({ n: 7, unit: 'days' })
  })
  test('are what they were otherwise', () => {
    expect(asSaved(saved).steps.answer).toEqual({ n: 5, unit: 'days' })
    expect(asSaved({ ...defaultRules, version: 7 })).toEqual({ ...defaultRules, version: 7 })
  })
})

describe('what is wrong with a rule set is named by its place', () => {
  const { statutes, steps, tracks } = defaultRules
  const with1 = (days: number, change: Partial<RuleSet> = {}): RuleSet => ({
    ...defaultRules,
    ...change,
    tracks: { ...tracks, 1: { ...tracks[1], days } },
  })
  test.each<[string, RuleSet]>([
    ['dispatchPercent', { ...defaultRules, dispatchPercent: 0 }],
    ['dispatchPercent', { ...defaultRules, dispatchPercent: 100 }],
    [
      'statutes.mediation',
      { ...defaultRules, statutes: { ...statutes, mediation: { ...statutes.mediation, n: 0 } } },
    ],
    ['steps.answer', { ...defaultRules, steps: { ...steps, answer: { ...steps.answer, n: 0 } } }],
    ['tracks.1', with1(0)],
    ['tracks.2', { ...defaultRules, tracks: { ...tracks, 2: { ...tracks[2], days: 0 } } }],
    [`subs.${sub.id}`, { ...defaultRules, subs: [{ ...sub, days: 0 }] }],
  ])('%s', (where, rules) => expect(wrongAt(rules)).toContain(where))

  test('a number that is none is said to be one, beside whether there is time enough', () => {
    const message = (rules: RuleSet) => checkRules(rules).map(one => `${one.where} ${one.message}`)
    expect(message({ ...defaultRules, subs: [{ ...sub, days: 0 }] })).toContain(
      `subs.${sub.id} 办理天数要填大于零的整数。`,
    )
    expect(message(with1(0))).toContain('tracks.1 要填大于零的整数。')
    expect(message({ ...defaultRules, tracks: { ...tracks, 2: { ...tracks[2], days: 0 } } })).toContain(
      'tracks.2 要填大于零的整数。',
    )
    const none = { ...statutes, mediation: { ...statutes.mediation, n: 0 } }
    expect(message({ ...defaultRules, statutes: none })).toContain('statutes.mediation 要填大于零的整数。')
  })
  test('every limit that leaves no time is named', () => {
    // Three days to claim may end with the fourth; two fifths of the limit go before them.
    const claim = { ...steps, claim: { n: 3, unit: 'days' as const } }
    const short = {
      ...with1(6, { steps: claim }),
      tracks: { ...tracks, 1: { ...tracks[1], days: 6 }, 2: { ...tracks[2], days: 6 } },
      statutes: { ...statutes, mediation: { ...statutes.mediation, n: 6 } },
    }
    expect(wrongAt(short)).toEqual(expect.arrayContaining(['tracks.1', 'tracks.2', 'statutes.mediation']))
    expect(wrongAt(with1(7, { steps: claim }))).not.toContain('tracks.1')
  })
  test('a set may end, after it has begun', () => {
    expect(wrongAt({ ...defaultRules, from: 0, to: 1 })).toEqual([])
    expect(wrongAt({ ...defaultRules, from: 1, to: 1 })).toEqual(['to'])
  })
})

test('of two that begin together the one that was entered later is in force', () => {
  expect(ruleAt([version(1, 0, null), version(2, 0, null)], 5)?.version).toBe(2)
})
