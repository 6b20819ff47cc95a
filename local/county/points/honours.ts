import { about } from '../../../miniprogram/core/about'
import { ownHouseholds } from '../../../miniprogram/core/people/impartial'
import { honourDoc, honourId } from '../../../cloudfunctions/_documents/new-honour'
import {
  clockHonour,
  mayJudge,
  pressHonour,
  type HonourCommand,
} from '../../../miniprogram/core/points/honour/honour'
import { honourDueAt } from '../../../miniprogram/core/points/honour/honour-due'
import { termOf } from '../../../miniprogram/core/points/honour/honour-words'
import type { Honour, HonourKind } from '../../../miniprogram/core/points/types'
import { isRefusal } from '../../../miniprogram/core/refusal'
import type { Person } from '../people/people'
import type { Agenda } from './agenda'
import { titleOf, type Book } from './book'
import { beatAfter } from './deeds'
import { homeOf } from './homes'
import type { When } from './when'

/** Households named as examples, at every stage: asked, on the notice, being voted on, shown with its votes, and those that came to nothing. */
export class Honours {
  constructor(
    private readonly book: Book,
    private readonly agenda: Agenda,
  ) {}

  nominate(kind: HonourKind, whose: Person, by: Person, text: string, at: number): string {
    const household = homeOf(this.book, whose)
    const { doc } = household
    const id = honourId(this.book.villageId, kind, termOf(kind, at), doc._id)
    this.book.say({
      id: `${id}:nominate`,
      about: about('honour', id),
      by: by.actor.id,
      owner: by.actor.id,
      at,
      words: { text },
    })
    this.put({
      id,
      villageId: this.book.villageId,
      path: doc.path,
      kind,
      term: termOf(kind, at),
      householdId: doc._id,
      householdTitle: titleOf(household),
      nominatedBy: by.actor.id,
      nominatorHouseholds: ownHouseholds(by.actor, at),
      at,
      state: 'nominated',
      consent: null,
      noticeUntil: null,
      objections: [],
      votes: [],
      aside: [],
      decidedAt: null,
      shown: false,
    })
    return id
  }
  press(id: string, command: HonourCommand, by: Person, at: number): void {
    const after = pressHonour(this.honour(id), command, { actor: by.actor, now: at, noSupervisor: false })
    if (isRefusal(after))
      throw new Error(`${command.verb} of ${this.honour(id).kind} by ${by.name}: ${after.says}`)
    this.put(after)
  }
  /** One of the committee says yes or no, by name. */
  vote(id: string, by: Person, agree: boolean, at: number): void {
    const voters = this.book.village.supervisors
      .filter(({ actor }) => mayJudge(this.honour(id), { actor, now: at, noSupervisor: false }))
      .map(({ actor }) => actor.id)
    this.press(id, { verb: 'vote', agree, voters }, by, at)
  }

  private put(honour: Honour): void {
    this.book.honours.set(honour.id, honourDoc(honour, []))
    const due = honourDueAt(honour)
    if (due !== null)
      this.agenda.on(beatAfter(due), now => {
        const before = this.honour(honour.id)
        const after = clockHonour(before, now)
        if (after !== before) this.put(after)
      })
  }
  private honour(id: string): Honour {
    const doc = this.book.honours.get(id)
    if (!doc) throw new Error(`there is no honour ${id}`)
    return doc.honour
  }
}

export function honourCases(
  honours: Honours,
  agenda: Agenda,
  when: When,
  who: (key: string) => Person,
): void {
  const [shun, xiulan, liu] = [who('zhoudeshun'), who('yangxiulan'), who('liuchanghe')]
  const named = (
    ago: number,
    kind: HonourKind,
    whose: Person,
    by: Person,
    text: string,
    then: (id: string) => void = () => {},
  ) => agenda.on(when(ago, 16.2), at => then(honours.nominate(kind, whose, by, text, at)))
  const asked = (id: string, whose: Person, ago: number, consent = true) =>
    agenda.on(when(ago, 19.3), at => honours.press(id, { verb: 'consent', consent, words: false }, whose, at))
  const voted = (id: string, ago: number, ...votes: [Person, boolean][]) =>
    votes.forEach(([one, agree], i) => agenda.on(when(ago, 9 + i), at => honours.vote(id, one, agree, at)))

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
