/** Which words of an order one viewer reads. */
import type { Sight } from './sight'
import type { AgreedInfo, PhotoInfo, ContentInfo, VoiceInfo } from './infos'
import type { Attachment, Words } from '../types'
import type { TypedText, View } from './view'

/** The person concerned took their words back: what the office wrote of the matter until then stays, but closed. */
export function isClosedByErasure(
  { ticket, typed }: Pick<View, 'ticket' | 'typed'>,
  eventId?: string,
): boolean {
  const first = typed[ticket.wordsId]
  if (ticket.requesterId === null || !first || first.words !== null) return false
  // What was written in a round after that is open again.
  const at = eventId === undefined ? undefined : typed[eventId]?.at
  return at === undefined || first.erasedAt == null || at <= first.erasedAt
}

/**
 * What was typed with an event, once the check passed; before that for its writer alone. Null when erased, and of a whole
 * matter that the person concerned erased.
 */
export function readable(view: Pick<View, 'ticket' | 'typed' | 'viewer'>, eventId: string): Words | null {
  const { typed, viewer } = view
  if (isClosedByErasure(view, eventId)) return null
  const one = typed[eventId]
  return one && (one.check.text === 'pass' || one.by === viewer.id) ? one.words : null
}

/** A picture was tapped, and nothing said: there are no words to check, to show or to erase. */
const NOTHING_SAID: ContentInfo = {
  text: null,
  place: null,
  wish: null,
  photos: [],
  voice: null,
  check: 'pass',
  erased: false,
}

/** Words that did not pass the check are their writer's alone; files go by their own check. */
export function contentInfo(
  view: View,
  eventId: string,
  { words: level }: Pick<Sight, 'words'>,
): ContentInfo | null {
  const { urls = {} } = view
  const one = view.typed[eventId]
  if (level === 'no' || level === 'published') return null
  if (!one) return eventId === view.ticket.wordsId ? NOTHING_SAID : null
  const { text = null, place = null, wish = null } = readable(view, eventId) ?? {}
  const { attachments = [] } = isClosedByErasure(view, eventId) ? {} : (one.words ?? {})
  const own = attachments.filter(({ consent }) => !consent)
  const files = level === 'yes' ? own : own.filter(({ kind: is }) => is === 'voice')
  return {
    text,
    place,
    wish,
    ...filesInfo(one, files, urls),
    check: one.check.text,
    erased: one.words === null,
  }
}

type Files = Pick<ContentInfo, 'photos' | 'voice'>

/** How the person concerned agreed to be helped; null where nobody was, or the viewer reads no words. */
export function agreedInfo(
  view: View,
  eventId: string,
  { words: level }: Pick<Sight, 'words'>,
): AgreedInfo | null {
  const one = view.typed[eventId]
  if (!one || level === 'no' || level === 'published' || isClosedByErasure(view, eventId)) return null
  const { consent: text = '' } = readable(view, eventId) ?? {}
  const files = (one.words?.attachments ?? []).filter(({ consent }) => consent && level === 'yes')
  return text === '' && files.length === 0 ? null : { text, ...filesInfo(one, files, view.urls ?? {}) }
}

function filesInfo(
  { check }: Pick<TypedText, 'check'>,
  files: readonly Attachment[],
  urls: Readonly<Record<string, string>>,
): Files {
  const fileInfo = (id: string) => ({
    id,
    state: check.files[id] ?? 'pending',
    ...(check.files[id] === 'pass' && urls[id] ? { url: urls[id] } : {}),
  })
  const voice = files.find(({ kind }) => kind === 'voice')
  return {
    photos: files.filter(({ kind }) => kind === 'photo').map<PhotoInfo>(({ id }) => fileInfo(id)),
    voice: voice ? ({ ...fileInfo(voice.id), seconds: voice.seconds ?? 0 } satisfies VoiceInfo) : null,
  }
}
