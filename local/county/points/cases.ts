import { about } from '../../../miniprogram/core/about'
import { days } from '../../../miniprogram/core/clock'
import type { Household, Person } from '../people/people'
import { awakeBefore } from '../orders/scene'
import type { Agenda } from './agenda'
import type { Deeds, Report } from './deeds'
import { homeOf } from './homes'
import type { When } from './when'

export interface Cast {
  who(key: string): Person
  near: (gridMember: Person) => Household[]
  deeds: Deeds
  agenda: Agenda
  when: When
  now: number
}

/** Where the named people's days begin: things to vouch for, to answer, to look at on the notice; and all that can become of a report. */
export function pointsCases({ who, near, deeds, agenda, when, now }: Cast): void {
  const [zheng, zhang, zhou, wang, li, guo] = [
    'zhengjianguo',
    'zhangbaotian',
    'zhouguilan',
    'wangshulin',
    'lichunmei',
    'zhengguoqiang',
  ].map(who) as [Person, Person, Person, Person, Person, Person]
  const [shun, xiulan] = [who('zhoudeshun'), who('yangxiulan')]
  const others = (gridMember: Person) =>
    near(gridMember).filter(
      ({ people }) => people.length > 0 && !people.some(one => one.actor.posts.length > 0),
    )
  const resident = (gridMember: Person, n: number): Person => {
    const all = others(gridMember)
    const found = all[n % all.length]?.people[0]
    if (!found) throw new Error('nobody lives there')
    return found
  }
  const put = (at: number, deed: Report, then: (id: string) => void = () => {}) =>
    agenda.on(at, moment => then(deeds.apply(deed, moment)))
  const vouched = (ago: number, deed: Report, then: (id: string) => void = () => {}, by?: Person) =>
    put(when(ago, 17.5), deed, id => {
      agenda.on(when(ago, 20.2), at => deeds.confirm(id, at, by))
      then(id)
    })

  // Waiting for somebody to vouch.
  put(awakeBefore(now, 3), {
    by: zhou,
    item: 'elders',
    quantity: 3,
    text: '给隔壁腿脚不便的老人烧了三天饭。',
  })
  put(awakeBefore(now, 19), {
    by: resident(li, 1),
    item: 'labour',
    quantity: 2,
    text: '清了渠口，捞了一车淤泥。',
    photo: 'ditch-after.jpg',
  })
  put(awakeBefore(now, 6), {
    by: zheng,
    item: 'river',
    quantity: 2,
    text: '桥头下面那段，捞了两网兜。',
    photo: 'ditch-after.jpg',
  })
  put(awakeBefore(now, 22), { by: zhang, item: 'sorting', text: '这个月都分开放的。' })

  // On the notice, one of them a whole group's.
  vouched(
    2,
    { by: zheng, item: 'labour', quantity: 3, text: '机耕路填坑，推了一下午土。', photo: 'potholes.jpg' },
    undefined,
    wang,
  )
  vouched(
    1,
    {
      by: wang,
      item: 'labour',
      quantity: 2,
      households: others(wang).slice(0, 3),
      text: '三组一起清北渠，各家都出了人。',
      photo: 'ditch-after.jpg',
    },
    undefined,
    shun,
  )

  // Objected to: one for the committee to answer, the others answered.
  const objection = (id: string, by: Person, ago: number, text: string, householdId: string | null = null) =>
    agenda.on(when(ago, 20.6), at =>
      deeds.press(id, 'object', { reason: text, ...(householdId ? { householdId } : {}) }, by, at),
    )
  const answer = (id: string, of: Person, by: Person, ago: number, upheld: boolean, text: string) =>
    agenda.on(when(ago, 9.5), at => deeds.answer(id, of, upheld, text, by, at))
  vouched(
    2,
    { by: resident(guo, 1), item: 'sweep', text: '扫了二组到村小那段路。', photo: 'work-done.jpg' },
    id => objection(id, zhang, 1, '那天下午我在村小门口，没见人扫。'),
    guo,
  )
  vouched(
    30,
    { by: resident(guo, 2), item: 'labour', quantity: 6, text: '修渠做了一天。' },
    id => {
      objection(id, zhou, 29, '半天就走了，没有六个小时。')
      answer(id, zhou, shun, 28, true, '问了带工的，那天只做到中午，请照实再报一次。')
    },
    guo,
  )
  vouched(
    25,
    { by: resident(guo, 3), item: 'patrol', quantity: 2, text: '防火走了两趟。' },
    id => {
      objection(id, zheng, 24, '好像只走了一趟。')
      answer(id, zheng, xiulan, 23, false, '查了签到本，两趟都有他的名字。')
    },
    guo,
  )
  const meeting = others(guo).slice(0, 3)
  vouched(
    50,
    { by: guo, item: 'meeting', households: meeting, text: '院坝会定了修渠的办法，这几家出的主意。' },
    id => {
      objection(id, zhou, 49, '会上这一家没有来人。', meeting[1]?.doc._id ?? null)
      answer(id, zhou, xiulan, 48, true, '看了会议记录，这一家没到会，只去掉这一家。')
    },
    shun,
  )

  // Not vouched for, taken back, reported twice.
  put(when(20, 18), { by: resident(li, 1), item: 'helping', quantity: 2, text: '帮人收谷子。' }, id =>
    agenda.on(when(19, 9), at =>
      deeds.press(id, 'confirm', { agree: false, reason: '那家说谷子是雇人收的，请问清楚再报。' }, li, at),
    ),
  )
  put(when(9, 18), { by: zhang, item: 'patrol', text: '排班走了一趟。' }, id =>
    agenda.on(when(9, 19), at => deeds.press(id, 'withdraw', {}, zhang, at)),
  )
  for (const ago of [71, 70])
    vouched(ago, { by: resident(wang, 1), item: 'soldier', text: '家里老二今年入伍了。' }, undefined, wang)

  // For a household without a phone, by its grid member.
  const [silent] = near(li).filter(({ people }) => people.length === 0)
  if (silent)
    for (const [ago, item, quantity, text] of [
      [62, 'elders', 6, '她天天去给隔壁老人生火做饭。'],
      [41, 'river', 3, '她在河边洗菜，顺手捞了三天垃圾。'],
    ] as const) {
      vouched(
        ago,
        { by: li, item, quantity, households: [silent], consent: '当面问过，她说愿意报。', text },
        undefined,
        shun,
      )
    }

  // 一说理 二批评 三处罚: one that came to points, one that stands at the second step.
  const [warned, dumped] = [others(guo)[3 % others(guo).length], others(guo)[0]]
  if (!dumped || !warned) throw new Error('nobody lives in the second group')
  step(deeds, agenda, dumped, 'dumping', 1, guo, when(64, 10), '垃圾倒在渠边，当面讲了道理，答应不再倒。')
  step(deeds, agenda, dumped, 'dumping', 2, guo, when(55, 10), '又倒了一次，会上批评了。')
  vouched(
    47,
    { by: guo, item: 'dumping', households: [dumped], text: '第三次倒在渠边，拍了照。', photo: 'bins.jpg' },
    undefined,
    shun,
  )
  step(deeds, agenda, warned, 'burning', 1, guo, when(14, 10), '地里点了一堆秸秆，讲了道理，当场灭了。')
  step(deeds, agenda, warned, 'burning', 2, guo, when(5, 10), '傍晚又点，队里开会批评了。')
}

