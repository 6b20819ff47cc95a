/**
 * What may be read only with a purpose, and is logged: the office's texts of a matter whose person took their own words
 * back (the town), and the words of a matter whose class is to be changed (anyone who approves without seeing them). On
 * request the town takes a name, a number, a door or a photo out of what was written in office; nothing can be put in.
 */
import { about, isAbout } from '../../../miniprogram/core/about'
import { relationsOf } from '../../../miniprogram/core/ticket/sight/relations'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { timelineText } from '../../../miniprogram/core/ticket/telling/timeline-text'
import type { PhotoInfo, VoiceInfo } from '../../../miniprogram/core/ticket/sight/infos'
import type { Ticket, Words } from '../../../miniprogram/core/ticket/types'
import { withoutPiece } from '../../../miniprogram/core/ticket/sight/taken-out'
import type { RecordLine } from '../../../contract/ticket/open'
import { transaction } from '../../_platform/transaction'
import { makeBoardsAgain } from '../../_journal/orders/boards'
import type { WordsDoc } from '../../_documents'
import type { Known } from '../../_people/person'
import { files, store } from '../../_platform/ports'
import { logReading, orderRead } from '../../_journal/reading'
import { checkTyped, type TextCheck } from '../../_journal/words/keep-words'
import { commit } from '../../_journal/commit'
import { findAnew, findsBy } from '../../_journal/orders/finding'
import type { Ask, Handler } from '../request/serve'
import { relationFactsOf } from '../../_journal/orders/relation-facts'
import { eventsOf } from '../../_journal/events'
import { whereAbout } from '../../_documents/where-about'

export const record: Handler<'ticket.record'> = {
  async known({ ticketId, purpose, key }, me) {
    const found = await readable(ticketId, me)
    if (isRefusal(found)) return found
    const check = await checkTyped(me)
    if (isRefusal(check)) return check
    const { ticket } = found
    await logReading(me, {
      matter: orderRead(ticket),
      of: ticket.requesterId ?? '',
      what: 'words',
      purpose,
      key,
      check,
    })
    return recordOf(found, me)
  },
}

export const redact: Handler<'ticket.redact'> = {
  async known({ ticketId, line, piece, file, purpose, key }, me) {
    const found = await readable(ticketId, me)
    if (isRefusal(found)) return found
    const { ticket } = found
    if (!found.town) return refuse('NOT_ALLOWED')
    if (piece === undefined && file === undefined) return refuse('NOTHING_TO_TAKE_OUT', {}, 'piece')
    // Pressed again it is asked again, too: the first press may have ended before its purpose was written down.
    const { again, ...fresh } = me
    const check = await checkTyped(fresh, again)
    if (isRefusal(check)) return check
    const gone = again ? null : await taken(ticketId, { line, piece, file, purpose, key }, me, check)
    if (isRefusal(gone)) return gone
    const event = gone ?? (await store.find('events', { idempotencyKey: `${me.person._id}:${key}` }))?._id
    // What follows does no harm twice, and a function that ends in between is made whole by the next press.
    await logReading(me, {
      matter: orderRead(ticket),
      of: ticket.requesterId ?? '',
      what: 'words',
      purpose,
      key,
      check,
      ...(event === undefined ? {} : { with: event }),
    })
    if (file !== undefined) await forgetFile(file, ticket)
    if (ticket.publication?.eventId === line) await makeBoardsAgain(ticket, me.now)
    return recordOf(found, me)
  },
}

/** First the bytes: while the document stands, another press finds them. */
async function forgetFile(id: string, ticket: Ticket): Promise<void> {
  const file = await store.get('files', id)
  if (!file?.about || !isAbout(file.about, 'ticket', ticket.id)) return
  await files.remove(file.kept === null ? [] : [file.kept])
  await store.remove('files', id)
}

interface Readable {
  ticket: Ticket
  town: boolean
}

async function readable(ticketId: string, me: Known): Promise<Readable | Refusal> {
  const ticket = (await store.get('tickets', ticketId))?.ticket
  if (!ticket) return refuse('NOT_FOUND')
  const relations = relationsOf(ticket, me.actor, me.now, await relationFactsOf(ticket, me))
  const town = relations.includes('inspector')
  return town || relations.includes('approver') ? { ticket, town } : refuse('NOT_FOUND')
}

