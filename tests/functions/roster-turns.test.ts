// Two files at once, and a file of another village: who may write, and when it is asked. Everybody is invented.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { minutes } from '../../miniprogram/core/clock'
import type { Import } from '../../cloudfunctions/spreadsheets/routes'
import { bringingTo } from './bringing'
import { openCounty, tap, type County } from './county'
import { seal } from './seeded'

let county: County
let back: () => void
beforeAll(async () => {
  county = await openCounty()
  back = county.remember()
})
afterEach(() => {
  county.cloud.faults.clear()
  back()
})
afterAll(() => county.close())
const { ask, ok, begin, bring } = bringingTo(() => county)

const HEAD = '姓名,联系电话,网格,门牌'
const one = (name: string, door: number): string => `${HEAD}\n${name},,三组一格,三组 ${door} 号\n`
const states = (): string[] =>
  county
    .all('imports')
    .map(({ state }) => state)
    .sort()
const underWay = (): number => states().filter(state => state === 'applying' || state === 'undoing').length
const codeOf = (reply: { ok: boolean; code?: string }): string | undefined => (reply.ok ? 'ok' : reply.code)

describe('two different files pressed at the same moment', () => {
  /** The calls of one press: between any two of them the other one is pressed. */
  const CALLS = [1, 2, 3, 4, 5, 6, 7, 8]

  it.each(CALLS)('after call %i of the first: only one of them turns, the other says why', async n => {
    const first = await begin('people', one('柳月娥', 101))
    const second = await begin('people', one('柳德明', 103))
    let other: Promise<{ ok: boolean; code?: string }> | null = null
    let most = 0
    county.cloud.faults.onCall = (_, call) => {
      most = Math.max(most, underWay())
      if (call === n) other ??= ask('apply', { id: second.id })
    }
    const mine = await ask('apply', { id: first.id })
    const its = await other
    county.cloud.faults.clear()
    expect(most).toBe(1)
    const said = [codeOf(mine), its && codeOf(its)]
    // Anyone who came too late is told; anyone who came after the end of the first writes, too.
    expect(said.filter(code => code !== 'ok' && code !== 'IMPORT_BUSY')).toEqual([])
    expect(said).toContain('ok')
    expect(states().filter(state => state === 'applied')).toHaveLength(
      said.filter(code => code === 'ok').length,
    )
  })

  it('of a village and of its county stand in each other’s way; of two villages do not', async () => {
    const village = await begin('people', one('柳月娥', 101))
    const neighbour = await begin('people', `${HEAD}\n柳德明,,一组一格,一组 3 号\n`, '白塘村')
    const doc = county.doc('imports', village.id)
    county.cloud.store.put('imports', { ...doc, _id: 'i0', node: 'c', path: ['c'], state: 'applying' })
    county.cloud.store.put('import_turns', {
      _id: 'c',
      v: 1,
      turns: 1,
      under: [{ id: 'i0', node: 'c', path: ['c'] }],
    })
    expect(await ask('apply', { id: village.id })).toMatchObject({ code: 'IMPORT_BUSY' })
    county.cloud.store.put('imports', {
      ...doc,
      _id: 'i0',
      node: 'v1',
      path: ['c', 't1', 'v1'],
      state: 'applying',
    })
    county.cloud.store.put('import_turns', {
      _id: 'c',
      v: 1,
      turns: 1,
      under: [{ id: 'i0', node: 'v1', path: ['c', 't1', 'v1'] }],
    })
    expect(await ok<Import>('apply', { id: neighbour.id })).toMatchObject({ state: 'applied' })
  })

  it('an undo does not begin once a newer file has', async () => {
    const first = await bring('people', one('柳月娥', 101))
    await county.cloud.advance(minutes(1))
    const second = await begin('people', one('柳德明', 103))
    let other: Promise<unknown> | null = null
    county.cloud.faults.onCall = (_, call) => {
      // After the undo has looked for newer ones, and before it turns.
      if (call === 3) other ??= ask('apply', { id: second.id })
    }
    const undo = await ask<Import>('undo', { id: first.id })
    await other
    county.cloud.faults.clear()
    const [a, b] = [county.doc('imports', first.id).state, county.doc('imports', second.id).state]
    // Either the undo came first and the file after it, or the file came first and the undo is refused.
    expect([
      ['ok', 'undone', 'planned'],
      ['ok', 'undone', 'applied'],
      ['IMPORT_BUSY', 'applied', 'applied'],
      ['IMPORT_SUPERSEDED', 'applied', 'applied'],
    ]).toContainEqual([codeOf(undo), a, b])
    expect(underWay()).toBe(0)
  })
})

const NAMES = ['柳一鸣', '柳二宝', '柳三妹', '柳四海', '柳五福', '柳六顺']
const list = (grid: string, group: string, phone: (i: number) => string): string =>
  [HEAD, ...NAMES.map((name, i) => `${name},${phone(i)},${grid},${group} ${i + 901} 号`)].join('\n')
