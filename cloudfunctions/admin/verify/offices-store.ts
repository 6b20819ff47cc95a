/** The chains of offices in a data folder: one chain is held at a time, and of older lines their hashes. */
import type { GridId } from '../../../miniprogram/core/people/grid'
import type { OfficeEventDoc, SealDoc } from '../../_documents'
import { chainOf, hashOfUnchained } from '../../_people/log/office-chain'
import type { Finding } from './findings'
import { beginning, checkLinks, checkTip, isLinked } from './offices'
import type { Readable } from './readable'
import { checkUnsealed, liesIn, type LeafSealed } from './seals'

/** `sealsOn`: the seals of the days on which these lines were written, where the chain is a village's. */
export function* officeChains(
  store: Readable,
  sealsOn: (of: GridId, lines: readonly OfficeEventDoc[]) => SealDoc[],
): Generator<{ findings: Finding[]; lines: number }> {
  const unchained = new Map<GridId, string[]>()
  const chains = new Set<GridId>()
  for (const line of store.each('office_events')) {
    const of = line.chain?.of ?? chainOf(line.path)
    if (line.chain) chains.add(of)
    else unchained.set(of, [...(unchained.get(of) ?? []), hashOfUnchained(line)])
  }
  for (const { _id } of store.each('office_chains')) chains.add(_id)
  for (const of of chains) {
    const lines = store
      .find('office_events', { 'chain.of': of })
      .filter(isLinked)
      .sort((a, b) => a.chain.rev - b.chain.rev)
    const { findings, reached } = checkLinks(of, lines, beginning(unchained.get(of) ?? []))
    yield {
      findings: [
        ...findings,
        ...checkTip(of, reached, store.get('office_chains', of) ?? null),
        ...checkUnsealed(sealsOn(of, lines), { kind: 'office', id: of }, lines),
      ],
      lines: lines.length,
    }
  }
}

/** What a leaf seals. */
export function sealedIn(
  store: Readable,
  { kind, id, rev, sealed }: LeafSealed,
): { hash: string } | undefined {
  const collection = liesIn(kind)
  return collection === 'office_events'
    ? store.find(collection, { 'chain.of': id, 'chain.rev': rev })[0]?.chain
    : store.get(collection, sealed)
}
