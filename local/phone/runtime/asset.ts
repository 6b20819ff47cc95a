// Where a picture or sound named by the mini-program really is.
import { files } from './files'

/** `owner` is the page or component the path is written in. */
export function assetUrl(source: string, owner: string): string {
  if (!source || /^(https?:\/\/(?!(tmp|usr|store)\/)|data:|blob:|\/\/)/.test(source)) return source
  if (/^(wxfile|https?):\/\//.test(source)) return files.url(source) ?? ''
  if (source.startsWith('cloud://')) return `cloud/file?id=${encodeURIComponent(source)}`
  return `mp/${new URL(source, `http://phone/${owner}`).pathname.slice(1)}`
}
