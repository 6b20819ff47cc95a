import { about } from '../../../miniprogram/core/about'
import { addDays, dayKey, endOfDay, startOfDay, subOf } from '../../../miniprogram/core/clock'
import type { Actor } from '../../../miniprogram/core/people/role'
import { roundOf } from '../../../miniprogram/core/ticket/pieces/selectors'
import type { Attachment, Outcome, Score } from '../../../miniprogram/core/ticket/types'
import type { Person } from '../people/people'
import type { History } from './history'
import { Scene } from './scene'
import { SAYINGS } from '../texts/sayings'

/** One order on its way: who does what next, when, and in which words. */
export class Stage extends Scene {
  private told = 0

  order({
    urgent = false,
    text,
    photo = true,
    showOnBoard = true,
  }: {
    urgent?: boolean
    text?: string
    photo?: boolean
    showOnBoard?: boolean
  } = {}): this {
    const { requester } = this.set
    this.history.press(
      'submit',
      requester.actor,
      { ...this.draft(requester, text, photo), urgent, showOnBoard },
      this.at,
      this.place(requester),
    )
    return this
  }
  onBehalf(by: Person, { showOnBoard = true } = {}): this {
    const { requester } = this.set
    this.history.press(
      'submit',
      by.actor,
      {
        ...this.draft(by, undefined, false),
        urgent: false,
        showOnBoard,
        onBehalfOf: requester.actor.id,
        consentWords: this.random.pick(SAYINGS.consent),
      },
      this.at,
      this.place(requester),
    )
    return this
  }
  complain(text: string): this {
    const { requester } = this.set
    const draft = {
      category: 'livelihood' as const,
      sub: 'livelihoodOther',
      text,
      urgent: false,
      aboutStaff: true,
      attachments: [],
      showOnBoard: false,
    }
    this.history.press('submit', requester.actor, draft, this.at, this.place(requester))
    return this
  }
  register(by: Person, source: (typeof SAYINGS.registered)[number]['source'], sourceNo?: string): this {
    const path = this.set.requester.actor.home
    this.history.press(
      'register',
      by.actor,
      {
        ...this.draft(by, undefined, false),
        urgent: false,
        source,
        gridId: path.at(-1) ?? '',
        ...(sourceNo ? { sourceNo } : {}),
      },
      this.at,
      { no: this.set.no, place: { path, householdId: null } },
    )
    return this
  }
  private draft(by: Person, text = this.story.asked, photo = true) {
    const { story } = this
    const category = subOf(this.set.rules, story.sub)?.category ?? 'livelihood'
    const before = photo ? story.pictures?.before : undefined
    const { voice } = story
    const attachments = [
      ...(before ? [this.photo(by, before)] : []),
      ...(voice && text === story.asked
        ? [this.set.album.voice(by.actor.id, voice, this.at, about('ticket', this.set.id), this.set.random)]
        : []),
    ]
    const place = story.place ?? (category === 'infrastructure' ? '{group}' : undefined)
    return {
      category,
      sub: story.sub,
      text: this.fillTemplate(text),
      aboutStaff: false,
      attachments,
      ...(place ? { place: this.fillTemplate(place) } : {}),
      ...(story.wish ? { wish: story.wish } : {}),
    }
  }
  private place = (who: Person) => ({
    no: this.set.no,
    place: { path: who.actor.home, householdId: who.actor.householdId },
  })
  photo(by: Person, picture: string): Attachment {
    return this.set.album.photo(by.actor.id, picture, this.at, about('ticket', this.set.id), this.set.random)
  }

  private sorting() {
    const sub = subOf(this.set.rules, this.ticket.sub)
    if (!sub) throw new Error(`the rules do not know ${this.ticket.sub}`)
    // A change of class stands as it is; only the first dispatch says whose matter it is.
    const { matter, category, track } = this.ticket
    return {
      category,
      sub: sub.id,
      matter: matter ?? this.story.matter,
      track: matter === null ? sub.track : track,
    }
  }
  dispatch(to: Person, { by = this.dispatcher, reason }: { by?: Person; reason?: string } = {}): this {
    this.history.press(
      'dispatch',
      by.actor,
      { ...this.sorting(), person: to.actor.id, ...(reason ? { reason } : {}) },
      this.at,
      { people: [to.actor] },
    )
    return this
  }
  /** To everyone of the requester's group. */
  dispatchPool(): this {
    const group = this.set.requester.actor.home[3] ?? ''
    const people = [...this.set.village.gridMembers.values()]
      .filter(one => one.actor.posts.some(post => post.path.includes(group)))
      .map(one => one.actor)
    this.history.press('dispatch', this.dispatcher.actor, { ...this.sorting(), pool: group }, this.at, {
      people,
    })
    return this
  }

