/** What the functions log, answer when they fail, and send: never a word, name, phone, code or openid of anybody. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { askedIds } from '../../cloudfunctions/_notices/templates'
import { minutes } from '../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from './county'
import { KEYS, PEOPLE, type Key } from './seeded'
import { everyText, marked, type Village } from './marked'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 })
let county: County
let village: Village
let logged = ''
/** What was answered to calls that went wrong. */
const failed: unknown[] = []
const restores: (() => void)[] = []

/** Functions run in threads: what they print comes out of this process. */
function listen(stream: NodeJS.WriteStream): void {
  const spy = vi.spyOn(stream, 'write').mockImplementation(((
    chunk: string | Uint8Array,
    ...rest: unknown[]
  ) => {
    logged += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()
    const done = rest.find(one => typeof one === 'function') as (() => void) | undefined
    done?.()
    return true
  }) as never)
  restores.push(() => spy.mockRestore())
}

beforeAll(async () => {
  listen(process.stdout)
  listen(process.stderr)
  county = await openCounty()
  const { resident, gridMember } = askedIds()
  for (const who of Object.keys(PEOPLE) as Key[]) {
    for (const id of [...resident, ...gridMember, 'returned', 'reopened', 'declined'])
      county.cloud.grant(`o_${who}`, id, 20)
    for (let i = 0; i < 6; i++)
      await county.ok(who, 'me.accepted', { accepted: [...resident, ...gridMember].slice(0, 5), key: tap() })
  }
  village = await marked(county, { telling: true })
  await goWrong()
  // A thread's lines arrive a moment after its answer.
  await vi.waitFor(() =>
    expect(lines()).toBeGreaterThanOrEqual(failed.filter(one => 'log' in (one as object)).length),
  )
  for (const restore of restores) restore()
})
afterAll(() => county.close())

const lines = (): number => logged.match(/"log":"[0-9a-f]{8}"/g)?.length ?? 0

/** Everything is broken once, with somebody's words in the middle of it. */
async function goWrong(): Promise<void> {
  const { store } = county.cloud
  const secret = village.marks[0]?.text ?? ''
  const spoil = async (collection: string, id: string, over: object, work: () => Promise<unknown>) => {
    const whole = store.get(collection, id) as { _id: string }
    store.put(collection, { ...(whole ?? { _id: id, v: 1 }), ...over })
    failed.push(await work().catch((error: unknown) => String(error)))
    if (whole) store.put(collection, whole)
    else store.remove(collection, id)
  }
  const { own, helped } = village.ids
  await spoil('people', 'zhou', { home: { [secret]: secret } }, () =>
    county.as('zhou', 'ticket.submit', { key: tap(), input: order({ text: secret }) }),
  )
  // A name that was stored unsealed by mistake is quoted by the error about it.
  await spoil('people', 'zhou', { nameSealed: PEOPLE.zhou.name }, () => county.as('zhou', 'me.home', {}))
  await spoil(
    'tickets',
    helped,
    { ticket: { ...county.doc('tickets', helped).ticket, rounds: secret } },
    () => county.as('he', 'ticket.open', { ticketId: helped }),
  )
  await spoil('ticket_words', `${own}:000001`, { words: secret, check: secret }, () =>
    county.as('zhou', 'ticket.open', { ticketId: own }),
  )
  await spoil(
    'files',
    'spoilt',
    { traceId: 'trace-spoilt', state: 'pending', eventId: { [secret]: secret } },
    () =>
      county.cloud.push('hooks', {
        Event: 'wxa_media_check',
        trace_id: 'trace-spoilt',
        errcode: 0,
        result: { suggest: 'pass' },
      }),
  )
  await spoil('people', 'zhou', { posts: secret }, () =>
    county.cloud.console('admin', { route: 'erase', data: { personId: 'zhou', identity: true } }),
  )
  failed.push(
    await county.cloud.console('admin', {
      route: 'import',
      data: {
        what: 'people',
        dryRun: false,
        rows: [{ id: 'x', name: secret, phone: '13987654321', [secret]: 1 }],
      },
    }),
  )
  await spoil(
    'tickets',
    helped,
    { nextDueAt: 1, ticket: { ...county.doc('tickets', helped).ticket, rounds: [secret] } },
    async () => {
      await county.cloud.advance(minutes(1))
      return county.cloud.trigger('jobs', 'minute')
    },
  )
  failed.push(await county.as('tan', 'ticket.bySlip', { no: 'V126-0001', slip: village.slip }))
  failed.push(
    await county.as({ openid: 'o_guesser' }, 'me.join', {
      code: '00000000',
      name: secret,
      phone: '13987654321',
      key: tap(),
    }),
  )
  for (const fault of ['database.commitTransaction', 'database.getDocument', 'database.insertDocument']) {
    county.cloud.faults.dropAnswer(fault)
    failed.push(await county.as('zhou', 'ticket.submit', { key: tap(), input: order({ text: secret }) }))
    await county.cloud.advance(minutes(2))
  }
}

/** Whatever must stand in none of it; by kind, so that a failure says what leaked. */
const secrets = (): [kind: string, texts: string[]][] => [
  ['words', village.marks.map(mark => mark.text)],
  ['names', Object.values(PEOPLE).map(({ name }) => name)],
  ['phones', ['1380000', '13987654321', '0700-']],
  ['codes', [village.slip, village.card]],
  ['keys', Object.values(KEYS)],
]
const leaks = (text: string) =>
  secrets().flatMap(([kind, texts]) => texts.filter(one => text.includes(one)).map(one => `${kind}: ${one}`))
const openids = (text: string) => Object.keys(PEOPLE).filter(who => new RegExp(`o_${who}\\b`).test(text))

describe('nothing of anybody', () => {
  it('stands in the log, though things did go wrong', () => {
    expect(lines()).toBeGreaterThanOrEqual(4)
    expect(leaks(logged)).toEqual([])
    expect([...openids(logged), ...(/o_newcomer|o_guesser/.test(logged) ? ['newcomer'] : [])]).toEqual([])
  })

  it('is answered by what failed, but an id to look it up by', () => {
    expect(
      failed.filter(one => (one as { code?: string }).code === 'INTERNAL').length,
    ).toBeGreaterThanOrEqual(4)
    for (const one of failed)
      if ((one as { code?: string }).code === 'INTERNAL')
        expect(one).toMatchObject({ log: expect.stringMatching(/^[0-9a-f]{8}$/) as string })
    // What went well after all shows people their own.
    expect(leaks(JSON.stringify(failed.filter(one => (one as { ok?: boolean }).ok !== true)))).toEqual([])
  })

  it('goes out in a message', () => {
    const sent = county.cloud.messages().filter(message => message.api === 'subscribeMessage.send')
    expect(sent.length).toBeGreaterThan(5)
    expect(leaks(JSON.stringify(sent.map(({ data: { touser: _, ...rest } }) => rest)))).toEqual([])
  })

  it('stands in a notice, or in what is still to be told', () => {
    expect(county.all('sends').length).toBeGreaterThan(5)
    expect(
      leaks(
        county
          .all('sends')
          .map(one => one.message)
          .join('\n'),
      ),
    ).toEqual([])
    expect(leaks([...everyText(county, ['due', 'jobs', 'seals', 'grants', 'tries'])].join('\n'))).toEqual([])
  })
})
