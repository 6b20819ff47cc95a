/** Boards and cards on paper against real functions: asked for, made, opened, gone on with, gone after a day. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { FONT_PACK, packed } from '../../cloudfunctions/spreadsheets/print/font-pack'
import { buildFunctions } from '../../scripts/build'
import { fontFiles } from '../../scripts/build/fonts'
import { days, hours, minutes } from '../../miniprogram/core/clock'
import { patience } from '../patience'
import type { Api } from '../../contract'
import { openCounty, order, tap, type County } from './county'
import { stations } from './stations'
import { seal } from './seeded'

let county: County
let back: () => void
let withoutFonts: string
let functionsDir: string
beforeAll(async () => {
  // As in the real cloud: no fonts beside the bundle, they lie in the storage.
  functionsDir = mkdtempSync(path.join(tmpdir(), 'without-fonts-'))
  cpSync(await buildFunctions(), functionsDir, {
    recursive: true,
    filter: from => path.basename(from) !== 'fonts',
  })
  county = await openCounty({ functionsDir })
  back = county.remember()
  const id = await asked('board')
  withoutFonts = (await county.ok('he', 'print.show', { id })).message
  back()
  await county.cloud.files.put('terminal', FONT_PACK, packed(fontFiles()))
}, patience(60_000))
afterEach(() => {
  county.cloud.faults.clear()
  county.cloud.clearMessages()
  back()
})
afterAll(async () => {
  await county.close()
  rmSync(functionsDir, { recursive: true, force: true })
})

type What = Api['print.begin']['ask']['what']
const asked = async (what: What, node = 'v1', who: 'he' | 'zhao' = 'he') =>
  (await county.ok(who, 'print.begin', { what, node, key: tap() })).id
const printed = async (what: What, node = 'v1', who: 'he' | 'zhao' = 'he') => {
  const id = await asked(what, node, who)
  return county.ok(who, 'print.show', { id })
}
const lying = (id: string) => county.cloud.files.list().filter(({ path }) => path.startsWith(`prints/${id}/`))
/** What the codes say that WeChat was asked to draw. */
const scenes = () =>
  county.cloud
    .messages()
    .filter(({ api }) => api === 'wxacode.getUnlimited')
    .map(({ data }) => `${String(data.page)} ${String(data.scene)}`)
const households = () => county.all('households').filter(({ path }) => path.includes('v1'))

describe('fonts', () => {
  it('that were never laid into the storage are asked for in words', () =>
    expect(withoutFonts).toBe('字体还没放上去，排不了。请管部署的人运行一次 npm run fonts。'))
})

describe('a board', () => {
  it('of a village is one file, opened by an address', async () => {
    const card = await printed('board')
    expect(card).toMatchObject({ state: 'done', where: '杨梅村', made: 1, of: 1, missing: [], noCode: 0 })
    expect(card.files).toEqual([{ n: 0, name: '杨梅村网格员公示牌 A4', pages: 1, cards: 0 }])
    expect(scenes()).toEqual(['pages/contact/contact v1'])
    const { address, name } = await county.ok('he', 'print.file', { id: card.id, n: 0 })
    expect(name).toBe('杨梅村网格员公示牌 A4')
    const bytes = Buffer.from(await (await fetch(address)).arrayBuffer())
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(lying(card.id)).toHaveLength(1)
  })
  it('of a town is one for each of its villages', async () => {
    const card = await printed('board', 't1', 'zhao')
    expect(card.files.map(({ name }) => name)).toEqual(['杨梅村网格员公示牌 A4', '白塘村网格员公示牌 A4'])
  })
  it('is nobody’s of another office, and never a whole county’s or a single grid’s', async () => {
    const { id } = await printed('board')
    expect(await county.as('xu', 'print.show', { id })).toMatchObject({ ok: false, code: 'NOT_FOUND_HERE' })
    expect(await county.as('he', 'print.begin', { what: 'board', node: 'n1', key: tap() })).toMatchObject({
      ok: false,
      code: 'NOT_FOUND_HERE',
    })
    expect(await county.as('he', 'print.begin', { what: 'board', node: 'v2', key: tap() })).toMatchObject({
      ok: false,
      code: 'NOT_ALLOWED',
    })
  })
  it('asked for twice by one tap is one', async () => {
    const key = tap()
    const first = await county.ok('he', 'print.begin', { what: 'board', node: 'v1', key })
    expect(await county.ok('he', 'print.begin', { what: 'board', node: 'v1', key })).toEqual(first)
    expect(county.all('prints')).toHaveLength(1)
  })
  it('is there without its code, and says so, where WeChat gives none', async () => {
    county.cloud.faults.failOpenapi('wxacode.getUnlimited', { errcode: 41030 })
    expect(await printed('board')).toMatchObject({ state: 'done', made: 1, noCode: 1 })
  })
})

