/**
 * A photo or voice note on its way: issue a path, upload, let the cloud check it. Every step may be repeated with the
 * same key. Returns the id that travels as an attachment, or the sentence to show.
 */
import type { Attachment } from '../core/ticket/types'
import { call, type Failure } from './client'
import { Offline, upload } from './transport'

export interface LocalFile {
  /** Made with the file; the same for every repeat. */
  key: string
  path: string
  kind: 'photo' | 'voice'
  extension: 'jpg' | 'png' | 'mp3' | 'aac' | 'webm' | 'wav'
  bytes: number
  seconds?: number
  /** Set once the cloud has it. */
  id?: string
}

const OFFLINE: Failure = {
  ok: false,
  code: 'OFFLINE',
  says: '这会儿没信号，照片还没传上去。照片还在，有了信号再试。',
  retry: true,
}

export async function put(file: LocalFile): Promise<{ ok: true; attachment: Attachment } | Failure> {
  const attachment = (id: string): Attachment => ({
    id,
    kind: file.kind,
    ...(file.seconds ? { seconds: file.seconds } : {}),
  })
  if (file.id) return { ok: true, attachment: attachment(file.id) }
  const pass = await call('file.issue', {
    kind: file.kind,
    extension: file.extension,
    bytes: file.bytes,
    key: file.key,
  })
  if (!pass.ok) return pass
  try {
    await upload(pass.data.cloudPath, file.path)
  } catch (problem) {
    if (problem instanceof Offline) return OFFLINE
    throw problem
  }
  const done = await call('file.done', { id: pass.data.id })
  if (!done.ok) return done
  file.id = pass.data.id
  return { ok: true, attachment: attachment(pass.data.id) }
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
