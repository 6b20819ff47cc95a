/**
 * What each thing costs that people and the timer do, counted on the wire of the tests' county. Everything is asked once
 * before it is counted: an instance that has just started reads names and rules once a minute more.
 */
import { dayKey, days, hours, minutes, monthKey } from '../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from '../../tests/functions/county'
import { photo } from '../../tests/functions/pictures'
import { earning } from '../../tests/functions/points'
import { handOut, redeem, stocked } from '../../tests/functions/shop'
import { billed, NOTHING, plus, times, total, type Billed } from './counted'

export interface Units {
  idleTick: Billed
  /** The days' own work of the timer: seals, sums, the proof. */
  daily: Billed
  /** Every step of an order's life, by its name, with the telling. */
  steps: readonly (readonly [step: string, cost: Billed])[]
  /** What the timer does after all of it, beyond its idle ticks. */
  afterwards: Billed
  pages: Record<Page, Billed>
  /** From the pass until it hangs on the order, checked. */
  photo: Billed
  /** The address of the photos of one order, and one of them fetched. */
  look: Billed
  deed: Billed
  redemption: Billed
}
export type Page =
  | 'home'
  | 'homeWithOrder'
  | 'homeAtWork'
  | 'order'
  | 'list'
  | 'today'
  | 'counters'
  | 'sheet'
  | 'board'
  | 'points'
  | 'shop'

const tick = (county: County) => county.cloud.trigger('jobs', 'minute')
/** Ticks one an hour: what waits is due, and the idle ones are known. */
async function aWhile(
  county: County,
  of: number,
  every = hours(1),
): Promise<{ cost: Billed; ticks: number }> {
  let [cost, ticks] = [NOTHING, 0]
  for (let gone = 0; gone < of; gone += every) {
    await county.cloud.advance(every)
    cost = plus(cost, await billed(county.cloud, () => tick(county)))
    ticks++
  }
  return { cost, ticks }
}

export async function measureUnits(): Promise<Units> {
  const county = await openCounty()
  try {
    return await measureIn(county)
  } finally {
    await county.close()
  }
}

async function measureIn(county: County): Promise<Units> {
  const { cloud } = county
  await tick(county)
  await aWhile(county, hours(2))
  await cloud.advance(minutes(5))
  const idleTick = await billed(cloud, () => tick(county))
  const dayOf: DayOf = async () => {
    const { cost, ticks } = await aWhile(county, days(1))
    return plus(cost, times(idleTick, -ticks))
  }

  // Once through, so that what an instance keeps for a moment is there.
  await life(county, async (_, work) => void (await work()))
  // Its forty days, so that nothing of it is left.
  for (let day = 0; day < 40; day++) await dayOf()
  const steps: [string, Billed][] = []
  let between = NOTHING
  await life(county, async (step, work) => {
    steps.push([step, await billed(cloud, work)])
    // People are slower than the timer: it comes between any two steps.
    const { cost, ticks } = await aWhile(county, minutes(5), minutes(5))
    between = plus(between, plus(cost, times(idleTick, -ticks)))
  })
  const { daily, beyond } = await whatFollows(dayOf, 45)
  const afterwards = plus(between, beyond)

  const pages = {} as Record<Page, Billed>
  const open = await county.ok('chen', 'ticket.submit', {
    key: tap(),
    input: order({ text: '井边的路塌了' }),
  })
  const waiting = open.ticket?.ticket.id ?? ''
  const look: Record<Page, () => Promise<unknown>> = {
    home: () => county.ok('tan', 'me.home', {}),
    homeWithOrder: () => county.ok('chen', 'me.home', {}),
    homeAtWork: () => county.ok('li', 'me.home', {}),
    order: () => county.ok('chen', 'ticket.open', { ticketId: waiting }),
    list: () => county.ok('he', 'ticket.list', { list: 'desk' }),
    today: () => county.ok('li', 'grid.today', {}),
    counters: () => county.ok('he', 'desk.counters', {}),
    sheet: () => county.ok('he', 'desk.sheet', { ticketId: waiting }),
    board: () => county.ok('chen', 'board.show', { month: monthKey(cloud.now()) }),
    points: () => county.ok('chen', 'points.home', {}),
    shop: () => county.ok('chen', 'shop.goods', {}),
  }
  for (const [page, ask] of Object.entries(look) as [Page, () => Promise<unknown>][]) {
    await ask()
    pages[page] = await billed(cloud, ask)
  }
  return {
    idleTick,
    daily,
    steps,
    afterwards,
    pages,
    ...(await ofPhotos(county)),
    ...(await ofPoints(county, dayOf)),
  }
}

type DayOf = () => Promise<Billed>

