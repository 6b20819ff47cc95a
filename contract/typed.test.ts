import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { routes } from '.'
import { tablesOf } from '../miniprogram/core/ticket/golden/tables.testing'
import { moderatedText, textFields } from './typed'
import { verbInputs } from './ticket/verbs'

const schemaOf = (route: string) => (routes as Record<string, z.ZodType>)[route] as z.ZodType
const ALL = Object.keys(routes).flatMap(route =>
  textFields(schemaOf(route)).map(field => ({ ...field, route, called: `${route} ${field.path.join('.')}` })),
)
const TYPED = ALL.filter(field => field.moderation !== null)
/** Refuses an empty text: the ones made by `words`. */
const isRequired = (schema: z.ZodType) => !schema.safeParse('').success

describe('every text of the contract', () => {
  it('is made by the one helper or has a fixed form', () => {
    const free = ALL.filter(
      ({ moderation, schema }) => moderation === null && schema.safeParse('随便写 anything. 😀').success,
    )
    // Opened by WeChat itself, never kept.
    expect(free.map(({ called }) => called)).toEqual([
      'group.bind group.cloudID',
      'group.enter group.cloudID',
    ])
  })
  it('there are many of them', () => expect(TYPED.length).toBeGreaterThan(45))

  it.each(TYPED)('$called: signs nobody sees are nothing', ({ schema }) => {
    for (const nothing of ['\u200b', '\u2060\u200b \u3164', '\ufeff\u202e', '\u2800　']) {
      const read = schema.safeParse(nothing)
      if (isRequired(schema)) expect(read.success).toBe(false)
      else expect(read.data).toBe('')
    }
  })
  it.each(TYPED)('$called: soft line breaks are line breaks', ({ schema }) => {
    expect(schema.safeParse('一\u000b二').data).toBe('一\n二')
    expect(schema.safeParse('一\u2028\r\n').data).toBe('一')
  })
  it.each(TYPED)('$called: no half of a pair and no turning sign is kept', ({ schema }) => {
    expect(schema.safeParse('一\ud83d\u202e二').data).toBe('一二')
    expect(schema.safeParse('\udc00三').data).toBe('三')
  })
})

describe('what goes to the content check', () => {
  it('everything but what is looked up and forgotten, and the county’s own list', () => {
    const others = TYPED.filter(({ moderation }) => moderation !== 'moderated').map(({ called }) => called)
    expect(others.sort()).toEqual([
      'calendar.change source',
      'county.find name',
      'county.setShop name',
      'county.setShop place',
      'grid.people q',
      'household.add door',
      'household.move door',
      'household.person name',
      'household.setDoor door',
      'node.add name',
      'node.regroup name',
      'node.rename name',
      'points.households q',
      'post.give name',
      'roster.begin fileName',
      'roster.mend cells.*.text',
      'rules.change subs.*.label',
      'ticket.find q',
      'ticket.findPeople q',
      'ticket.redact piece',
      'ticket.unmask joined',
    ])
  })
  it.each([
    ['me.join', { name: '王芳' }, '王芳'],
    ['ticket.unmask', { purpose: '打电话约时间' }, '打电话约时间'],
    ['ticket.claim', { input: { measures: '换灯', lateReason: '等料' } }, '换灯\n等料'],
    ['ticket.decline', { input: { reason: '不归村里', whereInstead: '镇供电所' } }, '不归村里\n镇供电所'],
    ['ticket.publish', { input: { asked: '路灯', done: '换好' } }, '路灯\n换好'],
    ['shop.saveGood', { name: '洗衣粉', unit: '袋' }, '洗衣粉\n袋'],
    ['shop.count', { why: '摔坏一袋' }, '摔坏一袋'],
    ['me.feedback', { text: '字太小' }, '字太小'],
    ['ticket.consent', { input: { consent: true } }, ''],
    ['grid.people', { q: '王芳' }, ''],
    ['ticket.findPeople', { q: '王芳', purpose: '来电核对' }, '来电核对'],
  ])('%s', (route, data, checked) => expect(moderatedText(schemaOf(route), data)).toBe(checked))
  it('a list of texts would be found too', () => {
    expect(textFields(z.strictObject({ a: z.array(z.string()) })).map(({ path }) => path)).toEqual([
      ['a', '*'],
    ])
  })
})

describe('the verbs of an order, against the table that was written by hand', () => {
  const rows = tablesOf('typed.md')
    .filter(({ name }) => name === 'typed')
    .flatMap(table => table.rows)
  const listed = (cell = ''): string[] => cell.split(', ').filter(Boolean)
  const fieldsOf = (verb: string, checked: boolean): string[] =>
    textFields(schemaOf(`ticket.${verb}`))
      .filter(({ path, moderation }) => path[0] === 'input' && (moderation === 'moderated') === checked)
      .map(({ path }) => path[1] ?? '')

  it.each(rows)('%s: checked %s; %s looks; of a fixed form %s', (verb = '', checked, _looks, fixed) => {
    expect(fieldsOf(verb, true).sort()).toEqual(listed(checked).sort())
    expect(fieldsOf(verb, false).sort()).toEqual(listed(fixed).sort())
    const typed = Object.fromEntries(listed(checked).map(field => [field, `话：${field}`]))
    const heard = moderatedText(schemaOf(`ticket.${verb}`), { ticketId: 't1', key: 'k1', input: typed })
    expect(heard.split('\n').filter(Boolean).sort()).toEqual(Object.values(typed).sort())
  })
  it('has a row for every verb with which something is typed', () => {
    const named = rows.map(([verb]) => verb)
    const typed = Object.keys(verbInputs).filter(
      verb => [...fieldsOf(verb, true), ...fieldsOf(verb, false)].length > 0,
    )
    expect(
      typed.filter(verb => !named.includes(verb)),
      'core/ticket/golden/typed.md has no row of these verbs, like | giveBack | reason | desk | |',
    ).toEqual([])
    expect(named.filter(verb => !typed.some(one => one === verb))).toEqual([])
  })
  it('says who looks exactly where something is checked', () => {
    expect(
      rows.filter(([, checked, looks]) => (checked !== '') !== /^(desk|town)$/.test(looks ?? '')),
    ).toEqual([])
  })
})
