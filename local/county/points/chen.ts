import type { Household, Person } from '../people/people'
import type { Agenda } from './agenda'
import type { Deeds } from './deeds'
import type { Redeeming } from './redeeming'
import type { When } from './when'

/**
 * The passbook of every tour: 42 lines, 286 points, 10 more in pencil. `ago`: when it was done. No line of the rules
 * comes more often in any month than they allow, whatever the date the county is made on.
 */
const LINES: readonly [ago: number, item: string, quantity: number, text: string][] = [
  [88, 'river', 2, '村口那段河，捞了两网兜塑料袋。'],
  [86, 'helping', 2, '帮隔壁收谷子，又送他去卫生所换药。'],
  [84, 'labour', 2, '跟着清北渠的淤泥。'],
  [82, 'elders', 5, '给独居的周婶送饭，送了五天。'],
  [80, 'river', 3, '清水草，从桥头清到老槐树。'],
  [78, 'patrol', 1, '夜里防火走了一趟。'],
  [76, 'helping', 2, '替人看了两回孩子。'],
  [74, 'labour', 3, '机耕路填坑，推了一下午土。'],
  [72, 'river', 4, '河埂塌了一段，帮着垒石头。'],
  [70, 'peace', 1, '两家为排水沟拌嘴，劝好了。'],
  [68, 'bookshelf', 1, '家里有一架书，邻居孩子常来借。'],
  [66, 'elders', 7, '后山五保户病了，照看了一个星期。'],
  [64, 'river', 2, '下雨冲下来的树枝都捞了。'],
  [62, 'sorting', 1, '这个月垃圾都分开放了。'],
  [60, 'helping', 1, '帮人把新床抬上楼。'],
  [58, 'labour', 2, '村里栽树，挖了十来个坑。'],
  [56, 'river', 3, '沿河捡了三袋垃圾。'],
  [54, 'patrol', 1, '排班那天去看了山塘水位。'],
  [52, 'simpleFuneral', 1, '老人的事从简办了，没放鞭炮没摆大席。'],
  [50, 'elders', 4, '周婶腿脚不便，去烧了四天饭。'],
  [48, 'river', 4, '桥洞下面淤住了，清了一上午。'],
  [46, 'helping', 2, '帮人晒谷、收谷。'],
  [44, 'labour', 4, '修晒谷场边的排水沟。'],
  [42, 'peace', 1, '婆媳拌嘴，说和了。'],
  [40, 'river', 3, '捡了河边的农药瓶，交到回收点。'],
  [38, 'patrol', 1, '清明过后防火，走了一趟后山。'],
  [36, 'elders', 6, '陪独居老人去镇上看病、拿药，又照看了几天。'],
  [34, 'labour', 3, '北渠清淤，做了半天。'],
  [32, 'river', 3, '水草又长了，清了一遍。'],
  [30, 'sorting', 1, '这个月也分得清。'],
  [28, 'helping', 2, '帮邻居装玉米、背下山。'],
]

export const CHEN_REDEEMS = (chen: Person): Redeeming[] => [
  { of: 'thermos', ago: 50, ends: 'cancelled', after: 1, by: chen },
  { of: 'soap', ago: 40, ends: 'collected', after: 1, by: chen },
  { of: 'rice', ago: 30, ends: 'collected', after: 2, by: chen },
  { of: 'soap', ago: 12, ends: 'collected', after: 0, by: chen },
  { of: 'towel', ago: 2, ends: 'waiting', by: chen },
]

export function chenFamily(
  deeds: Deeds,
  agenda: Agenda,
  when: When,
  {
    chen,
    son,
    li,
    neighbours,
    committee,
  }: { chen: Person; son: Person; li: Person; neighbours: readonly Household[]; committee: Person },
): void {
  for (const [ago, item, quantity, text] of LINES) {
    agenda.on(when(ago, 17.6), at => {
      const id = deeds.apply({ by: ago % 4 === 0 ? chen : son, item, quantity, text }, at)
      agenda.on(when(ago - 1, 8.7), confirmed => deeds.confirm(id, confirmed, li))
    })
  }
  for (const ago of [45, 11]) {
    agenda.on(when(ago, 16.5), at => {
      const id = deeds.apply(
        {
          by: li,
          item: 'yard',
          households: neighbours,
          text: '妇女小组一家一家看过，这几家屋前屋后都干净。',
          photo: 'yard-after.jpg',
        },
        at,
      )
      agenda.on(when(ago - 1, 9.2), confirmed => deeds.confirm(id, confirmed, committee))
    })
  }
  // The same sweeping, put in by mother and son: found by the committee and cured.
  let second = ''
  agenda.on(when(26, 18.1), at => {
    const id = deeds.apply({ by: chen, item: 'sweep', text: '从桥头扫到晒谷场。' }, at)
    agenda.on(when(25, 9), confirmed => deeds.confirm(id, confirmed, li))
  })
  // The day before is another day to the limit, so only a person sees that it was one sweeping.
  agenda.on(when(27, 19.4), at => {
    second = deeds.apply({ by: son, item: 'sweep', text: '今天扫了桥头到晒谷场那段。' }, at)
    agenda.on(when(25, 9.1), confirmed => deeds.confirm(second, confirmed, li))
  })
  agenda.on(when(16, 10.3), at =>
    deeds.reverse(second, committee, '跟他家老人报的是同一次扫路，记重了，改掉一笔。', at),
  )
  agenda.on(when(1, 17.2), at => {
    const id = deeds.apply(
      {
        by: son,
        item: 'river',
        quantity: 2,
        text: '带着侄子清了北渠口，捞了一蛇皮袋。',
        photo: 'ditch-after.jpg',
      },
      at,
    )
    agenda.on(when(1, 19.5), confirmed => deeds.confirm(id, confirmed, li))
  })
}
