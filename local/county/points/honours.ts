/** Households named as examples, at every stage: asked, on the notice, being voted on, shown with its votes, and those that came to nothing. */
import { commitmentOf } from '../../../cloudfunctions/_journal/chain'
import { honourId, honours } from '../../../cloudfunctions/_journal/honours/writing'
import { eventFor, wordsFor } from '../../../cloudfunctions/_journal/recorded'
import type { HonourCommand, HonourInputs, HonourVerb } from '../../../miniprogram/core/honour/commands'
import { mayJudge } from '../../../miniprogram/core/honour/judging'
import type { Facts, Honour } from '../../../miniprogram/core/honour/kinds'
import type { HonourKind } from '../../../miniprogram/core/honour/record'
import { termOf } from '../../../miniprogram/core/honour/labels'
import { NOTHING_COUNTED } from '../../../miniprogram/core/points/often'
import { isRefusal } from '../../../miniprogram/core/refusal'
import type { Person } from '../people/people'
import type { Agenda } from './agenda'
import { titleOf, type Book } from './book'
import { beatAfter } from './deeds'
import { homeOf } from './homes'
import type { When } from './when'

export class Honours {
  private readonly made = new Map<string, Honour>()

  constructor(
    private readonly book: Book,
    private readonly agenda: Agenda,
  ) {}

  nominate(kind: HonourKind, whose: Person, by: Person, text: string, at: number): string {
    const home = homeOf(this.book, whose)
    const { _id: householdId, path } = home.doc
    const id = honourId(kind, termOf(kind, at), householdId)
    const household = { id: householdId, title: titleOf(home), villageId: this.book.villageId, path }
    this.press(id, 'nominate', { kind, householdId, text }, by, at, {
      household,
      nominations: NOTHING_COUNTED,
    })
    return id
  }

  /** Decided by the rules themselves: what they refuse is a mistake of the county. */
  press<V extends HonourVerb>(
    id: string,
    verb: V,
    input: HonourInputs[V],
    by: Person | 'clock',
    at: number,
    facts: Facts = {},
  ): void {
    const before = this.made.get(id) ?? null
    const actor = by === 'clock' ? 'clock' : by.actor
    const key = `${id}-${(before?.rev ?? 0) + 1}`
    const command = { verb, key, input } as unknown as HonourCommand
    const decision = honours.decide(before, command, { actor, now: at, facts })
    if (isRefusal(decision)) throw new Error(`${verb} of ${id}: ${decision.message}`)
    const { fact, words } = decision
    const salt = words ? this.book.random.hex(32) : ''
    const commitment = words && commitmentOf(words, salt)
    const idempotencyKey = `${actor === 'clock' ? 'clock' : actor.id}:${key}`
    const event = eventFor(honours, before, {
      kind: 'honour',
      id,
      fact,
      actor,
      idempotencyKey,
      now: at,
      commitment,
    })
    const after = honours.evolve(before, event)
    this.made.set(id, after)
    this.book.honours.set(id, honours.docOf(after))
    this.book.events.push({ _id: event.id, ...event })
    if (words)
      this.book.words.push(wordsFor(honours, event, after, { words, salt, check: 'pass', files: [] }))
    this.wait(id)
  }

  /** One of the committee says yes or no, by name. */
  vote(id: string, by: Person, agree: boolean, at: number): void {
    const voters = this.book.village.supervisors
      .filter(({ actor }) => mayJudge(this.honour(id), { actor, now: at, noSupervisor: false }))
      .map(({ actor }) => actor.id)
    this.press(id, 'vote', { agree }, by, at, { voters })
  }

  /** What the timer presses at its next beat after it is due. */
  private wait(id: string): void {
    const due = honours.docOf(this.honour(id)).nextDueAt
    if (due !== null)
      this.agenda.on(beatAfter(due), now => {
        const verb = honours.clockVerb(this.honour(id), now)
        if (verb) this.press(id, verb, {} as never, 'clock', now)
      })
  }
  private honour(id: string): Honour {
    const honour = this.made.get(id)
    if (!honour) throw new Error(`there is no honour ${id}`)
    return honour
  }
}

export function honourCases(made: Honours, agenda: Agenda, when: When, who: (key: string) => Person): void {
  const [shun, xiulan, liu] = [who('zhoudeshun'), who('yangxiulan'), who('liuchanghe')]
  const named = (
    ago: number,
    kind: HonourKind,
    whose: Person,
    by: Person,
    text: string,
    then: (id: string) => void = () => {},
  ) => agenda.on(when(ago, 16.2), at => then(made.nominate(kind, whose, by, text, at)))
  const asked = (id: string, whose: Person, ago: number, consent = true) =>
    agenda.on(when(ago, 19.3), at => made.press(id, 'consent', { consent }, whose, at))
  const voted = (id: string, ago: number, ...votes: [Person, boolean][]) =>
    votes.forEach(([one, agree], i) => agenda.on(when(ago, 9 + i), at => made.vote(id, one, agree, at)))

  named(
    45,
    'filial',
    who('zhouguilan'),
    who('chenwangsheng'),
    '她照看瘫在床上的婆婆九年，天天翻身擦洗。',
    id => {
      asked(id, who('zhouguilan'), 44)
      voted(id, 38, [liu, true], [shun, true])
    },
  )
  named(33, 'helpful', who('wangshulin'), who('zhangbaotian'), '谁家有事他都先到，夜里送人去过医院。', id => {
    asked(id, who('wangshulin'), 32)
    voted(id, 27, [xiulan, false], [shun, true], [liu, true])
  })
  named(29, 'customs', who('zhangbaotian'), who('zhengjianguo'), '孙子满月只请了自家人。', id => {
    asked(id, who('zhangbaotian'), 28)
    voted(id, 22, [shun, false], [xiulan, false])
  })
  named(20, 'enterprise', who('zhengjianguo'), who('zhangbaotian'), '带着几家种菌子，路子都肯教人。', id =>
    asked(id, who('zhengjianguo'), 19, false),
  )
  named(9, 'learning', who('zhengjianguo'), who('wangshulin'), '家里一架书，放学了孩子们都去他家看。', id => {
    asked(id, who('zhengjianguo'), 8)
    voted(id, 3, [xiulan, true])
  })
  named(3, 'goodInLaw', who('zhouguilan'), who('chenwangsheng'), '儿媳妇把两个老人都照看得好。', id =>
    asked(id, who('zhouguilan'), 1),
  )
  named(2, 'starred', who('chenyue'), who('zhouguilan'), '院子四季干净，谁来都有热茶。')
}
