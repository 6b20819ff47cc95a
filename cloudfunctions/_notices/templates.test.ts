import { describe, expect, it } from 'vitest'
import { fromDayKey } from '../../miniprogram/core/clock'
import type { TemplateName } from '../_documents'
import { chosenFrom, chosenText } from './template-fields'
import { ASKED, fieldsOf, isLongTerm, TEMPLATES, templateId } from './templates'

const long = {
  no: 'WT26-0137',
  about: '一个名字特别特别长的小类，长到一格里写不下这么多字',
  status: '待领单',
  at: fromDayKey('2026-11-26') + 18 * 3_600_000,
  hint: '请点开\n看看',
}

const names = Object.keys(TEMPLATES) as TemplateName[]

describe.each(names)('%s', name => {
  it("fits WeChat's fields: lower-case keys, at most 20 characters a thing and 5 a phrase, no line break", () => {
    for (const [key, { value }] of Object.entries(fieldsOf(name, long, {}))) {
      expect(key).toMatch(/^[a-z_]+\d$/)
      expect(value).not.toMatch(/\n/)
      if (key.startsWith('thing')) expect([...value].length).toBeLessThanOrEqual(20)
      if (key.startsWith('phrase')) expect([...value].length).toBeLessThanOrEqual(5)
    }
  })
})

it('says day and time as WeChat writes them', () => {
  expect(fieldsOf('newOrder', long, {}).time4).toEqual({ value: '2026年11月26日 18:00' })
  expect(fieldsOf('claimed', long, {}).date4).toEqual({ value: '2026年11月26日' })
})

it('an id comes from the environment of the county, else the name stands for it', () => {
  expect(templateId('newOrder', { TEMPLATE_NEW_ORDER: 'abc' })).toBe('abc')
  expect(templateId('newOrder', {})).toBe('newOrder')
})

it('a county’s own keys are filled by what its template calls for', () => {
  const env = {
    TEMPLATE_RESOLVED: 'abc|thing7=no,date3=at,phrase9=status,thing1=about,thing12=hint|long',
  }
  expect(templateId('resolved', env)).toBe('abc')
  expect(isLongTerm('resolved', env)).toBe(true)
  expect(isLongTerm('claimed', env)).toBe(false)
  expect(fieldsOf('resolved', long, env)).toEqual({
    thing7: { value: 'WT26-0137' },
    date3: { value: '2026年11月26日' },
    phrase9: { value: '待领单' },
    thing1: { value: '一个名字特别特别长的小类，长到一格里写…' },
    thing12: { value: '请点开 看看' },
  })
})

it('what is written for a county is read back as it was', () => {
  const chosen = { id: 'abc', keys: [['thing2', 'about'] as const], longTerm: true }
  expect(chosenFrom(chosenText(chosen))).toEqual(chosen)
  expect(chosenFrom('abc')).toEqual({ id: 'abc', keys: null, longTerm: false })
})

it('every template is asked for by somebody', () => {
  expect(Object.values(ASKED).flat().sort()).toEqual([...names].sort())
})