describe('cards', () => {
  it('are one for each door, and bear the same number on every run', async () => {
    const card = await printed('cards')
    expect(card).toMatchObject({ state: 'done', noCode: 0, missing: [] })
    expect(card.files.map(({ cards }) => cards)).toEqual([households().length])
    const before = scenes().sort()
    expect(new Set(before).size).toBe(households().length)
    county.cloud.clearMessages()
    await printed('cards')
    expect(scenes().sort()).toEqual(before)
  })

  it('lead to the person who looks after the door today, no matter who it was when they were printed', async () => {
    await printed('cards')
    const code = scenes()
      .map(scene => scene.split(' ')[1] ?? '')
      .find(one => {
        const { householdId } = county.doc('contact_codes', seal.codeHash('contact', one))
        return county.doc('households', householdId).gridId === 'n1'
      })
    const li = county.doc('people', 'li')
    county.cloud.store.put('people', { ...li, posts: [], postKeys: [] })
    const tan = county.doc('people', 'tan')
    county.cloud.store.put('people', {
      ...tan,
      staffName: '谭家和',
      staffPhone: '0700-tan',
      posts: li.posts,
      postKeys: li.postKeys,
      confirmed: { openid: tan.openid, by: 'county', at: 0 },
    })
    expect(await county.as({ openid: 'o_scans' }, 'me.contact', { code: code ?? '' })).toMatchObject({
      ok: true,
      data: [{ name: '谭家和', phone: '0700-tan' }, { name: '何小雯' }],
    })
  })

  it('of which one stops half-way are gone on with by the timer', async () => {
    const id = await asked('cards')
    county.cloud.faults.killAfter('spreadsheets', 30)
    await county.as('he', 'print.show', { id })
    county.cloud.faults.clear()
    expect(county.doc('prints', id).state).not.toBe('done')
    await county.cloud.advance(minutes(6))
    await county.cloud.trigger('jobs', 'minute')
    await expect.poll(() => county.doc('prints', id).state, { timeout: patience(30_000) }).toBe('done')
    expect(county.doc('prints', id).files.map(({ cards }) => cards)).toEqual([households().length])
    expect(lying(id)).toHaveLength(1)
  })

  it('are gone after a day, the files too', async () => {
    const { id } = await printed('cards')
    await county.cloud.advance(hours(23))
    await county.cloud.trigger('jobs', 'minute')
    expect(lying(id)).toHaveLength(1)
    await county.cloud.advance(days(1))
    expect(await county.as('he', 'print.show', { id })).toMatchObject({ ok: false, code: 'NOT_FOUND_HERE' })
    await county.cloud.trigger('jobs', 'minute')
    expect(lying(id)).toEqual([])
    expect(county.all('prints')).toEqual([])
  })
})

describe('orders on paper', () => {
  const to = () => stations(county)
  it('are a notice each: sent out or in hand, neither disputes nor private matters nor what waits at the desk', async () => {
    await to().offered()
    await to().claimed()
    await to().submitted()
    await to().sentOn(await to().submitted(), { person: 'li' }, { matter: 'private' })
    await to().sentOn(
      await to().submitted({ category: 'dispute', sub: 'neighbour' }),
      { person: 'li' },
      { matter: 'minor', track: 2 },
    )
    const card = await printed('notices')
    expect(card).toMatchObject({ state: 'done', noCode: 0, missing: [] })
    expect(card.files).toEqual([{ n: 0, name: '杨梅村派单通知单 2 张', pages: 1, cards: 2 }])
    expect(scenes()).toEqual(['grid/today/today v1'])
  })
  it('are a slip each where they were made for somebody, until they are closed', async () => {
    await to().offered()
    const { ticket } = await county.ok('li', 'ticket.submit', {
      key: tap(),
      input: order({ category: 'livelihood', sub: 'errand', onBehalfOf: 'zhou', consentWords: '当面同意' }),
    })
    const card = await printed('slips')
    expect(card.files).toEqual([{ n: 0, name: '杨梅村点单纸条 1 张', pages: 1, cards: 1 }])
    expect(scenes()).toEqual(['resident/slip/slip v1'])
    // The code itself is on the helper's phone alone.
    expect(JSON.stringify(county.all('prints'))).not.toContain(ticket?.ticket.no)
  })
  it('that are not there are said to be none', async () => {
    await to().submitted()
    expect(await printed('notices')).toMatchObject({
      state: 'failed',
      message: '眼下没有派出去的单子要印。',
      files: [],
    })
    expect(await printed('slips')).toMatchObject({ state: 'failed', message: '眼下没有替人点的单子在办。' })
  })
})
