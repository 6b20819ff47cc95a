/**
 * `npx tsx tests/format/keep.ts` keeps what the present version stores, for the versions to come: the sample county's
 * documents, as tests/format/stored/<n>.jsonl.gz. What is promised (`PROMISED` in stored.ts) is never written again: a
 * change of a stored shape raises `FORMAT` and gets files of its own (docs/stored-format.md). The other file of a version,
 * of a county in which the functions worked: `KEEP_FORMAT=1 npx vitest run tests/functions/authorization.test.ts`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { VERSION } from '../../cloudfunctions/_documents/versions'
import { startLocalCloud } from '../../local/cloud'
import { fill } from '../../local/start/data'
import { KEYS } from '../functions/seeded'
import { FORMAT, fileOf, NOW, refusePromised } from './stored'

async function keep(): Promise<void> {
  refusePromised(FORMAT, 'sample')
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
  writeFileSync(fileOf(FORMAT, 'sample'), gzipSync(`${lines.join('\n')}\n`, { level: 9 }))
  console.log(`${lines.length} documents`)
}

keep().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