  /** Promises the day `days` after today, or the last day before the limit where that is earlier. */
  claim(by: Person, days: number, { measures = this.story.measures }: { measures?: string } = {}): this {
    this.history.press(
      'claim',
      by.actor,
      { measures: this.fillTemplate(measures), ...this.promise(days), showContact: this.random.yes(0.9) },
      this.at,
    )
    return this
  }
  private promise(days: number): { promisedDay: string; lateReason?: string } {
    const { limitAt } = roundOf(this.ticket)
    const wanted = endOfDay(addDays(this.at, days))
    const last = startOfDay(limitAt + 1) - 1 <= limitAt ? endOfDay(limitAt) : endOfDay(addDays(limitAt, -1))
    if (wanted <= last) return { promisedDay: dayKey(wanted) }
    if (last >= this.at) return { promisedDay: dayKey(last) }
    return { promisedDay: dayKey(wanted), lateReason: this.random.pick(SAYINGS.lateReason) }
  }
  /** Sometimes the requester adds a word. */
  amend(share: number): this {
    if (this.random.yes(share))
      this.later(1, 3).by('amend', this.set.requester.actor, {
        text: this.random.pick(SAYINGS.amend),
        attachments: [],
      })
    return this
  }
  recommit(days: number): this {
    this.history.press(
      'recommit',
      this.holder.actor,
      { promisedDay: dayKey(addDays(this.at, days)), reason: this.random.pick(SAYINGS.recommit) },
      this.at,
    )
    return this
  }
  /** The story's next news, as long as there is one. */
  progress(picture?: string): this {
    const text = this.story.progress[this.told]
    if (text === undefined) return this
    this.told++
    const attachments = picture ? [this.photo(this.holder, picture)] : []
    this.history.press('progress', this.holder.actor, { text: this.fillTemplate(text), attachments }, this.at)
    return this
  }
  resolve(
    outcome: Outcome = 'done',
    text = outcome === 'partly' ? (this.story.partly ?? this.story.done) : this.story.done,
  ): this {
    const holder = this.holder
    const attachments =
      subOf(this.set.rules, this.ticket.sub)?.needsPhoto && (outcome === 'done' || outcome === 'partly')
        ? [this.photo(holder, this.story.pictures?.after ?? 'work-done.jpg')]
        : []
    this.history.press(
      'resolve',
      holder.actor,
      { outcome, text: this.fillTemplate(text), attachments },
      this.at,
    )
    return this
  }
  rate(score: Score, text = score > 2 ? this.story.thanks : (this.story.gripe ?? '跟说好的不一样。')): this {
    this.history.press(
      'rate',
      this.set.requester.actor,
      {
        score,
        attachments: [],
        ...(this.random.yes(0.75) || score <= 2 ? { text: this.fillTemplate(text) } : {}),
      },
      this.at,
    )
    return this
  }
  rateBySlip(by: Person, score: Score): this {
    this.history.press(
      'rate',
      by.actor,
      { score, attachments: [], text: this.fillTemplate(this.story.thanks) },
      this.at,
      { slip: true },
    )
    return this
  }
  revisit(by: Person, text: string, satisfied: boolean | null = true): this {
    this.history.press('revisit', by.actor, { text, satisfied }, this.at)
    return this
  }
  /** The first `n` members of the committee say what they think. */
  committee(n: number): this {
    // What the committee does not see it does not rate.
    if (this.ticket.category === 'dispute' || this.ticket.matter === 'private') return this
    const near = (score: number): Score => Math.max(1, Math.min(5, score + this.random.int(-1, 1))) as Score
    const base = this.ticket.rounds.at(-1)?.resolution?.outcome === 'done' ? 5 : 3
    for (const one of this.judges.slice(0, n)) {
      this.later(1, 20)
      this.history.press(
        'committeeRate',
        one.actor,
        {
          result: near(base),
          speed: near(4),
          manner: near(5),
          ...(this.random.yes(0.5)
            ? {
                text: this.random.pick(
                  this.ticket.category === 'infrastructure' ? SAYINGS.committeeOnSite : SAYINGS.committee,
                ),
              }
            : {}),
        },
        this.at,
      )
    }
    return this
  }
  publish(): this {
    const { shown } = this.story
    if (!shown) throw new Error('this story is never shown')
    this.history.runClock(this.at)
    // Only what is closed is shown, and an order closes seven days after it was resolved.
    if (this.ticket.stage.state === 'resolved') this.later(24 * 8, 24 * 8 + 20)
    this.history.runClock(this.at)
    // Resolved a few days ago: the committee will show it when it has closed.
    if (this.ticket.stage.state !== 'closed') return this
    this.history.press(
      'publish',
      this.supervisor(1).actor,
      {
        asked: this.fillTemplate(shown.asked),
        done: this.fillTemplate(shown.done),
        seenRev: this.ticket.rev,
      },
      this.at,
    )
    return this
  }
  /** Lets everything that is due by now happen. */
  finish(): this {
    this.history.runClock(this.set.now)
    return this
  }
  by<V extends Parameters<History['press']>[0]>(
    verb: V,
    who: Actor,
    input: Parameters<History['press']>[2],
    facts: Parameters<History['press']>[4] = {},
  ): this {
    this.history.press(verb, who, input as never, this.at, facts)
    return this
  }
}
