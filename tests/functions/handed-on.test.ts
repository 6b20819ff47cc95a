/**
 * The tests' counties hand their threads on (local/cloud/host/threads.ts). The real functions may do that: whatever they
 * keep in their modules is kept for a moment, and a county finds nothing there of the one before.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { reads, type Route } from '../../contract'
import { pointsReads } from '../../contract/points'
import { SAMPLE_RULES } from '../../miniprogram/core/points/sample-rules'
import { openCounty, type County } from './county'
import recorded from './recorded/contract-1.json'
import type { Key } from './seeded'

const MARK = '早先的'
const ASKERS: Key[] = ['li', 'yang', 'zhao']
const READS = Object.keys({ ...reads, ...pointsReads }) as Route[]

/** Names and rules of another county. */
function mark({ cloud: { store }, all }: County): void {
  for (const grid of all('grids')) store.put('grids', { ...grid, name: `${MARK}${grid.name}` })
  for (const one of all('people'))
    if (one.staffName !== null) store.put('people', { ...one, staffName: `${MARK}${one.staffName}` })
  const items = SAMPLE_RULES.items.map(item => ({ ...item, label: `${MARK}${item.label}` }))
  const body = { ...SAMPLE_RULES, items }
  store.put('rules', {
    _id: 'points:*:0001',
    v: 1,
    kind: 'points',
    body,
    at: 0,
    by: 'console',
    corrected: true,
  })
}

/** Everything that people are told in a county that opens and closes, by route. */
async function toldIn(before: (county: County) => void): Promise<Map<Route, string>> {
  const county = await openCounty({ instances: 1 })
  before(county)
  const told = new Map<Route, string>()
  for (const who of ASKERS)
    for (const route of READS)
      for (const asked of recorded[route as keyof typeof recorded] ?? []) {
        const reply = await county.raw(who, asked)
        told.set(route, (told.get(route) ?? '') + JSON.stringify(reply))
      }
  await county.close()
  return told
}
const marked = (told: Map<Route, string>): Route[] => READS.filter(route => told.get(route)?.includes(MARK))

/** Threads are numbered as they start. */
async function threadsSoFar(): Promise<number> {
  const thread = new Worker('', { eval: true })
  const { threadId } = thread
  await thread.terminate()
  return threadId
}

it('a county is told nothing of the one whose threads it has', async () => {
  const there = marked(await toldIn(mark))
  const shown = [
    'me.home',
    'me.contact',
    'grid.people',
    'board.show',
    'points.home',
    'points.rules',
    'rules.points',
  ]
  expect(there).toEqual(expect.arrayContaining(shown))
  const threads = await threadsSoFar()
  expect(marked(await toldIn(() => {}))).toEqual([])
  expect(await threadsSoFar(), 'no thread was started for the second county').toBe(threads + 1)
})

/** Worked out of its own argument, or read once from a file of the bundle: the same in any county. */
const SAME_ANYWHERE = ['_platform/media/voice.ts', '_roster/columns.ts', 'spreadsheets/print/font-files.ts']

it('whatever else a module keeps, it keeps for a moment', () => {
  const root = path.resolve('cloudfunctions')
  const files = (readdirSync(root, { recursive: true }) as string[]).filter(
    file => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  )
  const keeping = files.filter(file =>
    /^(export )?(let|var) |^(export )?const .*= new (Map|Set)\b|#kept = new Map/m.test(
      readFileSync(path.join(root, file), 'utf8'),
    ),
  )
  const timeless = keeping.filter(
    file => !readFileSync(path.join(root, file), 'utf8').includes('performance.now()'),
  )
  expect(timeless.sort()).toEqual(SAME_ANYWHERE)
})
