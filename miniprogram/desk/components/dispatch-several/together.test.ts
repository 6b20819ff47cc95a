import { describe, expect, it } from 'vitest'
import type { Candidate, DispatchSheet } from '../../../../contract/ticket/desk'
import type { TicketInfo } from '../../../core/ticket/sight/infos'
import { onPage } from '../../../utils/fake-page.test.helper'

// What the framework brings before any script is loaded.
Object.assign(globalThis, { Behavior: (of: unknown) => of, wx: { getStorageSync: () => '' } })
const { inputOf, mayGoTogether, OWN, peopleFor, sendEach, sentWords } = await import('./together')

const person = (id: string, name: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  name,
  post: '三组网格员',
  phone: null,
  gridName: '三组',
  inHand: 3,
  waiting: 1,
  soonDue: 0,
  own: false,
  recused: false,
  ...more,
})
const seen = (more: Partial<TicketInfo> = {}) =>
  ({
    state: 'submitted',
    check: 'pass',
    category: 'livelihood',
    sub: 'water',
    matter: null,
    track: 1,
    aboutStaff: false,
    urgent: false,
    ...more,
  }) as TicketInfo
const sheet = (people: Candidate[], more: Partial<TicketInfo> = {}, pools: DispatchSheet['pools'] = []) =>
  ({ detail: { ticket: seen(more) }, people, pools, duplicates: [], preview: [] }) as unknown as DispatchSheet

describe('an order that is sent on with others', () => {
  it('is plain, classified and was never sent on before', () => {
    expect(mayGoTogether(seen())).toBe(true)
    const alone: Partial<TicketInfo>[] = [
      { category: 'dispute' },
      { category: null },
      { aboutStaff: true },
      { urgent: true },
      { state: 'dispatched' },
      { check: 'pending' },
      { sub: '' },
    ]
    expect(alone.filter(more => mayGoTogether(seen(more)))).toEqual([])
  })

  it('goes to somebody who may take all of them, and the list says what they have in hand then', () => {
    const li = person('p1', '李春梅')
    const wang = person('p2', '王树林')
    expect(peopleFor([sheet([li, wang]), sheet([li, { ...wang, recused: true }])])).toEqual([
      {
        id: 'p1',
        surname: '李',
        name: '李春梅',
        post: '三组网格员',
        load: ['手上 3 件', '1 件等他领', '派完 3 件等领'],
      },
    ])
  })

  it('goes to a pool only where that stands over all of them', () => {
    const near = { id: 'g1', name: '三组', members: 2 } as DispatchSheet['pools'][number]
    const over = { id: 'g', name: '柳溪村', members: 4 } as DispatchSheet['pools'][number]
    expect(peopleFor([sheet([], {}, [near, over]), sheet([], {}, [over])]).map(({ name }) => name)).toEqual([
      '放到柳溪村',
    ])
  })

  it('goes each to its own grid member, where each has one and they are not the same', () => {
    const li = person('p1', '李春梅', { own: true })
    const wang = person('p2', '王树林', { own: true })
    const both = [sheet([li]), sheet([wang]), sheet([li])]
    expect(peopleFor(both)).toEqual([
      {
        id: OWN,
        surname: '',
        name: '各派给各格的人',
        post: '李春梅 2 件，王树林 1 件',
        load: [],
        pool: true,
      },
    ])
    expect(both.map(one => inputOf(one, 'minor', OWN))).toMatchObject([
      { person: 'p1' },
      { person: 'p2' },
      { person: 'p1' },
    ])
    expect(peopleFor([sheet([li]), sheet([person('p3', '周长林')])])).toEqual([])
    expect(peopleFor([sheet([li]), sheet([li])]).map(({ id }) => id)).toEqual(['p1'])
  })

  it('keeps its own kind, and what it was classified as before', () => {
    expect(inputOf(sheet([], { track: 2 }), 'minor', 'p1')).toEqual({
      category: 'livelihood',
      sub: 'water',
      matter: 'minor',
      track: 2,
      person: 'p1',
    })
    expect(inputOf(sheet([], { matter: 'public' }), 'minor', 'pool:g1')).toMatchObject({
      matter: 'public',
      pool: 'g1',
    })
  })
})

