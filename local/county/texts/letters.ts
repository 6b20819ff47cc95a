/** Complaints and suggestions, at every step: waiting, answered, appealed, with the county. Decided by the rules themselves. */
import { createHash } from 'node:crypto'
import type { EventDoc, OpinionDoc, WordsDoc } from '../../../cloudfunctions/_documents'
import { commitmentOf } from '../../../cloudfunctions/_journal/chain'
import { feedbacks } from '../../../cloudfunctions/_journal/feedback/writing'
import { eventFor, wordsFor } from '../../../cloudfunctions/_journal/recorded'
import { addDays, endOfDay, hours } from '../../../miniprogram/core/clock'
import type { FeedbackInputs, FeedbackVerb } from '../../../miniprogram/core/feedback/commands'
import { aboutTownsOf, inboxOf } from '../../../miniprogram/core/feedback/inboxes'
import type { Facts, Feedback } from '../../../miniprogram/core/feedback/kinds'
import { defaultSteps } from '../../../miniprogram/core/clock/steps'
import { isRefusal } from '../../../miniprogram/core/refusal'
import { personIdOf } from '../people/cast'
import type { People } from '../people/people'
import type { Stock } from '../people/register'

class Letters {
  readonly opinions = new Map<string, OpinionDoc>()
  readonly events: EventDoc[] = []
  readonly words: WordsDoc[] = []
  constructor(private readonly people: People) {}

  /** What the rules refuse is a mistake of the county. */
  press<V extends FeedbackVerb>(
    id: string,
    verb: V,
    input: FeedbackInputs[V],
    who: string,
    now: number,
    facts: Facts = {},
  ) {
    const before: Feedback | null = this.opinions.get(id)?.feedback ?? null
    const person = this.people.all.find(({ actor }) => actor.id === personIdOf(who))
    if (!person) throw new Error(`${who} is not in the county`)
    const key = `${id}-${(before?.rev ?? 0) + 1}`
    const answerDueAt = endOfDay(addDays(now, defaultSteps.feedback.n))
    const { actor } = person
    const command = { verb, key, input } as Parameters<typeof feedbacks.decide>[1]
    const decision = feedbacks.decide(before, command, { actor, now, facts: { answerDueAt, ...facts } })
    if (isRefusal(decision)) throw new Error(`${verb} of ${id}: ${decision.message}`)
    const { fact, words } = decision
    const salt = createHash('sha256').update(key).digest('hex').slice(0, 32)
    const commitment = words && commitmentOf(words, salt)
    const idempotencyKey = `${actor.id}:${key}`
    const event = eventFor(feedbacks, before, {
      kind: 'feedback',
      id,
      fact,
      actor,
      idempotencyKey,
      now,
      commitment,
    })
    const after = feedbacks.evolve(before, event)
    this.opinions.set(id, feedbacks.docOf(after))
    this.events.push({ _id: event.id, ...event })
    if (words) this.words.push(wordsFor(feedbacks, event, after, { words, salt, check: 'pass', files: [] }))
  }
}

const COUNTY = 'c'
const TOWN = 't01'

export function lettersOf(people: People, now: number): Stock {
  const made = new Letters(people)
  const ago = (n: number) => now - hours(n)
  const toTown = (no: string): Facts => ({
    addressed: { no, villageId: TOWN, inbox: inboxOf(TOWN), above: inboxOf(COUNTY) },
  })
  const inTown: Facts = { inboxes: [inboxOf(TOWN)] }
  made.press(
    'fsample1',
    'send',
    { kind: 'suggestion', text: '晒谷场那块晒单，字能不能再大一点，老人站着看费劲。' },
    'zhengjianguo',
    ago(70),
    toTown('YJ26-0001'),
  )
  made.press(
    'fsample2',
    'send',
    { kind: 'complaint', text: '打电话问办到哪一步了，前后问了三回，每回都说让我再等等。' },
    'chenyue',
    ago(200),
    toTown('YJ26-4127'),
  )
  made.press(
    'fsample2',
    'answer',
    { text: '问过村里了，是没有把派给谁告诉您。已经要求派单台当天回电话，这一单周四前会有人上门。' },
    'zhaomin',
    ago(150),
    inTown,
  )
  made.press(
    'fsample3',
    'send',
    { kind: 'complaint', text: '路口的灯修了两回又不亮，来的人没查线路就走了。' },
    'zhengjianguo',
    ago(300),
    toTown('YJ26-7302'),
  )
  made.press('fsample3', 'answer', { text: '已经转给供电所。' }, 'zhaomin', ago(260), inTown)
  made.press('fsample3', 'appeal', { text: '没有说哪天来修，也没有说是谁来。' }, 'zhengjianguo', ago(240))
  made.press(
    'fsample4',
    'send',
    { kind: 'complaint', aboutTown: true, text: '在镇上窗口排了一上午，轮到我的时候说下班了。' },
    'chenyue',
    ago(26),
    { addressed: { no: 'YJ26-5518', villageId: COUNTY, inbox: aboutTownsOf(COUNTY), above: null } },
  )
  return {
    opinions: [...made.opinions.values()],
    events: made.events,
    ticket_words: made.words,
  }
}
