import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { verifyPath } from '../../scripts/verify'
import type { Line } from '../../cloudfunctions/admin/verify/lines'
import { verifyLines } from '../../scripts/verify-lines'
import { hashOf } from '../../cloudfunctions/_journal/chain'
import type { EventDoc, OfficeEventDoc, SealDoc, TicketDoc } from '../../cloudfunctions/_documents'
import { days, hours } from '../../miniprogram/core/clock'
import { startLocalCloud } from '../../local/cloud'
import { openCounty, tap, type County } from './county'
import { START } from './seeded'
import { claimed, dispatched, later, resolved } from './jobs-tick'
import { hashOfLine } from '../../cloudfunctions/_people/log/office-chain'
import { expectFoundIn, foundBy } from './verifying'

let county: County
let lines: string[]
let id: string
const folder = mkdtempSync(path.join(os.tmpdir(), 'verify-'))
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await county.close()
})

const admin = async (route: string, data: object) =>
  (await county.cloud.console('admin', { route, data })) as {
    ok: boolean
    data: Record<string, unknown>
    code?: string
  }

async function exported(villageId = 'v1'): Promise<string[]> {
  const all: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { data }: { data: Record<string, unknown> } = await admin('export', { villageId, cursor })
    all.push(...(data.lines as string[]))
    cursor = data.next as string | null
  }
  return all
}

/** As it was written before there were chains. */
const OLD = {
  _id: 'he:tap-old:n1:NodeRenamed',
  v: 1,
  about: { kind: 'node', id: 'n1' },
  path: ['c', 't1', 'v1', 'g1', 'n1'],
  at: START - 60_000,
  by: 'he',
  byName: '何小雯',
  step: { type: 'NodeRenamed', from: '一格', to: '三组一格' },
  sortKey: `${START - 60_000}he:tap-old:n1:NodeRenamed`,
}
const office = (who: 'he' | 'tian', id: string, name: string) =>
  county.ok(who, 'node.rename', { node: id, name, key: tap() })

/** Several days of work in the village, sealed each night; `id`: an order with five events over two days. */
beforeAll(async () => {
  county = await openCounty()
  county.cloud.store.put('office_events', OLD)
  id = await claimed(county, '2026-11-21')
  await office('he', 'g1', '三组东')
  await office('tian', 't2', '云山镇东')
  await dispatched(county)
  await later(county, days(1))
  await county.ok('li', 'ticket.progress', {
    ticketId: id,
    key: tap(),
    input: { text: '灯头买到了', attachments: [] },
  })
  await county.ok('li', 'ticket.resolve', {
    ticketId: id,
    key: tap(),
    input: { outcome: 'notNeeded', text: '换好了', attachments: [] },
  })
  await resolved(county, '2026-11-22')
  await office('he', 'g1', '三组')
  await later(county, days(1) + hours(1))
  lines = await exported()
})

type Docs = { events: Map<string, EventDoc>; ticket: TicketDoc; seals: SealDoc[] }
/** The export after somebody with access to everything has had a go at it. */
function tampered(work: (docs: Docs) => void): ReturnType<typeof verifyLines>['findings'] {
  const all = lines.map(line => JSON.parse(line) as Line)
  const of = <K extends Line['kind']>(kind: K) =>
    all.filter((l): l is Extract<Line, { kind: K }> => l.kind === kind)
  const docs: Docs = {
    events: new Map(of('event').map(l => [l.doc._id, l.doc])),
    ticket: of('ticket').find(l => l.doc._id === id)!.doc,
    seals: of('seal').map(l => l.doc),
  }
  work(docs)
  const rest = all.filter(l => l.kind !== 'event')
  return verifyLines(
    [...rest, ...[...docs.events].map(([_id, doc]) => ({ kind: 'event', doc: { ...doc, _id } }))].map(l =>
      JSON.stringify(l),
    ),
  ).findings
}
const at = (rev: number): string => `${id}:${String(rev).padStart(6, '0')}`
const named = (findings: { harm: string; event: string | null }[]): [string, string | null][] =>
  findings.map(f => [f.harm, f.event])

