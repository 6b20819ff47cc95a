/** The three ways to verify a village: by the console page by page, from the lines of an export, from a data folder. */
import { expect } from 'vitest'
import { verifyStore } from '../../cloudfunctions/admin/verify/verify-store'
import { verifyLines } from '../../scripts/verify-lines'
import { readableOf } from '../../scripts/verify-readable'
import type { County } from './county'

type Finding = { harm: string; event: string | null }
type Named = [harm: string, event: string | null]
const named = (findings: readonly Finding[]): Named[] =>
  findings.map(({ harm, event }): Named => [harm, event]).sort()

interface Page {
  next: string | null
  lines: string[]
  findings: Finding[]
  /** How many of each kind of matter were looked at. */
  matters: Record<string, number>
  events: number
}

/** Every page of a route of the console, of the village v1. */
export async function pagesOf(county: County, route: 'verify' | 'export'): Promise<Page[]> {
  const all: Page[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const answer = await county.cloud.console('admin', { route, data: { villageId: 'v1', cursor } })
    const { data } = answer as { data: Page }
    all.push(data)
    cursor = data.next
  }
  return all
}

/** What each of the three finds: console, export, folder. */
export async function foundBy(county: County): Promise<[Named[], Named[], Named[]]> {
  const verdicts = await pagesOf(county, 'verify')
  const exported = await pagesOf(county, 'export')
  return [
    named(verdicts.flatMap(({ findings }) => findings)),
    named(verifyLines(exported.flatMap(({ lines }) => lines)).findings),
    named(verifyStore(readableOf(county.cloud.store)).findings),
  ]
}

/** Each of the three finds this, whatever else. */
export async function expectFoundIn(county: County, finding: Named): Promise<void> {
  for (const findings of await foundBy(county)) expect(findings).toContainEqual(finding)
}
