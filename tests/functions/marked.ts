/**
 * A few weeks of the village in which everything anybody types carries a mark: who typed it, where. For what must not be
 * found somewhere: erased words in the database, anything in logs and messages.
 */
import { verbInputs, type PersonVerb } from '../../contract/ticket/verbs'
import type { Api } from '../../contract'
import { addDays, dayKey, days, minutes } from '../../miniprogram/core/clock'
import { VERB_FILES } from '../../miniprogram/core/ticket/verbs'
import { tap, type County } from './county'
import { seal, type Key } from './seeded'
import { card } from './joining'
import { png } from './pictures'

type Who = Key | 'newcomer'
export interface Mark {
  who: Who
  where: string
  text: string
}

/** Texts a person types; the office and the other system's number are record (docs/adr/0022). */
const TYPED: readonly string[] = [
  'text',
  'place',
  'wish',
  'reason',
  'measures',
  'whereInstead',
  'asked',
  'done',
  'consentWords',
  'lateReason',
]
/** `ticket.<verb>.<field>` of every text of the lifecycle. */
export const everyField = (): string[] =>
  Object.entries(verbInputs).flatMap(([verb, { shape }]) =>
    Object.keys(shape)
      .filter(field => TYPED.includes(field))
      .map(field => `${verb}.${field}`),
  )

export interface Village {
  marks: Mark[]
  ids: Record<'own' | 'helped' | 'closed', string>
  slip: string
  newcomer: string
  card: string
}