describe('an export', () => {
  it('of untouched orders verifies, with a seal for every day something happened', () => {
    const { findings, matters, seals } = verifyLines(lines)
    expect({ findings, matters, seals }).toEqual({
      findings: [],
      matters: { ticket: 3, honour: 0, redemption: 0, deed: 0, feedback: 0 },
      seals: 2,
    })
  })

  it('names an event that was changed', () => {
    expect(
      named(
        tampered(({ events }) => {
          events.set(at(2), { ...events.get(at(2))!, by: 'gao' })
        }),
      ),
    ).toContainEqual(['changed', at(2)])
  })
  it('names an event that was changed and given a fitting hash', () => {
    expect(
      named(
        tampered(({ events }) => {
          const e = { ...events.get(at(2))!, by: 'gao' }
          events.set(at(2), { ...e, hash: hashOf(e) })
        }),
      ),
    ).toContainEqual(['changed', at(2)])
  })
  it('names an event that was removed', () => {
    expect(
      named(
        tampered(({ events }) => {
          events.delete(at(3))
        }),
      ),
    ).toContainEqual(['removed', at(3)])
  })
  it('names two events that were exchanged, also when they were renumbered', () => {
    const swap = (renumber: boolean) =>
      tampered(({ events }) => {
        const [a, b] = [events.get(at(2))!, events.get(at(3))!]
        events.set(at(2), renumber ? { ...b, id: at(2), rev: 2 } : b)
        events.set(at(3), renumber ? { ...a, id: at(3), rev: 3 } : a)
      })
    for (const renumber of [false, true])
      expect(named(swap(renumber))).toEqual(
        expect.arrayContaining([
          ['swapped', at(2)],
          ['swapped', at(3)],
        ]),
      )
  })
  it('names where a tail was cut', () => {
    expect(
      named(
        tampered(({ events }) => {
          events.delete(at(5))
        }),
      ),
    ).toContainEqual(['cut', at(5)])
  })
  it('names a cut tail even when the order was made to match: the seal knows', () => {
    const findings = tampered(({ events, ticket }) => {
      events.delete(at(5))
      ticket.ticket = { ...ticket.ticket, rev: 4, head: events.get(at(4))!.hash }
    })
    expect(named(findings)).toContainEqual(['cut', at(5)])
  })
  it('names a chain that was rewritten as a whole: the seal knows', () => {
    const findings = tampered(({ events, ticket }) => {
      let prev = events.get(at(1))!.hash
      for (let rev = 2; rev <= 5; rev++) {
        const e = { ...events.get(at(rev))!, prev, ...(rev === 2 ? { by: 'gao' } : {}) }
        prev = hashOf(e)
        events.set(at(rev), { ...e, hash: prev })
      }
      ticket.ticket = { ...ticket.ticket, head: prev }
    })
    expect(named(findings)).toEqual(
      expect.arrayContaining([
        ['changed', at(3)],
        ['changed', at(5)],
      ]),
    )
  })
  it('names an event that was added at the end', () => {
    const findings = tampered(({ events }) => {
      const last = events.get(at(5))!
      const e = { ...last, _id: at(6), id: at(6), rev: 6, prev: last.hash, idempotencyKey: 'x:y' }
      events.set(at(6), { ...e, hash: hashOf(e) })
    })
    expect(named(findings)).toContainEqual(['added', at(6)])
  })
  it('names an order whose state does not follow from its events', () => {
    expect(
      tampered(({ ticket }) => {
        ticket.ticket = { ...ticket.ticket, appealed: true }
      }).map(f => [f.harm, f.ticketId]),
    ).toEqual([['fold', id]])
  })
  it('names a seal that was changed', () => {
    expect(
      tampered(({ seals }) => {
        seals[0]!.root = 'f'.repeat(64)
      }).map(f => f.message),
    ).toContainEqual(expect.stringContaining(`${lines.length > 0 ? 'v1' : ''} 2026-11-18`))
  })
  it('names a text that was changed', () => {
    const changed = lines.map(line => line.replace('灯头买到了', '什么也没做'))
    expect(named(verifyLines(changed).findings)).toEqual([['words', at(4)]])
  })
  it('names the line that cannot be read', () => {
    expect(
      verifyLines([...lines, '{"kind":"event"', '{"kind":"event","doc":3}']).findings.map(f => f.harm),
    ).toEqual(['unreadable', 'unreadable'])
  })
})

