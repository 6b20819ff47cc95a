/** What is tried with the key of every route that writes: used again, for something else, replaced, and coming late. */
import { expect, it } from 'vitest'
import type { Reply } from '../../contract/wire'
import type { Route } from '../../contract'
import { tap, type County } from '../functions/county'
import type { Key } from '../functions/seeded'
import { sampled } from '../sampled'

export interface KeyedRow {
  route: Route
  when: string
  may: readonly (Key | 'stranger')[]
  ask: () => unknown
}
type Keyed = { key: string; instead?: string[]; input?: Record<string, unknown> } & Record<string, unknown>

/** A repeat of these says how it stands by now, in other words. */
const SAYS_HOW_IT_STANDS: readonly string[] = ['join.takeOut']

const STRANGER = { openid: 'o_stranger' }
/** Chosen ones; others are typed. */
const PURPOSES: Record<string, string> = {
  residents: 'assign',
  collect: 'assign',
  meeting: 'roster',
  roster: 'meeting',
}
/** The first of these that a question has is asked otherwise. */
const OTHERWISE: Record<string, (was: unknown) => unknown> = {
  text: was => `${String(was)}，又想起一句`,
  reason: was => `${String(was)}，又想起一句`,
  why: was => (was === 'away' ? 'died' : `${String(was)}，又想起一句`),
  how: was => `${String(was)}，又想起一句`,
  purpose: was => PURPOSES[String(was)] ?? `${String(was)}，又想起一句`,
  consentWords: () => '电话里同意',
  measures: was => `${String(was)}，多带一个人`,
  name: was => `${String(was)}啊`,
  asked: was => `${String(was)}了`,
  agree: was => !was,
  consent: was => !was,
  quantity: was => Number(was) + 1,
  counted: was => Number(was) + 1,
  tag: was => (was === 'alone' ? 'needsCare' : 'alone'),
  bytes: was => Number(was) + 1,
  score: was => (was === 5 ? 4 : 5),
  result: was => (was === 5 ? 4 : 5),
  person: () => 'wang',
  into: was => `${String(was)}x`,
  accepted: () => ['claimed', 'resolved'],
  seenPrice: was => Number(was) + 1,
  code: was => (was === '00000000' ? '00000001' : '00000000'),
  gridId: () => 'n2',
  household: was => `${String(was)}x`,
  readers: was => (was === 'handlers' ? 'usual' : 'handlers'),
  ticketId: was => `${String(was)}x`,
  id: was => `${String(was)}x`,
  node: was => `${String(was)}x`,
  door: was => `${String(was)}之一`,
  what: was => (was === 'board' ? 'cards' : 'orders'),
  source: was => `${String(was)}，又一份`,
  day: () => '2026-12-02',
  seen: was => (was as string[]).slice(1),
}

function otherwise(ask: Keyed): Keyed {
  const changed = (part: Record<string, unknown>): Record<string, unknown> | null => {
    const field = Object.keys(OTHERWISE).find(name => part[name] !== undefined)
    return field ? { ...part, [field]: OTHERWISE[field]?.(part[field]) } : null
  }
  const input = ask.input && changed(ask.input)
  if (input) return { ...ask, input }
  const whole = changed(ask)
  if (!whole) throw new Error(`nothing to ask otherwise in ${JSON.stringify(ask)}`)
  return whole as Keyed
}

const gist = (reply: Reply<unknown>): unknown => {
  if (!reply.ok) return reply
  const { ticket, message, ...rest } = reply.data as {
    ticket?: { ticket: { id: string; rev: number; state: string } } | null
    message?: string
  }
  return ticket
    ? { message, id: ticket.ticket.id, rev: ticket.ticket.rev, state: ticket.ticket.state }
    : { message, fields: Object.keys(rest).sort() }
}

/** One test a route, with a row of it that is drawn. `county` is asked for late: it is opened before the tests, not before they are named. */
export function tryKeys(
  rows: readonly KeyedRow[],
  county: () => County,
  before: () => Promise<unknown>,
): void {
  const open = rows.filter(row => row.may.length > 0)
  it.each(sampled(open, { of: 'keys', atLeast: 1, each: row => row.route }))('$route $when', async row => {
    const { as, remember } = county()
    const who = row.may[0] === 'stranger' ? STRANGER : (row.may[0] as Key)
    const send = (data: object, route: string = row.route): Promise<Reply<unknown>> =>
      as(who, route as Route, data as never)
    const ask = row.ask() as Keyed
    const restore = remember()

    // Done; then the same again: the same answer, and nothing is written.
    const first = await send(ask)
    expect(first).toMatchObject({ ok: true })
    const done = county().deeds()
    const repeated = await send(ask)
    if (SAYS_HOW_IT_STANDS.includes(row.route)) expect(repeated).toMatchObject({ ok: true })
    else expect(gist(repeated)).toEqual(gist(first))
    expect(county().deeds()).toBe(done)

    // The same key with other words, or for another deed: refused, and nothing is written.
    // What asks for nothing but its key cannot be asked otherwise.
    const edit = Object.keys(ask).length > 1 ? otherwise(ask) : null
    if (edit) expect(await send(edit)).toMatchObject({ ok: false, code: 'KEY_USED' })
    const other =
      row.route === 'me.feedback'
        ? send({ kind: 'photo', extension: 'jpg', bytes: 9, key: ask.key }, 'file.issue')
        : send({ kind: 'suggestion', text: '路灯亮些', key: ask.key }, 'me.feedback')
    expect(await other).toMatchObject({ ok: false, code: 'KEY_USED' })
    expect(county().deeds()).toBe(done)

    // The edited form, after the first one did arrive: nothing new.
    const edited = await send({ ...(edit ?? ask), key: tap(), instead: [ask.key] })
    expect(edited).toMatchObject({ ok: false, code: expect.stringMatching(/^KEY_DONE/) as string })
    expect(county().deeds()).toBe(done)
    restore()
    await before()

    // The edited form first: it is done once, and the old one finds its key dead.
    const key = tap()
    expect(await send({ ...ask, key, instead: [ask.key] })).toMatchObject({ ok: true })
    const replaced = county().deeds()
    expect(await send(ask)).toMatchObject({ ok: false, code: 'KEY_REPLACED' })
    expect(county().deeds()).toBe(replaced)
    expect(await send({ ...ask, key, instead: [ask.key] })).toMatchObject({ ok: true })
    expect(county().deeds()).toBe(replaced)
    restore()
    await before()
  })
}
