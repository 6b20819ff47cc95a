/**
 * The sample county: invented grids, people and orders, the same for the same seed and moment. Its name says 示例县,
 * its phones are of the form 138 0000 xxxx, its pictures are drawn. Every order is decided by the rules themselves.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { EntryDoc, EventDoc, TicketDoc } from '../../cloudfunctions/_documents'
import { INDEXES } from '../../cloudfunctions/_documents/indexes'
import type { Seal } from '../../cloudfunctions/_platform/seal'
import { builtInCalendars, defaultRules } from '../../miniprogram/core/clock'
import type { LocalCloud } from '../cloud'
import { lettersOf } from './texts/letters'
import { besideOrders } from './texts/beside-orders'
import { readyOf } from './texts/ready'
import { sampleCalendar } from './calendar'
import { ordersOf } from './orders/orders'
import { pointsOf } from './points'
import { officeLinesOf } from './people/office-lines'
import { peopleOf } from './people/people'
import { boardsOf, cursorsAt, sealsOf } from './projections'
import { withRows, type Part } from './due'
import { chance } from './random'
import { calendarsNeeded, newcomerCard, registerOf } from './people/register'
import { hasPoints, sizeOf, type Size } from './size'
import { treeOf } from './people/tree'
import type { Kept } from './files/album'
import { sampleVoice, VOICES } from './files/voices'

export interface CountyOptions extends Partial<Size> {
  /** The moment the county looks back from, ms. */
  now: number
}

/** Everything the county consists of, in the order it may be written. */
export function* county(seal: Seal, kept: Kept, { now, ...asked }: CountyOptions): Generator<Part> {
  const size = sizeOf(asked)
  const random = chance(size.seed)
  const tree = treeOf(size, random.branch('tree'))
  const people = peopleOf(tree, size, now, random.branch('people'))
  const register = registerOf(tree, people, seal, now, random.branch('cards'))
  yield* Object.entries(register)
  yield* Object.entries(officeLinesOf(register, now))
  yield ['contact_codes', [newcomerCard(people, seal)]]
  yield ['ready_sentences', readyOf(tree.villages.map(({ grid }) => grid._id))]
  const sealed = new Map(
    (register.people ?? []).map(({ _id, nameSealed, phoneSealed }) => [
      _id,
      { name: nameSealed, phone: phoneSealed },
    ]),
  )
  const doors = new Map((register.households ?? []).map(({ _id, door }) => [_id, door]))
  const law = {
    rules: [defaultRules],
    calendars: [...builtInCalendars, ...calendarsNeeded(now).map(sampleCalendar)],
  }
  const all: TicketDoc[] = []
  const entries: EntryDoc[] = []
  /** Steps of honours, redemptions and good deeds: they lie under the same seals. */
  const steps: { villageId: string; event: EventDoc }[] = []
  for (const stock of hasPoints(size)
    ? pointsOf({ people, seal, kept, now, random: random.branch('points') })
    : []) {
    yield* Object.entries(stock)
    entries.push(...(stock.entries ?? []))
    const matters = [...(stock.honours ?? []), ...(stock.redemptions ?? []), ...(stock.deeds ?? [])]
    const villages = new Map(matters.map(doc => [doc._id, doc.villageId]))
    for (const event of stock.events ?? [])
      steps.push({ villageId: villages.get(event.about.id) ?? '', event })
  }
  for (const batch of ordersOf({
    size,
    people,
    law,
    rules: defaultRules,
    kept,
    now,
    random: random.branch('orders'),
    contactOf: id => sealed.get(id) ?? null,
    doorOf: id => doors.get(id) ?? null,
    keys: seal,
  })) {
    // Boards and seals of the villages of a very large county can be made by `rebuild`.
    if (!('tickets' in batch)) {
      yield* batch
      continue
    }
    yield* Object.entries(batch)
    const [first] = batch.tickets
    if (!first) continue
    const year = {
      villageId: first.villageId,
      tickets: batch.tickets,
      events: [
        ...batch.events,
        ...steps.flatMap(one => (one.villageId === first.villageId ? [one.event] : [])),
      ],
      words: batch.ticket_words,
      entries: entries.filter(({ villageId }) => villageId === first.villageId),
    }
    yield* Object.entries(boardsOf(year, now))
    yield ['seals', sealsOf(year, now)]
    all.push(...batch.tickets)
  }
  yield* Object.entries(besideOrders(all, now))
  yield* Object.entries(lettersOf(people, now))
  yield ['jobs', cursorsAt(now)]
}

/** Writes the county into an empty cloud, collections and indexes as deployed. */
export async function fillCounty(cloud: LocalCloud, seal: Seal, options: CountyOptions): Promise<void> {
  const kept = await keepFiles(cloud)
  cloud.store.load(INDEXES, loader => {
    for (const [name, part] of withRows(county(seal, kept, options), options.now)) {
      if ('text' in part) loader.ready(name, part)
      else loader.add(name, part)
    }
  })
}

const PICTURES = path.join(import.meta.dirname, 'pictures')
async function keepFiles(cloud: LocalCloud): Promise<Kept> {
  const kept = new Map<string, { fileId: string; bytes: number; sha256: string }>()
  const files = [
    ...readdirSync(PICTURES)
      .sort()
      .map(name => [name, readFileSync(path.join(PICTURES, name))] as const),
    ...Object.entries(VOICES).map(([name, seconds]) => [name, sampleVoice(seconds)] as const),
  ]
  for (const [name, bytes] of files) {
    const fileId = await cloud.files.put('', `kept/sample/${name}`, bytes)
    kept.set(name, { fileId, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
  }
  return kept
}
