import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import tcb from '@cloudbase/node-sdk'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { functionEnvironment, startLocalCloud } from './index'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
/** `npm run test:long` asks for more. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 3)

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'kill-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

/** `npm start -- --bare` in a process of its own, which can be killed. */
async function serve(): Promise<{ child: ChildProcess; url: string }> {
  const code = `import { startBare } from ${JSON.stringify(MAIN)}; await startBare(['--bare', '--port', '0', '--data', ${JSON.stringify(dataDir)}])`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const text of child.stdout as AsyncIterable<Buffer>) {
    const url = /http:\/\/\S+?(?= )/.exec(String(text))?.[0]
    if (url) return { child, url }
  }
  throw new Error('the cloud did not start')
}

const make = (url: string, body: object) =>
  fetch(`${url}/_collections`, { method: 'POST', body: JSON.stringify(body) })

it('kill -9 at any moment loses nothing acknowledged and leaves transactions and files whole', async () => {
  // the SDK goes on warning about calls that died with the process
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const kills: number[] = []
  const singles: string[] = []
  const pairs: string[] = []
  const files: string[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const { child, url } = await serve()
    Object.assign(process.env, functionEnvironment({ envId: 'local-env', url }))
    const app = tcb.init({ env: 'local-env' })
    const db = app.database()
    await make(url, { name: 'singles', indexes: [{ name: 'no', fields: [['no', 1]], unique: true }] })
    await make(url, { name: 'pairs' })
    const killAfter = 10 + Math.floor(Math.random() * 120)
    kills.push(killAfter)
    let acknowledged = 0
    const done = (list: string[], id: string) => {
      list.push(id)
      if (++acknowledged === killAfter) child.kill('SIGKILL')
    }
    const write = async (writer: number): Promise<void> => {
      for (let i = 0; ; i++) {
        const id = `${round}-${writer}-${i}`
        if (i % 4 === 3) {
          await db.runTransaction(async (t: Awaited<ReturnType<typeof db.startTransaction>>) => {
            await t.collection('pairs').doc(`${id}a`).set({ v: 1 })
            await t.collection('pairs').doc(`${id}b`).set({ v: 1 })
          })
          done(pairs, id)
        } else if (i % 4 === 2) {
          await app.uploadFile({ cloudPath: `${id}.txt`, fileContent: Buffer.from(id.repeat(1000)) })
          done(files, id)
        } else {
          await db.collection('singles').add({ _id: id, no: id })
          done(singles, id)
        }
      }
    }
    await Promise.allSettled([0, 1, 2, 3].map(write))
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    expect(acknowledged).toBeGreaterThanOrEqual(killAfter)
  }

  const cloud = await startLocalCloud({ port: 0, dataDir })
  const message = `killed after ${kills.join(', ')} acknowledged writes`
  try {
    expect(cloud.store.database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
    expect(
      singles.filter(id => cloud.store.count('singles', { no: id }) !== 1 || !cloud.store.get('singles', id)),
      message,
    ).toEqual([])
    const stored = new Set([...cloud.store.each('pairs')].map(({ _id }) => String(_id)))
    expect(
      pairs.filter(id => !stored.has(`${id}a`) || !stored.has(`${id}b`)),
      message,
    ).toEqual([])
    expect(
      [...stored].filter(id => !stored.has(id.slice(0, -1) + (id.endsWith('a') ? 'b' : 'a'))),
      message,
    ).toEqual([])
    for (const id of files)
      expect(
        (await cloud.files.read(`cloud://local-env.6c6f-local-env/${id}.txt`))?.toString(),
        message,
      ).toBe(id.repeat(1000))
  } finally {
    await cloud.close()
  }
})

it('a start clears half-written and orphaned bytes, forgets names without bytes and keeps the rest', async () => {
  const first = await startLocalCloud({ port: 0, dataDir })
  const kept = await first.files.put('o-1', 'kept.txt', Buffer.from('kept'))
  const before = readdirSync(path.join(dataDir, 'files'))
  await first.files.put('o-1', 'lost.txt', Buffer.from('lost'))
  await first.close()
  const folder = path.join(dataDir, 'files')
  for (const blob of readdirSync(folder)) if (!before.includes(blob)) rmSync(path.join(folder, blob))
  writeFileSync(path.join(folder, 'abc.part'), 'half')
  writeFileSync(path.join(folder, 'orphan'), 'nobody knows me')

  const second = await startLocalCloud({ port: 0, dataDir })
  try {
    expect(readdirSync(folder)).toEqual(before)
    expect(second.files.list().map(({ path: name }) => name)).toEqual(['kept.txt'])
    expect((await second.files.read(kept))?.toString()).toBe('kept')
  } finally {
    await second.close()
  }
})

it('a start remembers the clock, the accepted messages and the pushes still to come', async () => {
  const first = await startLocalCloud({ port: 0, dataDir })
  await first.advance(86_400_000)
  first.grant('o-1', 'T', 2)
  const moved = first.now()
  await first.close()
  const second = await startLocalCloud({ port: 0, dataDir })
  try {
    expect(second.now()).toBeGreaterThanOrEqual(moved)
    expect(second.store.database.prepare('SELECT n FROM _grants').all()).toEqual([{ n: 2 }])
  } finally {
    await second.close()
  }
})

it('a folder belongs to one cloud at a time', async () => {
  const first = await startLocalCloud({ port: 0, dataDir })
  await expect(startLocalCloud({ port: 0, dataDir })).rejects.toThrow(/in use by another local cloud/)
  await first.close()
  await (await startLocalCloud({ port: 0, dataDir })).close()
})

it('a start on a taken port fails and lets go of the folder', async () => {
  const other = mkdtempSync(path.join(tmpdir(), 'other-'))
  const first = await startLocalCloud({ port: 0, dataDir: other })
  await expect(startLocalCloud({ port: first.port, dataDir })).rejects.toThrow(/EADDRINUSE/)
  await (await startLocalCloud({ port: 0, dataDir })).close()
  await first.close()
  rmSync(other, { recursive: true, force: true })
})

it('bare mode starts with no collections', async () => {
  const { child, url } = await serve()
  expect(await (await fetch(`${url}/_collections`)).json()).toEqual([])
  child.kill('SIGTERM')
  await once(child, 'exit')
  expect(child.exitCode).toBe(0)
})