/** An ordinary day, and what came beyond such days while this was waited for. */
async function whatFollows(dayOf: DayOf, n: number): Promise<{ daily: Billed; beyond: Billed }> {
  const all: Billed[] = []
  for (let day = 0; day < n; day++) all.push(await dayOf())
  const daily = [...all].sort((a, b) => total(a) - total(b))[Math.floor(n / 2)] ?? NOTHING
  return { daily, beyond: plus(all.reduce(plus, NOTHING), times(daily, -n)) }
}

type Told = (step: string, work: () => Promise<string | undefined>) => Promise<void>

/** The life of an order as most go: eight steps of four people. */
async function life(county: County, told: Told): Promise<void> {
  let id = ''
  const { cloud } = county
  await cloud.advance(minutes(10))
  const input = order({ category: 'livelihood', sub: 'errand', text: '托人把药从镇上带回来' })
  await told('submit', async () => {
    id = (await county.ok('chen', 'ticket.submit', { key: tap(), input })).ticket?.ticket.id ?? ''
    return id
  })
  const press = (
    who: 'he' | 'li' | 'chen' | 'yang' | 'liu',
    verb: 'dispatch' | 'claim' | 'progress' | 'resolve' | 'rate' | 'committeeRate',
    said: object,
  ) =>
    told(verb, async () => {
      await county.ok(who, `ticket.${verb}`, { ticketId: id, key: tap(), input: said } as never)
      return id
    })
  await press('he', 'dispatch', {
    category: 'livelihood',
    sub: 'errand',
    matter: 'minor',
    track: 1,
    person: 'li',
  })
  const promisedDay = dayKey(cloud.now() + days(2))
  await press('li', 'claim', { measures: '去镇上开会时带回来', promisedDay, showContact: true })
  await press('li', 'progress', { text: '药店说下午有货', attachments: [] })
  await press('li', 'resolve', { outcome: 'notNeeded', text: '药送到家了', attachments: [] })
  await press('chen', 'rate', { score: 5, text: '送到手上', attachments: [] })
  await press('yang', 'committeeRate', { result: 5, speed: 4, manner: 5 })
  await press('liu', 'committeeRate', { result: 5, speed: 5, manner: 5 })
}

async function ofPhotos(county: County): Promise<Pick<Units, 'photo' | 'look'>> {
  const { cloud } = county
  let attached = ''
  const one = async (): Promise<void> => {
    await cloud.advance(minutes(10))
    const pass = await county.ok('zhou', 'file.issue', {
      key: tap(),
      kind: 'photo',
      extension: 'jpg',
      bytes: photo().length,
    })
    await cloud.files.put('o_zhou', pass.cloudPath, photo())
    await county.ok('zhou', 'file.done', { id: pass.id })
    await cloud.advance(minutes(2))
    const input = order({ text: '灯头裂了', attachments: [{ id: pass.id, kind: 'photo' }] })
    attached = (await county.ok('zhou', 'ticket.submit', { key: tap(), input })).ticket?.ticket.id ?? ''
  }
  const bare = async (): Promise<void> => {
    await cloud.advance(minutes(10))
    await county.ok('zhou', 'ticket.submit', { key: tap(), input: order({ text: '灯头裂了' }) })
  }
  await one()
  await bare()
  const whole = plus(await billed(cloud, one), times(await billed(cloud, bare), -1))
  const open = () => county.ok('zhou', 'ticket.open', { ticketId: attached })
  await open()
  const opened = await billed(cloud, open)
  // The phone fetches each photo itself: one operation a photo.
  // The upload itself went past the wire here.
  return {
    photo: { ...whole, storage: whole.storage + 1 },
    look: { ...NOTHING, storage: opened.storage + 1 },
  }
}

async function ofPoints(county: County, dayOf: DayOf): Promise<Pick<Units, 'deed' | 'redemption'>> {
  const { cloud } = county
  const to = earning(county)
  await to.credited()
  await whatFollows(dayOf, 5)
  const asked = await billed(cloud, () => to.confirmed())
  const deed = plus(asked, (await whatFollows(dayOf, 21)).beyond)
  stocked(county, 'oil', 50, { price: 1 })
  const swap = async () => {
    await cloud.advance(minutes(10))
    const mine = await redeem(county, 'chen', 'oil', 1)
    await handOut(county, 'sun', mine)
  }
  await swap()
  await whatFollows(dayOf, 5)
  const swapped = await billed(cloud, swap)
  return { deed, redemption: plus(swapped, (await whatFollows(dayOf, 21)).beyond) }
}

export const sumOf = (steps: Units['steps']): Billed =>
  steps.map(([, cost]) => cost).reduce((a, b) => plus(a, b), NOTHING)
