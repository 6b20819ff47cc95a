/** Good deeds brought to where a test begins. All are 陈桂香's of 三组一格 unless said; 王大山 vouches. */
import type { Api } from '../../contract'
import type { Reply } from '../../contract/wire'
import { dayKey, days } from '../../miniprogram/core/clock'
import type { Deed } from '../../miniprogram/core/deed/kinds'
import type { DeedState } from '../../miniprogram/core/deed/record'
import { tap, type County } from './county'
import type { Key } from './seeded'
import { png } from './pictures'
import { tick } from './jobs-tick'

export const HOME = {
  chen: 'h_n1_chen',
  zhou: 'h_n1_zhou',
  tan: 'h_n2_tan',
  luo: 'h_n3_luo',
  li: 'h_n1_li',
  wang: 'h_n1_wang',
  gao: 'h_n2_gao',
  yang: 'h_n2_yang',
  liu: 'h_n1_liu',
} as const

type Apply = Api['points.apply']['ask']

export const earning = (county: County) => {
  /** A deed whose evidence is words. */
  const deed = (over: Partial<Apply> = {}): Apply => ({
    itemId: 'helping',
    quantity: 2,
    day: dayKey(county.cloud.now()),
    text: '帮隔壁收了谷子',
    attachments: [],
    key: tap(),
    ...over,
  })
  const applied = async (who: Key = 'chen', over: Partial<Apply> = {}): Promise<string> => {
    await county.cloud.advance(20_000)
    return (await county.ok(who, 'points.apply', deed(over))).application.id
  }
  const confirmed = async (over: Partial<Apply> = {}): Promise<string> => {
    const id = await applied('chen', over)
    await county.ok('wang', 'points.confirm', { id, agree: true, key: tap() })
    return id
  }
  const objected = async (by: Key = 'zhou', over: Partial<Apply> = {}): Promise<string> => {
    const id = await confirmed(over)
    await county.ok(by, 'points.object', { id, reason: '那天没见着人', key: tap() })
    return id
  }
  /** One form, several households of 三组一格, made by 李春兰. */
  const group = (
    ids: readonly string[] = [HOME.chen, HOME.zhou, HOME.wang],
    over: Partial<Apply> = {},
  ): Promise<string> =>
    applied('li', {
      itemId: 'meeting',
      quantity: 1,
      text: '院坝会定了修渠的事',
      households: [...ids],
      ...over,
    })
  /** The notice ends and the timer comes. */
  const afterNotice = async (): Promise<void> => {
    await county.cloud.advance(days(4))
    await tick(county)
  }
  const credited = async (over: Partial<Apply> = {}): Promise<string> => {
    const id = await confirmed(over)
    await afterNotice()
    return id
  }
  const photo = async (who: Key = 'chen'): Promise<string> => {
    const pass = await county.ok(who, 'file.issue', {
      kind: 'photo',
      extension: 'png',
      bytes: 70,
      key: tap(),
    })
    await county.cloud.files.put(`o_${who}`, pass.cloudPath, png())
    await county.ok(who, 'file.done', { id: pass.id })
    return pass.id
  }
  return { deed, applied, confirmed, objected, group, afterNotice, credited, photo }
}

export const deedOf = (county: County, id: string): Deed & { state: DeedState } => {
  const { deed } = county.doc('deeds', id)
  return { ...deed, state: deed.stage.state }
}
export const balanceOf = (county: County, household: string): number =>
  county.all('accounts').find(one => one._id === household)?.balance ?? 0
export const entriesOf = (county: County, household: string) =>
  county
    .all('entries')
    .filter(one => one.householdId === household)
    .sort((a, b) => a.rev - b.rev)
export const codeOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.code)
