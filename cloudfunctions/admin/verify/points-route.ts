/** Points of the environment, verified page by page: households, then redemptions, then shelves. */
import { about } from '../../../miniprogram/core/about'
import type { EntryDoc, WordsDoc } from '../../_documents'
import { store } from '../../_platform/ports'
import { oneOf } from '../../_platform/bounds'
import { wholeAccount } from '../points-pages'
import { wordsOf } from '../village'
import type { Finding } from './findings'
import { checkCauses, checkLedger, checkRedemptions, checkStock, redeemedOf, type Redeemed } from './points'
import { sealsOn } from './seals-on'
import { few, onePage } from '../../_platform/reach'

/** The first cursor of this part. */
export const ACCOUNTS = 'accounts|'
const REDEMPTIONS = 'redemptions|'
const HOUSEHOLDS = 40
/** No more households are begun in one call after so many entries. */
const ENTRIES = 500
const PAGE = 200

export interface PointsPage {
  entries: number
  findings: Finding[] /** null: all points are verified. */
  next: string | null
}

/** null: a cursor of something else. */
export async function verifyPointsPage(villageId: string, cursor: string): Promise<PointsPage | null> {
  if (cursor.startsWith(ACCOUNTS)) return householdsAfter(villageId, cursor.slice(ACCOUNTS.length))
  if (cursor.startsWith(REDEMPTIONS)) return redemptionsAfter(villageId, cursor.slice(REDEMPTIONS.length))
  return null
}

/** One household after the other, until enough entries have been read for one call. */
async function householdsAfter(villageId: string, after: string): Promise<PointsPage> {
  const page = await store.list('accounts', {
    where: { villageId },
    sort: ['_id', 'asc'],
    after,
    limit: onePage(HOUSEHOLDS),
  })
  const findings: Finding[] = []
  // The unique index keeps causes apart in the environment; those of a page are looked at all the same.
  const causes: Pick<EntryDoc, '_id' | 'cause'>[] = []
  let done = ''
  for (const { _id } of page) {
    if (causes.length >= ENTRIES) break
    const { account, entries } = await wholeAccount(_id)
    const words: WordsDoc[] = []
    for (const { commitment, _id: id } of entries)
      if (commitment !== null) words.push(...(await wordsOf(about('entry', id))))
    const seals = await sealsOn(villageId, entries)
    findings.push(...checkLedger(account ? [account] : [], entries, words, seals))
    for (const { _id: id, cause } of entries) causes.push({ _id: id, cause })
    done = _id
  }
  findings.push(...checkCauses(causes))
  const isLast = page.length < HOUSEHOLDS && done === (page.at(-1)?._id ?? '')
  return { entries: causes.length, findings, next: isLast ? REDEMPTIONS : `${ACCOUNTS}${done}` }
}

/** The counts of the pages before travel in the cursor: a village's shelves are judged once, at the end. */
async function redemptionsAfter(villageId: string, state: string): Promise<PointsPage> {
  const [after = '', counts = '{}'] = state.split(/\|(.*)/s)
  const page = await store.list('redemptions', {
    where: { villageId },
    sort: ['_id', 'asc'],
    after,
    limit: onePage(PAGE),
  })
  const moved: EntryDoc[] = []
  for (const cause of ['redeem', 'return'])
    if (page.length > 0)
      moved.push(
        ...(await store.list('entries', {
          where: { cause: oneOf(page.map(({ _id }) => `${cause}:${_id}`)) },
          limit: few(PAGE, 'a redemption has one entry of each cause'),
        })),
      )
  const redeemed = redeemedOf(page, JSON.parse(counts) as Redeemed)
  const findings = checkRedemptions(page, moved)
  if (page.length === PAGE)
    return { entries: 0, findings, next: `${REDEMPTIONS}${page.at(-1)?._id}|${JSON.stringify(redeemed)}` }
  return { entries: 0, findings: [...findings, ...(await shelves(villageId, redeemed))], next: null }
}

async function shelves(villageId: string, redeemed: Redeemed): Promise<Finding[]> {
  const goods = await store.all('goods', { where: { villageId } })
  const findings: Finding[] = []
  for (const good of goods) {
    const moves = await store.all('stock_moves', { where: { goodId: good._id } })
    findings.push(...checkStock([good], moves, redeemed))
  }
  return findings
}
