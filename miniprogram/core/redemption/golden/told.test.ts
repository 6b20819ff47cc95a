/** Who may redeem what and for how much, who hears of it in which words, and what becomes of what is typed: against redemption.md. */
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fromDayKey } from '../../clock/shanghai'
import { days } from '../../clock/units'
import type { Belonging } from '../../people/belonging'
import type { Actor } from '../../people/role'
import { rowsIn, tablesIn, typedWith } from '../../process/tables.testing'
import { messageAfter, phraseOf, tellsOf, verbOf } from '../decide'
import type { RedemptionEvent } from '../events'
import type { Facts, Redemption } from '../kinds'
import { PERSON_VERBS } from '../process'
import { VERB_FILES } from '../verbs'
import {
  CANCELLED,
  COLLECTED,
  EXPIRED,
  good,
  gridMember,
  HELPED,
  helper,
  HOUSEHOLD,
  NOW,
  own,
  redemption,
  story,
  WAITING,
  type Step,
} from '../testing'
import { CAST, type Column } from './cast.testing'

const tableOf = rowsIn(tablesIn(path.join(import.meta.dirname, 'redemption.md')))

const joined = (ago: number): Belonging[] => [
  { householdId: 'h1', from: NOW - ago, until: null, how: 'accepted' },
]
interface Wish {
  who?: Partial<Actor>
  facts?: Partial<Facts>
  words?: string
  seenPrice?: number
}
const AGREED = '当面同意'
/** What is different, as the table calls it. */
const WISHES: Record<string, Wish> = {
  'as it is': {},
  'nine tenths seen, list price due': { seenPrice: 31 },
  'joined six days ago': { who: { belonged: joined(days(6)) } },
  'joined seven days ago': { who: { belonged: joined(days(7)) } },
  'sold out': { facts: { good: good({ stock: 0 }) } },
  'off the shelf': { facts: { good: good({ on: false }) } },
  'of another village': { facts: { good: good({ villageId: 'v9' }) } },
  'no such good': { facts: { good: null } },
  'had it this month': {
    facts: {
      good: good({ limit: { times: 1, per: 'month' } }),
      had: { days: { '2026-11-02': { times: 1, points: 0 } }, years: {} },
    },
  },
  'one point short': { facts: { balance: 34 } },
  'to the last point': { facts: { balance: 35 } },
  'without a word': { words: undefined },
  'a blank word': { words: '　 ' },
}
function redeems(actor: Actor | 'clock', wish: Wish) {
  const { facts = {}, seenPrice = 35 } = wish
  const words = 'words' in wish ? wish.words : AGREED
  const isOwn = actor !== 'clock' && actor.householdId === 'h1'
  const consentWords = isOwn || words === undefined ? {} : { consentWords: words }
  return story().when(actor, 'redeem', { goodId: 'oil', seenPrice, ...consentWords }, facts)
}

describe('redeem', () => {
  it.each(tableOf('redeem'))('%s, %s: %s', (who, what, hears) => {
    const wish = WISHES[what ?? '']
    if (!wish) throw new Error(`nobody knows ${what ?? ''}`)
    const cast: Actor | 'clock' = CAST[who as Column]
    const actor = cast === 'clock' ? cast : { ...cast, ...wish.who }
    expect(redeems(actor, wish).refused ?? '').toBe(hears)
  })
  it('tries everything it knows', () => {
    expect([...new Set(tableOf('redeem').map(([, what]) => what))].sort()).toEqual(Object.keys(WISHES).sort())
  })
  it('names the field that is to be filled in', () => {
    expect(redeems(helper, { words: undefined }).answer).toMatchObject({ field: 'consentWords' })
  })
  it('says by how much, from when and how often', () => {
    const says = (what: string) => {
      const wish = WISHES[what] as Wish
      const { answer } = redeems({ ...own, ...wish.who }, wish)
      return answer && 'message' in answer ? answer.message : ''
    }
    expect([
      says('one point short'),
      says('joined six days ago'),
      says('had it this month'),
      says('nine tenths seen, list price due'),
    ]).toEqual([
      '分不够，还差 1 分。分没扣。',
      '刚登记到这一户，11 月 19 日起才能用这一户的分换东西。分没扣。',
      '每户每月 1 桶，您家已经换过了，分没扣。',
      '价钱刚改成 35 分了，分没扣。看一眼再换。',
    ])
  })
})

describe('pays', () => {
  it.each(tableOf('pays'))('%s for %s: %s', (who, whose, pays, saved) => {
    const cast = CAST[who as Column] as Actor
    const actor = whose === 'own household' ? { ...cast, householdId: 'h1' } : cast
    const { here } = redeems(actor, {})
    expect([String(here.paid), String(here.discount?.saved ?? 0)]).toEqual([pays, saved])
  })
})

