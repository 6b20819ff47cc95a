import { MESSAGES, Unreadable } from './limits'

/** The text of a .csv, however it was saved: UTF-8 with or without a mark, UTF-16 with one, GBK. */
export function lettersOf(bytes: Buffer): string {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return decoded(bytes, 'utf-16le') ?? fail()
  if (a === 0xfe && b === 0xff) return decoded(Buffer.from(bytes).swap16(), 'utf-16le') ?? fail()
  // GB 18030 reads whatever GBK and GB 2312 wrote.
  return decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030') ?? fail()
}

function decoded(bytes: Buffer, as: string): string | null {
  try {
    const text = new TextDecoder(as, { fatal: true }).decode(bytes)
    return text.includes('\u0000') ? null : text
  } catch {
    return null
  }
}
function fail(): never {
  throw new Unreadable(MESSAGES.letters)
}
