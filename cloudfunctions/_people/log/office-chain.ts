/**
 * The hash chain of what offices changed: one of each village, of each town and of the county, so that a line that was
 * changed, left out or slipped in is found (admin/verify/offices.ts).
 */
import { createHash } from 'node:crypto'
import { canonical } from '../../../miniprogram/core/canonical'
import type { GridId } from '../../../miniprogram/core/people/grid'
import type { OfficeChainDoc, OfficeEventDoc, OfficeLink } from '../../_documents'
import { asStored } from '../../_documents/upcasters'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Whose chain a change belongs to: its village's; above a village the town's or the county's. */
export function chainOf(path: readonly GridId[]): GridId {
  const of = path[2] ?? path[1] ?? path[0]
  if (of === undefined) throw new Error('a change of no place')
  return of
}

/** Over all of the line as it is stored, but the hash itself. */
export function hashOfLine(line: OfficeEventDoc, { of, rev, prev }: Omit<OfficeLink, 'hash'>): string {
  return sha256(canonical({ ...asStored(line), chain: { of, rev, prev } }))
}

/** Of a line from before there were chains. */
export const hashOfUnchained = (line: OfficeEventDoc): string => sha256(canonical(asStored(line)))
/** What the first link of a chain holds on to: the lines from before, by their hashes; '' where there are none. */
export const rootOfUnchained = (hashes: readonly string[]): string =>
  hashes.length === 0 ? '' : sha256([...hashes].sort().join('\n'))

/** A line with its link behind the tip, and what is remembered of the chain then. `before`: older lines, where it is the first. */
export function linked(
  line: OfficeEventDoc,
  tip: OfficeChainDoc | null,
  before: readonly string[],
): { line: OfficeEventDoc; tip: OfficeChainDoc } {
  const of = chainOf(line.path)
  const link = { of, rev: (tip?.rev ?? 0) + 1, prev: tip?.head ?? rootOfUnchained(before) }
  const hash = hashOfLine(line, link)
  return {
    line: { ...line, chain: { ...link, hash } },
    // Links follow one another as they were written, not as their requests began: around midnight the day stays the later one.
    tip: { _id: of, v: 1, rev: link.rev, head: hash, at: Math.max(tip?.at ?? 0, line.at) },
  }
}