function step(
  { book }: Deeds,
  agenda: Agenda,
  { doc }: Household,
  itemId: string,
  which: 1 | 2,
  by: Person,
  at: number,
  text: string,
): void {
  agenda.on(at, now => {
    const _id = `s${book.random.hex(23)}`
    book.steps.push({
      _id,
      v: 1,
      villageId: book.villageId,
      householdId: doc._id,
      itemId,
      step: which,
      at: now,
      by: by.actor.id,
      byName: by.actor.staffName,
    })
    book.say({ id: `${_id}:step`, about: about('step', _id), by: by.actor.id, at: now, words: { text } })
  })
}

/** A village without named people: one report that waits, one on the notice. */
export function fewCases(deeds: Deeds, agenda: Agenda, when: When, now: number): void {
  const [first, second] = deeds.book.village.residents.filter(one => homeOf(deeds.book, one))
  if (first)
    agenda.on(awakeBefore(now, 5), at =>
      deeds.apply({ by: first, item: 'helping', text: '帮邻居抬了一回柜子。' }, at),
    )
  if (second)
    agenda.on(when(1, 18), at => {
      const id = deeds.apply({ by: second, item: 'labour', quantity: 2, text: '跟着清渠。' }, at)
      agenda.on(at + days(0.1), confirmed => deeds.confirm(id, confirmed))
    })
}
