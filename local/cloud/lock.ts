import path from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'

/** Keeps a second cloud out of a data folder. The lock is the operating system's, so kill -9 releases it. */
export function lockFolder(dataDir: string): () => void {
  const database = new DatabaseSync(path.join(dataDir, 'held.db'))
  try {
    database.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch {
    database.close()
    throw new Error(
      `${dataDir} is in use by another local cloud: stop that one first, or use another --data folder`,
    )
  }
  return () => database.close()
}
