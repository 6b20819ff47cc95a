import { describe, expect, it } from 'vitest'
import type { SendDoc } from '../_documents'
import { templatesLeft, toBadge, toTrying, TRY_LEASE, withResult } from './ladder'

const send: SendDoc = {
  _id: 'e:p',
  v: 1,
  about: { kind: 'ticket', id: 't' },
  personId: 'p',
  villageId: 'v',
  at: 0,
  sortKey: '',
  message: '',
  eventId: 'e',
  office: 'handler',
  how: 'message',
  until: 'offerStands',
  page: '',
  notice: { no: '', about: '', status: '', at: 0 },
  opened: false,
  state: 'waiting',
  tried: [],
  template: 'newOrder',
  leaseUntil: 0,
  nextTryAt: 0,
}

describe('the ladder', () => {
  it('tries the own template, then the one that may stand in, then none', () => {
    expect(templatesLeft(send)).toEqual(['newOrder', 'soonLate'])
    const refused = withResult(toTrying(send, 'newOrder', 1), 'refused')
    expect(templatesLeft(refused)).toEqual(['soonLate'])
    expect(templatesLeft(withResult(toTrying(refused, 'soonLate', 2), 'refused'))).toEqual([])
  })

  it.each(['unknown', 'sent'] as const)('after %s nothing is sent any more', result => {
    expect(templatesLeft(withResult(toTrying(send, 'newOrder', 1), result))).toEqual([])
  })

  it('a try is written down before it is made, and its lease runs out by itself', () => {
    expect(toTrying(send, 'newOrder', 100)).toMatchObject({
      state: 'trying',
      nextTryAt: 100 + TRY_LEASE,
      tried: [{ channel: 'newOrder', result: 'trying' }],
    })
    expect(templatesLeft(toTrying(send, 'newOrder', 100))).toEqual([])
  })

  it('a channel is noted once, however often it comes up', () => {
    expect(toBadge(toBadge(send, 1, 10), 2, 10).tried).toEqual([{ channel: 'badge', at: 1, result: 'shown' }])
  })
})
