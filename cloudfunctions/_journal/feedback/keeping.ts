/** What is looked up for a complaint or a suggestion, and what becomes of one that was written before there were events. */
import { createHash } from 'node:crypto'
import { stepDue } from '../../../miniprogram/core/clock'
import type { Addressed } from '../../../miniprogram/core/feedback/events'
import { aboutTownsOf, inboxOf } from '../../../miniprogram/core/feedback/inboxes'
import type { Older } from '../../../miniprogram/core/feedback/kinds'
import type { GridId } from '../../../miniprogram/core/people/grid'
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { FeedbackDoc } from '../../_documents'
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

const olderOf = ({ feedback, townId }: FeedbackDoc, county: GridId): Older => ({
  addressed: addressedTo(feedback.no, townId, county, false),
  kind: feedback.kind,
  writer: feedback.by,
  sentAt: feedback.at,
  state: feedback.state,
  answer: feedback.answer,
  appealedAt: feedback.appeal?.at ?? null,
  finalAnswer: feedback.finalAnswer,
})

/** Read in the transaction that takes it in: whoever answers it at this moment by the older functions is not overlooked. */
async function beginAgain(id: string, now: number): Promise<Begun<'feedback'> | Refusal> {
  const first = await store.get('feedback', id)
  if (!first) return refuse('NOT_FOUND_HERE')
  const [county, answerDueAt] = await Promise.all([countyOver(first.townId), answerDue(now)])
  return {
    async facts({ tx }) {
      return { older: olderOf((await tx.get('feedback', id)) ?? first, county), answerDueAt }
    },
  }
}

export const keptFeedbacks: Keeping<'feedback'> = {
  // The same form sent again is one: its id says who sent which form. What is brought keeps its own.
  idFor: (who, { verb, key }) =>
    verb === 'bring' ? key : createHash('sha256').update(`${who}:${key}`).digest('hex').slice(0, 32),
  async begin(asked, id) {
    const doc = await store.get('opinions', id)
    if (doc) return { found: doc.feedback }
    return asked.command.verb === 'bring' ? beginAgain(id, asked.now) : beginOne(asked)
  },
  already: 'NOT_NOW',
  law: () => Promise.resolve(null),
  onlyChecked: true,
  facts: async ({ known, now }) => ({ ...known, answerDueAt: await answerDue(now) }),
  ctx: asking => asking,
  async alsoWrite(tx, { event, after }) {
    if (event.type === 'Brought') await tx.remove('feedback', after.id)
  },
}
