/** The names a file brings along — its own, its sheets', its headings — are kept and shown: without anybody's number. */
import { clean } from '../../miniprogram/core/text/fold'

const SHOWN_AT_MOST = 40

/** A heading, a sheet's or a file's name as it may be kept: one line, short, without control characters and long numbers. */
export function shownName(text: string): string {
  const plain = clean(text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')).normalize('NFKC')
  const masked = plain.replace(/\d(?:[ -]?\d){6,}[\dXx]?/g, '…')
  const signs = [...masked]
  return signs.length > SHOWN_AT_MOST ? `${signs.slice(0, SHOWN_AT_MOST).join('')}…` : masked
}
