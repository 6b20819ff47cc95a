import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import type { LocalCloud } from '../local/cloud'
import { openidOf } from '../local/county/people/cast'
import type { Step } from './bare/index'
import { dispatched, claimAll } from './chain'
import { figure, measured, type Figure, type Sample } from './measure'

/** The deployed functions and beside them one that does nothing but write documents. */
export async function withBare(functionsDir: string): Promise<string> {
  const dir = path.resolve(import.meta.dirname, '../.cache/bench/functions')
  rmSync(dir, { recursive: true, force: true })
  cpSync(functionsDir, dir, { recursive: true })
  mkdirSync(path.join(dir, 'bare'), { recursive: true })
  await build({
    entryPoints: [path.join(import.meta.dirname, 'bare/index.ts')],
    outfile: path.join(dir, 'bare/index.js'),
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    minify: true,
    logLevel: 'error',
  })
  writeFileSync(path.join(dir, 'bare/config.json'), '{ "runtime": "Nodejs20.19", "timeout": 20 }')
  // The repository is one of modules; a deployed function is not.
  writeFileSync(path.join(dir, 'bare/package.json'), '{"main":"index.js"}')
  return dir
}

/** Claims written out by hand: the very documents a claim wrote, under ids of their own. */
export async function bareClaims(cloud: LocalCloud, times: number): Promise<Figure> {
  const ids = await dispatched(cloud, times)
  await claimAll(cloud, ids, 1)
  const samples: Sample[] = []
  for (const { ticketId } of ids) {
    const steps = stepsOf(cloud, ticketId)
    samples.push(await measured(cloud, openidOf('lichunmei'), 'bare', { steps }))
  }
  return figure(samples)
}

function stepsOf(cloud: LocalCloud, id: string): Step[] {
  const ticket = cloud.store.get('tickets', id)
  const { ticket: inside } = ticket as { ticket: { last: { eventId: string } } }
  const { eventId } = inside.last
  const copy = (
    collection: string,
    docId: string,
    change: (doc: Record<string, unknown>) => Record<string, unknown>,
  ) => {
    const found = cloud.store.get(collection, docId)
    if (!found) return undefined
    const { _id, ...doc } = found
    return change(doc as Record<string, unknown>)
  }
  const bare = `bare-${id}`
  // The ticket is there before; the transaction reads it and writes it again.
  const before = copy('tickets', id, doc => ({ ...doc, no: bare }))
  cloud.store.put('tickets', { _id: bare, ...before })
  const adds = (['events', 'ticket_words', 'due'] as const).flatMap((collection): Step[] => {
    const doc = copy(collection, collection === 'due' ? `news:${eventId}` : eventId, found => ({
      ...found,
      ...(collection === 'events' ? { idempotencyKey: `bare-${eventId}` } : {}),
    }))
    return doc ? [{ op: 'add', collection, id: `bare-${eventId}`, doc }] : []
  })
  return [
    { op: 'get', collection: 'tickets', id: bare },
    { op: 'set', collection: 'tickets', id: bare, ...(before ? { doc: before } : {}) },
    ...adds,
  ]
}
