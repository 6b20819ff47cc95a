import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { INDEXES } from '../../cloudfunctions/_documents/indexes'
import { sealFrom } from '../../cloudfunctions/_platform/seal'
import { startLocalCloud, type LocalCloud, type Store } from '../cloud'
import type { Keys } from './keys'
import type { StartOptions } from './options'

/** Everything this program ever writes into a data folder; nothing else there is touched. */
const OURS = ['cloud.db', 'cloud.db-wal', 'cloud.db-shm', 'held.db', 'files', 'keys.json', 'county.json']

/** Removes what earlier starts left. */
export const reset = (dataDir: string): void =>
  OURS.forEach(name => rmSync(path.join(dataDir, name), { recursive: true, force: true }))

/** Whether the sample county stands; a start that was killed while filling it does not count. */
export function isFilled(dataDir: string): boolean {
  const file = path.join(dataDir, 'county.json')
  return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { whole?: boolean }).whole === true
}

/** Raised when documents are stored otherwise than before. */
const EDITION = 4

/** Data of an earlier edition, which this one would read wrongly. It is refused and left as it is. */
export class OlderData extends Error {
  constructor(dataDir: string) {
    super(
      `${dataDir} 里是以前的版本存下的样例县，这一版读不了。想留着，先把这个文件夹搬走；要重新来：npm start -- --reset（旧的会清掉）。`,
    )
    this.name = 'OlderData'
  }
}

/** Filled by an earlier edition. */
export function isOlder(dataDir: string): boolean {
  const { edition = 1 } = JSON.parse(readFileSync(path.join(dataDir, 'county.json'), 'utf8')) as {
    edition?: number
  }
  return edition < EDITION
}

/** Collections and indexes as deployed; asking again for those that are there does nothing. */
export function prepare(store: Store): void {
  for (const [name, indexes] of Object.entries(INDEXES)) {
    if (!store.hasCollection(name)) store.createCollection(name)
    store.createIndexes(
      name,
      indexes.map(({ name: index, fields, unique }) => ({ name: index, fields, unique: unique === true })),
    )
  }
}

/** Writes the sample county into an empty folder, without functions or timers running. */
export async function fill(
  { dataDir, villages, orders }: StartOptions,
  keys: Keys,
  now: number,
): Promise<void> {
  for (const name of OURS)
    if (name !== 'keys.json') rmSync(path.join(dataDir, name), { recursive: true, force: true })
  mkdirSync(dataDir, { recursive: true })
  // Loaded only when there is something to fill: a second start does without.
  const { fillCounty } = await import('../county')
  const cloud: LocalCloud = await startLocalCloud({ port: 0, dataDir, durability: 'process' })
  try {
    await fillCounty(cloud, sealFrom({ ...keys }), { now, villages, orders })
    prepare(cloud.store)
  } finally {
    await cloud.close()
  }
  writeFileSync(
    path.join(dataDir, 'county.json'),
    JSON.stringify({ whole: true, sample: true, edition: EDITION, villages, orders, now }),
  )
}
