/** A village of thousands of doors prints the cards of all of them in one run: asked for, gone on with, opened. */
import { rmSync } from 'node:fs'
import type { HouseholdDoc } from '../cloudfunctions/_documents'
import type { PrintCard } from '../contract/county/print'
import type { LocalCloud } from '../local/cloud'
import { cloudOver, copyOf, countyOf } from './data'
import type { Row } from './report'

const DESK = 'o_hexiaowen'
const VILLAGE = 'v001'
/** As often as the page looks. */
const LOOK_AGAIN_MS = 1500
const MOST_LOOKS = 200

/** So many doors more, in the grids that are there. */
function more(cloud: LocalCloud, n: number): void {
  const all = [...cloud.store.each('households')] as unknown as HouseholdDoc[]
  const own = all.filter(({ path }) => path.includes(VILLAGE))
  cloud.store.insertMany(
    'households',
    Array.from({ length: n }, (_, i) => ({
      ...own[i % own.length],
      _id: `bench-door-${i}`,
      door: `三组 ${1000 + i} 号`,
    })) as never[],
  )
}

export async function printing(
  cards: number,
  functionsDir: string,
  tell: (text: string) => void,
): Promise<Row[]> {
  const { dir } = await countyOf(1000)
  const copy = copyOf(dir, 2)
  const cloud = await cloudOver(copy, functionsDir)
  more(cloud, cards)
  cloud.resetCounts()
  tell(`${cards} cards`)
  const began = performance.now()
  const { id } = await call<{ id: string }>(cloud, 'print.begin', {
    what: 'cards',
    node: VILLAGE,
    key: 'bench-print-0001',
  })
  let [card, looks, longest] = [await show(cloud, id), 1, 0]
  while (card.state !== 'done' && looks < MOST_LOOKS) {
    await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS))
    const from = performance.now()
    card = await show(cloud, id)
    longest = Math.max(longest, (performance.now() - from) / 1000)
    looks++
  }
  if (card.state !== 'done') throw new Error(`not all were printed: ${card.made} of ${card.of}`)
  const seconds = (performance.now() - began) / 1000
  const made = card.files.reduce((sum, file) => sum + file.cards, 0)
  if (made < cards) throw new Error(`only ${made} cards`)
  const pages = card.files.reduce((sum, file) => sum + file.pages, 0)
  await cloud.close()
  rmSync(copy, { recursive: true, force: true })
  return [
    {
      what: `${made} cards of one village`,
      value: `${seconds.toFixed(1)} s, ${(made / seconds).toFixed(0)} cards a second, ${card.files.length} files, ${pages} sheets; the longest look ${longest.toFixed(1)} s`,
      budget: '≤ 20 s a look',
      misses: longest > 20,
    },
  ]
}

const show = (cloud: LocalCloud, id: string): Promise<PrintCard> => call(cloud, 'print.show', { id })

async function call<T>(cloud: LocalCloud, route: string, data: object): Promise<T> {
  const reply = (await cloud.callAs(DESK, 'api', { route, data, contract: 1 })) as {
    ok: boolean
    data: T
    message?: string
  }
  if (!reply.ok) throw new Error(`${route}: ${reply.message ?? ''}`)
  return reply.data
}
