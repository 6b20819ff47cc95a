import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openCounty, order, tap, type County } from './county'
import type { Key } from './seeded'
import { expectLaws } from './laws'
import { photo, png, voice } from './pictures'
import { stations } from './stations'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterEach(() => {
  county.cloud.faults.clear()
  expectLaws(county)
})
afterAll(() => county.close())

/** As the phone does it: issue, upload, done. */
async function put(
  who: Key,
  bytes: Buffer,
  kind: 'photo' | 'voice' = 'photo',
  extension: 'jpg' | 'mp3' = 'jpg',
) {
  const pass = await county.ok(who, 'file.issue', {
    kind,
    extension,
    bytes: Math.min(bytes.length, 10_000_000),
    key: tap(),
  })
  await county.cloud.files.put(`o_${who}`, pass.cloudPath, bytes)
  return { ...pass, reply: await county.as(who, 'file.done', { id: pass.id }) }
}
/** WeChat's verdict arrives after a while; the push goes to `hooks`. */
const verdict = () =>
  vi.waitFor(
    async () => {
      await county.cloud.advance(1000)
      expect(county.all('files').filter(file => file.kept !== null && file.state === 'pending')).toEqual([])
    },
    { timeout: 30_000, interval: 200 },
  )
const submitWith = async (
  who: Key,
  attachments: { id: string; kind: 'photo' | 'voice'; seconds?: number }[],
) => {
  await county.cloud.advance(61_000)
  return county.as(who, 'ticket.submit', { key: tap(), input: order({ attachments }) })
}

