import { describe, expect, it } from 'vitest'
import { pointsWrites } from '../../../contract/points'
import { fromDayKey } from '../../core/clock/shanghai'
import {
  applyInput,
  emptyDraft,
  isUntouched,
  isUsedUp,
  itemsFor,
  missing,
  recentDays,
  type DeedDraft,
  type ItemInfo,
  type Whom,
} from './draft'

const NOW = fromDayKey('2026-11-24') + 30_000_000
const item = (more: Partial<ItemInfo> = {}): ItemInfo => ({
  id: 'river',
  kind: 'environment',
  label: '清河道',
  detail: '',
  points: 5,
  unit: '小时',
  most: 8,
  who: ['household', 'gridMember'],
  often: { times: 4, per: 'month' },
  evidence: 'words',
  left: 3,
  pointsLeft: null,
  ...more,
})
const household = { id: 'h3', title: '三组 3 号 王家' }
const photo = { key: 'f', path: '/a.jpg', kind: 'photo' as const, extension: 'jpg' as const, bytes: 1 }
const written = (whom: Whom, more: Partial<DeedDraft> = {}): DeedDraft => ({
  ...emptyDraft('key12345', whom, NOW),
  itemId: 'river',
  text: '桥头那一段',
  households: whom === 'own' ? [] : [household],
  consentWords: '当面同意',
  ...more,
})
const taken = (draft: DeedDraft, isMinus = false) =>
  pointsWrites['points.apply'].safeParse({ ...applyInput(draft, isMinus), key: draft.key })

describe('a good deed being written', () => {
  it.each(['own', 'other', 'group'] as const)('for %s sends what the contract takes', whom => {
    expect(missing(written(whom), item(), false)).toBe('')
    expect(taken(written(whom)).error?.message).toBeUndefined()
  })

  it("names no household for one's own: the cloud knows which it is", () => {
    expect(applyInput(written('own', { households: [household] }), false)).not.toHaveProperty('households')
  })

  it('asks how they agreed for one other household, not for a group and not for a minus', () => {
    expect(missing(written('other', { consentWords: ' ' }), item(), false)).toContain('同意')
    expect(missing(written('group', { consentWords: '' }), item(), false)).toBe('')
    expect(missing(written('other', { consentWords: '' }), item(), true)).toBe('')
    expect(applyInput(written('other'), true)).not.toHaveProperty('consentWords')
  })

  it('wants the evidence the rule names', () => {
    expect(missing(written('own', { text: '' }), item(), false)).toContain('一两句话')
    expect(missing(written('own'), item({ evidence: 'photo' }), false)).toContain('照片')
    expect(missing(written('own', { text: '', photos: [photo] }), item({ evidence: 'photo' }), false)).toBe(
      '',
    )
  })

  it('wants somebody it is for', () => {
    expect(missing(written('group', { households: [] }), item(), false)).toContain('哪些家')
    expect(missing(written('other', { households: [] }), item(), false)).toContain('哪一家')
  })

  it('offers a household only what a household may apply for, and a minus never among the good deeds', () => {
    const yard = item({ id: 'yard', who: ['gridMember'] })
    const dump = item({ id: 'dump', who: ['gridMember'], points: -5, threeSteps: true })
    const ids = (whom: Whom, isMinus = false) =>
      itemsFor([item(), yard, dump], whom, isMinus).map(one => one.id)
    expect(ids('own')).toEqual(['river'])
    expect(ids('group')).toEqual(['river', 'yard'])
    expect(ids('other', true)).toEqual(['dump'])
  })

  it('says that one is used up only about the own household', () => {
    expect(isUsedUp(item({ left: 0 }), 'own')).toBe(true)
    expect(isUsedUp(item({ left: 2, pointsLeft: 0 }), 'own')).toBe(true)
    expect(isUsedUp(item({ left: 0 }), 'group')).toBe(false)
    expect(isUsedUp(item({ left: null }), 'own')).toBe(false)
  })

  it('begins today, and is not worth keeping before anything is written', () => {
    expect(emptyDraft('key12345', 'own', NOW).day).toBe('2026-11-24')
    expect(isUntouched(emptyDraft('key12345', 'own', NOW))).toBe(true)
    expect(isUntouched(written('own'))).toBe(false)
  })

  it('offers the last three days and thirty days back', () => {
    expect(recentDays(NOW)).toMatchObject({
      days: [{ value: '2026-11-24' }, { value: '2026-11-23' }, { value: '2026-11-22' }],
      first: '2026-10-25',
      last: '2026-11-24',
    })
  })
})
