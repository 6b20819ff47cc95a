import { dayKey } from '../../../miniprogram/core/clock'
import type { Household } from '../people/people'
import type { Agenda } from './agenda'
import type { Deeds } from './deeds'
import type { When } from './when'

/** What families do in an ordinary season: each of these at most once. */
const LIFE: readonly [item: string, quantity: number, text: string][] = [
  ['river', 3, '沿河捡垃圾，捡了两袋。'],
  ['sweep', 1, '扫了村口到戏台那一段。'],
  ['sorting', 1, '一个月都分开放的，没混过。'],
  ['elders', 5, '照看隔壁卧床的老人，送了五天饭。'],
  ['peace', 1, '劝好了一桩地界上的口角。'],
  ['labour', 4, '村里修渠，去做了半天工。'],
  ['patrol', 2, '排班防汛，走了两趟。'],
  ['helping', 2, '帮人收谷、背粮。'],
  ['bookshelf', 1, '家里有书架，孩子们来看书。'],
  ['simpleWedding', 1, '孩子结婚，只摆了八桌。'],
  ['blood', 1, '上个月去县里献了血。'],
  ['elders', 4, '接送独居老人看病。'],
]

/** Every family's season: put in in the evening, vouched for the next morning, three days on the notice. */
export function everydayLives(
  families: readonly Household[],
  deeds: Deeds,
  agenda: Agenda,
  when: When,
): void {
  const { random } = deeds.book
  for (const family of families) {
    const own = random.shuffle(LIFE).slice(0, random.int(6, 9))
    own.forEach(([item, quantity, text], i) => {
      const ago = 84 - i * 8 - random.int(0, 5)
      agenda.on(when(ago, 17 + random.int(0, 3)), at => {
        const [by] = family.people
        if (!by || !deeds.hasRoom(family, item, dayKey(at))) return
        const id = deeds.apply({ by, item, quantity, text }, at)
        agenda.on(when(ago - 1, 8 + random.int(0, 2)), confirmed => deeds.confirm(id, confirmed))
      })
    })
  }
}
