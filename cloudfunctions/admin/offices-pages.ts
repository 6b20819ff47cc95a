/** What offices changed at or above a village, chain by chain and page by page: for the export, and for the verification. */
import type { GridId } from '../../miniprogram/core/people/grid'
import type { OfficeChainDoc } from '../_documents'
import { unchainedOf } from '../_people/log/office-log'
import { gt } from '../_platform/bounds'
import { store } from '../_platform/ports'
import { onePage } from '../_platform/reach'
import type { Line } from './verify/lines'
import { isLinked, type Linked } from './verify/offices'

const PAGE = 200
const TRIES = 5
/** The first cursor of this part. */
export const OFFICES = 'offices|'

/** Where one goes on: the n-th chain over the village, behind a link; `hash`: that link's. */
export interface At {
  n: number
  rev: number
  hash: string
}
/** null: a cursor of something else. */
export function officesAt(cursor: string): At | null {
  if (!cursor.startsWith(OFFICES)) return null
  const [n = '', rev = '', hash = ''] = cursor.slice(OFFICES.length).split('|')
  return { n: Number(n), rev: Number(rev), hash }
}

export interface Links {
  /** Whose chain; null: there are no more. */
  of: GridId | null
  lines: Linked[]
  tip: OfficeChainDoc | null
  /** It ends here. */
  isLast: boolean
  next: string | null
}

/** Some lines of one chain: first of the village's own, then of its town's, then of the county's. */
export async function linksAfter(villageId: GridId, { n, rev }: At): Promise<Links> {
  const over = [...((await store.get('grids', villageId))?.path ?? [])].reverse()
  const of = over[n] ?? null
  if (of === null) return { of, lines: [], tip: null, isLast: true, next: null }
  const { lines, tip } = await ofOneMoment(of, rev)
  const last = lines.at(-1)?.chain
  return lines.length === PAGE && last
    ? { of, lines, tip, isLast: false, next: `${OFFICES}${n}|${last.rev}|${last.hash}` }
    : { of, lines, tip, isLast: true, next: n + 1 < over.length ? `${OFFICES}${n + 1}` : null }
}

/** Lines and what is remembered of their chain: read again while an office writes. */
async function ofOneMoment(
  of: GridId,
  rev: number,
): Promise<{ lines: Linked[]; tip: OfficeChainDoc | null }> {
  for (let attempt = 1; ; attempt++) {
    const before = await store.get('office_chains', of)
    const lines = await store.list('office_events', {
      where: { 'chain.of': of, 'chain.rev': gt(rev) },
      sort: ['chain.rev', 'asc'],
      limit: onePage(PAGE),
    })
    const tip = await store.get('office_chains', of)
    if (tip?.rev === before?.rev || attempt === TRIES) return { lines: lines.filter(isLinked), tip }
  }
}

/** Their lines of an export; with the first of a chain what lay there before it. */
export async function officeLines(
  villageId: GridId,
  at: At,
): Promise<{ lines: Line[]; next: string | null }> {
  const { of, lines, tip, isLast, next } = await linksAfter(villageId, at)
  const before = of !== null && at.rev === 0 ? await unchainedOf(of) : []
  return {
    lines: [
      ...[...before, ...lines].map((doc): Line => ({ kind: 'office', doc })),
      ...(isLast && tip ? [{ kind: 'officeChain', doc: tip } as const] : []),
    ],
    next,
  }
}
