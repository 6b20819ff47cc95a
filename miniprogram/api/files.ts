/**
 * A photo or voice note on its way: issue a path, upload, let the cloud check it. Every step may be repeated with the
 * same key. Returns the id that travels as an attachment, or the sentence to show.
 */
import type { Attachment } from '../core/ticket/types'
import { call, notReached, type Failure } from './client'
import { newKey } from './key'
import { Gone, upload } from './transport'
import { Unreached } from './unreached'

export interface LocalFile {
  /** Made with the file; the same for every repeat. */
  key: string
  path: string
  kind: 'photo' | 'voice'
  extension: 'jpg' | 'png' | 'mp3' | 'aac' | 'webm' | 'wav'
  bytes: number
  seconds?: number
  /** The person concerned agrees with it: no picture of the matter. */
  consent?: true
  /** Set once the cloud has it, and when that was. */
  id?: string
  sentAt?: number
  /** Key of the pass asked for instead of the first one, which was too old. */
  pass?: string
}

const OFFLINE: Failure = {
  ok: false,
  code: 'OFFLINE',
  message: '这会儿没信号，照片还没传上去。照片还在，有了信号再试。',
  retry: true,
}

const GONE: Failure = {
  ok: false,
  code: 'FILE_GONE',
  message: '有张照片手机里找不到了，请重新拍一张。写的字还在。',
  retry: false,
}

/** The cloud clears away after a day what nobody handed in; well before that it is sent again. */
const GOOD_FOR_MS = 12 * 3_600_000
/** What the cloud says of a pass or file that it no longer has. */
const OVER = ['FILE_OVER', 'FILE_NOT_YOURS']
export const isOver = (code: string): boolean => OVER.indexOf(code) >= 0

/** Forgets what the cloud had of it: the next `put` asks for a new pass and uploads again. The file stays on the phone. */
export function renew(file: LocalFile): void {
  file.pass = newKey()
  delete file.id
  delete file.sentAt
}

export async function put(file: LocalFile): Promise<{ ok: true; attachment: Attachment } | Failure> {
  const attachment = (id: string): Attachment => ({
    id,
    kind: file.kind,
    ...(file.seconds ? { seconds: file.seconds } : {}),
    ...(file.consent ? { consent: true } : {}),
  })
  if (file.id && Date.now() - (file.sentAt || 0) >= GOOD_FOR_MS) renew(file)
  if (file.id) return { ok: true, attachment: attachment(file.id) }
  let sent = await send(file)
  if (!sent.ok && isOver(sent.code)) {
    renew(file)
    sent = await send(file)
  }
  if (!sent.ok) return sent
  file.id = sent.id
  file.sentAt = Date.now()
  return { ok: true, attachment: attachment(sent.id) }
}

/** Pass, upload, done. */
async function send(file: LocalFile): Promise<{ ok: true; id: string } | Failure> {
  const pass = await call('file.issue', {
    kind: file.kind,
    extension: file.extension,
    bytes: file.bytes,
    key: file.pass || file.key,
  })
  if (!pass.ok) return pass
  try {
    await upload(pass.data.cloudPath, file.path)
  } catch (problem) {
    if (problem instanceof Unreached) return problem.why === 'OFFLINE' ? OFFLINE : notReached(problem)
    if (problem instanceof Gone) return GONE
    throw problem
  }
  const done = await call('file.done', { id: pass.data.id })
  if (!done.ok) return done
  return { ok: true, id: pass.data.id }
}

const EXTENSIONS: Record<string, LocalFile['extension']> = {
  jpg: 'jpg',
  jpeg: 'jpg',
  png: 'png',
  mp3: 'mp3',
  aac: 'aac',
  webm: 'webm',
  wav: 'wav',
}

/** The file's own ending, or jpg for photos without one. */
export function extensionOf(path: string, kind: 'photo' | 'voice'): LocalFile['extension'] {
  const found = /\.(\w+)(?:[?#].*)?$/.exec(path)
  return EXTENSIONS[(found?.[1] ?? '').toLowerCase()] ?? (kind === 'photo' ? 'jpg' : 'mp3')
}
