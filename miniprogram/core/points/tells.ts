/**
 * Who hears of what about points and the shop: one row for everything that can happen, and no default. Adding
 * a kind does not compile until its row is here. No reasons and no names of others stand in a sentence.
 */
import { LONG } from '../lasts'
import { dateText } from '../clock/shanghai'
import type { How, NewsPage } from '../news/tell'
import type { Verb } from './deed/application'
import { deedWords, pointsWords, UNANSWERED_WORDS } from './says'
import type { Application } from './types'

/**
 * `parties`: the households it is about and who reported it. `committee`: who answers. `vouchers`: who may confirm.
 * `objector`: who spoke against it. `household`: everybody of it. `town`: its inspectors who are not concerned.
 */
export type PointsWho = 'parties' | 'committee' | 'vouchers' | 'objector' | 'household' | 'town'
export interface PointsTell<W extends PointsWho = PointsWho> {
  who: W
  how: How
  message: string
  page: NewsPage
}

type DeedVerb = 'apply' | Verb
const deed = (one: Application): string => `${one.no} ${deedWords(one.item, one.quantity)}`
const at =
  (page: NewsPage) =>
  <W extends PointsWho>(who: W, message: string, how: How = 'message'): PointsTell<W> => ({
    who,
    how,
    message,
    page,
  })
const ofDeed = at('deed')

/** A good deed on its way; `after` it. */
export const DEED_TELLS: {
  readonly [V in DeedVerb]: (after: Application) => PointsTell<V extends 'apply' ? 'vouchers' : PointsWho>[]
} = {
  apply: a => [ofDeed('vouchers', `${deed(a)}，等您证实。`)],
  confirm: a => [
    ofDeed('parties', `${deed(a)}证实了，公示到 ${dateText(a.objectUntil ?? 0)}，没有意见就入账。`),
  ],
  refuse: a => [ofDeed('parties', `${deed(a)}没有证实，点开看看为什么。`)],
  withdraw: () => [],
  standAside: a => [
    a.state === 'waiting'
      ? ofDeed('vouchers', `${deed(a)}，等您证实。`)
      : ofDeed('committee', `${a.no} 公示有一条意见，请您答复。`),
  ],
  object: a => [
    ofDeed('parties', `${deed(a)}有人提了意见，等监委会答复。`),
    ofDeed('committee', `${a.no} 公示有一条意见，请您答复。`),
  ],
  answer: a => [
    ofDeed('objector', `${a.no} 您提的意见有了答复，点开看看。`),
    ...(a.state === 'objected'
      ? []
      : [
          ofDeed(
            'parties',
            a.state === 'overruled'
              ? `${deed(a)}公示没通过，点开看看为什么。`
              : `${deed(a)}的意见答复了，公示期满就入账。`,
          ),
        ]),
  ],
}

/** What the clock asks again, hands on or closes; `lapsed` also reaches who objected. */
export const DEED_CLOCK_TELLS: {
  readonly [K in 'near' | 'town' | 'toTown' | 'lapsed']: (after: Application) => PointsTell[]
} = {
  near: a => [ofDeed('vouchers', `${deed(a)}报上来${LONG.vouchNear}了，还没人证实，请您看一看。`, 'badge')],
  town: a => [ofDeed('town', `${deed(a)}报上来${LONG.vouchTown}了，村里没人证实，请镇里看一看。`, 'badge')],
  toTown: a => [
    ofDeed('town', `${a.no} 公示有一条意见，监委会${LONG.objectionTown}没有答复，请镇里答复。`, 'badge'),
  ],
  lapsed: a => [
    ofDeed(
      'parties',
      `${deed(a)}的意见${LONG.objectionUnanswered}没有答复，照常${a.points < 0 ? '扣分' : '入账'}，写明${UNANSWERED_WORDS}。${LONG.unansweredCurable}里还能冲正。`,
    ),
  ],
}

type Credit = Application['results'][string]['why']
/** What the clock made of it, for one household. */
export const CREDIT_TELLS: { readonly [W in Credit]: (a: Application, points: number) => PointsTell[] } = {
  credited: (a, points) => [ofDeed('household', `${deed(a)} ${pointsWords(points)}，记进存折了。`)],
  overQuota: a => [ofDeed('household', `${deed(a)} 这一期次数满了，这次没加分。`)],
  overCap: a => [ofDeed('household', `${deed(a)} 这一期的分到顶了，这次没加分。`)],
  twice: a => [ofDeed('household', `${deed(a)} 这一天的这件事已经入过账了，只入一次。`)],
  overruled: a => [ofDeed('household', `${deed(a)} 公示没通过，没加分。`)],
  zero: a => [ofDeed('household', `${deed(a)} 没有分可扣，没扣。`)],
}

/** A line of the passbook was cured. */
export const reversalTells = (): PointsTell<'household'>[] => [
  at('passbook')('household', '您家有一笔积分改过了，点开看为什么。'),
]

/** A price changed within a day of a redemption. The committee and the town hear it; whose it was stands in the list. */
export const priceTells = ({
  goodName,
  from,
  to,
}: {
  goodName: string
  from: number
  to: number
}): PointsTell<'committee'>[] => [
  at('prices')(
    'committee',
    `积分超市：${goodName} ${from} 分改成 ${to} 分，前后${LONG.priceNear}里有人换过，点开看一看。`,
    'badge',
  ),
]
