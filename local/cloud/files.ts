import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { badParameter } from './errors'
import { LIMIT } from './limits'
import type { Memory } from './memory'

export interface StoredFile {
  path: string
  size: number
  type: string
  /** Who uploaded it from a phone; null: a function did. */
  owner: string | null
  at: number
}

const TYPES: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  wav: 'audio/wav',
  webm: 'audio/webm',
  mp4: 'video/mp4',
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
}

/** Cloud storage: bytes in a folder, names in the database. A file exists once its name is written, never half. */
export class Files {
  readonly #secret: string

  constructor(
    private readonly dir: string,
    private readonly memory: Memory,
    private readonly bucket: string,
    private readonly now: () => number,
  ) {
    mkdirSync(dir, { recursive: true })
    this.#secret = memory.setting('fileSecret', () => randomBytes(32).toString('hex'))
    this.#repair()
  }

  fileId(cloudPath: string): string {
    return `cloud://${this.bucket}/${cloudPath}`
  }

  /** The path inside a fileID of this environment; undefined for a foreign or broken one. */
  pathOf(fileId: string): string | undefined {
    const prefix = `cloud://${this.bucket}/`
    return fileId.startsWith(prefix) ? fileId.slice(prefix.length) : undefined
  }

  stat(cloudPath: string): StoredFile | undefined {
    return this.memory.one<StoredFile>(
      'SELECT path, size, type, owner, at FROM _files WHERE path = ?',
      cloudPath,
    )
  }

  list(): StoredFile[] {
    return this.memory.all<StoredFile>('SELECT path, size, type, owner, at FROM _files ORDER BY path')
  }

  /** Stores bytes under a path and returns the fileID; whatever was there is replaced at once or not at all. */
  put(owner: string | null, cloudPath: string, bytes: Uint8Array): string {
    checkPath(cloudPath)
    if (bytes.length > LIMIT.fileBytes)
      throw badParameter(`a file may have ${LIMIT.fileBytes} bytes, this one has ${bytes.length}`)
    const before = this.#blob(cloudPath)
    const blob = randomBytes(16).toString('hex')
    this.#write(blob, bytes)
    const type = TYPES[path.extname(cloudPath).slice(1).toLowerCase()] ?? 'application/octet-stream'
    this.memory.run(
      'INSERT OR REPLACE INTO _files VALUES(?, ?, ?, ?, ?, ?)',
      cloudPath,
      blob,
      bytes.length,
      type,
      owner,
      this.now(),
    )
    if (before) rmSync(path.join(this.dir, before), { force: true })
    return this.fileId(cloudPath)
  }

  read(cloudPath: string): Buffer | undefined {
    const blob = this.#blob(cloudPath)
    return blob === undefined ? undefined : readFileSync(path.join(this.dir, blob))
  }

  remove(cloudPath: string): boolean {
    const blob = this.#blob(cloudPath)
    if (blob === undefined) return false
    this.memory.run('DELETE FROM _files WHERE path = ?', cloudPath)
    rmSync(path.join(this.dir, blob), { force: true })
    return true
  }

  /** A path with its signature, as in a temporary address. Not percent-encoded: the SDK encodes it. */
  signed(cloudPath: string, purpose: 'get' | 'put', liveMs: number = LIMIT.fileAddressMs): string {
    const until = this.now() + liveMs
    return `${cloudPath}?sign=${this.#sign(cloudPath, purpose, until)}&t=${until}`
  }

  /** Is this signature for this path and still good? */
  isSigned(cloudPath: string, purpose: 'get' | 'put', sign: string | null, until: string | null): boolean {
    const wanted = Buffer.from(this.#sign(cloudPath, purpose, Number(until)))
    const given = Buffer.from(sign ?? '')
    return given.length === wanted.length && timingSafeEqual(given, wanted) && this.now() < Number(until)
  }

  #sign(cloudPath: string, purpose: string, until: number): string {
    return createHmac('sha256', this.#secret).update(`${purpose} ${until} ${cloudPath}`).digest('hex')
  }

  #blob(cloudPath: string): string | undefined {
    return this.memory.one<{ blob: string }>('SELECT blob FROM _files WHERE path = ?', cloudPath)?.blob
  }

  /** Write beside, flush, rename: a power cut leaves the whole file or none. */
  #write(blob: string, bytes: Uint8Array): void {
    const beside = path.join(this.dir, `${blob}.part`)
    const handle = openSync(beside, 'w')
    try {
      let written = 0
      while (written < bytes.length) written += writeSync(handle, bytes, written)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(beside, path.join(this.dir, blob))
    const folder = openSync(this.dir, 'r')
    fsyncSync(folder)
    closeSync(folder)
  }

  /** Removes what a crash left: bytes without a name, names without bytes. */
  #repair(): void {
    const named = new Map(
      this.memory
        .all<{ path: string; blob: string }>('SELECT path, blob FROM _files')
        .map(({ path: name, blob }) => [blob, name]),
    )
    for (const blob of readdirSync(this.dir))
      if (!named.has(blob)) rmSync(path.join(this.dir, blob), { force: true })
    for (const [blob, name] of named)
      if (!existsSync(path.join(this.dir, blob))) this.memory.run('DELETE FROM _files WHERE path = ?', name)
  }
}

function checkPath(cloudPath: string): void {
  const bad =
    cloudPath === '' ||
    cloudPath.startsWith('/') ||
    cloudPath.includes('//') ||
    cloudPath.split('/').includes('..') ||
    Buffer.byteLength(cloudPath) > 850
  if (bad) throw badParameter(`not a cloud path: ${cloudPath}`)
}
