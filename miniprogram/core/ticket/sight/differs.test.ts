/** What an edited form says otherwise than the order that the first one became. */
import { describe, expect, test } from 'vitest'
import type { Inputs } from '../commands'
import { people } from '../story/people.testing'
import { draft, register, submit } from '../story/presses.testing'
import { given } from '../testing'
import { differsFrom } from './differs'

const form: Inputs['submit'] = {
  ...draft,
  attachments: [
    { id: 'a', kind: 'photo' },
    { id: 'b', kind: 'voice' },
  ],
  wish: '早上',
  showOnBoard: true,
}
const { story } = given(submit(form))
const words = story.words['t1:000001'] ?? null
const differs = (change: Partial<Inputs['submit']>, of = story.here, content = words) =>
  differsFrom({ ...form, ...change }, of, content).map(({ field }) => field)

describe('a form that was sent again', () => {
  test('as it was differs in nothing, in whatever order its files are', () => {
    expect(differs({})).toEqual([])
    expect(differs({ attachments: [...form.attachments].reverse() })).toEqual([])
  })
  test.each<[string, Partial<Inputs['submit']>]>([
    ['分类', { category: 'policy' }],
    ['哪一种', { sub: 'road' }],
    ['怎么回事', { text: '别的' }],
    ['怎么回事', { text: undefined }],
    ['地方', { place: '村口' }],
    ['地方', { place: undefined }],
    ['希望的时间', { wish: '晚上' }],
    ['希望的时间', { wish: undefined }],
    ['很急', { urgent: true }],
    ['反映干部', { aboutStaff: true }],
    ['照片和语音', { attachments: [] }],
    [
      '照片和语音',
      {
        attachments: [
          { id: 'a', kind: 'photo' },
          { id: 'c', kind: 'voice' },
        ],
      },
    ],
    ['替谁点单', { onBehalfOf: 'zhou' }],
    ['晒不晒', { showOnBoard: false }],
  ])('says %s where that is another one', (called, change) => {
    expect(differsFrom({ ...form, ...change }, story.here, words).map(({ words }) => words)).toEqual([called])
  })
  test('says all of them, in the order of the form', () => {
    expect(differs({ urgent: true, text: '别的', sub: 'road' })).toEqual(['sub', 'text', 'urgent'])
  })
})

describe('for somebody else', () => {
  const behalf = { onBehalfOf: people.chen.id, consentWords: '当面同意' }
  const helped = given(submit({ ...form, ...behalf }, people.wu)).story
  const content = helped.words['t1:000001'] ?? null
  const of = (change: Partial<Inputs['submit']>) => differs({ ...behalf, ...change }, helped.here, content)
  test('the same person and the same words differ in nothing', () => expect(of({})).toEqual([]))
  test('how they agreed is part of it, and for whom', () => {
    expect(of({ consentWords: '电话里说的' })).toEqual(['consentWords'])
    expect(of({ consentWords: undefined })).toEqual(['consentWords'])
    expect(of({ onBehalfOf: 'zhou' })).toEqual(['onBehalfOf'])
    // For oneself nobody needs to agree.
    expect(of({ onBehalfOf: undefined, consentWords: undefined })).toEqual(['onBehalfOf', 'showOnBoard'])
  })
  test('what nobody ordered is its author’s for this', () => {
    const found = given(register({ ...form }, people.li)).story
    expect(differs({ onBehalfOf: undefined }, found.here, found.words['t1:000001'])).toEqual(['showOnBoard'])
  })
})

test('of words that were erased meanwhile every typed part differs', () => {
  expect(differs({}, story.here, null)).toEqual(['text', 'place', 'wish', 'attachments'])
  const silent = { text: undefined, place: undefined, wish: undefined, attachments: [] }
  expect(differsFrom({ ...form, ...silent }, story.here, null)).toEqual([])
})
