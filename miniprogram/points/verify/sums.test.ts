import { describe, expect, it } from 'vitest'
import type { Proof } from '../../../contract/points/book'
import { fromDayKey } from '../../core/clock/shanghai'
import { post, type Movement } from '../../core/points/ledger'
import { accountLeaf, merklePath, merkleRoot, sealRoot } from '../../core/points/merkle'
import { sha256 } from '../../core/points/sha256'
import type { Account, Entry } from '../../core/points/types'
import { judgeBook, judgeSeal, sumText } from './sums'

const DAY = '2026-11-23'
function book(points: number[]): { entries: Entry[]; account: Account } {
  let account: Account | null = null
  const entries = points.map((one, i) => {
    const m: Movement = {
      householdId: 'h5',
      villageId: 'v',
      path: ['v'],
      kind: one < 0 ? 'redeemed' : 'earned',
      cause: `c${i}`,
      points: one,
      against: 'issue:v',
      title: `第${i + 1}件`,
      by: 'clock',
      byName: null,
      now: fromDayKey(DAY) + i,
    }
    const made = post(account, m, sha256)
    account = made.account
    return made.entry
  })
  return { entries, account: account as unknown as Account }
}
const judge = ({ entries, account }: { entries: Entry[]; account: Account }) =>
  judgeBook('h5', entries, account, sha256)

describe('a book added up by the phone', () => {
  it('fits: as many lines as there should be, their sum, every seal', () => {
    const { findings, faults } = judge(book([20, 5, -12]))
    expect(faults).toEqual([])
    expect(findings.map(one => one.fine)).toEqual([true, true, true])
    expect(findings[1]?.title).toBe('从头加一遍，正好 13')
    expect(findings[1]?.words).toBe('得的 +25，换东西用的 −12。')
  })

  it('names the line that was rewritten', () => {
    const { entries, account } = book([20, 5, -12])
    const first = entries[1] as Entry
    entries[1] = {
      ...first,
      legs: [
        { ...first.legs[0], points: 50 },
        { ...first.legs[1], points: -50 },
      ],
    }
    const { findings, faults } = judge({ entries, account })
    expect(faults).toMatchObject([{ place: '第 2 笔', harm: '写好以后被改过' }])
    expect(findings.find(one => one.id === 'chain')?.fine).toBe(false)
    expect(findings.find(one => one.id === 'sum')?.title).toContain('从头加一遍是 58')
  })

  it('names the line that is gone', () => {
    const { entries, account } = book([20, 5, -12])
    expect(judge({ entries: entries.filter(one => one.rev !== 2), account }).faults).toMatchObject([
      { place: '第 2 笔', title: '', harm: '这一笔不见了' },
    ])
  })

  it('says that the cover tells another sum', () => {
    const { entries, account } = book([20, 5])
    const { findings, faults } = judge({ entries, account: { ...account, balance: 99 } })
    expect(faults).toHaveLength(1)
    expect(findings[1]?.title).toBe('从头加一遍是 25，存折上写的是 99')
  })

  it('is right about an empty book', () => {
    const { findings, faults } = judgeBook('h5', [], { rev: 0, head: '', balance: 0 }, sha256)
    expect(faults).toEqual([])
    expect(findings.every(one => one.fine)).toBe(true)
  })

  it('leaves out what did not happen', () => {
    expect(sumText(book([5]).entries)).toBe('得的 +5')
  })
})

describe("the village's seal", () => {
  const { entries, account } = book([20, 5])
  const leaves = [
    accountLeaf('h4', 3, 'aa'),
    accountLeaf('h5', account.rev, account.head),
    accountLeaf('h6', 1, 'bb'),
  ]
  const root = sealRoot('prev', 'v', DAY, merkleRoot(leaves, sha256), sha256)
  const proof: Proof = {
    villageId: 'v',
    day: DAY,
    prev: 'prev',
    root,
    short: '',
    leaf: { rev: account.rev, head: account.head },
    path: merklePath(leaves, leaves[1] as string, sha256) ?? [],
    now: 0,
    days: [DAY],
    next: null,
  }
  const wall = { day: DAY, root }

  it('holds the account, and is the one on the wall', () => {
    const found = judgeSeal('h5', entries, proof, wall, sha256)
    expect(found.fine).toBe(true)
    expect(found.words).toContain('和晒单上的一样')
  })
  it('does not claim that the wall agrees when it shows another day', () => {
    expect(judgeSeal('h5', entries, proof, { ...wall, day: '2026-11-24' }, sha256).words).not.toContain(
      '和晒单上的一样',
    )
  })
  it('is refused when the wall tells another root', () => {
    expect(judgeSeal('h5', entries, proof, { ...wall, root: 'ff'.repeat(32) }, sha256)).toMatchObject({
      fine: false,
      title: '晒单上的封条换过了',
    })
  })
  it('is refused when the book was rewritten after it', () => {
    const rewritten = book([20, 6]).entries
    expect(judgeSeal('h5', rewritten, proof, wall, sha256).fine).toBe(false)
  })
  it("is refused for another household's leaf and for a path that leads elsewhere", () => {
    expect(judgeSeal('h6', entries, proof, wall, sha256).fine).toBe(false)
    expect(judgeSeal('h5', entries, { ...proof, path: [] }, wall, sha256).fine).toBe(false)
  })
  it('says when nothing moved that day', () => {
    expect(judgeSeal('h5', entries, { ...proof, leaf: null, path: [] }, wall, sha256).title).toContain(
      '没有您家的',
    )
  })
})
