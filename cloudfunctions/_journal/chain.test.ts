import { describe, expect, it } from 'vitest'
import type { Words } from '../../miniprogram/core/ticket/types'
import { canonical, commitmentOf, hashOf, newSalt, verifyChain } from './chain'
import type { EventDoc, WordsDoc } from '../_documents'

/** Four events with words, as `commit.ts` chains them; contents do not matter here. */
function chain(
  ticketId = 't1',
  length = 4,
): { events: EventDoc[]; words: WordsDoc[]; tip: { rev: number; head: string } } {
  const events: EventDoc[] = []
  const words: WordsDoc[] = []
  for (let rev = 1; rev <= length; rev++) {
    const id = `${ticketId}:${String(rev).padStart(6, '0')}`
    const typed: Words = { text: `第 ${rev} 句` }
    const salt = newSalt()
    words.push({
      _id: id,
      v: 1,
      about: { kind: 'ticket', id: ticketId },
      villageId: 'v',
      by: 'p',
      at: rev,
      words: typed,
      salt,
      check: { text: 'pass', files: {}, by: null },
      owner: null,
      erasedAt: null,
    })
    const event = {
      _id: id,
      id,
      about: { kind: 'ticket', id: ticketId },
      rev,
      v: 1,
      at: rev * 1000,
      by: 'p',
      byName: null,
      idempotencyKey: `p:${rev}`,
      round: 1,
      commitment: commitmentOf(typed, salt),
      prev: events.at(-1)?.hash ?? '',
      hash: '',
      type: 'Amended',
    } as EventDoc
    events.push({ ...event, hash: hashOf(event) })
  }
  return { events, words, tip: { rev: length, head: events.at(-1)?.hash ?? '' } }
}
const verify = ({ events, words, tip }: ReturnType<typeof chain>) => verifyChain('t1', events, words, tip)
const at = (rev: number) => `t1:${String(rev).padStart(6, '0')}`

describe('the chain of a ticket', () => {
  it('is whole as written, in whatever order a database gives fields and documents', () => {
    const whole = chain()
    expect(verify(whole)).toBeNull()
    const mixed = whole.events
      .map(event => Object.fromEntries(Object.entries(event).reverse()) as EventDoc)
      .reverse()
    expect(verify({ ...whole, events: mixed })).toBeNull()
  })
  it('names the event that was changed', () => {
    const c = chain()
    c.events[1] = { ...(c.events[1] as EventDoc), at: 5 }
    expect(verify(c)).toEqual({ eventId: at(2), what: 'changed' })
  })
  it('also when its hash was made to fit: the next one remembers', () => {
    const c = chain()
    const forged = { ...(c.events[1] as EventDoc), at: 5 }
    c.events[1] = { ...forged, hash: hashOf(forged) }
    expect(verify(c)?.eventId).toBe(at(3))
  })
  it('names the event that was removed, and the first of a tail that was cut', () => {
    const c = chain()
    expect(verify({ ...c, events: c.events.filter(event => event.rev !== 2) })).toEqual({
      eventId: at(2),
      what: 'removed',
    })
    expect(verify({ ...c, events: c.events.slice(0, 2) })).toEqual({ eventId: at(3), what: 'cut' })
  })
  it('names the place where two were swapped', () => {
    const c = chain()
    const [, b, d] = c.events as [EventDoc, EventDoc, EventDoc, EventDoc]
    c.events[1] = { ...d, _id: b._id }
    c.events[2] = { ...b, _id: d._id }
    expect(verify(c)).toEqual({ eventId: at(2), what: 'swapped' })
  })
  it('a chain rewritten from some event on does not fit what the ticket remembers', () => {
    const c = chain()
    expect(verifyChain('t1', chain().events, [], c.tip)).not.toBeNull()
  })
})

describe('words beside the chain', () => {
  it('deleted, with their salt: the chain is whole', () => {
    const c = chain()
    c.words[2] = { ...(c.words[2] as WordsDoc), words: null, salt: '', erasedAt: 9 }
    expect(verify(c)).toBeNull()
  })
  it('changed, or gone without a trace: named', () => {
    const c = chain()
    expect(verify({ ...c, words: c.words.slice(1) })).toEqual({ eventId: at(1), what: 'words' })
    c.words[2] = { ...(c.words[2] as WordsDoc), words: { text: '别的话' } }
    expect(verify(c)).toEqual({ eventId: at(3), what: 'words' })
  })
  it('the same words twice have two commitments: nobody can guess them from one', () => {
    expect(commitmentOf({ text: '是' }, newSalt())).not.toBe(commitmentOf({ text: '是' }, newSalt()))
  })
})

it('canonical JSON: sorted keys, no undefined, nested', () => {
  expect(canonical({ b: [1, { d: undefined, c: '二' }], a: null })).toBe('{"a":null,"b":[1,{"c":"二"}]}')
})