describe('one press for several', () => {
  const no = (code: string, message: string) => ({ ok: false, code, message, retry: false }) as const

  it('sends each on by itself: one that is refused keeps its sentence, the others go', async () => {
    const pressed: string[] = []
    const { ids, troubles } = await sendEach(['a', 'b', 'c'], async id => {
      pressed.push(id)
      return id === 'b' ? no('DISPATCHED_ALREADY', '已经派给李春梅了。') : { ok: true, data: {} }
    })
    expect(pressed).toEqual(['a', 'b', 'c'])
    expect(ids).toEqual(['a', 'c'])
    expect([...troubles]).toEqual([['b', '已经派给李春梅了。']])
  })

  it('stops at one that never arrived: whatever comes after it is as it was', async () => {
    const pressed: string[] = []
    const { ids, troubles, lost } = await sendEach(['a', 'b', 'c'], async id => {
      pressed.push(id)
      return id === 'b' ? no('OFFLINE', '这会儿没信号。') : { ok: true, data: {} }
    })
    expect(pressed).toEqual(['a', 'b'])
    expect(ids).toEqual(['a'])
    expect([...troubles.keys()]).toEqual(['b'])
    expect(lost).toEqual({ id: 'b', why: 'OFFLINE', open: 2 })
  })

  it('says how many were refused, and how many are open where the signal went', () => {
    const none = { troubles: new Map<string, string>(), lost: null }
    expect(sentWords({ ...none, ids: ['a', 'b'] }, 0)).toBe('2 件派出去了。')
    expect(sentWords({ ...none, ids: ['a'] }, 2)).toBe('1 件派出去了，2 件没派成，写着为什么。')
    const lost = { id: 'c', why: 'OFFLINE', open: 3 } as const
    expect(sentWords({ ...none, ids: ['a'], lost }, 4)).toBe(
      '1 件派出去了，1 件没派成，写着为什么。这会儿没信号，还有 3 件没派或不知道派没派，回头再按一次，不会派两遍。',
    )
    expect(sentWords({ ...none, ids: ['a'], lost: { ...lost, why: 'BUSY' } }, 3)).toBe(
      '1 件派出去了。这会儿用的人多，没有接上，还有 3 件没派或不知道派没派，回头再按一次，不会派两遍。',
    )
  })
})

interface Several {
  data: { rows: { id: string; trouble: string }[]; ready: boolean; sending: boolean }
  setData(change: object): void
  read(): Promise<void>
  chooseMatter(event: object): void
  choosePerson(event: object): void
  send(): Promise<void>
  back(): void
  drop(event: object): void
}

describe('the rows of several', () => {
  const troubles = ({ data }: Several) => data.rows.map(({ id, trouble }) => [id, trouble])
  const sheetOf = (id: string) => {
    const { detail, ...rest } = sheet([person('p1', '李春梅')], {
      id,
      title: id,
      no: id,
      gridName: '三组',
    } as Partial<TicketInfo>)
    return { ...rest, detail: { ...detail, can: ['dispatch'] } }
  }
  const refused = { ok: false as const, code: 'STALE', message: '已经派出去了。', retry: false }

  it('say why one was refused, until it is pressed again; and why one could not be read, until it is read', async () => {
    const { page, phone, fired } = await onPage<Several>(() => import('./dispatch-several'), {
      orders: ['a', 'b'],
    })
    const sheets = (data: Record<string, unknown>) => ({
      ok: true as const,
      data: sheetOf(String(data['ticketId'])),
    })
    phone.answer = ({ data }) =>
      data['ticketId'] === 'b' ? { ...refused, message: '没信号。' } : sheets(data)
    await page.read()
    expect(troubles(page)).toEqual([
      ['a', ''],
      ['b', '没信号。'],
    ])
    phone.answer = ({ data }) => sheets(data)
    await page.read()
    expect(troubles(page)).toEqual([
      ['a', ''],
      ['b', ''],
    ])
    page.chooseMatter({ detail: { value: 'minor' } })
    page.choosePerson({ detail: { id: 'p1' } })
    expect(page.data.ready).toBe(true)
    phone.answer = ({ route, data }) =>
      route === 'desk.sheet' ? sheets(data) : data['ticketId'] === 'b' ? refused : { ok: true, data: {} }
    const going = page.send()
    page.back()
    page.drop({ currentTarget: { dataset: { id: 'a' } } })
    await going
    expect(fired).toEqual([
      { name: 'sending', detail: undefined },
      { name: 'sent', detail: { ids: ['a'], message: '1 件派出去了，1 件没派成，写着为什么。' } },
    ])
    expect(troubles(page)).toEqual([['b', '已经派出去了。']])
    page.setData({ orders: ['b'] })
    await page.read()
    expect(troubles(page)).toEqual([['b', '已经派出去了。']])
    phone.answer = () => ({ ok: true, data: {} })
    page.choosePerson({ detail: { id: 'p1' } })
    await page.send()
    expect(page.data.rows).toEqual([])
  })
})
