/** What offices changed at or above a village, verified page by page. */
import { hashOfUnchained } from '../../_people/log/office-chain'
import { unchainedOf } from '../../_people/log/office-log'
import { linksAfter, type At } from '../offices-pages'
import type { Finding } from './findings'
import { beginning, checkLinks, checkTip } from './offices'
import { checkUnsealed } from './seals'
import { sealsOn } from './seals-on'

export interface OfficesPage {
  offices: number
  findings: Finding[]
  /** null: all chains are verified. */
  next: string | null
}

export async function verifyOfficesPage(villageId: string, at: At): Promise<OfficesPage> {
  const { of, lines, tip, isLast, next } = await linksAfter(villageId, at)
  if (of === null) return { offices: 0, findings: [], next }
  const from = at.rev === 0 ? beginning((await unchainedOf(of)).map(hashOfUnchained)) : at
  const { findings, reached } = checkLinks(of, lines, from)
  if (isLast) findings.push(...checkTip(of, reached, tip))
  if (of === villageId)
    findings.push(...checkUnsealed(await sealsOn(of, lines), { kind: 'office', id: of }, lines))
  return { offices: lines.length, findings, next }
}
