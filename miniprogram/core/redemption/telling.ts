/** Rows of who is told. The whole household hears of it: points are theirs, and so is a code that somebody else used. */
import type { Telling } from '../process/verb'
import { pieceOf } from '../points/shop'
import type { Redemption, RedemptionKinds } from './kinds'

/** What stands on the message. */
export const CHANGED = '有变动'

/** No reasons and no names of others stand in a sentence: it may be read over a shoulder. */
export const toHousehold = <E extends object>(
  text: (piece: string, redemption: Redemption) => string,
): Telling<RedemptionKinds, E> => ({
  who: 'household',
  how: 'message',
  template: 'points',
  page: 'code',
  until: 'always',
  text: ({ after }) => text(pieceIn(after), after),
})

export const pieceIn = ({ goodName, unit }: Pick<Redemption, 'goodName' | 'unit'>): string =>
  pieceOf({ name: goodName, unit })
