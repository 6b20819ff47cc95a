import { isBlank } from '../core/text/fold'

/** What was heard at a door, as it came along in a page's address, behind what stands in the form already. */
export function withHeard(written: string, heard: string): string {
  const words = decodeURIComponent(heard)
  if (isBlank(written)) return words
  return written.includes(words) ? written : `${written}\n${words}`
}
