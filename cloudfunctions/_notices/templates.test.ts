import { describe, expect, it } from 'vitest'
import { fromDayKey } from '../../miniprogram/core/clock'
import { ASKED, TEMPLATES, templateId } from './templates'

const long = {
  no: 'WT26-0137',
  about: '一个名字特别特别长的小类，长到一格里写不下这么多字',
  status: '待领单',
  at: fromDayKey('2026-11-26') + 18 * 3_600_000,
  hint: '请点开\n看看',
}

describe.each(Object.entries(TEMPLATES))('%s', (_, { fields, also }) => {
  it("fits WeChat's fields: lower-case keys, at most 20 characters a thing and 5 a phrase, no line break", () => {
    for (const [key, { value }] of Object.entries(fields(long))) {
      expect(key).toMatch(/^[a-z_]+\d$/)
      expect(value).not.toMatch(/\n/)
      if (key.startsWith('thing')) expect([...value].length).toBeLessThanOrEqual(20)
      if (key.startsWith('phrase')) expect([...value].length).toBeLessThanOrEqual(5)
    }
  })

  it('can stand in for another with the very same fields', () => {
    if (also)
      expect(Object.keys(TEMPLATES[also].fields(long)).map(k => k.replace(/\d/, ''))).toEqual(
        Object.keys(fields(long)).map(k => k.replace(/\d/, '')),
      )
  })
})

it('says day and time as WeChat writes them', () => {
  expect(TEMPLATES.newOrder.fields(long).time4).toEqual({ value: '2026年11月26日 18:00' })
  expect(TEMPLATES.claimed.fields(long).date4).toEqual({ value: '2026年11月26日' })
})

it('an id comes from the environment of the county, else the name stands for it', () => {
  expect(templateId('newOrder', { TEMPLATE_NEW_ORDER: 'abc' })).toBe('abc')
  expect(templateId('newOrder', {})).toBe('newOrder')
})

it('asks for at most three at once', () => {
  for (const names of Object.values(ASKED)) expect(names.length).toBeLessThanOrEqual(3)
})
