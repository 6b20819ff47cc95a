/** Who looks at what the checker could not judge: each verb pressed through the functions, against a table written by hand. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { days } from '../../miniprogram/core/clock'
import { tablesOf } from '../../miniprogram/core/ticket/golden/tables.testing'
import { openCounty, order, tap, type County } from './county'
import { START, type Key } from './seeded'
import { later, ticketOf } from './jobs-tick'
import { soon, stations } from './stations'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })
// A word of which the local checker is not sure.
const UNSURE = '待审测试'
let county: County
let back: () => void
beforeAll(async () => {
  county = await openCounty()
  back = county.remember()
})
afterAll(() => county.close())

const to = () => stations(county)
const press = (who: Key, verb: string, ticketId: string, input: object): Promise<unknown> =>
  county.ok(who, `ticket.${verb}` as 'ticket.amend', { ticketId, key: tap(), input } as never)
const seen = (id: string) => ({ seenRev: ticketOf(county, id).rev })
const reason = { reason: UNSURE }
const typed = { text: UNSURE, attachments: [] }
const offered = async () => to().sentOn(await to().submitted(), { person: 'li' })
const claimed = async () => {
  const id = await offered()
  await press('li', 'claim', id, { measures: '明天去', promisedDay: soon(county), showContact: true })
  return id
}
const objected = async () => {
  const id = await claimed()
  await press('chen', 'objectTo', id, { reason: '说不来' })
  return id
}
const asked = async () => {
  const id = await claimed()
  await press('he', 'reclassify', id, { ...RIDE, reason: '要几家一起' })
  return id
}
const RIDE = { category: 'livelihood', sub: 'ride', matter: 'minor', track: 2 }
const closed = async () => {
  const id = await to().resolved()
  await later(county, days(9))
  return id
}
const published = async () => {
  const id = await closed()
  await press('yang', 'publish', id, { asked: '跑腿', done: '办到了', ...seen(id) })
  return id
}
const draft = (over: object = {}) => order({ category: 'livelihood', sub: 'errand', text: UNSURE, ...over })

type Row = [bring: () => Promise<string>, press: (id: string) => Promise<unknown>]
const nothing = async () => ''
const ROWS: Record<string, Row> = {
  submit: [nothing, () => county.ok('chen', 'ticket.submit', { key: tap(), input: draft() })],
  'submit about staff': [
    nothing,
    () => county.ok('chen', 'ticket.submit', { key: tap(), input: draft({ aboutStaff: true }) }),
  ],
  register: [
    nothing,
    () => {
      const { showOnBoard: _, ...input } = draft()
      return county.ok('li', 'ticket.register', {
        key: tap(),
        input: { ...input, source: 'patrol', gridId: 'n1' },
      })
    },
  ],
  amend: [() => to().submitted(), id => press('chen', 'amend', id, typed)],
  withdraw: [() => to().submitted(), id => press('chen', 'withdraw', id, reason)],
  askCancel: [claimed, id => press('chen', 'askCancel', id, reason)],
  decline: [() => to().submitted(), id => press('he', 'decline', id, { ...reason, whereInstead: '镇里' })],
  appeal: [() => to().declined(), id => press('chen', 'appeal', id, { text: UNSURE })],
  unmerge: [() => to().merged(), id => press('chen', 'unmerge', id, reason)],
  refer: [() => to().submitted(), id => press('he', 'refer', id, { ...reason, office: '供电所' })],
  answerReferral: [
    () => to().referred(),
    id => press('he', 'answerReferral', id, { accepted: false, text: UNSURE }),
  ],
  'dispatch again': [
    offered,
    id =>
      press('he', 'dispatch', id, {
        category: 'livelihood',
        sub: 'errand',
        matter: 'minor',
        track: 1,
        person: 'wang',
        ...reason,
      }),
  ],
  claim: [
    offered,
    id => press('li', 'claim', id, { measures: UNSURE, promisedDay: soon(county), showContact: true }),
  ],
  giveBack: [claimed, id => press('li', 'giveBack', id, reason)],
  reassign: [claimed, id => press('he', 'reassign', id, { person: 'wang', ...reason })],
  recommit: [claimed, id => press('li', 'recommit', id, { promisedDay: soon(county), ...reason })],
  progress: [claimed, id => press('li', 'progress', id, typed)],
  addHandler: [claimed, id => press('li', 'addHandler', id, { person: 'wang', ...reason })],
  recuse: [claimed, id => press('li', 'recuse', id, reason)],
  objectTo: [claimed, id => press('chen', 'objectTo', id, reason)],
  answerObjection: [objected, id => press('zhao', 'answerObjection', id, { upheld: false, ...reason })],
  reclassify: [claimed, id => press('he', 'reclassify', id, { ...RIDE, ...reason })],
  answerReclassify: [
    asked,
    id => press('zhao', 'answerReclassify', id, { agreed: true, ...reason, ...seen(id) }),
  ],
  resolve: [claimed, id => press('li', 'resolve', id, { outcome: 'done', ...typed })],
  rate: [() => to().resolved(), id => press('chen', 'rate', id, { score: 4, ...typed })],
  revisit: [() => to().resolved(), id => press('yang', 'revisit', id, { text: UNSURE, satisfied: true })],
  committeeRate: [
    () => to().resolved(),
    id => press('yang', 'committeeRate', id, { result: 5, speed: 5, manner: 5, text: UNSURE }),
  ],
  standAside: [closed, id => press('yang', 'standAside', id, reason)],
  reopen: [() => to().resolved(), id => press('chen', 'reopen', id, reason)],
  publish: [closed, id => press('yang', 'publish', id, { asked: UNSURE, done: '办到了', ...seen(id) })],
  unpublish: [published, id => press('yang', 'unpublish', id, reason)],
}

const [table] = tablesOf('typed.md').filter(({ name }) => name === 'doubtful')

describe('words the checker cannot judge', () => {
  const looks = async (who: Key): Promise<boolean> => {
    const reply = await county.as(who, 'desk.reviews', {})
    return reply.ok && reply.data.items.some(one => one.text?.includes(UNSURE) === true)
  }

  it.each(table?.rows ?? [])('of %s are looked at by the %s', async (name = '', who) => {
    back()
    await county.cloud.setClock(START)
    const [bring, step] = ROWS[name] ?? []
    if (!bring || !step) throw new Error(`no story of ${name}`)
    const id = await bring()
    await county.cloud.advance(60_000)
    await step(id)
    const readers = await Promise.all((['he', 'zhao', 'yang', 'li', 'xu'] as const).map(looks))
    // 何 has the village's desk, 赵 the town's, which is above it; 杨 judges, 李 works, 徐 has the desk next door.
    expect(readers).toEqual([who === 'desk', true, false, false, false])
  })
  it('every verb with something typed has a row', () => {
    const checked = tablesOf('typed.md')
      .filter(({ name }) => name === 'typed')
      .flatMap(({ rows }) => rows.filter(([, fields]) => fields !== '').map(([verb]) => verb))
    expect([...new Set(Object.keys(ROWS).map(name => name.split(' ')[0]))].sort()).toEqual(checked.sort())
  })
})
