import { describe, expect, it } from 'vitest'
import { fakePhone } from '../../api/fake-phone.test.helper'
import type { LocalFile } from '../../api/files'
import {
  additionFrom,
  draftFrom,
  emptyDraft,
  filesOf,
  formOf,
  helpedIn,
  mayAskToShow,
  missing,
  submitInput,
  titleOf,
  type OrderDraft,
} from './draft'
import { startOf } from './start'
import { draftKeeper } from '../../forms/draft-keeper'

const voice: LocalFile = {
  key: 'v',
  path: 'wxfile://v.mp3',
  kind: 'voice',
  extension: 'mp3',
  bytes: 9,
  seconds: 23,
}
const order = (more: Partial<OrderDraft> = {}): OrderDraft => ({
  ...emptyDraft('tap-key-1'),
  picture: 'lamp',
  text: ' 桥头的灯不亮 \n晚上看不见',
  ...more,
})
const LAMP = { category: 'infrastructure', sub: 'lamp', label: '路灯' } as const
const FAMILY = { category: 'dispute', sub: 'family', label: '家庭婚姻' } as const
const helped = { id: 'p1', name: '周桂芳', household: '三组 12 号' }

describe('an order being written', () => {
  it('may be handed in with words alone, or with a voice alone', () => {
    expect(missing(order(), false)).toBe('')
    expect(missing(order({ text: '', voice }), false)).toBe('')
  })

  it('or with a picture that says what it is, or a photo: nobody is asked for a category', () => {
    expect(missing(order({ text: '' }), false)).toBe('')
    expect(missing(order({ picture: '', text: '', photos: [{ ...voice, kind: 'photo' }] }), false)).toBe('')
    expect(missing(order({ picture: '', text: '有点事' }), false)).toBe('')
  })

  it('asks of a quarrel first whether somebody may be hurt; then words, unless somebody may', () => {
    const quarrel = (more: Partial<OrderDraft>) => missing(order({ dispute: true, text: '', ...more }), false)
    expect(quarrel({ text: '吵起来了' })).toContain('现在有人会受伤吗')
    expect(quarrel({ danger: 'no' })).toContain('怎么回事')
    expect(quarrel({ danger: 'no', text: '吵起来了' })).toBe('')
    expect(quarrel({ danger: 'yes' })).toBe('')
    expect(submitInput(order({ dispute: true, danger: 'yes' }), FAMILY, false)).toMatchObject({
      category: 'dispute',
      sub: 'family',
      danger: true,
      urgent: true,
    })
    expect(submitInput(order({ danger: 'yes' }), LAMP, false)).not.toHaveProperty('danger')
  })

  it('keeps to those who deal with it what its person says; a quarrel and a complaint are kept anyway', () => {
    expect(submitInput(order({ onlyHandlers: true, showOnBoard: true }), LAMP, false)).toMatchObject({
      onlyHandlers: true,
      showOnBoard: false,
    })
    for (const more of [{ dispute: true }, { aboutStaff: true }])
      expect(submitInput(order({ onlyHandlers: true, ...more }), LAMP, false)).not.toHaveProperty(
        'onlyHandlers',
      )
  })

  it('says which one thing is missing, in the order of the page', () => {
    expect(missing(emptyDraft('k'), false)).toContain('怎么回事')
    expect(missing(order({ picture: 'other', text: '  ' }), false)).toContain('怎么回事')
    expect(missing(order(), true)).toContain('替谁点单')
    expect(missing(order({ helped }), true)).toContain('怎么同意的')
  })

  const unlisted = { gridId: 'g1', name: '孟阿婆 ', door: ' 三组 99 号' }
  const yes: LocalFile = { ...voice, key: 'yes', consent: true }
  it('for somebody on no list: name, door and grid, and a yes in words, spoken or signed', () => {
    const asked = (more: Partial<OrderDraft>) => missing(order({ consentWords: '当面同意', ...more }), true)
    expect(asked({ unlisted: { ...unlisted, name: ' ' } })).toContain('姓名')
    expect(asked({ unlisted: { ...unlisted, door: '' } })).toContain('门牌')
    expect(asked({ unlisted: { ...unlisted, gridId: '' } })).toContain('网格')
    expect(asked({ unlisted: { ...unlisted, phone: '138' } })).toContain('11 位')
    expect(asked({ unlisted })).toBe('')
    expect(asked({ unlisted, consentWords: '' })).toContain('怎么同意的')
    for (const file of [{ consentVoice: yes }, { consentPhoto: { ...yes, kind: 'photo' as const } }])
      expect(asked({ unlisted, consentWords: '', ...file })).toBe('')
  })

  it('carries who is on no list beside the input, and comes back whole from where it waited', () => {
    const draft = order({ unlisted, consentVoice: yes, voice })
    expect(helpedIn(draft, true)).toEqual({ helped: { gridId: 'g1', name: '孟阿婆', door: '三组 99 号' } })
    expect(helpedIn(order({ unlisted, helped }), true)).toEqual({})
    expect(helpedIn(draft, false)).toEqual({})
    const item = {
      key: 'tap-key-1',
      ask: { input: { ...submitInput(draft, LAMP, true) }, ...helpedIn(draft, true) },
      files: filesOf(draft),
    }
    expect(formOf(item)).toBe('behalf')
    expect(draftFrom(item)).toMatchObject({
      unlisted: { name: '孟阿婆' },
      voice: { key: 'v' },
      consentVoice: { key: 'yes' },
      photos: [],
      helped: null,
    })
  })

  it('is sent without the spaces around the words and without fields nobody filled', () => {
    const input = submitInput(order(), LAMP, false)
    expect(input.text).toBe('桥头的灯不亮 \n晚上看不见')
    expect('place' in input || 'wish' in input || 'onBehalfOf' in input).toBe(false)
  })

  it('never carries a consent to be shown for disputes, complaints about staff, or someone else’s matter', () => {
    expect(submitInput(order({ showOnBoard: true }), LAMP, false).showOnBoard).toBe(true)
    expect(submitInput(order({ showOnBoard: true, dispute: true }), LAMP, false).showOnBoard).toBe(false)
    expect(submitInput(order({ showOnBoard: true, aboutStaff: true }), LAMP, false).showOnBoard).toBe(false)
    expect(
      submitInput(order({ showOnBoard: true, helped, consentWords: '当面同意' }), LAMP, true).showOnBoard,
    ).toBe(false)
    expect(mayAskToShow(order(), false)).toBe(true)
  })

  it('names the helped person and how they agreed when it is for somebody else', () => {
    expect(submitInput(order({ helped, consentWords: ' 当面同意 ' }), LAMP, true)).toMatchObject({
      onBehalfOf: 'p1',
      consentWords: '当面同意',
    })
  })

  it('waits under its own first line, and a dispute under its kind only', () => {
    expect(titleOf(order(), '路灯')).toBe('桥头的灯不亮')
    expect(titleOf(order({ text: '', voice }), '路灯')).toBe('路灯（说的）')
    expect(titleOf(order({ dispute: true }), '邻里')).toBe('邻里')
  })

  it('sends its photos and its voice', () => {
    expect(
      filesOf(order({ voice, photos: [{ ...voice, key: 'p', kind: 'photo' }] })).map(f => f.key),
    ).toEqual(['p', 'v'])
  })
})

