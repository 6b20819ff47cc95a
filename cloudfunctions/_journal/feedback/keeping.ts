/** What is looked up for a complaint or a suggestion, and what becomes of one that was written before there were events. */
import { createHash } from 'node:crypto'
import { stepDue } from '../../../miniprogram/core/clock'
import type { FeedbackCommand } from '../../../miniprogram/core/feedback/commands'
import type { Addressed } from '../../../miniprogram/core/feedback/events'
import { aboutTownsOf, inboxOf } from '../../../miniprogram/core/feedback/inboxes'
import type { Feedback, Older } from '../../../miniprogram/core/feedback/kinds'
import type { Inbox } from '../../../miniprogram/core/feedback/record'
import type { GridId } from '../../../miniprogram/core/people/grid'
import type { PersonId } from '../../../miniprogram/core/people/role'
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { FeedbackDoc } from '../../_documents'
import { holdersAt } from '../../_people/in-post'
import { grids } from '../../_people/names'
import type { Known } from '../../_people/person'
import { store } from '../../_platform/ports'
import type { Begun, Keeping, Press } from '../keeping'
import { drawNumbers } from '../numbers'
import { rulebook, rulesNow } from '../rulebook'

/** By when what is asked now is answered, by the county's rules of today. */
async function answerDue(now: number): Promise<number> {
  const book = await rulebook()
  return stepDue('feedback', { rules: rulesNow(book, now), from: now, calendars: book.calendars })
}

const countyOver = async (node: GridId): Promise<GridId> =>
  (await grids.of([node])).get(node)?.path[0] ?? node

/** Somebody without a village writes to where their post is. */
const townOf = ({ person: { home, posts } }: Known): GridId =>
  home[1] ?? posts.find(post => post.path.length > 1)?.path[1] ?? posts[0]?.path[0] ?? ''

/** To the writer's town, and from there to the county; what is about the town to the county alone. */
function addressedTo(no: string, town: GridId, county: GridId, aboutTown: boolean): Addressed {
  if (aboutTown) return { no, villageId: county, inbox: aboutTownsOf(county), above: null }
  return { no, villageId: town, inbox: inboxOf(town), above: town === county ? null : inboxOf(county) }
}

async function beginOne({ command, by, now }: Press<'feedback'>): Promise<Begun<'feedback'> | Refusal> {
  if (command.verb !== 'send' || !by) return refuse('NOT_ALLOWED')
  const { aboutTown = false } = command.input
  const town = townOf(by)
  const county = await countyOver(town)
  const numbers = await drawNumbers('opinion', aboutTown ? county : town, now)
  const answerDueAt = await answerDue(now)
  return {
    facts: ({ attempt }) => ({
      addressed: addressedTo(numbers[(attempt - 1) % numbers.length] ?? '', town, county, aboutTown),
      answerDueAt,
    }),
  }
}

/** `by` and not `feedback.by`: two entries of one human that became one moved that alone. */
const olderOf = ({ feedback, townId, by }: FeedbackDoc, county: GridId): Older => ({
  addressed: addressedTo(feedback.no, townId, county, false),
  kind: feedback.kind,
  writer: by,
  sentAt: feedback.at,
  state: feedback.state,
  answer: feedback.answer,
  appealedAt: feedback.appeal?.at ?? null,
  finalAnswer: feedback.finalAnswer,
})

/** Its words are others by now than those that were to be brought: it is read again. */
export class ChangedMeanwhile extends Error {
  constructor(readonly doc: FeedbackDoc) {
    super('a letter of before was changed while it was brought in')
    this.name = 'ChangedMeanwhile'
  }
}
const isStill = ({ feedback }: FeedbackDoc, { text = '', appeal = '' }: Brought['input']): boolean =>
  feedback.text === text && (feedback.appeal?.text ?? '') === appeal
type Brought = Extract<FeedbackCommand, { verb: 'bring' }>

/** Read in the transaction that takes it in: whoever answers or erases it at this moment is not overlooked. */
async function beginAgain({ key: id, input }: Brought, now: number): Promise<Begun<'feedback'> | Refusal> {
  const first = await store.get('feedback', id)
  if (!first) return refuse('NOT_FOUND_HERE')
  const [county, answerDueAt] = await Promise.all([countyOver(first.townId), answerDue(now)])
  return {
    async facts({ tx }) {
      const doc = await tx.get('feedback', id)
      if (doc && !isStill(doc, input)) throw new ChangedMeanwhile(doc)
      return { older: olderOf(doc ?? first, county), answerDueAt }
    },
  }
}

/** Nobody answers what they wrote, nor an appeal against their own answer. Asked only of who opens the inbox above as well. */
async function isNobodyElseAbove(
  { above, by: writer }: Feedback,
  { person, now }: Known,
  inboxes: readonly Inbox[],
): Promise<boolean> {
  if (above === null || !inboxes.includes(above)) return false
  return (await holdersAt('admin', above, now)).every(({ _id }) => _id === person._id || _id === writer)
}

/** Format 1 made it in the same way: a form that was sent before and comes again is found. */
export const letterIdOf = (who: PersonId | 'clock', key: string): string =>
  createHash('sha256').update(`${who}:${key}`).digest('hex').slice(0, 32)

export const keptFeedbacks: Keeping<'feedback'> = {
  // The same form sent again is one: its id says who sent which form. What is brought keeps its own.
  idFor: (who, { verb, key }) => (verb === 'bring' ? key : letterIdOf(who, key)),
  async begin(asked, id) {
    const doc = await store.get('opinions', id)
    if (doc) return { found: doc.feedback }
    return asked.command.verb === 'bring' ? beginAgain(asked.command, asked.now) : beginOne(asked)
  },
  already: 'NOT_NOW',
  law: () => Promise.resolve(null),
  onlyChecked: true,
  async facts({ matter, command: { verb }, known, by, now }) {
    const [answerDueAt, nobodyElseAbove] = await Promise.all([
      answerDue(now),
      verb === 'answer' && by !== null && isNobodyElseAbove(matter, by, known.inboxes ?? []),
    ])
    return { ...known, answerDueAt, nobodyElseAbove }
  },
  ctx: asking => asking,
  async alsoWrite(tx, { event, after }) {
    if (event.type === 'Brought') await tx.remove('feedback', after.id)
  },
}