describe('what is kept of it', () => {
  it('of the household’s own', () => {
    expect(redemption(...WAITING)).toMatchObject({
      stage: { state: 'waiting' },
      no: 'V-D26-0001',
      villageId: 'v',
      path: HOUSEHOLD.path,
      householdId: 'h1',
      householdTitle: '三组 5 号 陈家',
      redeemedBy: 'chen',
      redeemedAt: NOW,
      onBehalf: false,
      helperHouseholds: [],
      goodId: 'oil',
      goodName: '菜籽油',
      unit: '桶',
      picture: 'oil',
      price: 35,
      paid: 35,
      discount: null,
      balanceBefore: 286,
      balanceAfter: 251,
      until: fromDayKey('2026-12-04') - 1,
      countedOn: null,
      codeTry: 1,
    })
  })
  it('of a helper’s: their households of today, and no discount', () => {
    expect(redemption(...HELPED)).toMatchObject({
      redeemedBy: 'li',
      onBehalf: true,
      helperHouseholds: ['h-li'],
      paid: 35,
      discount: null,
    })
  })
  it('the day it counts on, where the good has a limit', () => {
    const limited = good({ limit: { times: 2, per: 'month' } })
    expect(redeems(own, { facts: { good: limited } }).here.countedOn).toBe('2026-11-18')
  })
  it('who ended it, by name where staff did; a neighbour with a post gives up as a neighbour', () => {
    const ended = (steps: readonly Step[]) => {
      const { stage } = redemption(...steps)
      return 'ended' in stage ? stage.ended : null
    }
    const givesUp = (steps: readonly Step[], who: Actor) =>
      ended([...steps, told => told.given(who, 'cancel', {})])
    expect(ended(COLLECTED)).toEqual({ at: NOW, by: 'sun', byName: '名sun' })
    expect(ended(EXPIRED)).toEqual({ at: fromDayKey('2026-12-04'), by: 'clock', byName: null })
    expect(givesUp(HELPED, helper)).toEqual({ at: NOW, by: 'li', byName: '名li' })
    expect(givesUp(WAITING, { ...gridMember, householdId: 'h1' })).toEqual({
      at: NOW,
      by: 'gao',
      byName: null,
    })
  })
  it('whether it was fetched without a code', () => {
    const handed = (inPerson: boolean) =>
      story(...HELPED).when(CAST.店员, 'handOut', inPerson ? { inPerson: true } : {}, {
        shown: inPerson ? undefined : true,
      }).answer
    expect([handed(true), handed(false)]).toMatchObject([
      { type: 'HandedOut', facts: { inPerson: true } },
      { type: 'HandedOut', facts: { inPerson: false } },
    ])
  })
})

/** The last step of each road is the one that is told. */
const ROADS: Record<string, readonly Step[]> = {
  redeemed: WAITING,
  'handed out': COLLECTED,
  'given back': CANCELLED,
  expired: EXPIRED,
}
function told(steps: readonly Step[]) {
  const { events, here } = story(...steps)
  const event = events[events.length - 1] as RedemptionEvent
  const before: Redemption | null = steps.length === 1 ? null : redemption(...steps.slice(0, -1))
  return { event, tells: tellsOf(event, before, here) }
}

describe('told', () => {
  it.each(tableOf('told'))('%s: %s', (step, expected) => {
    const road = ROADS[step ?? '']
    if (!road) throw new Error(`no road to ${step ?? ''}`)
    expect(
      told(road)
        .tells.map(({ who, how }) => `${who} ${how}`)
        .join('; '),
    ).toBe(expected)
  })
  it('has a row for every event', () => {
    expect(tableOf('told').map(([step]) => step)).toEqual(Object.keys(ROADS))
    expect(Object.values(ROADS).map(road => told(road).event.type)).toEqual([
      'Redeemed',
      'HandedOut',
      'Cancelled',
      'Expired',
    ])
  })
  it('in these words, on the page of the code, whatever became of it since', () => {
    const [all, ...more] = Object.values(ROADS).map(road => told(road).tells)
    expect([all, ...more].map(tells => tells?.map(({ message }) => message))).toEqual([
      ['家里用 35 分换了菜籽油 1 桶，12 月 3 日前凭码去拿。'],
      ['菜籽油 1 桶领走了。要不是您家领的，请跟村里说一声。'],
      ['菜籽油 1 桶不换了，35 分退回来了。'],
      ['菜籽油 1 桶过了 15 天没来拿，35 分退回来了。'],
    ])
    expect(all).toMatchObject([{ template: 'points', page: 'code', until: 'always' }])
    expect(Object.values(ROADS).map(road => phraseOf(told(road).event))).toEqual([
      '有变动',
      '有变动',
      '有变动',
      '有变动',
    ])
  })
})

describe('typed', () => {
  it.each(tableOf('typed'))('%s: %s goes to the check, %s looks, %s may erase it', (verb, ...row) => {
    expect(typedWith(VERB_FILES[verb as keyof typeof VERB_FILES])).toEqual(row)
  })
  it('names every verb with which something is typed', () => {
    const typing = PERSON_VERBS.filter(verb => VERB_FILES[verb].words.text !== 'none')
    expect(tableOf('typed').map(([verb]) => verb)).toEqual(typing)
    expect(verbOf('HandedOut').words).toEqual({ text: 'none' })
  })
  it('lies under its own name beside the event, never in it', () => {
    const { answer } = redeems(helper, { words: '电话里说好的' })
    expect(answer).toMatchObject({ words: { texts: { consent: '电话里说好的' } } })
    expect(JSON.stringify(answer && 'facts' in answer ? answer.facts : null)).not.toContain('电话')
  })
})

describe('what the one who pressed hears', () => {
  const after = (verb: 'redeem' | 'handOut' | 'cancel', steps: readonly Step[]) =>
    messageAfter(verb, redemption(...steps), {})
  it('is what happened and what comes next', () => {
    expect([
      after('redeem', WAITING),
      after('redeem', HELPED),
      after('handOut', COLLECTED),
      after('cancel', CANCELLED),
    ]).toEqual([
      '换好了：菜籽油 1 桶。12 月 3 日前凭码来拿。',
      '换好了：菜籽油 1 桶。12 月 3 日前请本人或家里人到店，报门牌来拿。',
      '发出了：菜籽油，三组 5 号 陈家。',
      '退了，35 分回到账上。',
    ])
  })
  it('is that it is over, where the same key comes once more after it ended', () => {
    expect([after('redeem', COLLECTED), after('redeem', EXPIRED)]).toEqual([
      '这次换的已经有了结果，看一眼。',
      '这次换的已经有了结果，看一眼。',
    ])
  })
})
