import { describe, expect, test } from 'vitest'
import { choice, day, files, flag, ref, score, text, whole, type Fields } from './fields'
import { formOf, pressesOf, type Way } from './way'

const sheet = (input: Fields, more: object = {}) =>
  formOf({
    label: '多要几天',
    way: { sheet: { note: '要有人点头', yes: '去问', ...more } },
    input,
  })
/** The range of a day is reckoned for one matter: nothing of it stands in the form. */
const soon = { from: { days: 0, after: 'today' }, to: { days: 9, after: 'today' } } as const
const why = text({ label: '为什么', max: 200, moderated: true, required: 'NEEDS_REASON' })

describe('the form of a verb', () => {
  test('is drawn from its fields, in their order', () => {
    expect(sheet({ until: day({ label: '到哪天', required: 'BAD_INPUT', ...soon }), why })).toEqual({
      title: '多要几天',
      note: '要有人点头',
      yes: '去问',
      fields: [
        { name: 'until', label: '到哪天', type: 'day', needed: true },
        { name: 'why', label: '为什么', type: 'text', needed: true, max: 200, hint: '写一句就行' },
      ],
    })
  })
  test('a text that may be left out says so', () => {
    expect(sheet({ more: text({ label: '还有', max: 20, moderated: true }) })?.fields).toEqual([
      { name: 'more', label: '还有', type: 'text', needed: false, max: 20, hint: '不写也行' },
    ])
  })
  test('a line, a switch, a choice that hangs on it, a person, photos', () => {
    const form = sheet({
      office: text({ label: '哪里', max: 40, moderated: true, line: true, hint: '比如：镇上' }),
      yes: flag({ label: '行不行', labels: { yes: '行', no: '不行' } }),
      how: choice({ label: '怎么', of: ['a', 'b'], labels: { a: '甲', b: '乙' }, onlyIf: 'yes' }),
      who: ref({ label: '请谁', to: 'person' }),
      photos: files({ label: '照片', photos: 3, voiceSeconds: 0 }),
    })
    expect(form?.fields).toEqual([
      { name: 'office', label: '哪里', type: 'line', needed: false, max: 40, hint: '比如：镇上' },
      {
        name: 'yes',
        label: '行不行',
        type: 'yesNo',
        needed: true,
        items: [
          { value: 'yes', label: '行' },
          { value: 'no', label: '不行' },
        ],
      },
      {
        name: 'how',
        label: '怎么',
        type: 'pick',
        needed: true,
        items: [
          { value: 'a', label: '甲' },
          { value: 'b', label: '乙' },
        ],
        onlyIf: 'yes',
      },
      { name: 'who', label: '请谁', type: 'person', needed: false },
      { name: 'photos', label: '照片', type: 'files', needed: false, photos: '照片', voice: '' },
    ])
  })
  test('photos and a voice are asked for, or the one that the form names', () => {
    const both = { said: files({ label: '照片和语音', photos: 9, voiceSeconds: 60 }) }
    const base = { name: 'said', label: '照片和语音', type: 'files', needed: false }
    expect(sheet(both)?.fields).toEqual([{ ...base, photos: '照片', voice: '' }])
    expect(sheet(both, { photos: '办好后的照片' })?.fields).toEqual([{ ...base, photos: '办好后的照片' }])
    expect(sheet(both, { voice: '说一段话' })?.fields).toEqual([{ ...base, voice: '说一段话' }])
  })
  test('a text may be begun by a tap, on which the sign at the end is left out', () => {
    const begun = text({
      label: '为什么',
      max: 9,
      moderated: true,
      openers: ['又坏了：', '不归我。', '下雨'],
    })
    expect(sheet({ begun })?.fields[0]?.openers).toEqual([
      { value: '又坏了：', label: '又坏了' },
      { value: '不归我。', label: '不归我' },
      { value: '下雨', label: '下雨' },
    ])
  })
  test('neither yes nor no is a third answer, where the switch takes it', () => {
    const went = flag({
      label: '怎么样',
      answer: 'unsure',
      labels: { yes: '好', no: '不好', unsure: '没说' },
    })
    expect(sheet({ went })?.fields[0]?.items).toEqual([
      { value: 'yes', label: '好' },
      { value: 'no', label: '不好' },
      { value: 'unsure', label: '没说' },
    ])
  })
  test('a flag whose answers have no names is a switch, on or off from the beginning', () => {
    const form = sheet({ loud: flag({ label: '大声' }), shown: flag({ label: '给人看', on: true }) })
    expect(form?.fields).toEqual([
      { name: 'loud', label: '大声', type: 'switch', needed: false },
      { name: 'shown', label: '给人看', type: 'switch', needed: false, on: true },
    ])
  })
  test('a text may hang on a switch, or on a day after the limit', () => {
    const late = (onlyIf: string) => ({
      until: day({ label: '到哪天', ...soon }),
      loud: flag({ label: '大声' }),
      excuse: text({ label: '为什么晚', max: 20, moderated: true, hint: '', onlyIf }),
    })
    const excuse = { name: 'excuse', label: '为什么晚', type: 'text', needed: true, max: 20, hint: '' }
    expect(sheet(late('until.late'))?.fields[2]).toEqual({ ...excuse, onlyIf: 'until.late' })
    expect(sheet(late('loud'))?.fields[2]).toEqual({ ...excuse, onlyIf: 'loud' })
    for (const nobody of ['until', 'loud.late', 'excuse', 'other'])
      expect(() => sheet(late(nobody))).toThrow(`excuse waits for ${nobody}, which no field says`)
  })
  test('a score is drawn by the page', () => {
    expect(sheet({ n: score({ label: '几分', max: 5, required: 'BAD_INPUT' }) })?.fields).toEqual([
      { name: 'n', label: '几分', type: 'score', needed: true },
    ])
  })
  test('a page of its own may be drawn from the fields, too', () => {
    const way = { page: '/a/b/b', asks: { note: '要有人点头', yes: '去问' } }
    expect(formOf({ label: '多要几天', way, input: { why } })?.fields).toHaveLength(1)
  })
  test('what must be filled in says so, whatever it is', () => {
    const needed = { required: 'BAD_INPUT' as const }
    const form = sheet({
      until: day({ label: '到哪天', ...soon }),
      who: ref({ label: '请谁', to: 'person', ...needed }),
      photos: files({ label: '照片', photos: 3, voiceSeconds: 0 }),
      how: choice({ label: '怎么', of: ['a'], labels: { a: '甲' }, means: { a: '照旧' } }),
      which: choice({ label: '哪个', of: ['a'], labels: { a: '甲' }, ...needed }),
    })
    expect(form?.fields.map(({ name, needed }) => [name, needed])).toEqual([
      ['until', false],
      ['who', true],
      ['photos', false],
      ['how', false],
      ['which', true],
    ])
    expect(form?.fields[3]).toEqual({
      name: 'how',
      label: '怎么',
      type: 'pick',
      needed: false,
      items: [{ value: 'a', label: '甲' }],
      means: { a: '照旧' },
    })
  })
  test('says which request it answers, that it insists, and of what one is enough', () => {
    const way = { sheet: { note: '', yes: '答复', oneOf: ['why'] } }
    expect(formOf({ label: '答复', way, input: {}, insists: true, answers: 'more' })).toEqual({
      title: '答复',
      note: '',
      yes: '答复',
      fields: [],
      oneOf: ['why'],
      insists: true,
      answers: 'more',
    })
  })
  test('leaves out what is asked elsewhere', () => {
    expect(sheet({ why, urgent: flag({ label: '急' }) }, { without: ['urgent'] })?.fields).toHaveLength(1)
  })
  test('is none where the verb has a page, a dialog or no button', () => {
    const rest = { label: '多要几天', input: { why } }
    expect(formOf({ ...rest, way: { page: '/a/b/b' } })).toBeNull()
    expect(formOf({ ...rest, way: { dialog: { title: '', words: '', yes: '' } } })).toBeNull()
    expect(formOf({ ...rest, way: null })).toBeNull()
  })
  test.each<[string, Fields, string]>([
    [
      'an answer that may be left out',
      { on: flag({ label: '行', answer: 'optional' }) },
      'on is drawn on a sheet and does not say what yes and no are',
    ],
    [
      'a choice',
      { a: choice({ label: '几', of: ['x'] }) },
      'a is drawn on a sheet and does not say what each',
    ],
    ['a word', { a: choice({ label: '几', of: ['x', 'y'], labels: { x: '甲' } }) }, 'has no words for y'],
    ['numbers', { a: choice({ label: '几', of: [1], labels: { 1: '一' } }) }, 'its choices are numbers'],
    ['a place', { at: ref({ label: '哪里', to: 'grid' }) }, 'has no list to choose from'],
    ['a number', { n: whole({ label: '几件', min: 1 }) }, 'needs a page of its own'],
    [
      'neither',
      { on: flag({ label: '行', answer: 'unsure', labels: { yes: '行', no: '不行' } }) },
      'on is drawn on a sheet and does not say what neither is',
    ],
    [
      'neither, where there is none',
      { on: flag({ label: '行', labels: { yes: '行', no: '不行', unsure: '没说' } }) },
      'on is drawn on a sheet and does not say what neither is',
    ],
  ])('%s that cannot be drawn is named', (_, input, message) => expect(() => sheet(input)).toThrow(message))
})

