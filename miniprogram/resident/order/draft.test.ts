import { describe, expect, it } from 'vitest'
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

const voice: LocalFile = {
  key: 'v',
  path: 'wxfile://v.mp3',
  kind: 'voice',
  extension: 'mp3',
  bytes: 9,
  seconds: 23,
}
const order = (more: Partial<OrderDraft> = {}): OrderDraft => ({
  ...emptyDraft('tap-key-1', 'infrastructure'),
  sub: 'lamp',
  text: ' 桥头的灯不亮 \n晚上看不见',
  ...more,
})
const helped = { id: 'p1', name: '周桂芳', household: '三组 12 号' }

describe('an order being written', () => {
  it('may be handed in with words alone, or with a voice alone', () => {
    expect(missing(order(), false)).toBe('')
    expect(missing(order({ text: '', voice }), false)).toBe('')
  })

  it('says which one thing is missing, in the order of the page', () => {
    expect(missing(emptyDraft('k'), false)).toContain('是哪一类事')
    expect(missing(order({ sub: '' }), false)).toContain('是哪一种')
    expect(missing(order({ text: '  ' }), false)).toContain('怎么回事')
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
      ask: { input: { ...submitInput(draft, true) }, ...helpedIn(draft, true) },
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
    const input = submitInput(order(), false)
    expect(input.text).toBe('桥头的灯不亮 \n晚上看不见')
    expect('place' in input || 'wish' in input || 'onBehalfOf' in input).toBe(false)
  })

  it('never carries a consent to be shown for disputes, complaints about staff, or someone else’s matter', () => {
    expect(submitInput(order({ showOnBoard: true }), false).showOnBoard).toBe(true)
    expect(submitInput(order({ showOnBoard: true, category: 'dispute' }), false).showOnBoard).toBe(false)
    expect(submitInput(order({ showOnBoard: true, aboutStaff: true }), false).showOnBoard).toBe(false)
    expect(
      submitInput(order({ showOnBoard: true, helped, consentWords: '当面同意' }), true).showOnBoard,
    ).toBe(false)
    expect(mayAskToShow(order(), false)).toBe(true)
  })

  it('names the helped person and how they agreed when it is for somebody else', () => {
    expect(submitInput(order({ helped, consentWords: ' 当面同意 ' }), true)).toMatchObject({
      onBehalfOf: 'p1',
      consentWords: '当面同意',
    })
  })

  it('waits under its own first line, and a dispute under its kind only', () => {
    expect(titleOf(order(), '路灯')).toBe('桥头的灯不亮')
    expect(titleOf(order({ text: '', voice }), '路灯')).toBe('路灯（说了一段话）')
    expect(titleOf(order({ category: 'dispute' }), '邻里')).toBe('邻里')
  })

  it('sends its photos and its voice', () => {
    expect(
      filesOf(order({ voice, photos: [{ ...voice, key: 'p', kind: 'photo' }] })).map(f => f.key),
    ).toEqual(['p', 'v'])
  })
})

describe('what goes into an order that an earlier version of the form became', () => {
  const edited: OrderDraft = {
    ...emptyDraft('k', 'infrastructure'),
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
