import { subOf, type RuleSet } from '../../../miniprogram/core/clock'
import { openidOf } from '../people/cast'
import type { Entry } from '../people/entries'
import type { Peopled, Person } from '../people/people'
import { PLANS } from './plans'
import type { Plan } from './work'
import type { Chance } from '../random'
import { SAYINGS } from '../texts/sayings'
import type { Stage } from './stage'
import { stories, turned, type Story } from '../stories'

/** Chooses for every entry whose order it is and what it is about, so that nothing is told twice in one village. */
export class Casting {
  private residents: Person[]

  /** `left`: stories not told yet, shared by the villages one may visit on one day. */
  constructor(
    private readonly village: Peopled,
    private readonly left: Story[],
    private readonly rules: RuleSet,
    private readonly random: Chance,
  ) {
    this.residents = random.shuffle(village.residents)
  }

  /** Stories that entries name are set aside first. */
  reserve(entries: readonly Entry[]): void {
    for (const { story } of entries) {
      const at = this.left.findIndex(({ key }) => key !== undefined && key === story)
      if (at >= 0) this.left.splice(at, 1)
    }
  }

  storyFor(entry: Entry): Story {
    if (entry.source) return registered(entry.source)
    const named =
      stories.find(({ key }) => key !== undefined && key === entry.story) ?? turnedOf(entry)?.story
    if (named) return named
    const fits = (story: Story) => this.fits(story, entry)
    const at = this.left.findIndex(fits)
    // A large county tells its stories again, in other words and places.
    const found = at >= 0 ? this.left.splice(at, 1)[0] : this.random.pick(stories.filter(fits))
    if (!found) throw new Error(`no story for ${entry.plan}`)
    return found
  }

  private fits(story: Story, { plan, days = 0, story: wanted }: Entry): boolean {
    const sub = subOf(this.rules, story.sub)
    if (!sub) return false
    const dispute = sub.category === 'dispute'
    if (wanted === 'dispute') return dispute && (sub.track === 2 || days > 30)
    if (dispute) return false
    if (wanted === 'private') return story.matter === 'private'
    // Without photos, which would be a document more each.
    if (plan === 'closedQuietly') return sub.track === 1 && !sub.needsPhoto
    if (SHOWN.has(plan) && (!story.shown || story.matter === 'private')) return false
    if (BAD.has(plan) && !story.gripe) return false
    if (FIVE_DAYS.has(plan)) return sub.track === 1 && sub.days === undefined && sub.unit === 'days'
    // What takes weeks cannot be over after one.
    return sub.track === 1 || days >= 25 || PLAIN.has(plan)
  }

  requesterFor(entry: Entry, story: Story): Person {
    if (entry.who) {
      const cast = this.village.residents.find(({ openid }) => openid === openidOf(entry.who ?? ''))
      if (cast) return cast
    }
    if (this.residents.length === 0) this.residents = this.random.shuffle(this.village.residents)
    const at = this.residents.findIndex(
      ({ age }) => !story.teller || (story.teller === 'old') === (age === 'old'),
    )
    const [one] = this.residents.splice(Math.max(0, at), 1)
    if (!one) throw new Error('a village needs residents')
    return one
  }
}

const SHOWN = new Set<Entry['plan']>([
  'shown',
  'shownFour',
  'poor',
  'closedLate',
  'givenBackThenClosed',
  'consentTaken',
  'takenDown',
  'closed',
  'fair',
  'lapsedThenClosed',
])
const BAD = new Set<Entry['plan']>(['poor', 'ratedLow', 'reopenedClosed', 'reopened'])
const FIVE_DAYS = new Set<Entry['plan']>([
  'working',
  'dueToday',
  'late',
  'recommitted',
  'together',
  'objected',
  'cancelAsked',
  'reassigned',
])
/** Ages do not matter here: nothing has been finished. */
const PLAIN = new Set<Entry['plan']>([
  'fresh',
  'freshBehalf',
  'offered',
  'pool',
  'returned',
  'lapsed',
  'withdrawn',
])

