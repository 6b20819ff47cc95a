import { describe, expect, test } from 'vitest'
import type { Verb } from '../../process/verb'
import type { TicketKinds } from '../kinds'
import { VERB_FILES } from '../verbs'
import { REQUESTS } from '../timers'
import { listsOf } from './requests'

/** Rows that nobody has written yet. */
const rows = listsOf({
  quiet: { waits: { with: 'hands' } },
  moreTime: { waits: { with: 'approver', list: '要延期的', hint: '您点头才算' } },
})
const path = ['county', 'town', 'village']

describe('an invented request', () => {
  test('has a list as soon as its row says who answers from above', () => {
    expect(rows.listed).toEqual(['moreTime'])
  })
  test('is found under every node of the order while it waits, and not afterwards', () => {
    expect(rows.keysOf({ path, requests: { moreTime: { by: 'li' } } })).toEqual([
      'county:moreTime',
      'town:moreTime',
      'village:moreTime',
    ])
    expect(rows.keysOf({ path, requests: {} })).toEqual([])
  })
  test('that the hands answer is in nobody’s list above', () => {
    expect(rows.keysOf({ path, requests: { quiet: { by: 'chen' } } })).toEqual([])
  })
  test('of an approver names who asked, so that they do not answer it themselves', () => {
    const requests = { moreTime: { by: 'li' }, quiet: { by: 'chen' } }
    expect(rows.askersOfApprover({ requests })).toEqual(['li'])
    expect(rows.askersOfApprover({ requests: { quiet: { by: 'chen' } } })).toEqual([])
  })
})

describe('every request of an order', () => {
  const verbs = Object.entries<Verb<TicketKinds>>(VERB_FILES)
  /** Who finds what waits where. Whose matter it is finds it among their own orders, whatever waits. */
  const FINDS: Record<(typeof REQUESTS)[keyof typeof REQUESTS]['waits']['with'], readonly string[]> = {
    hands: ['requester', 'holder', 'dispatcher'],
    approver: ['requester', 'approver'],
  }

  test.each(Object.entries(REQUESTS))('%s is asked, and answered only by those who find it', (name, row) => {
    const asking = verbs.filter(([, verb]) => verb.asks?.request === name)
    const answering = verbs.filter(([, verb]) => verb.answers === name)
    expect(asking.map(([verb]) => verb)).toHaveLength(1)
    expect(answering.length).toBeGreaterThan(0)
    expect(
      asking.map(([, { asks }]) => asks !== undefined && 'dueAt' in asks),
      `${name}: anyone who asks says by when (dueAt) exactly where its row says how long an answer may take (within)`,
    ).toEqual([row.within !== null])
    for (const [verb, { by }] of answering) {
      const people = [...new Set(Object.values(by).flat())].filter(one => one !== 'clock')
      expect(
        people.filter(one => !FINDS[row.waits.with].includes(one)),
        `${verb} may be pressed by somebody who has no list with ${name} in it`,
      ).toEqual([])
    }
  })
})
