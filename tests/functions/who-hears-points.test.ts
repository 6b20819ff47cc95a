/** Who hears of what about points, the shop and honours: written down by hand, pressed through the functions, compared. */
import { newsIn, newsOf, noticesOf } from './news-in'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { days, minutes } from '../../miniprogram/core/clock'
import { openCounty, tap, type County } from './county'
import { tick } from './jobs-tick'
import { earning } from './points'
import { earned, moreOf, stocked } from './shop'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
let made: ReturnType<typeof earning>
beforeAll(async () => {
  county = await openCounty()
  made = earning(county)
  // Somebody else of the same house, so that a household is more than its presser.
  moreOf(county, 'chen2', 'n1', { householdId: 'h_n1_chen' })
  earned(county, 'h_n1_chen', 1000)
  stocked(county, 'oil', 20)
})
// What an earlier test left on its way is told before the next one listens.
beforeEach(() => clock(5)())
afterAll(() => county.close())

type Heard = [to: string, how: 'now' | 'message' | 'digest' | 'badge', message: string]
/** What was told while this was done, by row: to whom, how, and a word of the sentence. */
async function heard(press: () => Promise<unknown>, about?: string): Promise<Heard[]> {
  const before = new Set(newsOf(county).map(one => one._id))
  await press()
  return newsOf(county)
    .filter(one => !before.has(one._id) && (!about || one.about.id === about))
    .flatMap(one => {
      const named = newsIn(one)
      return named
        ? [[[...named.people].sort().join(' '), named.how, named.message] as Heard]
        : byRow(one._id)
    })
    .sort()
}
/** Of a row of a process the people are found when it is fanned out. */
function byRow(eventId: string): Heard[] {
  const rows = new Map<string, [how: Heard[1], people: string[]]>()
  for (const { message, how, personId } of noticesOf(county, eventId))
    rows.set(message, [how, [...(rows.get(message)?.[1] ?? []), personId]])
  return [...rows].map(([message, [how, people]]): Heard => [people.sort().join(' '), how, message])
}
/** `about`: only what was said of this one, where time passes for all. */
const expectHeard = async (press: () => Promise<unknown>, rows: Heard[], about?: string) =>
  expect(await heard(press, about)).toEqual(
    rows.sort().map(([to, how, message]) => [to, how, expect.stringContaining(message)]),
  )
const clock = (n: number) => async () => {
  await county.cloud.advance(days(n) + minutes(2))
  await tick(county)
}
/** The nearest of those who may vouch; the next one is asked when they stand aside. */
const VOUCHERS = 'li'
const HOUSE = 'chen chen2'
const COMMITTEE = 'liu yang'

describe('a good deed', () => {
  it('reported: anyone who may vouch for it; confirmed or not: the house; taken back: nobody', async () => {
    let id = ''
    const apply = async () => {
      id = await made.applied('chen', { quantity: 1 })
    }
    await expectHeard(apply, [[VOUCHERS, 'message', '等您证实']])
    await expectHeard(
      () => county.ok('wang', 'points.confirm', { id, agree: true, key: tap() }),
      [[HOUSE, 'message', '证实了，公示到']],
    )
    await apply()
    const answer = { id, agree: false, reason: '没见着', key: tap() }
    await expectHeard(() => county.ok('wang', 'points.confirm', answer), [[HOUSE, 'message', '没有证实']])
    await apply()
    await expectHeard(() => county.ok('chen', 'points.withdraw', { id, key: tap() }), [])
  })

  it('who may vouch and is kin stands aside: the others are asked', async () => {
    const id = await made.applied('chen')
    await expectHeard(
      () => county.ok('li', 'points.standAside', { id, key: tap() }),
      [['wang', 'message', '等您证实']],
    )
    await county.ok('chen', 'points.withdraw', { id, key: tap() })
  })

  it('spoken against: the house and the committee, never by whom; answered: who spoke, and the house', async () => {
    const objectionOf = (id: string) => county.doc('deeds', id).deed.objections[0]?.id ?? ''
    for (const [upheld, message] of [
      [false, '公示期满就入账'],
      [true, '公示没通过'],
    ] as const) {
      const id = await made.confirmed()
      const object = () => county.ok('zhou', 'points.object', { id, reason: '那天没见着人', key: tap() })
      await expectHeard(object, [
        [HOUSE, 'message', '有人提了意见'],
        [COMMITTEE, 'message', '请您答复'],
      ])
      const reply = { id, objectionId: objectionOf(id), upheld, reason: '问过了', key: tap() }
      await expectHeard(
        () => county.ok('yang', 'points.answer', reply),
        [
          ['zhou', 'message', '有了答复'],
          [HOUSE, 'message', message],
        ],
      )
    }
  })

  it('credited by the clock: the house', async () => {
    await made.confirmed()
    await expectHeard(clock(4), [[HOUSE, 'message', '记进存折了']])
  })

  it('nobody vouches: after three days those who may and the committee are reminded, after fifteen the town is asked', async () => {
    const id = await made.applied('chen')
    // The day must be over. The committee looks after the village's points, and is reminded beside them.
    await expectHeard(clock(4), [[`${VOUCHERS} ${COMMITTEE}`, 'badge', '还没人点头']])
    await expectHeard(clock(12), [['zhao', 'badge', '请镇里看一看']])
    await county.ok('chen', 'points.withdraw', { id, key: tap() })
  })

  it('nobody answers what was said against it: after fifteen days the town, after thirty it is credited and all hear', async () => {
    await made.objected()
    await expectHeard(clock(16), [['zhao', 'badge', '请镇里答复']])
    await expectHeard(clock(15), [['chen chen2 zhou', 'message', '的意见三十天没有答复，照常入账']])
    await expectHeard(clock(0), [[HOUSE, 'message', '记进存折了']])
  })
})

