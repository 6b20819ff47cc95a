/** One data folder verified in a process of its own, so that what it holds is its own. Prints one line of JSON. */
import { verifyPath } from '../../scripts/verify'

export interface Run {
  seconds: number
  cpuSeconds: number
  /** What the process holds itself at most, without the pages of the file that SQLite maps. Bytes. */
  most: number
  events: number
  entries: number
  findings: number
}

async function main(dir: string): Promise<void> {
  let most = 0
  const look = () => {
    const { heapUsed, external } = process.memoryUsage()
    most = Math.max(most, heapUsed + external)
  }
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  const { events, entries, findings } = await verifyPath(dir, done => {
    look()
    console.error(`${JSON.stringify(done)} ${((performance.now() - began) / 1000).toFixed(0)} s`)
  })
  look()
  const { user, system } = process.cpuUsage(cpu)
  const run: Run = {
    seconds: (performance.now() - began) / 1000,
    cpuSeconds: (user + system) / 1e6,
    most,
    events,
    entries,
    findings: findings.length,
  }
  console.log(JSON.stringify(run))
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