/** Plays it. Every (person, field) has a mark of its own. `telling`: the timer comes after every piece of news. */
export async function marked(county: County, { telling = false } = {}): Promise<Village> {
  const marks: Mark[] = []
  const say = (who: Who, where: string): string => {
    const text = `记号${String(marks.length + 1).padStart(3, '0')}号`
    marks.push({ who, where, text })
    return text
  }
  /** A verb with a mark in every text of it; `rest` are the fields that are chosen. */
  const press = async <V extends PersonVerb>(
    who: Key,
    verb: V,
    ticketId: string | null,
    rest: object = {},
  ) => {
    await county.cloud.advance(minutes(2))
    const texts = Object.fromEntries(
      everyField()
        .filter(field => field.startsWith(`${verb}.`))
        .map(field => [field.split('.')[1], '']),
    )
    for (const field of Object.keys(texts)) texts[field] = say(who, `${verb}.${field}`)
    const data = { key: tap(), ...(ticketId === null ? {} : { ticketId }), input: { ...texts, ...rest } }
    const reply = await county.ok(who, `ticket.${verb}` as 'ticket.submit', data as never)
    if (telling && VERB_FILES[verb].tells.length > 0) await tick()
    return reply
  }
  const idOf = (reply: Api['ticket.submit']['reply']): string => reply.ticket?.ticket.id ?? ''
  const kind = { category: 'livelihood', sub: 'errand' }
  const draft = { ...kind, urgent: false, aboutStaff: false, attachments: [] }
  const rev = (id: string) => ({ seenRev: county.doc('tickets', id).ticket.rev })
  const day = (n: number) => dayKey(addDays(county.cloud.now(), n))
  const order = async (who: Key, more: object = {}) =>
    idOf(await press(who, 'submit', null, { ...draft, showOnBoard: true, ...more }))
  const dispatch = (id: string, person: Key, over = {}) =>
    press('he', 'dispatch', id, { ...kind, matter: 'minor', track: 1, person, ...over })
  const tick = async () => {
    await county.cloud.advance(minutes(1))
    await county.cloud.trigger('jobs', 'minute')
  }

  // 周福生's own order, through everything that may be said about it.
  const own = await order('zhou', { attachments: [await photo(county, 'zhou')] })
  await press('zhou', 'amend', own, { attachments: [] })
  await press('he', 'decline', own)
  await press('zhou', 'appeal', own)
  await press('zhao', 'dispatch', own, { ...kind, matter: 'minor', track: 1, person: 'li' })
  await press('li', 'giveBack', own)
  await dispatch(own, 'li')
  await press('li', 'claim', own, { promisedDay: day(2), showContact: true })
  await county.ok('li', 'ticket.unmask', {
    ticketId: own,
    whose: 'requester',
    purpose: say('li', 'unmask.purpose'),
    key: tap(),
  })
  await press('li', 'recommit', own, { promisedDay: day(9) })
  await press('li', 'progress', own, { attachments: [] })
  await press('li', 'addHandler', own, { person: 'gao' })
  await press('zhou', 'objectTo', own)
  await press('zhao', 'answerObjection', own, { upheld: false })
  await press('he', 'reclassify', own, { category: 'livelihood', sub: 'ride', matter: 'minor', track: 1 })
  await press('zhao', 'answerReclassify', own, { agreed: false, ...rev(own) })
  await press('zhou', 'askCancel', own)
  await press('he', 'reassign', own, { person: 'wang' })
  await press('wang', 'recuse', own)
  await dispatch(own, 'li')
  await press('li', 'claim', own, { promisedDay: day(3), showContact: false })
  await press('li', 'resolve', own, { outcome: 'done', attachments: [] })
  await press('zhou', 'rate', own, { score: 4, attachments: [] })
  await press('zhou', 'reopen', own)
  await press('zhou', 'withdraw', own)
  await tick()

  // Ordered for 周福生 by 李春兰, rated from the slip by a neighbour, shown on the wall.
  const made = await press('li', 'submit', null, { ...draft, showOnBoard: true, onBehalfOf: 'zhou' })
  const helped = idOf(made)
  await press('zhou', 'consent', helped, { consent: true })
  await press('li', 'amend', helped, { attachments: [] })
  await dispatch(helped, 'gao', { matter: 'public' })
  await press('gao', 'claim', helped, { promisedDay: day(3), showContact: true })
  await press('gao', 'resolve', helped, { outcome: 'done', attachments: [] })
  await press('zhao', 'revisit', helped, { satisfied: true })
  await press('tan', 'rate', helped, { score: 5, attachments: [], slip: made.slip })
  await county.cloud.advance(days(8))
  await tick()
  await press('liu', 'standAside', helped)
  await press('yang', 'committeeRate', helped, { result: 5, speed: 5, manner: 5 })
  await press('yang', 'publish', helped, rev(helped))
  await press('yang', 'unpublish', helped)
  await press('yang', 'publish', helped, rev(helped))

  // Found on a walk; merged, taken apart, referred.
  const { ticket: found } = await press('he', 'register', null, {
    ...draft,
    source: 'hotline',
    sourceNo: '热线-7',
    gridId: 'n1',
  })
  const closed = found?.ticket.id ?? ''
  await press('he', 'merge', closed, { into: await order('chen'), ...rev(closed) })
  await press('he', 'unmerge', closed)
  await press('he', 'refer', closed, { office: '供电所' })
  await press('he', 'answerReferral', closed, { accepted: true, outcome: 'done' })

  // What is typed outside the orders.
  await county.ok('zhou', 'me.feedback', { kind: 'complaint', text: say('zhou', 'feedback'), key: tap() })
  county.cloud.store.put('sends', {
    _id: 'call1',
    v: 1,
    about: { kind: 'ticket', id: helped },
    personId: 'zhou',
    villageId: 'v1',
    at: county.cloud.now(),
    message: '有信',
    state: 'notReached',
    tried: [],
    template: 'claimed',
    leaseUntil: 0,
    nextTryAt: null,
  })
  await county.ok('he', 'desk.reached', { id: 'call1', how: say('he', 'reached.how'), key: tap() })
  const cardCode = '61728394'
  card(county, cardCode, 'h_n1_zhou')
  const joined = await county.as({ openid: 'o_newcomer' }, 'me.join', {
    code: cardCode,
    name: say('newcomer', 'join.name'),
    phone: '13987654321',
    key: tap(),
  })
  if (!joined.ok) throw new Error(joined.message)
  const request = county.all('join_requests').find(one => one.openid === 'o_newcomer')
  await county.ok('zhou', 'join.answer', { id: request?._id ?? '', yes: true, key: tap() })
  await county.cloud.advance(minutes(2))
  for (let i = 0; i < 3; i++) await tick()
  return {
    marks,
    ids: { own, helped, closed },
    slip: made.slip ?? '',
    newcomer: request?.personId ?? '',
    card: cardCode,
  }
}

/** A photo as the phone hands one in. */
async function photo(county: County, who: Key): Promise<{ id: string; kind: 'photo' }> {
  const bytes = png()
  const pass = await county.ok(who, 'file.issue', {
    kind: 'photo',
    extension: 'png',
    bytes: bytes.length,
    key: tap(),
  })
  await county.cloud.files.put(`o_${who}`, pass.cloudPath, bytes)
  await county.ok(who, 'file.done', { id: pass.id })
  return { id: pass.id, kind: 'photo' }
}

/** Every text stored anywhere, sealed ones opened. */
export function* everyText(
  county: County,
  collections: readonly string[],
): Generator<[where: string, text: string]> {
  for (const name of collections) {
    for (const doc of county.all(name as 'people'))
      for (const text of textsOf(doc)) yield [`${name}/${doc._id}`, text]
  }
}

function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield opened(value)
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) {
      yield key
      yield* textsOf(one)
    }
}

const opened = (text: string): string => {
  if (!/^\d+:/.test(text)) return text
  try {
    return seal.open(text)
  } catch {
    return text
  }
}
