/** The sample county of `npm start`, in a folder of its own for each test file. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { start, type Running } from '../../local/main'

const started = (dataDir: string): Promise<Running> =>
  start({
    port: 0,
    host: '127.0.0.1',
    dataDir,
    reset: false,
    villages: undefined,
    orders: undefined,
    cloud: { durability: 'process', runsPerJump: 4, wire: 'port', handOnThreads: true },
  })

let sample: Promise<string> | undefined
/** The folder of a county that was started once and stopped: made for the first file of a process, taken by all. */
const sampleFolder = (): Promise<string> =>
  (sample ??= (async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'sample-'))
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    await (await started(folder)).close()
    return folder
  })())

export async function startSample(): Promise<{ running: Running; dataDir: string }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'village-'))
  cpSync(await sampleFolder(), dataDir, { recursive: true })
  return { running: await started(dataDir), dataDir }
}
