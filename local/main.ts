/**
 * `npm start`: local cloud, functions, sample county and the phone in the browser, with data kept between starts.
 * The first start fills the county; `--reset` begins again.
 */
import { writeFileSync } from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { buildFunctions, buildPhone } from '../scripts/build'
import { startLocalCloud, type LocalCloud } from './cloud'
import { startBare } from './cloud/main'
import { previewPeople } from './county/preview'
import { createPhoneServer } from './phone/server'
import { fill, isFilled, isOlder, OlderData, prepare, reset } from './start/data'
import { keysOf } from './start/keys'
import { BadOption, HELP, optionsFrom, type StartOptions } from './start/options'
import { isTaken, listen } from './start/port'

export interface Running {
  address: string
  cloud: LocalCloud
  close(): Promise<void>
}

/** Starts everything; answers when the address can be opened. */
export async function start(options: StartOptions): Promise<Running> {
  const { dataDir } = options
  if (options.reset) reset(dataDir)
  if (isFilled(dataDir) && isOlder(dataDir)) throw new OlderData(dataDir)
  const [functionsDir, outDir] = await Promise.all([buildFunctions(), buildPhone()])
  const keys = keysOf(dataDir)
  if (!isFilled(dataDir)) await fill(options, keys, Date.now())
  const cloud = await cloudAt(options.port === 0 ? 0 : options.port + 1000, port =>
    startLocalCloud({
      port,
      dataDir,
      functionsDir,
      env: { ...keys },
      timers: true,
      ...options.cloud,
      openapiKnown: true,
    }),
  )
  prepare(cloud.store)
  // `npm run import` finds it there.
  writeFileSync(path.join(dataDir, 'cloud.url'), `${cloud.url}\n`)
  const server = http.createServer(
    createPhoneServer({ outDir, cloudUrl: cloud.url, people: previewPeople() }),
  )
  const port = await listen(server, options.port, options.host)
  return {
    address: `http://${options.host === '0.0.0.0' ? '127.0.0.1' : options.host}:${port}/`,
    cloud,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await cloud.close()
    },
  }
}

const TRIES = 20
async function cloudAt(port: number, open: (port: number) => Promise<LocalCloud>): Promise<LocalCloud> {
  for (let at = port; ; at++) {
    try {
      return await open(at)
    } catch (error) {
      if (!isTaken(error) || at >= port + TRIES) throw error
    }
  }
}

/** What went wrong, in a sentence that says what to do. */
function sentence(error: unknown, { dataDir }: Pick<StartOptions, 'dataDir'>): string {
  const text = error instanceof Error ? error.message : String(error)
  if (error instanceof BadOption || error instanceof OlderData) return text
  if (/in use by another local cloud/.test(text))
    return `${dataDir} 正被另一个 npm start 用着。先停掉那个，或者用 --data 换一个文件夹。`
  if (/not a database|malformed|corrupt|JSON/i.test(text))
    return `${dataDir} 里的数据打不开（${text}）。把它搬走留个底，再 npm start -- --reset 重新来。`
  return `没起来：${error instanceof Error ? (error.stack ?? text) : text}`
}

async function main(argv: string[]): Promise<void> {
  if (argv.includes('--bare')) {
    await startBare(argv)
    return
  }
  const began = performance.now()
  const options = optionsFrom(argv)
  if (options === 'help') return console.log(HELP)
  const running = await start(options)
  const asked = options.port === 0 ? running.address : `http://${options.host}:${options.port}/`
  if (!running.address.endsWith(`:${options.port}/`) && options.port !== 0)
    console.log(`${asked} 有人用着，换了一个端口。`)
  console.log(
    `\n  打开  ${running.address}\n\n  样例县，人和事都是编的。数据在 ${path.resolve(options.dataDir)}，按 Ctrl+C 停。\n  本地云 ${running.cloud.url}（docs/local-cloud.md）。${((performance.now() - began) / 1000).toFixed(1)} 秒起好。\n`,
  )
  // The first page should not wait for a cold function.
  void running.cloud.callAs('o_chenyue', 'api', { route: 'me.home', data: {}, contract: 1 }).catch(() => {})
  const stop = () => void running.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

if (process.argv[1] === import.meta.filename) {
  const argv = process.argv.slice(2)
  main(argv).catch((error: unknown) => {
    const at = argv.indexOf('--data')
    console.error(`\n${sentence(error, { dataDir: (at >= 0 && argv[at + 1]) || '.data' })}\n`)
    process.exit(1)
  })
}
