/** What is closed is read for a purpose, photos too; on request the town takes a piece out of what was written in office. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { days } from '../../miniprogram/core/clock'
import { openCounty, tap, type County } from './county'
import { expectLaws } from './laws'
import { png } from './pictures'
import { soon, stations } from './stations'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
let restore: () => void
let ticketId: string
beforeAll(async () => {
  county = await openCounty()
  ticketId = await stations(county).offered()
  await county.ok('li', 'ticket.claim', {
    ticketId,
    key: tap(),
    input: { measures: '去陈桂香家', promisedDay: soon(county), showContact: false },
  })
  const bytes = png()
  const pass = await county.ok('li', 'file.issue', {
    kind: 'photo',
    extension: 'png',
    bytes: bytes.length,
    key: tap(),
  })
  await county.cloud.files.put('o_li', pass.cloudPath, bytes)
  await county.ok('li', 'file.done', { id: pass.id })
  await county.ok('li', 'ticket.resolve', {
    ticketId,
    key: tap(),
    input: {
      outcome: 'done',
      text: '陈桂香不在，打 13800001000，把东西放在三组 4 号，陈桂香说好',
      attachments: [{ id: pass.id, kind: 'photo' }],
    },
  })
  await county.cloud.advance(days(9))
  await county.cloud.trigger('jobs', 'minute')
  await county.ok('chen', 'me.erase', { ticketId, key: tap() })
  restore = county.remember()
})
afterAll(() => county.close())

const result = () =>
  county.all('events').find(one => one.about.id === ticketId && one.type === 'Resolved')?._id ?? ''
const redact = (who: 'zhao' | 'li' | 'he' | 'yang' | 'ma' | 'tian' | 'chen', what: object, key = tap()) =>
  county.as(who, 'ticket.redact', { ticketId, line: result(), purpose: '本人要求', key, ...what })
const lines = async () =>
  (await county.ok('zhao', 'ticket.record', { ticketId, purpose: '答复', key: tap() })).lines

describe('a closed record', () => {
  it('is read with its photos, and the person concerned reads who did', async () => {
    const line = (await lines()).find(one => one.id === result())
    expect(line).toMatchObject({
      text: '陈桂香不在，打 13800001000，把东西放在三组 4 号，陈桂香说好',
      photos: [{ state: 'pass', url: expect.stringContaining('http') as unknown }],
      mayTakeOut: true,
    })
    expect(await county.ok('chen', 'me.access', {})).toContainEqual(
      expect.objectContaining({ by: '赵敏行', purpose: '答复' }),
    )
  })

  it('loses name, number and door on request, piece by piece, and nothing else; every chain still verifies', async () => {
    for (const piece of ['陈桂香', '13800001000', '三组 4 号'])
      expect(await redact('zhao', { piece }), piece).toMatchObject({ ok: true })
    const text = '〔隐去〕不在，打 〔隐去〕，把东西放在〔隐去〕，〔隐去〕说好'
    expect((await lines()).find(one => one.id === result())?.text).toBe(text)
    const stored = county.doc('ticket_words', result())
    expect(stored).toMatchObject({ words: { text }, salt: '' })
    expect(stored.takenOut?.map(({ by }) => by)).toEqual(['zhao', 'zhao', 'zhao'])
    // Each is a step of the order's own chain: who, when, and what for; the piece stands nowhere.
    const steps = county
      .all('events')
      .flatMap(one => (one.about.id === ticketId && one.type === 'TakenOut' ? [one] : []))
    expect(steps.map(({ by, byName, of, what }) => ({ by, byName, of, what }))).toEqual(
      Array.from({ length: 3 }, () => ({ by: 'zhao', byName: '赵敏行', of: result(), what: 'words' })),
    )
    for (const { _id, commitment } of steps) {
      expect(commitment).toMatch(/^[0-9a-f]{64}$/)
      expect(county.doc('ticket_words', _id)).toMatchObject({ words: { text: '本人要求' }, owner: null })
      for (const piece of ['陈桂香', '13800001000', '三组 4 号'])
        expect(JSON.stringify([county.doc('events', _id), county.doc('ticket_words', _id)])).not.toContain(
          piece,
        )
    }
    expect(county.doc('tickets', ticketId).ticket.head).toBe(steps.at(-1)?.hash)
    const said = async (who: 'zhao' | 'chen' | 'li' | 'he') =>
      (await county.ok(who, 'ticket.open', { ticketId })).timeline
        .filter(one => one.message.includes('隐去了一处'))
        .map(one => one.text)
    expect([await said('zhao'), await said('chen')]).toEqual([Array(3).fill('本人要求'), Array(3).fill(null)])
    expect([await said('li'), await said('he')], 'whose text it was need not know who asked').toEqual([
      [],
      [],
    ])
    expect(await county.ok('chen', 'me.access', {})).toContainEqual(
      expect.objectContaining({ by: '赵敏行', purpose: '本人要求' }),
    )
    expectLaws(county)
    const verified = await county.cloud.console('admin', { route: 'verify', data: { villageId: 'v1' } })
    expect(verified).toMatchObject({ ok: true, data: { findings: [] } })
    restore()
  })

  it('loses a photo, with its file', async () => {
    const file = (await lines()).find(one => one.id === result())?.photos[0]?.id ?? ''
    const kept = county.doc('ticket_words', result()).kept?.[file] ?? ''
    expect(await county.cloud.files.read(kept)).toBeDefined()
    expect(await redact('zhao', { file })).toMatchObject({ ok: true })
    expect((await lines()).find(one => one.id === result())?.photos).toEqual([])
    expect(await county.cloud.files.read(kept)).toBeUndefined()
    restore()
  })

  it('the same tap twice takes out once; what is not there says so; nothing but the office’s is touched', async () => {
    const key = tap()
    expect(await redact('zhao', { piece: '说好' }, key)).toMatchObject({ ok: true })
    expect(await redact('zhao', { piece: '说好' }, key)).toMatchObject({ ok: true })
    expect(county.doc('ticket_words', result()).takenOut).toHaveLength(1)
    expect(county.all('events').filter(one => one.type === 'TakenOut')).toHaveLength(1)
    expect(await redact('zhao', { piece: '谭秀云' })).toMatchObject({ code: 'PIECE_NOT_FOUND' })
    expect(await redact('zhao', {})).toMatchObject({ code: 'NOTHING_TO_TAKE_OUT' })
    restore()
    const open = await stations(county).submitted({ text: '找陈桂香' })
    const { wordsId } = county.doc('tickets', open).ticket
    const own = { ticketId: open, line: wordsId, piece: '陈桂香', purpose: '本人要求', key: tap() }
    expect(await county.as('zhao', 'ticket.redact', own)).toMatchObject({ code: 'NOT_OFFICE' })
    // Nor is a line of another order reached by way of this one.
    expect(await redact('zhao', { line: wordsId, piece: '陈桂香' })).toMatchObject({ code: 'NOT_FOUND' })
    expect(county.doc('ticket_words', wordsId).words?.text).toBe('找陈桂香')
    restore()
  })

  it.each(['li', 'he', 'yang', 'ma', 'tian', 'chen'] as const)('%s takes nothing out', async who => {
    const before = county.deeds()
    expect(await redact(who, { piece: '陈桂香' })).toMatchObject({ ok: false })
    expect(county.deeds()).toBe(before)
  })
})
