import { describe, expect, it } from 'vitest'
import { verbInputs } from '../../contract/ticket/verbs'
import { fromDayKey } from '../core/clock/shanghai'
import { hours } from '../core/clock/units'
import { FORMS, type FormVerb } from '../core/ticket/phone/ways'
import type { TicketInfo } from '../core/ticket/sight/infos'
import { asked, choicesOf, inputOf, lacking, chosenDaysIn, meant, onOffer, type Filled } from './verb-form'

const verbs = Object.keys(FORMS) as FormVerb[]
const FILLED: Record<string, string> = {
  text: '后来又漏了',
  line: '供电所',
  day: '20261126',
  person: 'p_wang',
  files: '',
  score: '3',
}
/** Something in every field; what is picked comes from `pick`. */
const full = (verb: FormVerb, pick: (items: readonly { value: string }[]) => string): Filled =>
  Object.fromEntries(
    FORMS[verb].fields.map(({ name, type, items = [] }): [string, string] => [
      name,
      items.length > 0 ? pick(items) : (FILLED[type] ?? ''),
    ]),
  )
const first = (verb: FormVerb): Filled => full(verb, ([one]) => one?.value ?? '')

const MAY_BE_EMPTY: readonly FormVerb[] = ['askCancel']

describe('the sheet of a verb', () => {
  it.each(verbs)('%s sends what the contract takes, whichever way it is answered', verb => {
    const most = Math.max(1, ...FORMS[verb].fields.map(({ items = [] }) => items.length))
    for (let at = 0; at < most; at++) {
      const filled = full(verb, items => items[Math.min(at, items.length - 1)]?.value ?? '')
      expect(lacking(FORMS[verb], filled, false)).toBe('')
      expect(verbInputs[verb].safeParse(inputOf(FORMS[verb], filled, 3)).error?.message).toBeUndefined()
    }
  })

  it.each(verbs)('%s is sent empty only where nothing is needed', verb => {
    expect(
      lacking(FORMS[verb], {}, false) === '',
      `may ${verb} be sent with nothing filled in? Then its name stands in MAY_BE_EMPTY`,
    ).toBe(MAY_BE_EMPTY.includes(verb))
  })

  it.each<[FormVerb, Filled, string]>([
    ['amend', {}, '写一句，或者拍一张'],
    ['giveBack', {}, '还差“为什么退”没写'],
    ['decline', { reason: '村里没有权办' }, '还差“该去哪里办”没写'],
    ['progress', {}, '写一句，或者拍一张'],
    ['resolve', { text: '换了灯头' }, '还差“办得怎么样”没选'],
    ['rate', { text: '又灭了' }, '还差“满意不满意”没选'],
    ['committeeRate', { result: '4', speed: '3' }, '还差“态度”没选'],
    ['revisit', { satisfied: 'unsure' }, '还差“看到什么”没写'],
    ['refer', {}, '还差“移交给哪里”没写'],
    ['refer', { office: '供电所' }, '还差“为什么移交”没写'],
    ['addHandler', { reason: '他会接电线' }, '还差“请谁”没选'],
    ['recommit', { reason: '下雨' }, '还差“改到哪天”没选'],
    ['answerObjection', { reason: '看过了' }, '还差“换不换”没选'],
    ['answerReferral', { accepted: 'yes', text: '修好了' }, '还差“办成了没有”没选'],
    ['answerReferral', { accepted: 'no', text: '不归他们' }, ''],
    ['setReaders', {}, '还差“给谁看”没选'],
    ['claim', {}, '还差“打算怎么办”没写'],
    ['claim', { measures: '先上门看看，' }, '“打算怎么办”只写了开头'],
    ['claim', { measures: '先上门看看，约师傅来修，' }, '“打算怎么办”只写了开头'],
    ['claim', { measures: '约师傅来修，换灯头' }, '还差“答应哪天前办好”没选'],
    ['claim', { measures: '换灯头', promisedDay: '20261126' }, ''],
    [
      'claim',
      { measures: '换灯头', promisedDay: '20261130', 'promisedDay.late': 'yes' },
      '还差“为什么要超过时限”没写',
    ],
    // A beginning that ends in a full stop is a sentence.
    ['giveBack', { reason: '不归我这一格。' }, ''],
  ])('%s with %o: %s', (verb, filled, lack) => expect(lacking(FORMS[verb], filled, false)).toBe(lack))

  it('adds to an order by a photo alone', () => {
    expect(lacking(FORMS.amend, {}, true)).toBe('')
    expect(inputOf(FORMS.amend, {}, 1)).toEqual({ attachments: [] })
  })

  it.each<[FormVerb, Filled, object]>([
    ['askCancel', {}, {}],
    ['askCancel', { reason: ' 好了 ' }, { reason: '好了' }],
    ['refer', { office: '供电所', reason: '归他们' }, { office: '供电所', reason: '归他们' }],
    ['recommit', { promisedDay: '20261126', reason: '下雨' }, { promisedDay: '2026-11-26', reason: '下雨' }],
    ['addHandler', { person: 'wang', reason: '帮手' }, { person: 'wang', reason: '帮手' }],
    [
      'answerReferral',
      { accepted: 'yes', outcome: 'done', text: '修好了' },
      { accepted: true, outcome: 'done', text: '修好了' },
    ],
    // How it ended was chosen before the switch was turned: it is not sent.
    [
      'answerReferral',
      { accepted: 'no', outcome: 'done', text: '不归他们' },
      { accepted: false, text: '不归他们' },
    ],
    ['setReaders', { readers: 'committee' }, { readers: 'committee' }],
    ['revisit', { satisfied: 'unsure', text: '灯亮了' }, { satisfied: null, text: '灯亮了' }],
    ['revisit', { satisfied: 'no', text: '还黑着' }, { satisfied: false, text: '还黑着' }],
    ['rate', { score: '2', text: '又灭了' }, { score: 2, text: '又灭了', attachments: [] }],
    ['committeeRate', { result: '4', speed: '3', manner: '5' }, { result: 4, speed: 3, manner: 5 }],
    [
      'claim',
      { measures: '换灯头', promisedDay: '20261126' },
      { measures: '换灯头', promisedDay: '2026-11-26', showContact: true },
    ],
    // A reason for being late was written before a nearer day was chosen: it is not sent.
    [
      'claim',
      { measures: '换灯头', promisedDay: '20261126', lateReason: '等料', showContact: 'no' },
      { measures: '换灯头', promisedDay: '2026-11-26', showContact: false },
    ],
    [
      'claim',
      { measures: '换灯头', promisedDay: '20261130', 'promisedDay.late': 'yes', lateReason: '等料' },
      { measures: '换灯头', promisedDay: '2026-11-30', lateReason: '等料', showContact: true },
    ],
    ['answerReclassify', { agreed: 'no', reason: '对' }, { agreed: false, reason: '对', seenRev: 7 }],
  ])('%s sends %o as %o', (verb, filled, input) => expect(inputOf(FORMS[verb], filled, 7)).toEqual(input))

  it('says what follows from a choice, once it is made', () => {
    expect(meant(FORMS.setReaders, {})).toEqual({ readers: '' })
    expect(meant(FORMS.setReaders, { readers: 'handlers' })['readers']).toContain(
      '监委会和村里别的人都看不到',
    )
    expect(meant(FORMS.refer, first('refer'))).toEqual({ office: '', reason: '' })
  })

  it('says above an answer what is asked, and above a change what it is now', () => {
    const ticket = { readers: 'handlers' } as TicketInfo
    const waiting = [
      { id: 'cancel', title: '点单的人说不用办了', after: '' },
      { id: 'objection', title: '点单的人请求换个人办', after: '为什么想换个人：两家有过节' },
    ]
    expect(asked('answerObjection', ticket, waiting)).toBe('点单的人请求换个人办。为什么想换个人：两家有过节')
    expect(asked('answerReclassify', ticket, waiting)).toBe('')
    expect(asked('refer', ticket, waiting)).toBe('')
    expect(asked('setReaders', ticket, waiting)).toBe('现在：只给经办的人看')
  })

  it('offers for each field the days that the order takes with this verb', () => {
    const at = (key: string) => fromDayKey(key)
    const days = [
      { verb: 'claim', field: 'promisedDay', from: at('2026-11-24'), to: at('2026-11-30') },
      { verb: 'recommit', field: 'promisedDay', from: at('2026-11-25'), to: at('2026-11-27') },
    ] as const
    const offered = choicesOf('recommit', days, at('2026-11-24'), at('2026-11-26') + hours(23))
    expect(Object.keys(offered)).toEqual(['promisedDay'])
    expect(offered['promisedDay']?.map(({ value, late = false }) => [value, late])).toEqual([
      [20261125, false],
      [20261126, true],
      [20261127, true],
    ])
    expect(choicesOf('refer', days, at('2026-11-24'), at('2026-11-26'))).toEqual({})
  })

  it('a day that was kept stays while it is on offer, late or not as it is now', () => {
    const offered = (late: boolean) => ({
      promisedDay: [{ value: 20261126, weekday: '', day: '', foot: '', aria: '', late }],
    })
    const kept = { measures: '换灯头', promisedDay: '20261126', 'promisedDay.late': '' }
    expect(onOffer(FORMS.claim, kept, offered(false))).toEqual(kept)
    expect(onOffer(FORMS.claim, kept, offered(true))).toEqual({ ...kept, 'promisedDay.late': 'yes' })
    expect(onOffer(FORMS.claim, kept, {})).toEqual({ ...kept, promisedDay: '' })
    expect(onOffer(FORMS.claim, {}, offered(true))).toEqual({})
  })

  it('knows the number of a day', () => {
    expect(chosenDaysIn(FORMS.recommit, { promisedDay: '20261126' })).toEqual({ promisedDay: 20261126 })
    expect(chosenDaysIn(FORMS.recommit, {})).toEqual({ promisedDay: 0 })
  })
})