const TURNED = new Set<Entry['plan']>(['declined', 'appealed', 'referred', 'referralRefused', 'referralDone'])
/** By name, or for an ordinary entry whichever was declined. */
const turnedOf = ({ plan, story }: Entry) =>
  TURNED.has(plan) ? turned.find(one => (story ? one.key === story : one.decline)) : undefined

type Find = (typeof SAYINGS.registered)[number]
const findFrom = (source: string): Find =>
  SAYINGS.registered.find(one => one.source === source) ?? SAYINGS.registered[0]
function registered(source: string): Story {
  const { sub, text, measures, progress, done } = findFrom(source)
  return { sub, matter: 'public', asked: text, measures, progress: [...progress], done, thanks: '' }
}

function visit(s: Stage, source: string): Find {
  const find = findFrom(source)
  s.register(
    source === 'hotline' || source === 'police' || source === 'meeting' ? s.dispatcher : s.neighbour,
    find.source,
    'sourceNo' in find ? find.sourceNo : undefined,
  )
  return find
}
const handled = (s: Stage): Stage =>
  s
    .later(1, 4)
    .dispatch(s.otherMember)
    .later(1, 5)
    .claim(memberOf(s), 3)
    .later(20, 40)
    .progress()
    .later(4, 10)
    .resolve()
function memberOf(s: Stage): Person {
  const id = s.ticket.stage.state === 'dispatched' ? s.ticket.stage.offer.to[0] : undefined
  return [...s.set.village.gridMembers.values()].find(one => one.actor.id === id) ?? s.neighbour
}

/** The life of an entry: a plan, or one of those that need more than the order itself. */
export function lifeOf(entry: Entry, earlier: readonly Stage[]): Plan {
  const { plan, source = 'visit' } = entry
  const away = turnedOf(entry)
  switch (plan) {
    case 'declined':
    case 'appealed':
      return s => {
        s.order({ photo: false })
          .later(2, 5)
          .by('decline', s.dispatcher.actor, away?.decline ?? { reason: '', whereInstead: '' })
        if (plan === 'appealed') s.ago(3).by('appeal', s.set.requester.actor, { text: away?.appeal ?? '' })
      }
    case 'referred':
    case 'referralRefused':
    case 'referralDone':
      return s => {
        s.order({ photo: false })
          .later(2, 6)
          .by('refer', s.dispatcher.actor, { office: away?.office ?? '', reason: away?.reason ?? '' })
        const accepted = plan === 'referralDone'
        if (plan !== 'referred')
          s.later(30, 50).by('answerReferral', s.dispatcher.actor, {
            accepted,
            text: away?.answer ?? '',
            ...(accepted ? { outcome: 'done' } : {}),
          })
      }
    case 'visitOpen':
      return s => {
        visit(s, source)
      }
    case 'visitToRevisit':
      return s => {
        visit(s, source)
        handled(s)
      }
    case 'visitClosed':
      return s => {
        const find = visit(s, source)
        handled(s).later(10, 30).revisit(s.supervisor(1), find.found).later(2, 6)
      }
    case 'twin':
      return s => {
        s.order({ text: SAYINGS.duplicate })
      }
    case 'wordsToReview':
      return s => {
        s.order({ text: SAYINGS.review, photo: false })
      }
    case 'photoToReview':
      return s => {
        s.order()
      }
    case 'merged':
      return s => {
        s.order({ photo: false, text: SAYINGS.merged })
        const into = earlier.find(
          one =>
            one !== s &&
            one.ticket.stage.state === 'submitted' &&
            one.ticket.sub === s.ticket.sub &&
            one.ticket.villageId === s.ticket.villageId,
        )
        if (into) {
          s.ago(0.2).by(
            'merge',
            s.dispatcher.actor,
            { into: into.ticket.id, seenRev: s.ticket.rev },
            { target: into.ticket },
          )
          for (const { fact } of s.history.also) into.history.beside(fact, s.dispatcher.actor, s.at)
        }
      }
    default:
      return PLANS[plan]
  }
}
