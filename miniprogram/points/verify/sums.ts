/** What the phone adds up and compares, and how it says so. No `wx` here: entries and proof are handed in, the hash too. */
import type { LedgerPage, Proof } from '../../../contract/points/book'
import { dateText, fromDayKey } from '../../core/clock/shanghai'
import { revOf, verifyEntries, type EntryBreak, type EntryHarm, type Hash } from '../../core/points/ledger'
import { isSealed, shortRoot } from '../../core/points/merkle'
import type { Entry, EntryKind } from '../../core/points/types'
import { signed } from '../../utils/passbook'

/** One thing that was checked: what was done, what came out. */
export interface Finding {
  id: string
  fine: boolean
  title: string
  words: string
}
/** An entry that does not fit, by its place in the book. */
export interface Fault {
  id: string
  place: string
  title: string
  harm: string
}

const KINDS: [EntryKind, string][] = [
  ['earned', '得的'],
  ['redeemed', '换东西用的'],
  ['returned', '退回来的'],
  ['reversed', '冲正的'],
  ['deducted', '扣的'],
]
const HARMS: Record<EntryHarm, string> = {
  changed: '写好以后被改过',
  removed: '这一笔不见了',
  doubled: '同一件事记了两遍',
  swapped: '位置被调换了',
  cut: '从这一笔往后都不见了',
  added: '账上没有认的一笔',
  sum: '余下的分加不对',
  account: '存折上的数和账对不上',
}

/** 「得的 +420，换东西用的 −98」 */
export function sumText(entries: readonly Entry[]): string {
  const of = (kind: EntryKind) =>
    entries.filter(entry => entry.kind === kind).reduce((sum, entry) => sum + entry.legs[0].points, 0)
  return KINDS.map(([kind, words]) => ({ words, points: of(kind) }))
    .filter(({ points }) => points !== 0)
    .map(({ words, points }) => `${words} ${signed(points)}`)
    .join('，')
}

/** The book from its first line: number, chain, sum. */
export function judgeBook(
  householdId: string,
  entries: readonly Entry[],
  account: LedgerPage['account'],
  hash: Hash,
): { findings: Finding[]; faults: Fault[] } {
  const breaks = verifyEntries(householdId, entries, account.rev === 0 ? null : account, hash)
  const total = entries.reduce((sum, entry) => sum + entry.legs[0].points, 0)
  const missing = breaks.some(
    ({ what }) =>
      what === 'removed' || what === 'cut' || what === 'added' || what === 'doubled' || what === 'swapped',
  )
  const touched = breaks.some(({ what }) => what === 'changed' || what === 'swapped')
  const adds = total === account.balance && !breaks.some(({ what }) => what === 'sum' || what === 'account')
  const sums = sumText(entries)
  return {
    findings: [
      {
        id: 'count',
        fine: !missing,
        title: missing ? '一笔一笔数，数不齐' : `数了 ${account.rev} 笔，一笔不少`,
        words: missing ? '上面写着是哪一笔。' : '按顺序排着，没有重的，没有缺的。',
      },
      {
        id: 'sum',
        fine: adds,
        title: adds
          ? `从头加一遍，正好 ${account.balance}`
          : `从头加一遍是 ${total}，存折上写的是 ${account.balance}`,
        words: sums === '' ? '还没有进出。' : `${sums}。`,
      },
      {
        id: 'chain',
        fine: !touched,
        title: touched ? '有的一笔和它的印不一样' : '每一笔的印都对',
        words: touched ? '上面写着是哪一笔。' : '手机自己把每一笔的印算了一遍，又和下一笔记着的比过。',
      },
    ],
    faults: faultsOf(breaks, entries),
  }
}

function faultsOf(breaks: readonly EntryBreak[], entries: readonly Entry[]): Fault[] {
  return breaks.map(({ entryId, what }, i) => {
    const rev = revOf(entryId)
    const entry = entries.find(one => one.rev === rev && (one.id === entryId || what !== 'removed'))
    return {
      id: `${entryId}:${i}`,
      place: `第 ${rev} 笔`,
      title: entry ? `${dateText(entry.at)} ${entry.title}` : '',
      harm: HARMS[what],
    }
  })
}

/** Whether the village's seal of that day has this account as the phone knows it; `board`: the seal on the wall. */
export function judgeSeal(
  householdId: string,
  entries: readonly Entry[],
  proof: Proof,
  board: { day: string; root: string } | null,
  hash: Hash,
): Finding {
  const day = dateText(fromDayKey(proof.day))
  const { leaf } = proof
  if (leaf === null)
    return { id: 'seal', fine: true, title: `${day}的封条里没有您家的`, words: '那天您家的账没有动。' }
  const sealed = isSealed(householdId, proof, hash)
  const own = entries.find(entry => entry.rev === leaf.rev)?.hash === leaf.head
  const onBoard = board !== null && board.day === proof.day
  if (!sealed || !own)
    return {
      id: 'seal',
      fine: false,
      title: `和 ${day}的封条对不上`,
      words: own ? '封条是改过的，或者不是您村的。' : `封条上第 ${leaf.rev} 笔的印，和这本账上的不一样。`,
    }
  if (onBoard && board.root !== proof.root)
    return {
      id: 'seal',
      fine: false,
      title: '晒单上的封条换过了',
      words: `晒单上写的是 ${shortRoot(board.root)}，账上给的是 ${shortRoot(proof.root)}。`,
    }
  return {
    id: 'seal',
    fine: true,
    title: `${day}的封条里有您家的账`,
    words: `封条是 ${shortRoot(proof.root)}${onBoard ? '，和晒单上的一样' : '，和那天晒单上的该是一样的'}。村里谁存着它，账就改不了。`,
  }
}