describe('a photo on its way', () => {
  it('is stripped, moved out of the phone’s reach, checked, and shown by a short-lived address', async () => {
    const { id, reply, cloudPath } = await put('chen', photo({ gps: 'N26 E109' }))
    expect(reply).toMatchObject({ ok: true, data: { state: 'pending' } })
    expect(cloudPath).toMatch(/^in\/chen\//)
    const { kept } = county.doc('files', id)
    // Drawn, not made of the id, which others are shown.
    expect(kept).toMatch(/\/kept\/[0-9a-f]{32}\.jpg$/)
    expect(kept).not.toContain(id)
    expect((await county.cloud.files.read(kept ?? ''))?.toString('latin1')).not.toContain('N26')
    expect(county.cloud.files.list().map(file => file.path)).not.toContain(cloudPath)

    const submitted = await submitWith('chen', [{ id, kind: 'photo' }])
    const ticketId = submitted.ok ? (submitted.data.ticket?.ticket.id ?? '') : ''
    await verdict()
    const [seen] = (await county.ok('he', 'ticket.open', { ticketId })).content?.photos ?? []
    expect(seen).toMatchObject({ id, state: 'pass' })
    const address = await fetch(encodeURI(seen?.url ?? ''))
    expect(address.status).toBe(200)
    await county.cloud.advance(11 * 60_000)
    expect((await fetch(encodeURI(seen?.url ?? ''))).status).not.toBe(200)
  })

  it('a voice note goes the same way', async () => {
    const { id } = await put('chen', voice(), 'voice', 'mp3')
    const submitted = await submitWith('chen', [{ id, kind: 'voice', seconds: 12 }])
    expect(submitted).toMatchObject({
      ok: true,
      data: { ticket: { content: { voice: { id, seconds: 12 } } } },
    })
  })

  it('done twice, and twice at once, is one file', async () => {
    const pass = await county.ok('chen', 'file.issue', {
      kind: 'photo',
      extension: 'png',
      bytes: 70,
      key: tap(),
    })
    await county.cloud.files.put('o_chen', pass.cloudPath, png())
    const replies = await Promise.all([1, 2, 3].map(() => county.as('chen', 'file.done', { id: pass.id })))
    expect(replies.filter(reply => reply.ok).length).toBeGreaterThan(0)
    expect(await county.as('chen', 'file.done', { id: pass.id })).toMatchObject({ ok: true })
    const { keptName } = county.doc('files', pass.id)
    const lying = county.cloud.files.list().map(({ path }) => path)
    expect(lying.filter(at => at.includes(keptName) || at.includes(pass.id))).toEqual([
      `kept/${keptName}.png`,
    ])
  })

  it('without a checker a person looks, and the order goes on', async () => {
    county.cloud.faults.failOpenapi('security.mediaCheckAsync', { errcode: -1 })
    const { id, reply } = await put('chen', png())
    expect(reply).toMatchObject({ ok: true, data: { state: 'review' } })
    const submitted = await submitWith('chen', [{ id, kind: 'photo' }])
    const ticketId = submitted.ok ? (submitted.data.ticket?.ticket.id ?? '') : ''
    expect((await county.ok('he', 'ticket.open', { ticketId })).content?.photos).toEqual([
      { id, state: 'review' },
    ])
    const { items } = await county.ok('he', 'desk.reviews', {})
    expect(items).toMatchObject([{ id, what: 'photo', url: expect.stringContaining('http') as unknown }])
    await county.ok('he', 'desk.review', { id, pass: true, key: tap() })
    expect((await county.ok('he', 'ticket.open', { ticketId })).content?.photos[0]).toMatchObject({
      state: 'pass',
      url: expect.stringContaining('http') as unknown,
    })
  })
})

describe('what is not taken', () => {
  it.each<[string, Buffer, string]>([
    ['a page that calls itself a photo', Buffer.from('<html><script>1</script></html>'), 'FILE_BAD'],
    ['half a photo', photo().subarray(0, 120), 'FILE_BAD'],
    ['more than ten megabytes', Buffer.concat([photo(), Buffer.alloc(10 * 1024 * 1024)]), 'FILE_TOO_BIG'],
  ])('%s, and it does not stay', async (_, bytes, code) => {
    const { reply, cloudPath } = await put('chen', bytes)
    expect(reply).toMatchObject({ ok: false, code })
    expect(county.cloud.files.list().map(file => file.path)).not.toContain(cloudPath)
  })
  it('a pass without a file', async () => {
    const pass = await county.ok('chen', 'file.issue', {
      kind: 'photo',
      extension: 'jpg',
      bytes: 9,
      key: tap(),
    })
    expect(await county.as('chen', 'file.done', { id: pass.id })).toMatchObject({
      ok: false,
      code: 'FILE_BAD',
    })
    expect(await submitWith('chen', [{ id: pass.id, kind: 'photo' }])).toMatchObject({
      ok: false,
      code: 'FILE_NOT_YOURS',
    })
  })
  it('somebody else’s photo in my order', async () => {
    const { id } = await put('tan', png())
    expect(await county.as('chen', 'file.done', { id })).toMatchObject({ ok: false, code: 'FILE_NOT_YOURS' })
    expect(await submitWith('chen', [{ id, kind: 'photo' }])).toMatchObject({
      ok: false,
      code: 'FILE_NOT_YOURS',
    })
  })
  it('the same photo in a second order, also at the same moment', async () => {
    const { id } = await put('zhou', png())
    await county.cloud.advance(61_000)
    const replies = await Promise.all(
      [1, 2, 3, 4].map(() =>
        county.as('zhou', 'ticket.submit', {
          key: tap(),
          input: order({ attachments: [{ id, kind: 'photo' }] }),
        }),
      ),
    )
    expect(replies.filter(reply => reply.ok)).toHaveLength(1)
    for (const reply of replies) if (!reply.ok) expect(reply.code).toBe('FILE_NOT_YOURS')
  })
  it('a photo as a voice note', async () => {
    const { id } = await put('zhou', png())
    expect(await submitWith('zhou', [{ id, kind: 'voice', seconds: 5 }])).toMatchObject({
      ok: false,
      code: 'FILE_NOT_YOURS',
    })
  })
})

describe('my words deleted', () => {
  it('only when the order has ended; photos go too, the chain still verifies, others read that they were deleted', async () => {
    const { id } = await put('chen', png())
    const submitted = await submitWith('chen', [{ id, kind: 'photo' }])
    const ticketId = submitted.ok ? (submitted.data.ticket?.ticket.id ?? '') : ''
    expect(await county.as('chen', 'me.erase', { ticketId, key: tap() })).toMatchObject({
      ok: false,
      code: 'NOT_NOW',
    })
    await county.ok('chen', 'ticket.withdraw', { ticketId, key: tap(), input: { reason: '自己修好了' } })
    expect(await county.ok('chen', 'me.erase', { ticketId, key: tap() })).toEqual({ erased: 2 })
    expectLaws(county)
    expect(JSON.stringify(county.all('ticket_words').filter(one => one.about.id === ticketId))).not.toMatch(
      /路灯|自己修好|salt":"\w/,
    )
    expect(county.cloud.files.list().filter(file => file.path.includes(id))).toEqual([])
    const { ticket, content } = await county.ok('he', 'ticket.open', { ticketId })
    expect(content).toMatchObject({ text: null, erased: true })
    expect(ticket.requester).toBeNull()
  })
})

describe('who may look at a photo', () => {
  it('the pool reads the words before claiming; photos come with the claim', async () => {
    const { id } = await put('chen', png())
    const submitted = await submitWith('chen', [{ id, kind: 'photo' }])
    const ticketId = submitted.ok ? (submitted.data.ticket?.ticket.id ?? '') : ''
    await verdict()
    await stations(county).sentOn(ticketId, { pool: 'g1' })
    expect((await county.ok('wang', 'ticket.open', { ticketId })).content).toMatchObject({
      photos: [],
      text: expect.stringContaining('路灯') as unknown,
    })
    await county.ok('wang', 'ticket.claim', {
      ticketId,
      key: tap(),
      input: { measures: '去看', promisedDay: '2026-11-20', showContact: false },
    })
    expect((await county.ok('wang', 'ticket.open', { ticketId })).content?.photos).toHaveLength(1)
  })
})
