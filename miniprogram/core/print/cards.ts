/** 联系卡: what hangs by a household's door. It names the door, never who lives behind it beyond their surname. */
import type { Holder } from './board'
import { BOARD, CARD, NO_NUMBER, spoken } from './sentences'

export interface CardFacts {
  village: string
  /** 「三组 5 号 陈家」 */
  household: string
  grid: string
  holders: readonly Holder[]
  deputies: readonly Holder[]
  desk: readonly Holder[]
  townDesk: readonly Holder[]
  /** The public contact code of this door. */
  code: string
}
export interface Card {
  title: string
  grid: string
  name: string
  mark: string
  phone: string
  desk: string
  deskPhone: string
  town: string
  code: string
  codeLine: string
}

export function cardOf({
  village,
  household,
  grid,
  holders,
  deputies,
  desk,
  townDesk,
  code,
}: CardFacts): Card {
  const own = holders[0]
  const whom = own ?? deputies[0]
  const [office] = desk
  const town = townDesk.find(({ phone }) => phone !== null)
  return {
    title: `${village}${household}`,
    grid,
    name: whom ? whom.name : CARD.vacant,
    mark: whom && !own ? BOARD.standsIn : '',
    phone: whom ? (whom.phone === null ? NO_NUMBER : spoken(whom.phone)) : BOARD.askDesk,
    desk: office ? CARD.desk(office.name) : '',
    deskPhone: office?.phone ? spoken(office.phone) : '',
    town: town?.phone ? spoken(town.phone) : '',
    code,
    codeLine: CARD.code(code),
  }
}
