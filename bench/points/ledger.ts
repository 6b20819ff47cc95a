import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { sha256 } from '../../cloudfunctions/_journal/chain'
import { INDEXES } from '../../cloudfunctions/_documents/indexes'
import { Store } from '../../local/cloud/store/store'
import { days, monthKey } from '../../miniprogram/core/clock'
import { post } from '../../miniprogram/core/points/ledger'
import { monthAfter } from '../../miniprogram/core/points/statement'
import { issueAccount, shopAccount, type Account } from '../../miniprogram/core/points/types'

export const LEDGER = path.resolve(import.meta.dirname, '../../.cache/bench/points')
/** About one movement a week and household, over a year. */
const ENTRIES_EACH = 50
const HOUSEHOLDS_EACH = 80
export const PER_VILLAGE = ENTRIES_EACH * HOUSEHOLDS_EACH

/** Villages of eighty households, each with a year of fifty movements, posted by the rules themselves. */
export function fillLedger(dir: string, entries: number, tell: (done: number) => void): void {
  const store = new Store(path.join(dir, 'cloud.db'), { durability: 'process' })
  const now = Date.now()
  const households = Math.ceil(entries / ENTRIES_EACH)
  let done = 0
  store.load(INDEXES, loader => {
    for (let h = 0; h < households; h++) {
      const village = `v${String(Math.floor(h / HOUSEHOLDS_EACH) + 1).padStart(3, '0')}`
      if (h % HOUSEHOLDS_EACH === 0)
        loader.add('grids', [
          {
            _id: village,
            id: village,
            v: 1,
            name: village,
            level: 2,
            parent: 'c',
            path: ['c', 't01', village],
            groups: [],
            code: 'XX',
          },
        ])
      const householdId = `h${village}${String(h % HOUSEHOLDS_EACH).padStart(3, '0')}`
      loader.add('households', [
        { _id: householdId, v: 1, gridId: village, path: ['c', 't01', village], door: `${h} 号` },
      ])
      done += year(householdId, village, Math.min(ENTRIES_EACH, entries - h * ENTRIES_EACH), now, loader)
      tell(done)
    }
  })
  store.close()
  writeFileSync(path.join(dir, 'county.json'), JSON.stringify({ whole: true, entries, now }))
}

/** Four weeks of work, then something from the shop. */
function year(
  householdId: string,
  villageId: string,
  n: number,
  now: number,
  loader: { add(collection: string, docs: readonly object[]): void },
): number {
  let account: Account | null = null
  for (let i = 0; i < n; i++) {
    const spends = i % 5 === 4
    const made = post(
      account,
      {
        householdId,
        villageId,
        path: ['c', 't01', villageId],
        kind: spends ? 'redeemed' : 'earned',
        cause: `${spends ? 'spent' : 'earn'}:${householdId}:${i}`,
        points: spends ? -30 : 10,
        against: spends ? shopAccount(villageId) : issueAccount(villageId),
        title: spends ? '换洗衣粉 1 袋' : '清河道 2 小时',
        by: 'clock',
        byName: null,
        now: now - days(365) + Math.floor((days(364) * i) / ENTRIES_EACH),
      },
      sha256,
    )
    account = made.account
    loader.add('entries', [{ _id: made.entry.id, v: 1, ...made.entry }])
  }
  if (account)
    loader.add('accounts', [
      { _id: householdId, v: 1, ...account, statedMonth: monthAfter(monthKey(now), -2) },
    ])
  return n
}
