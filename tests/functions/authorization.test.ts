/**
 * Who may do what: every route of the table of doors, tried by everyone — own grid, another grid, another village,
 * another town, nobody at all. The default is no: whoever is not named is refused and nothing changes.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { routes } from '../../cloudfunctions/_contract'
import type { Verb } from '../../miniprogram/core/ticket/lifecycle'
import type { ListedRequest } from '../../miniprogram/core/ticket/pieces/requests'
import { REQUESTS } from '../../miniprogram/core/ticket/timers'
import { VERB_FILES } from '../../miniprogram/core/ticket/verbs'
import { tap, type Key } from './county'
import { at, county, EVERYONE, openDoors, STRANGER, table, type Who } from './doors'
import { expectLaws } from './laws'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

beforeAll(openDoors)
afterAll(async () => {
  expectLaws(county)
  await county.close()
})

/** That somebody tried a code is written down whatever comes of it. */
const stored = (): string =>
  county
    .snapshot()
    .split('\n')
    .filter(line => !line.startsWith('tries/'))
    .join('\n')

describe('authorization', () => {
  // Points, shop and honours have a table of their own (authorization-points.test.ts).
  it('names every route', () => {
    expect([...new Set(table.map(({ route }) => route))].sort()).toEqual(
      Object.keys(routes)
        .filter(route => !/^(points|shop|honour)\./.test(route))
        .sort(),
    )
  })

  it.each(table)('$route $when', async ({ route, may, ask }) => {
    const wrong: string[] = []
    const restore = county.remember()
    for (const who of EVERYONE) {
      const before = stored()
      const reply = await county.as(who === 'stranger' ? STRANGER : who, route, ask())
      if (reply.ok !== may.includes(who))
        wrong.push(`${who} ${reply.ok ? 'was let in' : `was refused: ${reply.code}`}`)
      if (!reply.ok && stored() !== before) wrong.push(`${who} was refused and changed something`)
      if (reply.ok) {
        expectLaws(county)
        restore()
      }
    }
    expect(wrong).toEqual([])
  })
})

describe('what waits for an answer', () => {
  const answers = table.flatMap(({ route, when, may }) => {
    const verb = route.startsWith('ticket.') ? VERB_FILES[route.slice('ticket.'.length) as Verb] : undefined
    return verb?.answers === undefined ? [] : [{ request: verb.answers, when: when as keyof typeof at, may }]
  })
  /** Every list of orders that this person may read, by its name. */
  const listsOf = async (who: Who): Promise<Map<string, string[]>> => {
    const found = new Map<string, string[]>()
    for (const { route, when, may } of table) {
      if (route !== 'ticket.list' || !may.includes(who)) continue
      const { items } = await county.ok(who as Key, 'ticket.list', { list: when as 'mine' })
      found.set(
        `${route} ${when}`,
        items.map(({ id }) => id),
      )
    }
    const today = await county.as(who as Key, 'grid.today', {})
    if (today.ok)
      found.set(
        'grid.today',
        today.data.inHand.map(({ id }) => id),
      )
    return found
  }

  it('is tried for every request that there is', () => {
    expect([...new Set(answers.map(({ request }) => request))].sort()).toEqual(Object.keys(REQUESTS).sort())
  })
  it.each(answers)('of $request at $when: whoever may answer finds the order', async ({ when, may }) => {
    expect(may.length).toBeGreaterThan(0)
    for (const who of may) {
      const lists = [...(await listsOf(who))]
        .filter(([, ids]) => ids.includes(at[when]))
        .map(([list]) => list)
      expect(lists, `${who} may answer ${when} and has it in no list`).not.toEqual([])
    }
  })
  it('lies in the list of its request, for the level that answers it', async () => {
    const found = async (who: Key, list: ListedRequest) =>
      (await county.ok(who, 'ticket.list', { list })).items.map(({ id }) => id)
    expect(await found('zhao', 'objection')).toEqual([at.objected])
    expect(await found('zhao', 'reclassify')).toEqual([at.askedClass])
    expect(await found('ma', 'objection')).toEqual([])
  })
})

describe('what is seen of what is opened', () => {
  const seenBy = async (who: Key, where: keyof typeof at) =>
    county.ok(who, 'ticket.open', { ticketId: at[where] })
  it('a dispute shows a supervisor number, state and lights only', async () => {
    const { ticket, said, timeline } = await seenBy('yang', 'dispute')
    expect(ticket).toMatchObject({ category: null, title: null, place: null, requester: null })
    expect([said, timeline]).toEqual([null, []])
  })
  it.each([
    ['chen', '陈桂香', false],
    ['li', '陈**', true],
    ['he', '陈**', true],
    ['zhao', '陈**', true],
  ] as const)('%s reads the name %s', async (who, name, masked) => {
    expect((await seenBy(who, 'claimed')).ticket.requester).toMatchObject({ name, masked })
  })
  it('a supervisor reads no name and no phone', async () => {
    expect((await seenBy('yang', 'claimed')).ticket.requester).toBeNull()
  })
  it('a villager reads of a published one the confirmed text and nothing else', async () => {
    // Times and ids are digits by chance; a number of theirs may stand in no text.
    const all = JSON.stringify(await seenBy('luo', 'published'), (_, value: unknown) =>
      typeof value === 'number' ? undefined : value,
    )
    expect(all).toContain('跑腿取件')
    for (const hidden of ['陈', '办好了', '路灯', '0700-', '1380000']) expect(all).not.toContain(hidden)
  })
  it('whoever unmasks a name is written down, and the person concerned can read it', async () => {
    await county.ok('li', 'ticket.unmask', {
      ticketId: at.claimed,
      whose: 'requester',
      purpose: '上门前问路',
      key: tap(),
    })
    expect(await county.ok('chen', 'me.access', {})).toEqual([
      expect.objectContaining({ by: '李春兰', what: 'phone', purpose: '上门前问路' }),
    ])
  })
  it('whoever reads the words of an order with a purpose is written down as that, not as having seen the number', async () => {
    await county.ok('zhao', 'ticket.record', { ticketId: at.claimed, purpose: '答复上级来问', key: tap() })
    expect(await county.ok('chen', 'me.access', {})).toContainEqual(
      expect.objectContaining({ what: 'words', purpose: '答复上级来问' }),
    )
  })
})