describe('the command', () => {
  it('works on an export file and on a data folder', async () => {
    const file = path.join(folder, 'v1.jsonl')
    writeFileSync(file, lines.join('\n'))
    expect((await verifyPath(file)).findings).toEqual([])

    const dataDir = path.join(folder, 'data')
    const cloud = await startLocalCloud({ port: 0, dataDir, durability: 'process' })
    const kinds = { ticket: 'tickets', event: 'events', words: 'ticket_words', seal: 'seals' } as const
    for (const name of Object.values(kinds)) cloud.store.createCollection(name)
    for (const line of lines.map(l => JSON.parse(l) as Line))
      if (line.kind in kinds && 'doc' in line)
        cloud.store.put(kinds[line.kind as keyof typeof kinds], line.doc)
    cloud.store.remove('events', at(3))
    await cloud.close()
    expect(named((await verifyPath(dataDir)).findings)).toContainEqual(['removed', at(3)])
  })

  it('says what to do when there is nothing to read', async () => {
    await expect(verifyPath(path.join(folder, 'nowhere'))).rejects.toThrow(/没有/)
  })
})

describe('verify in the cloud', () => {
  const verified = async () => {
    const findings: { harm: string; event: string | null }[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { data }: { data: Record<string, unknown> } = await admin('verify', { villageId: 'v1', cursor })
      findings.push(...(data.findings as typeof findings))
      cursor = data.next as string | null
    }
    return findings
  }

  it('finds nothing wrong, then names the event that is gone', async () => {
    expect(await verified()).toEqual([])
    const event = county.doc('events', at(3))
    county.cloud.store.remove('events', at(3))
    expect(named(await verified())).toContainEqual(['removed', at(3)])
    county.cloud.store.put('events', event)
  })

  it('finds an order that was deleted with its whole history', async () => {
    const doc = county.doc('tickets', id)
    county.cloud.store.remove('tickets', id)
    expect((await verified()).map(f => f.harm)).toContain('removed')
    county.cloud.store.put('tickets', doc)
    expect(await verified()).toEqual([])
  })

  it("finds nothing wrong after a person's words were forgotten", async () => {
    const { data } = await admin('erase', { personId: 'chen', identity: true })
    expect(data).toMatchObject({ identity: true, done: true })
    expect(data.words).toBeGreaterThan(0)
    expect(
      county
        .all('ticket_words')
        .filter(w => w.by === 'chen')
        .every(w => w.words === null && w.contact === null),
    ).toBe(true)
    expect(JSON.stringify(county.all('ticket_words'))).not.toContain('路灯坏了')
    expect(county.doc('people', 'chen')).toMatchObject({ openid: 'unbound:chen', phoneSealed: null })
    expect(await verified()).toEqual([])
    expect(verifyLines(await exported()).findings).toEqual([])
  })

  it('does not close the account of somebody who still holds a post', async () => {
    expect(await admin('erase', { personId: 'li', identity: true })).toMatchObject({
      ok: false,
      code: 'NOT_NOW',
    })
  })
})

