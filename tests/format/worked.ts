/** Keeps, or holds against what is promised, a county in which the functions did everything that has a door. */
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Collection } from '../../cloudfunctions/_documents'
import { VERSION } from '../../cloudfunctions/_documents/versions'
import type { County } from '../functions/county'
import { brokenPromises } from './shapes'
import { FORMAT, fileOf, refusePromised, storedBy, type Line } from './stored'

/** Put there by hand, by the tables of doors. */
const BY_HAND: readonly string[] = ['review1', 'send1']

const linesOf = (county: County): Line[] =>
  (Object.keys(VERSION) as Collection[]).flatMap(collection =>
    county
      .all(collection)
      .filter(({ _id }) => !BY_HAND.includes(_id))
      .map((doc): Line => [collection, { ...doc }]),
  )

/** What it stores otherwise than was promised; with KEEP_FORMAT it is kept for the versions to come. */
export function heldAgainstPromise(county: County): string[] {
  const lines = linesOf(county)
  if (process.env.KEEP_FORMAT) {
    refusePromised(FORMAT, 'worked')
    const text = lines.map(line => JSON.stringify(line)).join('\n')
    writeFileSync(fileOf(FORMAT, 'worked'), gzipSync(`${text}\n`, { level: 9 }))
  }
  return brokenPromises(storedBy(FORMAT, 'worked'), lines)
}
