import { foundOf } from '../../../cloudfunctions/_journal/orders/found'
import { docOf } from '../../../cloudfunctions/_journal/orders/writing'
import { newReview } from '../../../cloudfunctions/_documents/new/review'
import type { FileDoc, WordsDoc } from '../../../cloudfunctions/_documents'
import { days, hours, startOfDay, yearOf, type RuleSet } from '../../../miniprogram/core/clock'
import type { Seal } from '../../../cloudfunctions/_platform/seal'
import { Album, type Kept } from '../files/album'
import type { Batch } from './batch'
import { bulkOf } from './bulk'
import { Casting, lifeOf } from './cases'
import { VillageCopy, MARK, sameShape } from '../texts/village-copy'
import { ENTRIES, type Entry } from '../people/entries'
import type { Law } from './history'
import type { Peopled, People } from '../people/people'
import { Numbers } from './numbers'
import type { Chance } from '../random'
import type { Size } from '../size'
import { awakeBefore } from './scene'
import { Stage } from './stage'
import { stories, type Story } from '../stories'

export interface Setup {
  size: Size
  people: People
  law: Law
  rules: RuleSet
  kept: Kept
  now: number
  random: Chance
  contactOf: (personId: string) => WordsDoc['contact']
  /** The door of somebody's household. */
  doorOf: (householdId: string) => string | null
  keys: Pick<Seal, 'termHash' | 'open'>
}

/** More orders than this and the villages after the third live through what the third did. */
const COPY_FROM = 20_000

/** All orders, village by village: the eighty of the sample first, then as many more as were asked for. */
export function* ordersOf(setup: Setup): Generator<Batch | ReturnType<VillageCopy['in']>> {
  const { size, people, random } = setup
  const shares = shareOut(size, people.villages.length)
  const untold = random.branch('stories').shuffle(stories)
  // The town's series, of which the villages' numbers show nothing.
  const complaints = new Numbers(random.branch('complaints'))
  let copy: { source: Peopled; of: VillageCopy } | null = null
  for (const [i, village] of people.villages.entries()) {
    const n = shares[i] ?? 0
    if (copy && sameShape(copy.source, village)) {
      yield copy.of.in(village, i, n)
      continue
    }
    const own = random.branch(`orders ${i}`)
    const sample = ENTRIES.filter(entry => (entry.village ?? 0) === i).slice(0, n)
    const more = bulkOf(n - sample.length, size, own)
    const isCopied = i === 2 && size.orders > COPY_FROM
    const batch = villageOrders(
      village,
      [...sample, ...more],
      isCopied ? MARK : '',
      setup,
      i < 2 ? untold : random.branch(`stories ${i}`).shuffle(stories),
      own,
      complaints,
    )
    if (isCopied) copy = { source: village, of: new VillageCopy(village, batch, setup.contactOf) }
    yield copy ? copy.of.in(village, i, n) : batch
  }
}

function shareOut({ orders }: Size, villages: number): number[] {
  const sample = [0, 1].map(v => ENTRIES.filter(entry => (entry.village ?? 0) === v).length)
  const wanted = Array.from(
    { length: villages },
    (_, i) => Math.floor(orders / villages) + (i < orders % villages ? 1 : 0),
  )
  if (villages === 2 && orders === ENTRIES.length) return sample
  return wanted
}

function villageOrders(
  village: Peopled,
  entries: readonly Entry[],
  mark: string,
  setup: Setup,
  untold: Story[],
  random: Chance,
  complaints: Numbers,
): Batch {
  const { now, law, rules, kept } = setup
  const casting = new Casting(village, untold, rules, random.branch('casting'))
  casting.reserve(entries)
  const begun = entries
    .map(entry => ({ entry, start: startOf(entry, now, random) }))
    .sort((a, b) => a.start - b.start)
  const batch: Batch = {
    tickets: [],
    events: [],
    ticket_words: [],
    files: [],
    reviews: [],
  }
  const numbers = new Numbers(random.branch('numbers'))
  const stages = begun.map(({ entry, start }) => {
    const year = yearOf(start) % 100
    const no = entry.plan.startsWith('aboutStaff')
      ? complaints.draw(`TS${year}`)
      : numbers.draw(`${village.code}${year}`)
    const story = casting.storyFor(entry)
    const stage = new Stage(
      {
        id: `t${mark}${random.hex(22 - mark.length)}`,
        no,
        village,
        story,
        requester: casting.requesterFor(entry, story),
        law,
        rules,
        album: new Album(kept, mark),
        random,
        now,
      },
      start,
    )
    return { entry, stage }
  })
  const done: Stage[] = []
  // A merged order needs the one it was merged into.
  const ordered = [...stages].sort(
    (a, b) => Number(a.entry.plan === 'merged') - Number(b.entry.plan === 'merged'),
  )
  for (const { entry, stage } of ordered) {
    try {
      lifeOf(entry, done)(stage)
      stage.finish()
    } catch (error) {
      throw new Error(
        `the county's order ${entry.plan} (${stage.story.sub}) went wrong: ${(error as Error).message}`,
      )
    }
    done.push(stage)
  }
  // What came later may have meant something for what came before.
  for (const { entry, stage } of ordered) file(stage, entry, batch, setup)
  return batch
}

const startOf = ({ days: ago, hours: waking }: Entry, now: number, random: Chance): number => {
  if (waking !== undefined) return awakeBefore(now, waking)
  // Any hour of that day at which people are up.
  return startOfDay(now) - days(Math.floor(ago ?? 1)) + Math.round(hours(7 + random.next() * 13))
}

function file(
  { history, ticket, set }: Stage,
  { plan }: Entry,
  batch: Batch,
  { contactOf, doorOf, keys }: Setup,
): void {
  const files = new Map(set.album.files.map(one => [one._id, one]))
  history.words.forEach((words, i) => {
    for (const { id } of words.words?.attachments ?? []) {
      const found = files.get(id)
      if (!found) continue
      found.eventId = words._id
      words.kept = { ...words.kept, [id]: found.kept ?? '' }
    }
    if (i === 0 && ticket.requesterId !== null) words.contact = contactOf(ticket.requesterId)
  })
  const [first] = history.words
  if (first && plan === 'wordsToReview') askForReview(first, null, batch, ticket)
  const [photo] = set.album.files
  if (first && photo && plan === 'photoToReview') askForReview(first, photo, batch, ticket)
  const door = ticket.householdId === null ? null : doorOf(ticket.householdId)
  batch.tickets.push({ ...docOf(ticket), found: foundOf(ticket, history.words, door, keys) })
  for (const event of history.events) batch.events.push({ _id: event.id, ...event })
  batch.ticket_words.push(...history.words)
  batch.files.push(...set.album.files)
}

function askForReview(
  words: WordsDoc,
  photo: FileDoc | null,
  { reviews }: Batch,
  { no, villageId, path }: Stage['ticket'],
): void {
  if (photo) {
    photo.state = 'review'
    words.check.files[photo._id] = 'review'
  } else words.check.text = 'review'
  reviews.push(
    newReview({
      _id: photo?._id ?? words._id,
      about: words.about,
      no,
      villageId,
      path,
      what: photo ? 'photo' : 'text',
      wordsId: words._id,
      fileId: photo?._id ?? null,
      at: words.at,
      reason: photo ? '检查拿不准' : '检查没有给出答复，或拿不准',
    }),
  )
}
