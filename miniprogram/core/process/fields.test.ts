import { describe, expect, test } from 'vitest'
import { ladderKit } from './ladder.testing'
import {
  choice,
  code,
  day,
  erasableTexts,
  files,
  filesOf,
  flag,
  isAlwaysSent,
  missing,
  moderatedTexts,
  ref,
  score,
  whole,
  text,
  toBeTyped,
} from './fields'

const label = '一项'
const soon = { from: { days: 0, after: 'today' }, to: { days: 9, after: 'today' } } as const
const photo = { id: 'p1', kind: 'photo' as const }
const voice = { id: 'v1', kind: 'voice' as const, seconds: 9 }

test('every field is plain data: its type, and what it was given', () => {
  expect(text({ label, max: 9, moderated: true })).toEqual({ type: 'text', label, max: 9, moderated: true })
  expect(day({ label, ...soon })).toEqual({ type: 'day', label, ...soon })
  expect(choice({ label, of: ['a'] })).toEqual({ type: 'choice', label, of: ['a'] })
  expect(score({ label, max: 5 })).toEqual({ type: 'score', label, max: 5 })
  expect(whole({ label, min: 1 })).toEqual({ type: 'whole', label, min: 1 })
  expect(ref({ label, to: 'person' })).toEqual({ type: 'ref', label, to: 'person' })
  expect(code({ label })).toEqual({ type: 'code', label })
  expect(flag({ label, answer: 'yes' })).toEqual({ type: 'flag', label, answer: 'yes' })
  expect(files({ label, photos: 1, voiceSeconds: 0 })).toEqual({
    type: 'files',
    label,
    photos: 1,
    voiceSeconds: 0,
  })
})

describe('what must not be left empty', () => {
  const form = {
    why: text({ label, max: 9, moderated: true, required: 'NEEDS_REASON' }),
    on: day({ label, required: 'BAD_INPUT', ...soon }),
    seen: files({ label, photos: 1, voiceSeconds: 0, required: 'NEEDS_PHOTO' }),
    note: text({ label, max: 9, moderated: true }),
    sure: flag({ label }),
  }
  const whole = { why: '坏了', on: '2026-11-24', seen: [photo], sure: false }
  test('is there: no refusal, whatever else is left out', () => {
    expect(missing(form, whole, 'people')).toBeNull()
    expect(missing(form, { ...whole, note: '' }, 'people')).toBeNull()
  })
  test.each([
    ['not sent', undefined],
    ['nothing', null],
    ['blank', ' \u3000\u200b'],
  ])('a text that is %s is refused, and the field is named', (_, why) => {
    expect(missing(form, { ...whole, why }, 'people')).toMatchObject({
      refused: 'NEEDS_REASON',
      field: 'why',
    })
  })
  test('a list without anything in it is empty', () => {
    expect(missing(form, { ...whole, seen: [] }, 'people')).toMatchObject({
      refused: 'NEEDS_PHOTO',
      field: 'seen',
    })
  })
  test('what is asked of people only, the clock leaves out', () => {
    const peoples = {
      why: text({ label, max: 9, moderated: true, required: 'NEEDS_REASON', unlessClock: true }),
    }
    expect(missing(peoples, {}, 'people')).toMatchObject({ refused: 'NEEDS_REASON', field: 'why' })
    expect(missing(peoples, {}, 'clock')).toBe(null)
    expect(missing(form, { ...whole, why: '' }, 'clock')).toMatchObject({ field: 'why' })
    expect([toBeTyped(peoples), toBeTyped(form)]).toEqual([undefined, 'why'])
  })
  test('of several the first is named', () => {
    expect(missing(form, { sure: true }, 'people')).toMatchObject({ refused: 'NEEDS_REASON', field: 'why' })
    expect(missing(form, { why: '坏了' }, 'people')).toMatchObject({ refused: 'BAD_INPUT', field: 'on' })
  })
})

describe('typed texts', () => {
  const form = {
    said: text({ label, max: 9, moderated: true }),
    kept: text({ label, max: 9, moderated: true, keptAs: 'reason' }),
    code: text({ label, max: 9, moderated: false }),
    number: text({ label, max: 9, moderated: true, onRecord: true }),
    kind: choice({ label, of: ['a'] }),
    who: ref({ label, to: 'person' }),
    shown: files({ label, photos: 2, voiceSeconds: 60 }),
    more: files({ label, photos: 2, voiceSeconds: 60 }),
  }
  const input = {
    said: '灯坏了',
    kept: '太高',
    code: 'x1',
    number: '12345-7',
    kind: 'a',
    who: 'p9',
    shown: [photo],
    more: [voice],
  }
  test('that others read go to the content check, whether they can be erased or not', () => {
    expect(moderatedTexts(form, input)).toEqual({ said: '灯坏了', kept: '太高', number: '12345-7' })
  })
  test('that can be erased go to the words, by the name they have there; what is on record does not', () => {
    expect(erasableTexts(form, input)).toEqual({ said: '灯坏了', reason: '太高', code: 'x1' })
  })
  test('that say nothing, or are no text, are none', () => {
    expect(moderatedTexts(form, { said: ' ', kept: null, number: 5 })).toEqual({})
    expect(erasableTexts(form, { said: '\u200b', kept: ['x'] })).toEqual({})
  })
  test('files stand in the order of their fields; a list elsewhere is none', () => {
    expect(filesOf(form, input)).toEqual([photo, voice])
    expect(filesOf(form, { more: [voice], who: ['p9'], kind: ['a'] })).toEqual([voice])
    expect(filesOf(form, { shown: undefined, more: 'v1' })).toEqual([])
  })
})

test('an option that a field does not know does not compile, where it is made or added', () => {
  const why = text({ label, max: 9, moderated: true })
  // @ts-expect-error: misspelled
  expect(text({ label, max: 9, moderated: true, hin: '一句' })).toHaveProperty('hin')
  // @ts-expect-error: of another field
  expect(day({ label, ...soon, max: 9 })).toHaveProperty('max')
  const verb = ladderKit.verb('Marked')({
    label,
    pace: 'usual',
    way: null,
    by: { lent: ['borrower'] },
    to: ['same'],
    // @ts-expect-error: a field made from another one
    input: { why: { ...why, hin: '一句' } },
    decide: () => ({ mark: 1 }),
    evolve: ({ stage }) => ({ stage }),
    message: '',
    words: { whose: 'person' },
    phrase: null,
    tells: [],
    timeline: '',
  })
  expect(verb.input.why).toHaveProperty('hin')
})

test('a switch is always sent, unless it may be left alone; files are, too; the rest where it is required', () => {
  const required = 'BAD_INPUT' as const
  expect([flag({ label }), flag({ label, answer: 'unsure' })].map(isAlwaysSent)).toEqual([true, true])
  expect([flag({ label, answer: 'yes' }), flag({ label, answer: 'optional' })].map(isAlwaysSent)).toEqual([
    false,
    false,
  ])
  expect(isAlwaysSent(files({ label, photos: 1, voiceSeconds: 0 }))).toBe(true)
  expect([ref({ label, to: 'person' }), ref({ label, to: 'person', required })].map(isAlwaysSent)).toEqual([
    false,
    true,
  ])
})
