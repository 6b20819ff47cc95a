/**
 * `npx tsx tests/format/keep.ts` keeps what the present version stores, for the versions to come: the sample county's
 * documents, as tests/format/stored/<n>.jsonl.gz. Until a county has deployed, run it after each change of a stored
 * shape; from then on a file that is there is never written again: the change gets a new number (docs/stored-format.md).
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { VERSION } from '../../cloudfunctions/_documents/versions'
import { startLocalCloud } from '../../local/cloud'
import { fill } from '../../local/start/data'
import { KEYS } from '../functions/seeded'
import { FORMAT, fileOf, NOW } from './stored'

async function keep(): Promise<void> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'keep-'))
  await fill(
    {
      port: 0,
      host: '127.0.0.1',
      reset: false,
      dataDir,
      villages: 1,
      orders: 5,
    },
    KEYS,
    NOW,
  )
  const cloud = await startLocalCloud({ port: 0, dataDir })
  const lines = Object.keys(VERSION).flatMap(collection =>
    [...cloud.store.each(collection)].map(doc => JSON.stringify([collection, doc])),
  )
  await cloud.close()
  rmSync(dataDir, { recursive: true, force: true })
  writeFileSync(fileOf(FORMAT), gzipSync(`${lines.join('\n')}\n`, { level: 9 }))
  console.log(`${lines.length} documents`)
}

keep().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