describe('the buttons of a verb', () => {
  const verb = (way: Way) => ({
    label: '证实',
    way,
    input: {
      agree: flag({ label: '行不行', labels: { yes: '行', no: '不行' } }),
      why: text({ label: '为什么', max: 9, moderated: true }),
    },
  })
  test('each says its part, and asks for the rest', () => {
    const { yes, no } = pressesOf(
      'confirm',
      verb({
        buttons: {
          yes: { says: { agree: true } },
          no: { says: { agree: false }, sheet: { note: '', yes: '好', needs: ['why'] } },
        },
      }),
    )
    expect(yes).toEqual({ verb: 'confirm', says: { agree: true } })
    expect(no).toEqual({
      verb: 'confirm',
      says: { agree: false },
      form: {
        title: '证实',
        note: '',
        yes: '好',
        fields: [{ name: 'why', label: '为什么', type: 'text', needed: true, max: 9, hint: '写一句就行' }],
      },
    })
  })
  test('a verb with one button calls it like itself; a page that asks by itself, and what begins elsewhere, have none', () => {
    const dialog = { title: '撤', words: '撤了', yes: '撤' }
    expect(pressesOf('withdraw', { label: '撤', way: { dialog }, input: {} })).toEqual({
      withdraw: { verb: 'withdraw', says: {}, dialog },
    })
    expect(pressesOf('apply', { label: '报', way: { page: '/a' }, input: {} })).toEqual({})
    expect(pressesOf('apply', { label: '报', way: null, input: {} })).toEqual({})
  })
  test('one where nothing can be filled in may not leave out what is required', () => {
    const input = { why }
    expect(() => pressesOf('x', { label: '撤', way: { buttons: { go: {} } }, input })).toThrow(
      'x asks for why, and has a button where nothing can be filled in',
    )
    expect(() => pressesOf('x', { label: '撤', input: {} })).toThrow('x does not say how it is pressed')
  })
  test('what is named by the matter is offered by the page; a household of any is picked', () => {
    const form = sheet({
      about: ref({ label: '哪一家', to: 'household', ofMatter: true }),
      whose: ref({ label: '替谁', to: 'household', required: 'BAD_INPUT' }),
    })
    expect(form?.fields).toEqual([
      { name: 'about', label: '哪一家', type: 'pick', needed: false },
      { name: 'whose', label: '替谁', type: 'household', needed: true },
    ])
  })
})
