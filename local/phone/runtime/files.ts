// The phone's files: temporary ones in memory, saved ones in IndexedDB, per person.

type PhoneFile = { bytes: Uint8Array<ArrayBuffer>; type: string }
export const USER_DATA = 'wxfile://usr'
const TEMP = 'wxfile://tmp_'
const STORE = 'wxfile://store_'

const isKept = (path: string) => !path.startsWith(TEMP)

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

class Files {
  readonly #files = new Map<string, PhoneFile>()
  readonly #urls = new Map<string, string>()
  #db: IDBDatabase | null = null
  #made = 0

  /** Reads what this person saved before; call before the app launches. */
  async open(person: string): Promise<void> {
    const request = indexedDB.open(`phone-files:${person}`, 1)
    request.onupgradeneeded = () => request.result.createObjectStore('files')
    this.#db = await done(request)
    const store = this.#db.transaction('files').objectStore('files')
    const [keys, values] = await Promise.all([
      done(store.getAllKeys()),
      done(store.getAll() as IDBRequest<PhoneFile[]>),
    ])
    for (const [index, key] of keys.entries()) this.#files.set(String(key), values[index] as PhoneFile)
  }

  get(path: string): PhoneFile | undefined {
    return this.#files.get(path)
  }

  has(path: string): boolean {
    return this.#files.has(path)
  }

  list(prefix: string): string[] {
    return [...this.#files.keys()].filter(path => path.startsWith(prefix))
  }

  put(path: string, file: PhoneFile): string {
    this.#forgetUrl(path)
    this.#files.set(path, file)
    if (isKept(path)) this.#db?.transaction('files', 'readwrite').objectStore('files').put(file, path)
    return path
  }

  remove(path: string): boolean {
    this.#forgetUrl(path)
    if (isKept(path)) this.#db?.transaction('files', 'readwrite').objectStore('files').delete(path)
    return this.#files.delete(path)
  }

  /** A new temporary file, gone after a restart as on the phone. */
  async temp(blob: Blob, extension: string): Promise<string> {
    const bytes = new Uint8Array(await blob.arrayBuffer())
    return this.put(`${TEMP}${Math.floor(performance.timeOrigin)}_${++this.#made}.${extension}`, {
      bytes,
      type: blob.type,
    })
  }

  /** A new saved path (saveFile without a place of its own). */
  newStorePath(extension: string): string {
    return `${STORE}${Math.floor(performance.timeOrigin)}_${++this.#made}.${extension}`
  }

  /** An address the browser can show; null when there is no such file. */
  url(path: string): string | null {
    const known = this.#urls.get(path)
    if (known) return known
    const file = this.#files.get(path)
    if (!file) return null
    const url = URL.createObjectURL(new Blob([file.bytes], { type: file.type }))
    this.#urls.set(path, url)
    return url
  }

  #forgetUrl(path: string) {
    const url = this.#urls.get(path)
    if (url) URL.revokeObjectURL(url)
    this.#urls.delete(path)
  }
}

export const files = new Files()