/**
 * In one commit, from what stands there at that moment: the text without the piece, and the event that says so. The salt
 * goes, so that nobody can guess the piece back. Answers with the event's id.
 */
function taken(
  ticketId: string,
  { line, piece, file, purpose, key }: Omit<Ask<'ticket.redact'>, 'ticketId'>,
  { actor, person, now }: Known,
  check: TextCheck,
): Promise<string | Refusal> {
  return transaction<string>(async tx => {
    const ticket = (await tx.get('tickets', ticketId))?.ticket
    const doc = await tx.get('ticket_words', line)
    if (!ticket || !doc || !isAbout(doc.about, 'ticket', ticket.id)) return refuse('NOT_FOUND')
    // What the person concerned wrote is theirs alone to take back.
    if (!isOffice(doc) || !doc.words) return refuse('NOT_OFFICE')
    const words = withoutPiece(doc.words, { piece, file })
    if (!words) return refuse('PIECE_NOT_FOUND', {}, 'piece')
    const { [file ?? '']: _gone, ...kept } = doc.kept ?? {}
    const left: WordsDoc = {
      ...doc,
      words,
      kept,
      salt: '',
      takenOut: [...(doc.takenOut ?? []), { at: now, by: person._id }],
    }
    await tx.put('ticket_words', left)
    if (findsBy(ticket).includes(line)) await findAnew(tx, left)
    const what = file === undefined ? ('words' as const) : ('file' as const)
    const after = await commit(
      tx,
      ticket,
      { fact: { type: 'TakenOut', of: line, what }, words: { text: purpose } },
      { kind: 'ticket', id: ticketId, actor, idempotencyKey: `${person._id}:${key}`, now, facts: {}, check },
      [],
    )
    return after.matter.last.eventId
  })
}

const isOffice = ({ owner }: WordsDoc): boolean => owner === null

async function recordOf({ ticket, town }: Readable, me: Known) {
  const [typed, events] = await Promise.all([
    store.all('ticket_words', { where: whereAbout(about('ticket', ticket.id)) }),
    eventsOf(about('ticket', ticket.id)),
  ])
  const words = new Map(typed.map(doc => [doc._id, doc]))
  const addresses = await files.addresses(typed.flatMap(doc => passed(doc).map(([, cloudId]) => cloudId)))
  const lines = events.flatMap<RecordLine>(event => {
    const doc = words.get(event._id)
    if (!doc?.words) return []
    const { message } = timelineText(ticket, event, me.person._id, { people: {}, grids: {} }, false)
    const [photos, voice] = attached(doc, addresses)
    const text = textOf(doc.words)
    if (text === '' && photos.length === 0 && voice === null) return []
    return [{ id: event._id, at: event.at, message, text, photos, voice, mayTakeOut: town && isOffice(doc) }]
  })
  return { now: me.now, no: ticket.no, lines: lines.reverse() }
}

/** Files that passed the check, by attachment id. */
const passed = ({ kept = {}, check }: WordsDoc): [string, string][] =>
  Object.entries(kept).filter(([id]) => check.files[id] === 'pass')

function attached(doc: WordsDoc, addresses: ReadonlyMap<string, string>): [PhotoInfo[], VoiceInfo | null] {
  const cloudIds = new Map(passed(doc))
  const seen = (doc.words?.attachments ?? []).flatMap(({ id, kind, seconds = 0 }) => {
    const url = addresses.get(cloudIds.get(id) ?? '')
    return url ? [{ id, kind, seconds, state: 'pass' as const, url }] : []
  })
  const voice = seen.find(({ kind }) => kind === 'voice')
  return [
    seen.filter(({ kind }) => kind === 'photo').map(({ id, state, url }) => ({ id, state, url })),
    voice ? { id: voice.id, seconds: voice.seconds, state: voice.state, url: voice.url } : null,
  ]
}

/** Everything typed with one event. */
function textOf({ attachments: _, ...typed }: Words): string {
  return Object.values(typed).filter(Boolean).join('；')
}
