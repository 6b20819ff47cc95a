import { addDays, hourOf, hours, startOfDay, type RuleSet } from '../../../miniprogram/core/clock'
import { isRelated } from '../../../miniprogram/core/ticket/pieces/selectors'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import { History, type Law } from './history'
import type { Peopled, Person } from '../people/people'
import type { Album } from '../files/album'
import type { Chance } from '../random'
import type { Story } from '../stories'
import { templateFiller, type FillTemplate } from '../texts/fill-template'

const MORNING = 7
const EVENING = 21

export interface Setting {
  id: string
  /** Number it is called by. */
  no: string
  village: Peopled
  story: Story
  requester: Person
  law: Law
  rules: RuleSet
  album: Album
  random: Chance
  now: number
}

/** One order, the people around it, and the hour. Times are those of people who sleep at night. */
export class Scene {
  readonly history: History
  readonly fillTemplate: FillTemplate
  /** The moment of the last step. */
  at: number

  constructor(
    readonly set: Setting,
    start: number,
  ) {
    this.history = new History(set.id, set.law, set.random)
    this.fillTemplate = templateFiller(set.village.places, this.groupName, set.random)
    this.at = start
  }

  get ticket(): Ticket {
    return this.history.ticket
  }
  get story(): Story {
    return this.set.story
  }
  get random(): Chance {
    return this.set.random
  }
  private get groupName(): string {
    return (
      this.set.village.groups.find(group => this.set.requester.actor.home.includes(group._id))?.name ?? '村里'
    )
  }

  /** Who looks after the requester's household grid. */
  get neighbour(): Person {
    const leaf = this.set.requester.actor.home.at(-1)
    const found = leaf === undefined ? undefined : this.set.village.gridMembers.get(leaf)
    if (!found) throw new Error('every household grid has a grid member')
    return found
  }
  get otherMember(): Person {
    const others = [...this.set.village.gridMembers.values()].filter(one => one !== this.neighbour)
    return others[this.random.int(0, others.length - 1)] ?? this.neighbour
  }
  get holder(): Person {
    const id = 'holder' in this.ticket.stage ? this.ticket.stage.holder : null
    const found = [...this.set.village.gridMembers.values(), ...this.set.village.inspectors].find(
      one => one.actor.id === id,
    )
    if (!found) throw new Error(`nobody holds ${this.ticket.no}`)
    return found
  }
  get dispatcher(): Person {
    return this.set.village.dispatcher
  }
  inspector(n = 0): Person {
    return this.set.village.inspectors[n] ?? this.dispatcher
  }
  /** Of the committee those whose own matter it is not. */
  get judges(): Person[] {
    return this.set.village.supervisors.filter(one => !isRelated(this.ticket, one.actor, this.at))
  }
  supervisor(n = 0): Person {
    return this.judges[n] ?? this.judges[0] ?? this.dispatcher
  }

  /** Some hours later, when people are up; never after now. */
  later(from: number, to = from): this {
    const next = daytime(this.at + Math.round(hours(from + this.random.next() * (to - from))))
    this.at = next >= this.set.now ? Math.max(this.at, this.set.now - hours(0.2)) : next
    return this
  }
  /** That many waking hours before now. */
  ago(wakingHours: number): this {
    this.at = Math.max(this.at, awakeBefore(this.set.now, wakingHours))
    return this
  }
}

/** The same moment, or the next morning when people sleep then. */
function daytime(at: number): number {
  const hour = hourOf(at)
  if (hour < MORNING) return startOfDay(at) + hours(MORNING) + (at % hours(1))
  return hour < EVENING ? at : startOfDay(addDays(at, 1)) + hours(MORNING) + (at % hours(1))
}

/** Counts back waking hours only. */
export function awakeBefore(now: number, wakingHours: number): number {
  let at = now
  let left = hours(wakingHours)
  for (;;) {
    const morning = startOfDay(at) + hours(MORNING)
    const from = Math.min(at, startOfDay(at) + hours(EVENING))
    if (from - morning > left) return Math.round(from - left)
    left -= Math.max(0, from - morning)
    at = startOfDay(at) - 1
  }
}