describe('what offices changed', () => {
  let back: () => void
  beforeAll(() => {
    back = county.remember()
  })
  afterEach(() => back())
  const store = () => county.cloud.store
  const line = (of: string, rev: number): OfficeEventDoc => {
    const found = county.all('office_events').find(({ chain }) => chain?.of === of && chain.rev === rev)
    if (!found) throw new Error(`no line ${rev} of ${of}`)
    return found
  }
  const changed = (of: string, rev: number, over: Partial<OfficeEventDoc>) =>
    store().put('office_events', { ...line(of, rev), ...over })
  const RENAMED = { type: 'NodeRenamed', from: '三组', to: '别的' } as const

  it('is chained by village, town and county, behind what lay there before, and is whole three ways', async () => {
    expect(
      county
        .all('office_events')
        .map(({ chain, byName }) => [byName, chain ? `${chain.of} ${chain.rev}` : null]),
    ).toEqual(
      expect.arrayContaining([
        ['何小雯', null],
        ['何小雯', 'v1 1'],
        ['何小雯', 'v1 2'],
        ['田雨青', 't2 1'],
      ]),
    )
    expect(county.doc('office_chains', 'v1')).toMatchObject({ rev: 2, head: line('v1', 2).chain?.hash })
    expect(await foundBy(county)).toEqual([[], [], []])
  })

  it.each<[string, () => void, [string, string]]>([
    ['a line that was changed', () => changed('v1', 1, { step: RENAMED }), ['changed', 'v1:000001']],
    [
      'one that was given a hash that fits',
      () => {
        const one = { ...line('v1', 1), byName: '别人' }
        if (one.chain) changed('v1', 1, { ...one, chain: { ...one.chain, hash: hashOfLine(one, one.chain) } })
      },
      ['changed', 'v1:000001'],
    ],
    [
      'one that was removed',
      () => store().remove('office_events', line('v1', 1)._id),
      ['removed', 'v1:000001'],
    ],
    ['a tail that was cut', () => store().remove('office_events', line('v1', 2)._id), ['cut', 'v1:000002']],
    [
      'a tail that was cut, the chain made to match: the seal knows',
      () => {
        store().remove('office_events', line('v1', 2)._id)
        const { chain } = line('v1', 1)
        if (chain)
          store().put('office_chains', { ...county.doc('office_chains', 'v1'), rev: 1, head: chain.hash })
      },
      ['cut', 'office/v1:000002'],
    ],
    [
      'one that was added behind the last',
      () => {
        const { chain, ...rest } = line('v1', 2)
        if (chain) store().put('office_events', { ...rest, _id: 'added', chain: { ...chain, rev: 3 } })
      },
      ['added', 'v1:000003'],
    ],
    [
      'a second one in the same place',
      () => store().put('office_events', { ...line('v1', 1), _id: 'twice' }),
      ['added', 'v1:000001'],
    ],
    [
      'an older line that was changed',
      () => store().put('office_events', { ...OLD, byName: '别人' }),
      ['changed', 'v1:000000'],
    ],
    ['one that was removed', () => store().remove('office_events', OLD._id), ['changed', 'v1:000000']],
    [
      'one that was slipped in among them',
      () => store().put('office_events', { ...OLD, _id: 'slipped in' }),
      ['changed', 'v1:000000'],
    ],
    [
      'one that belongs to another place',
      () => changed('v1', 2, { path: ['c', 't1', 'v2'] }),
      ['swapped', 'v1:000002'],
    ],
  ])('names %s', async (_, work, finding) => {
    work()
    await expectFoundIn(county, finding)
  })

  it('names a chain whose end is gone', async () => {
    store().remove('office_chains', 'v1')
    for (const findings of await foundBy(county)) expect(findings.map(([harm]) => harm)).toContain('fold')
  })

  it('of the town and the county is found with every village below', async () => {
    await office('tian', 't1', '石桥镇东')
    changed('t1', 1, { byName: '别人' })
    await expectFoundIn(county, ['changed', 't1:000001'])
  })

  it('stands once when one press comes twice', async () => {
    const same = { node: 'g1', name: '三组西', key: tap() }
    await Promise.all([county.as('he', 'node.rename', same), county.as('he', 'node.rename', same)])
    await county.as('he', 'node.rename', same)
    expect(county.doc('office_chains', 'v1').rev).toBe(3)
    expect(await foundBy(county)).toEqual([[], [], []])
  })

  it('stands one after the other when several press at once', async () => {
    const press = (n: number) =>
      county.as('he', 'node.rename', { node: `g${n}`, name: `第 ${n} 组`, key: tap() })
    await Promise.all([
      press(1),
      press(2),
      county.as('zhao', 'node.rename', { node: 'v1', name: '杨梅', key: tap() }),
    ])
    expect(county.doc('office_chains', 'v1').rev).toBe(5)
    expect(await foundBy(county)).toEqual([[], [], []])
  })
})