const PHONE = (i: number): string => `1395555010${i}`

describe('somebody new to the plan who is there by the time it is written', () => {
  it('is left as they are and listed, and nobody beside them is lost', async () => {
    const { id } = await begin(
      'people',
      `${HEAD}\n柳月娥,,三组一格,三组 101 号\n柳德明,,三组一格,三组 103 号\n`,
    )
    const part = county.all('import_parts').find(({ what }) => what === 'plan')
    const rows = JSON.parse(seal.open(part?.sealed ?? '')) as { intents: { kind: string; id: string }[] }[]
    const first = rows.flatMap(({ intents }) => intents).find(({ kind }) => kind === 'person')
    const chen = county.doc('people', 'chen')
    county.cloud.store.put('people', { ...chen, _id: first?.id ?? '', openid: 'o_came_meanwhile' })
    expect(await ok<Import>('apply', { id })).toMatchObject({
      state: 'applied',
      leftOut: 1,
      counts: { new: 1 },
    })
    expect(county.doc('people', first?.id ?? '').openid).toBe('o_came_meanwhile')
    expect(county.all('people').map(one => seal.open(one.nameSealed))).toContain('柳德明')
  })
})

describe('a file of another village', () => {
  const SAYS = '这份表里有 6 个人，白塘村的名册里已经有了，像是白塘村的表。'

  it('is told by names and numbers, stops, and goes on where somebody is sure', async () => {
    await bring('people', list('一组一格', '一组', PHONE), '白塘村')
    const before = county.all('people').length
    const planned = await begin('people', list('三组一格', '三组', PHONE))
    expect(planned).toMatchObject({ counts: { new: 6 }, elsewhere: { village: '白塘村', found: 6 } })
    expect(await ask('apply', { id: planned.id })).toMatchObject({ ok: false, code: 'IMPORT_ELSEWHERE' })
    expect(county.all('people')).toHaveLength(before)
    expect(await ok('apply', { id: planned.id, isSure: true })).toMatchObject({ state: 'applied' })
    expect(county.all('people')).toHaveLength(before + 6)
  })
  it('is told by names alone where nearly all of them are known there', async () => {
    await bring(
      'people',
      list('一组一格', '一组', () => ''),
      '白塘村',
    )
    const planned = await begin(
      'people',
      list('三组一格', '三组', () => ''),
    )
    expect(planned.elsewhere).toEqual({ village: '白塘村', found: 6 })
  })
  it('is not suspected for a few namesakes, nor where nobody of it is known anywhere', async () => {
    await bring('people', `${HEAD}\n柳一鸣,,一组一格,一组 1 号\n柳二宝,,一组一格,一组 2 号\n`, '白塘村')
    const planned = await begin('people', list('三组一格', '三组', PHONE))
    expect([planned.counts.new, planned.elsewhere]).toEqual([6, null])
    expect(await ok('apply', { id: planned.id })).toMatchObject({ state: 'applied' })
  })
  it('of one person with name and number says so in the row', async () => {
    await bring('people', `${HEAD}\n柳一鸣,${PHONE(0)},一组一格,一组 1 号\n`, '白塘村')
    const planned = await begin('people', list('三组一格', '三组', PHONE))
    expect(planned.elsewhere).toBeNull()
    const { rows } = await ok<{ rows: { who: string; message: string }[] }>('rows', {
      id: planned.id,
      states: ['new'],
    })
    expect(
      rows.filter(({ message }) => message.includes('别的村')).map(({ who, message }) => [who, message]),
    ).toEqual([
      ['柳一鸣 三组 901 号', '新来，新的一户，三组一格。别的村的名册里有同名同号的人，像是从那里搬来的。'],
    ])
  })
  it('is shown on the page before the press; a desk does not read which village', async () => {
    await bring('people', list('一组一格', '一组', PHONE), '白塘村')
    const { id, cloudPath } = await county.ok('he', 'roster.begin', {
      kind: 'people',
      fileName: '名册.csv',
      bytes: 300,
      key: tap(),
    })
    await county.cloud.files.put('o_he', cloudPath, Buffer.from(list('三组一格', '三组', PHONE)))
    const card = await county.ok('he', 'roster.show', { id })
    expect(card.elsewhere).toBe(SAYS.replaceAll('白塘村', '别的村'))
    const press = { id, what: 'apply' as const }
    expect(await county.as('he', 'roster.carryOut', { ...press, isSure: false, key: tap() })).toMatchObject({
      code: 'IMPORT_ELSEWHERE',
    })
    await county.ok('he', 'roster.carryOut', { ...press, isSure: true, key: tap() })
    await county.ok('he', 'roster.show', { id })
    expect(
      county
        .all('people')
        .filter(({ home }) => home.includes('v1'))
        .map(one => seal.open(one.nameSealed)),
    ).toEqual(expect.arrayContaining(NAMES))
  })
})
