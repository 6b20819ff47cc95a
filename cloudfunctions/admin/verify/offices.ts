/** What offices changed, against its chains: a line that was changed, removed, cut off or slipped in. Pure. */
import type { GridId } from '../../../miniprogram/core/people/grid'
import type { OfficeChainDoc, OfficeEventDoc, OfficeLink } from '../../_documents'
import { eventId } from '../../_journal/event-ids'
import { chainOf, hashOfLine, rootOfUnchained } from '../../_people/log/office-chain'
import { found, type Finding } from './findings'

/** How far a chain was checked. `rev` 0: nothing yet. */
export interface Reached {
  rev: number
  hash: string
}
/** `unchained`: the hashes of the place's lines from before there were chains. */
export const beginning = (unchained: readonly string[]): Reached => ({
  rev: 0,
  hash: rootOfUnchained(unchained),
})

const BEFORE = '成链以前的'
const finding = (
  harm: 'changed' | 'removed' | 'cut' | 'added' | 'swapped',
  of: GridId,
  rev: number,
): Finding => found(harm, of, eventId(of, rev), `${of} 谁改过什么 ${rev === 0 ? BEFORE : `第 ${rev} 行`}`)

/** A line of a chain. */
export type Linked = OfficeEventDoc & { chain: OfficeLink }
export const isLinked = (line: OfficeEventDoc): line is Linked => line.chain !== undefined

/** Some lines of one chain in their order, behind what was reached. */
export function checkLinks(
  of: GridId,
  lines: readonly Linked[],
  reached: Reached,
): { findings: Finding[]; reached: Reached } {
  const findings: Finding[] = []
  let { rev, hash } = reached
  for (const line of lines) {
    const { chain } = line
    if (chain.rev <= rev) {
      findings.push(finding('added', of, chain.rev))
      continue
    }
    for (let gone = rev + 1; gone < chain.rev; gone++) findings.push(finding('removed', of, gone))
    const isNext = chain.rev === rev + 1
    if (chainOf(line.path) !== of) findings.push(finding('swapped', of, chain.rev))
    // Rewritten with a hash that fits: the next one remembers what it was.
    if (isNext && chain.prev !== hash) findings.push(finding('changed', of, rev))
    if (hashOfLine(line, chain) !== chain.hash) findings.push(finding('changed', of, chain.rev))
    ;({ rev, hash } = chain)
  }
  return { findings, reached: { rev, hash } }
}

/** The end of a chain against what is remembered of it. */
export function checkTip(of: GridId, { rev, hash }: Reached, tip: OfficeChainDoc | null): Finding[] {
  if (tip === null) return rev === 0 ? [] : [found('fold', of, null, `${of} 谁改过什么（链尾不见了）`)]
  if (tip.rev > rev) return [finding('cut', of, rev + 1)]
  if (tip.rev < rev) return [finding('added', of, tip.rev + 1)]
  return tip.head === hash ? [] : [finding('changed', of, rev)]
}
