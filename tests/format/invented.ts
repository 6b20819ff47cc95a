/**
 * A next version of the functions, invented: the inboxes a complaint waits in and an event's `byName` and an order's `wordsId` were called
 * otherwise before, and so was one field that phones ask with. Today's sources with these lines changed, as a real change would.
 */
import { readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Plugin } from 'esbuild'
import { bundleFunctions } from '../../scripts/build/functions'

const ROOT = path.resolve(import.meta.dirname, '../..')

const CHANGES: Record<string, [from: string, to: string][]> = {
  'cloudfunctions/_documents/versions.ts': [
    ['opinions: 1', 'opinions: 2'],
    ['\n  events: 1', '\n  events: 2'],
    ['tickets: 1', 'tickets: 2'],
  ],
  'cloudfunctions/_documents/upcasters.ts': [
    [
      'Readonly<Record<number, Step>> } = {}',
      `Readonly<Record<number, Step>> } = {
        opinions: { 1: ({ offices, ...rest }) => ({ ...rest, v: 2, waits: offices }) },
        tickets: { 1: doc => ({ ...doc, v: 2, ticket: { ...doc.ticket, wordsId: doc.ticket.said } }) },
        events: { 1: ({ name, ...rest }) => ({ ...rest, v: 2, byName: name }) },
      }`,
    ],
  ],
  'cloudfunctions/_journal/feedback/writing.ts': [['v: 1,', 'v: 2,']],
  'cloudfunctions/_journal/recorded.ts': [['v: 1 as const', 'v: 2 as const']],
  'cloudfunctions/_journal/orders/writing.ts': [['_id: ticket.id,\n    v: 1,', '_id: ticket.id,\n    v: 2,']],
  'contract/version.ts': [['export const CONTRACT = 1', 'export const CONTRACT = 2']],
  'contract/before.ts': [
    [
      'Older } = {}',
      "Older } = { 'me.feedback': { ask: ({ body, ...rest }) => ({ ...rest, text: body }) } }",
    ],
  ],
}

/** Answers the folder of the bundles; a line that is no longer there throws. */
export async function bundleInvented(name: string): Promise<{ dir: string; remove: () => void }> {
  const dir = path.join(os.tmpdir(), `invented-${name}-${process.pid}`)
  const missed = new Set(Object.keys(CHANGES))
  const changed: Plugin = {
    name: 'invented',
    setup(build) {
      build.onLoad({ filter: /(cloudfunctions|contract)\/.*\.ts$/ }, ({ path: file }) => {
        const relative = path.relative(ROOT, file)
        const lines = CHANGES[relative]
        if (!lines) return null
        missed.delete(relative)
        return { contents: lines.reduce(replaced, readFileSync(file, 'utf8')), loader: 'ts' }
      })
    },
  }
  await bundleFunctions({ sourceDir: path.join(ROOT, 'cloudfunctions'), outDir: dir, plugins: [changed] })
  if (missed.size > 0) throw new Error(`not changed: ${[...missed].join(', ')}`)
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

function replaced(source: string, [from, to]: [string, string]): string {
  if (!source.includes(from)) throw new Error(`nowhere: ${from}`)
  return source.replace(from, to)
}
