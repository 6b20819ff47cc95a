/** What stands in the way of a report: whose it is, what the line asks for, how often it was done. */
import { describe, expect, it } from 'vitest'
import { hours } from '../clock/units'
import type { Actor } from '../people/role'
import { tallied, NOTHING_COUNTED } from '../points/often'
import type { PointsItem, Tally } from '../points/types'
import { isRefusal } from '../refusal'
import type { DeedInputs } from './commands'
import type { Facts } from './kinds'
import { commonPath } from './reporting'
import { PATH } from '../people/village.testing'
import {
  a,
  author,
  dispatcher,
  FORM,
  gridMember,
  line,
  neighbour,
  NOW,
  press,
  story,
  stranger,
  town,
  trying,
  voucher,
} from './testing'

const homes = (...ids: string[]) => ids.map(id => ({ id, title: id, path: PATH }))
const of = (item: PointsItem | null): Pick<Facts, 'line'> => ({ line: { item, rulesVersion: 1 } })
/** The refusal with its field, or `granted`. */
function reporting(who: Actor, facts: Partial<Facts> = {}, more: Partial<DeedInputs['apply']> = {}): string {
  const { answer } = story().when(who, 'apply', { ...FORM, attachments: [], ...more }, facts)
  if (!isRefusal(answer)) return 'granted'
  return answer.field === undefined ? answer.refused : `${answer.refused} ${answer.field}`
}
const photo = (id: string) => ({ id, kind: 'photo' as const })
const CONSENT = { consentWords: '当面同意' }
const HOUSEHOLDS_ONLY = of({ ...line('helping'), who: ['household'] })
const STAFF_ONLY = of({ ...line('helping'), who: ['gridMember'] })

describe('whose it is', () => {
  it('a household reports for itself, nobody of another one does, nor the clock', () => {
    const tried = [author, neighbour, stranger, dispatcher, town].map(who => reporting(who))
    expect(tried).toEqual(['granted', 'NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED'])
    expect(trying([], gridMember, 'apply', FORM, { whose: [] }), 'for no household').toBe('NOT_ALLOWED')
    expect(() => story(press('clock', 'apply', { ...FORM, attachments: [] }))).toThrow('NOT_ALLOWED')
  })
  it('kin outside the household and its committee do not report for it, either', () => {
    const kin: Actor = { ...neighbour, kinHouseholds: [{ householdId: 'h1', kin: 'parents' }] }
    expect([reporting(kin), reporting(a)]).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED'])
  })
  it('a grid member reports for those of the grid, with the words they agreed in', () => {
    expect([
      reporting(gridMember),
      reporting(gridMember, {}, CONSENT),
      reporting(voucher, {}, CONSENT),
      reporting(gridMember, { whose: [{ id: 'h1', title: '', path: ['c', 't', 'v', 'g', 'n2'] }] }, CONSENT),
    ]).toEqual(['NEEDS_CONSENT consentWords', 'granted', 'granted', 'NOT_ALLOWED'])
  })
  it('several households are a grid member’s, all of their grid', () => {
    const far = { id: 'h8', title: '', path: ['c', 't', 'v', 'g2', 'n8'] }
    expect([
      reporting(gridMember, { whose: homes('h1', 'h6') }),
      reporting(author, { whose: homes('h1', 'h6') }),
      reporting(gridMember, { whose: [...homes('h1'), far] }),
    ]).toEqual(['granted', 'NOT_ALLOWED', 'NOT_ALLOWED'])
    expect(reporting(gridMember, { whose: homes('h1', 'h6'), ...HOUSEHOLDS_ONLY })).toBe(
      'ITEM_NOT_YOURS itemId',
    )
    expect(reporting(gridMember, { ...HOUSEHOLDS_ONLY }, CONSENT)).toBe('granted')
  })
  it('a line of the grid member’s is not the household’s; a grid member has it for their own', () => {
    expect([
      reporting(author, STAFF_ONLY),
      reporting(gridMember, { ...STAFF_ONLY, whose: homes('h-li') }),
      reporting(gridMember, { ...HOUSEHOLDS_ONLY, whose: homes('h-li') }),
    ]).toEqual(['ITEM_NOT_YOURS itemId', 'granted', 'granted'])
  })
  it('lies at the lowest node that has all of them, within one village', () => {
    expect(commonPath([])).toEqual([])
    expect(commonPath([PATH])).toEqual(PATH)
    expect(commonPath([PATH, ['c', 't', 'v', 'g', 'n2']])).toEqual(['c', 't', 'v', 'g'])
    expect(commonPath([PATH, ['c', 't', 'v2', 'g', 'n']])).toEqual(['c', 't'])
    const everywhere: Actor = {
      ...gridMember,
      posts: [{ role: 'gridMember', gridId: 't', path: ['c', 't'], from: 0, until: null }],
    }
    const two = [...homes('h1'), { id: 'h8', title: '', path: ['c', 't', 'v2', 'g2', 'n8'] }]
    expect(reporting(everywhere, { whose: two })).toBe('BAD_INPUT households')
  })
})