describe('the shop', () => {
  const redeem = async () =>
    (await county.ok('chen', 'shop.redeem', { goodId: 'oil', seenPrice: 120, key: tap() })).redemption
  it('redeemed, handed out, given up, run out: the rest of the house, or all of it when another pressed', async () => {
    let mine = { id: '', code: '' as string | null }
    const again = async () => {
      mine = await redeem()
    }
    await expectHeard(again, [['chen2', 'message', '换了菜籽油']])
    const out = () => county.ok('sun', 'shop.handOut', { id: mine.id, code: mine.code ?? '', key: tap() })
    await expectHeard(out, [[HOUSE, 'message', '领走了']])
    await again()
    await expectHeard(
      () => county.ok('chen', 'shop.cancel', { id: mine.id, key: tap() }),
      [['chen2', 'message', '不换了']],
    )
    await again()
    await expectHeard(clock(16), [[HOUSE, 'message', '没来拿']])
  })

  it('a price changed beside a redemption: the committee and the town, in the app', async () => {
    await redeem()
    const { good } = county.doc('goods', 'oil')
    const { name, unit, kind, picture, limit, on, restockDay } = good
    const save = { id: 'oil', name, unit, kind, picture, limit, on, restockDay, price: 100, key: tap() }
    await expectHeard(
      () => county.ok('sun', 'shop.saveGood', save),
      [[`${COMMITTEE} zhao`, 'badge', '改成 100 分']],
    )
  })
})

describe('an honour', () => {
  const nominate = async () =>
    (
      await county.ok('zhou', 'honour.nominate', {
        kind: 'helpful',
        householdId: 'h_n1_chen',
        text: '帮邻居看门',
        key: tap(),
      })
    ).honour.id
  it('proposed, agreed to, awarded: the house, and nobody before it agreed', async () => {
    let id = ''
    await expectHeard(async () => {
      id = await nominate()
    }, [[HOUSE, 'message', '愿不愿意']])
    await expectHeard(
      () => county.ok('chen', 'honour.consent', { id, consent: true, key: tap() }),
      [['chen2', 'message', '公示三天']],
    )
    await expectHeard(clock(4), [[COMMITTEE, 'badge', '公示期满']])
    await expectHeard(() => county.ok('yang', 'honour.vote', { id, agree: true, key: tap() }), [])
    await expectHeard(
      () => county.ok('liu', 'honour.vote', { id, agree: true, key: tap() }),
      [[HOUSE, 'message', '评上了']],
    )
  })

  const onNotice = async (householdId: string, kind: 'filial' | 'learning' | 'customs') => {
    const { honour } = await county.ok('zhou', 'honour.nominate', {
      kind,
      householdId,
      text: '邻里都知道',
      key: tap(),
    })
    await county.ok('chen', 'honour.consent', { id: honour.id, consent: true, key: tap() })
    return honour.id
  }
  it('left without an answer: the town after fifteen days, who objected after thirty', async () => {
    const id = await onNotice('h_n1_chen', 'learning')
    await county.ok('tan', 'honour.object', { id, reason: '书屋早关了', key: tap() })
    await expectHeard(clock(16), [['zhao', 'badge', '十五天没有答复，请镇里答复']], id)
    await expectHeard(
      clock(16),
      [
        ['tan', 'message', '三十天没有答复'],
        [COMMITTEE, 'badge', '公示期满'],
      ],
      id,
    )
  })

  it('objected to and answered: the committee, then who objected, never the house', async () => {
    const id = await onNotice('h_n1_chen', 'filial')
    await expectHeard(
      () => county.ok('tan', 'honour.object', { id, reason: '那是她女儿做的', key: tap() }),
      [[COMMITTEE, 'badge', '公示有一条意见，请您答复']],
    )
    const [objection] = (await county.ok('yang', 'honour.open', { id })).objections
    await expectHeard(
      () =>
        county.ok('yang', 'honour.answer', {
          id,
          objectionId: objection!.id,
          upheld: false,
          reason: '问过了，是她自己',
          key: tap(),
        }),
      [['tan', 'message', '您提的意见有了答复']],
    )
  })
})
