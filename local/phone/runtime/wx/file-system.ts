// wx.getFileSystemManager: the calls a mini-program uses for drafts.
import { files, USER_DATA } from '../files'
import { api } from './call'

type Path = { filePath: string }
type Read = Path & { encoding?: string }
type Write = Path & { data: string | ArrayBuffer; encoding?: string }

const missing = (path: string) => new Error(`no such file or directory "${path}"`)
const file = (path: string) => {
  const found = files.get(path)
  if (!found) throw missing(path)
  return found
}

function decode(bytes: Uint8Array<ArrayBuffer>, encoding?: string): string | ArrayBuffer {
  if (!encoding) return bytes.slice().buffer
  if (encoding === 'base64') return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))
  return new TextDecoder().decode(bytes)
}

function encode(data: string | ArrayBuffer, encoding = 'utf8'): Uint8Array<ArrayBuffer> {
  if (typeof data !== 'string') return new Uint8Array(data.slice(0))
  if (encoding === 'base64') return Uint8Array.from(atob(data), char => char.charCodeAt(0))
  return new TextEncoder().encode(data)
}

function write({ filePath, data, encoding }: Write) {
  if (!filePath.startsWith(USER_DATA)) throw new Error(`permission denied, open "${filePath}"`)
  files.put(filePath, { bytes: encode(data, encoding), type: '' })
}

function append({ filePath, data, encoding }: Write) {
  const before = file(filePath).bytes
  const more = encode(data, encoding)
  const bytes = new Uint8Array(before.length + more.length)
  bytes.set(before)
  bytes.set(more, before.length)
  files.put(filePath, { bytes, type: '' })
}

function remove({ filePath }: Path) {
  if (!files.remove(filePath)) throw missing(filePath)
}

function save({ tempFilePath, filePath }: { tempFilePath: string; filePath?: string }) {
  const source = file(tempFilePath)
  const target = filePath ?? files.newStorePath(tempFilePath.split('.').at(-1) ?? 'bin')
  files.put(target, source)
  files.remove(tempFilePath)
  return { savedFilePath: target }
}

function copy({ srcPath, destPath }: { srcPath: string; destPath: string }) {
  files.put(destPath, file(srcPath))
}

const stats = (path: string) => ({
  size: file(path).bytes.length,
  isFile: () => true,
  isDirectory: () => false,
  mode: 33206,
  lastAccessedTime: 0,
  lastModifiedTime: 0,
})
const names = (dirPath: string) =>
  files.list(`${dirPath.replace(/\/$/, '')}/`).map(path => path.slice(dirPath.replace(/\/$/, '').length + 1))
const read = ({ filePath, encoding }: Read) => ({ data: decode(file(filePath).bytes, encoding) })
const access = ({ path }: { path: string }) => {
  if (!files.has(path) && !files.list(`${path}/`).length) throw missing(path)
}

const manager = {
  readFile: api('readFile', read),
  readFileSync: (filePath: string, encoding?: string) =>
    read({ filePath, ...(encoding ? { encoding } : {}) }).data,
  writeFile: api('writeFile', write),
  writeFileSync: (filePath: string, data: string | ArrayBuffer, encoding?: string) =>
    write({ filePath, data, ...(encoding ? { encoding } : {}) }),
  appendFile: api('appendFile', append),
  saveFile: api('saveFile', save),
  saveFileSync: (tempFilePath: string, filePath?: string) =>
    save({ tempFilePath, ...(filePath ? { filePath } : {}) }).savedFilePath,
  copyFile: api('copyFile', copy),
  copyFileSync: (srcPath: string, destPath: string) => copy({ srcPath, destPath }),
  unlink: api('unlink', remove),
  unlinkSync: (filePath: string) => remove({ filePath }),
  removeSavedFile: api('removeSavedFile', remove),
  access: api('access', access),
  accessSync: (path: string) => access({ path }),
  // folders are only the beginning of a name here
  mkdir: api('mkdir', () => undefined),
  mkdirSync: () => undefined,
  readdir: api('readdir', ({ dirPath }: { dirPath: string }) => ({ files: names(dirPath) })),
  readdirSync: names,
  stat: api('stat', ({ path }: { path: string }) => ({ stats: stats(path) })),
  statSync: stats,
  getFileInfo: api('getFileInfo', ({ filePath }: Path) => ({ size: file(filePath).bytes.length })),
  getSavedFileList: api('getSavedFileList', () => ({
    fileList: files
      .list('wxfile://store_')
      .map(filePath => ({ filePath, size: file(filePath).bytes.length, createTime: 0 })),
  })),
}

function download(filePath: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([file(filePath).bytes]))
  link.download = filePath.split('/').at(-1) ?? ''
  link.click()
}

export const fileSystem = {
  env: { USER_DATA_PATH: USER_DATA },
  getFileSystemManager: () => manager,
  // A browser opens no spreadsheet and has no chats: it is asked whether there is a file, and keeps it as a download.
  openDocument: api('openDocument', ({ filePath }: Path) => download(filePath)),
  shareFileMessage: api('shareFileMessage', ({ filePath }: Path) => download(filePath)),
}
