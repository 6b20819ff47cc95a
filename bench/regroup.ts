/** A grid with thousands of orders is merged into its neighbour: looked at, pressed, and what the timer goes on with. */
import { rmSync } from 'node:fs'
import type { TicketDoc } from '../cloudfunctions/_documents'
import { docOf } from '../cloudfunctions/_journal/orders/writing'
import type { LocalCloud } from '../local/cloud'
import { minutes } from '../miniprogram/core/clock'
import { cloudOver, copyOf, countyOf } from './data'
import type { Row } from './report'

const [FROM, INTO] = ['v001g3n2', 'v001g3n1']
const DESK = 'o_hexiaowen'
/** No timer finishes it in more. */
const MOST_TICKS = 200

/**
 * So many more orders of the grid, alike to one that is there; closed ones keep their stage. They are of no month: what a
 * board of thirty thousand orders costs is not asked here.
 */
function more(cloud: LocalCloud, n: number, like: (doc: TicketDoc) => boolean, name: string): void {
  const grid = cloud.store.get('grids', FROM) as { path: string[] }
  const [one] = [...cloud.store.each('tickets')].filter(doc => like(doc as unknown as TicketDoc))
  if (!one) throw new Error(`the county has no ${name} order`)
  const { ticket } = one as unknown as TicketDoc
  cloud.store.insertMany(
    'tickets',
    Array.from({ length: n }, (_, i) => {
      const id = `bench-${name}-${i}`
      const doc = docOf({ ...ticket, id, no: id, path: grid.path })
      return { ...doc, list: { ...doc.list, months: [] } }
    }),
  )
}

export async function regrouping(
  open: number,
  closed: number,
  functionsDir: string,
  tell: (text: string) => void,
): Promise<Row[]> {
  const { dir } = await countyOf(1000)
  const copy = copyOf(dir, 1)
  const cloud = await cloudOver(copy, functionsDir)
  const inVillage = ({ villageId }: TicketDoc): boolean => villageId === 'v001'
  more(cloud, open, doc => inVillage(doc) && doc.list.queue === 'inHand', 'open')
  more(cloud, closed, doc => inVillage(doc) && doc.list.queue === 'closed', 'closed')
  const rows: Row[] = []
  const timed = async (what: string, budget: number, work: () => Promise<string>): Promise<void> => {
    tell(what)
    cloud.resetCounts()
    const began = performance.now()
    const more = await work()
    const seconds = (performance.now() - began) / 1000
    rows.push({
      what: `${open} open, ${closed} closed: ${what}`,
      value: `${seconds.toFixed(1)} s${more}`,
      budget: `≤ ${budget} s an invocation`,
      misses: seconds > budget && more === '',
    })
  }
  const ask = { kind: 'merge', from: FROM, into: INTO, households: [] }
  await timed('what would follow', 20, async () => {
    const seen = await call<{ open: number; closed: number }>(cloud, 'node.preview', ask)
    if (seen.open < open || seen.closed < Math.min(closed, 1000))
      throw new Error('not all orders were counted')
    return ''
  })
  await timed('pressed', 20, async () => {
    await call(cloud, 'node.regroup', { ...ask, key: 'bench-regroup-0001' })
    return ''
  })
  const going = () => [...cloud.store.each('regroupings')].some(doc => doc['step'] !== 'done')
  await timed('gone on with by the timer', 60, async () => {
    let [ticks, longest] = [0, 0]
    while (going() && ticks < MOST_TICKS) {
      await cloud.advance(minutes(5))
      const began = performance.now()
      await cloud.trigger('jobs', 'minute')
      longest = Math.max(longest, (performance.now() - began) / 1000)
      ticks++
    }
    if (going()) throw new Error('the timer did not finish it')
    const left = [...cloud.store.each('tickets')].filter(doc => {
      const { path, list } = doc as unknown as TicketDoc
      return path.includes(FROM) && list.queue === 'inHand'
    })
    if (left.length > 0) throw new Error(`${left.length} open orders stayed behind`)
    return `, ${ticks} ticks, the longest ${longest.toFixed(1)} s; every open order went, none twice`
  })
  await cloud.close()
  rmSync(copy, { recursive: true, force: true })
  return rows
}

async function call<T>(cloud: LocalCloud, route: string, data: object): Promise<T> {
  const reply = (await cloud.callAs(DESK, 'api', { route, data, contract: 1 })) as {
    ok: boolean
    data: T
    message?: string
  }
  if (!reply.ok) throw new Error(`${route}: ${reply.message ?? ''}`)
  return reply.data
}