describe('what goes into an order that an earlier version of the form became', () => {
  const edited: OrderDraft = {
    ...emptyDraft('k'),
    text: ' 井盖断了，孩子差点掉下去 ',
    place: '老井边',
    urgent: true,
  }
  it('is what differs, and that it cannot wait', () => {
    expect(additionFrom(edited, ['text', 'place', 'urgent'], '井盖')).toEqual({
      text: '井盖断了，孩子差点掉下去\n在哪里：老井边',
      urgent: true,
      files: [],
    })
    expect(additionFrom(edited, ['sub'], '井盖')).toEqual({ text: '是哪一种：井盖', files: [] })
  })
  it('is nothing when only whether it may be shown differs', () => {
    expect(additionFrom(edited, ['showOnBoard'], '井盖')).toBeNull()
  })
})

describe('an order for somebody whom the page before has chosen', () => {
  const from = (person: string) => startOf({ behalf: '1', person, name: person, household: '三组 12 号' })
  const leave = ({ form, draft, untouched }: ReturnType<typeof startOf>, more: Partial<OrderDraft> = {}) =>
    draftKeeper(form, untouched).now({ ...draft, ...more })

  it('goes on with what was written for them, and never with what another said or agreed to', () => {
    fakePhone()
    leave(from('a'), { text: '井台漏水', consentWords: '甲当面同意', consentVoice: voice })
    expect(from('b').draft).toMatchObject({
      helped: { id: 'b' },
      text: '',
      consentWords: '',
      consentVoice: null,
      consentPhoto: null,
    })
    leave(from('b'), { consentWords: '乙电话里同意' })
    expect(from('a').draft).toMatchObject({
      helped: { id: 'a' },
      text: '井台漏水',
      consentWords: '甲当面同意',
    })
    expect(from('b').draft).toMatchObject({ helped: { id: 'b' }, text: '', consentWords: '乙电话里同意' })
    expect(startOf({ behalf: '1' }).kept).toBeNull()
  })
  it('begins anew where the form went on for somebody else, and keeps nothing that was only opened', () => {
    fakePhone()
    leave(from('a'), { helped: { id: 'c', name: '丙', household: '' }, consentWords: '丙同意' })
    expect(from('a').draft).toMatchObject({ helped: { id: 'a' }, consentWords: '' })
    leave(from('b'))
    expect(from('b').kept).toBeNull()
  })
})