describe('the line of the rules', () => {
  it('is there, and takes no more than its most', () => {
    expect([
      reporting(author, of(null)),
      reporting(author, {}, { quantity: 2 }),
      reporting(author, {}, { quantity: 3 }),
    ]).toEqual(['NO_SUCH_ITEM itemId', 'granted', 'BAD_INPUT quantity'])
  })
  it('asks for a word or for a photo', () => {
    const withPhoto = of({ ...line('helping'), evidence: 'photo' })
    expect([
      reporting(author, {}, { text: '' }),
      reporting(author, withPhoto),
      reporting(author, withPhoto, { attachments: [photo('f1')], text: undefined }),
    ]).toEqual(['NEEDS_WORDS text', 'NEEDS_PHOTO attachments', 'granted'])
    const { answer } = story().when(author, 'apply', { ...FORM, attachments: [photo('f1')] })
    expect(answer).toMatchObject({ words: { files: [{ id: 'f1', kind: 'photo' }] } })
  })
  it('is of the last thirty days, and done already', () => {
    expect([
      reporting(author, {}, { day: '2026-10-19' }),
      reporting(author, {}, { day: '2026-10-18' }),
      reporting(author, {}, { day: '2026-11-19' }),
      reporting(author, {}, { day: '2026-02-30' }),
    ]).toEqual(['granted', 'DAY_TOO_OLD day', 'DAY_NOT_YET day', 'BAD_INPUT day'])
  })
})

describe('how often', () => {
  const done = (points: number, ...days: string[]): { tally: Tally } => ({
    tally: days.reduce((tally, day) => tallied(tally, day, points), NOTHING_COUNTED),
  })
  const capped = of({ ...line('helping'), cap: { points: 10, per: 'year' } })
  it('the same deed of a day once, within the line’s times and points', () => {
    expect([
      reporting(author, done(5, '2026-11-18')),
      reporting(author, done(5, '2026-11-17')),
      reporting(author, done(5, ...[12, 13, 14, 15, 16, 17].map(n => `2026-11-${n}`))),
      reporting(author, { ...capped, ...done(9, '2026-11-17') }),
      reporting(author, { ...capped, ...done(10, '2026-11-17') }),
    ]).toEqual(['ITEM_TWICE day', 'granted', 'ITEM_LIMIT itemId', 'granted', 'ITEM_LIMIT itemId'])
    const full = story().when(
      author,
      'apply',
      { ...FORM, attachments: [] },
      {
        ...capped,
        ...done(10, '2026-11-17'),
      },
    ).answer
    expect(full).toMatchObject({ message: '这件事每户每年最多 10 分，您家这一期已经报满了。' })
  })
  it('is not asked of a group: each household’s count is taken when it is credited', () => {
    expect(reporting(gridMember, { whose: homes('h1', 'h6'), ...done(5, '2026-11-18') })).toBe('granted')
  })
})

describe('a minus', () => {
  const minus = of({ ...line('dumping'), evidence: 'words' })
  const taken = (...ago: number[]) => ({
    steps: ago.map((n, i) => ({ step: (i + 1) as 1 | 2, at: NOW - hours(n) })),
  })
  const ready = { ...minus, ...taken(72, 48) }
  const ONE = { quantity: 1 }
  it('is written by the grid member or the committee, after both steps', () => {
    expect([
      reporting(gridMember, ready, ONE),
      reporting(a, ready, ONE),
      reporting(gridMember, { ...minus, ...taken(72) }, ONE),
      reporting(gridMember, minus, ONE),
    ]).toEqual(['granted', 'granted', 'NEEDS_STEPS', 'NEEDS_STEPS'])
  })
  it('is about one household, never the own one', () => {
    expect([
      reporting(author, ready, ONE),
      reporting(gridMember, { ...ready, whose: homes('h-li') }, ONE),
      reporting(gridMember, { ...ready, whose: homes('h1', 'h6') }, ONE),
      reporting(neighbour, ready, ONE),
    ]).toEqual(['NOT_YOURSELF', 'NOT_YOURSELF', 'BAD_INPUT households', 'NOT_ALLOWED'])
  })
  it('a cap is for what is earned', () => {
    const item = { ...line('dumping'), evidence: 'words' as const, cap: { points: 1, per: 'year' as const } }
    expect(reporting(gridMember, { ...of(item), ...taken(72, 48) }, ONE)).toBe('granted')
  })
})
