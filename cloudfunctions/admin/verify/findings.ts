/** What a verification found, as a sentence that names the event. */
export type Harm =
  | 'changed'
  | 'removed'
  | 'swapped'
  | 'cut'
  | 'added'
  | 'fold'
  | 'words'
  | 'seal'
  | 'unreadable'
  /** By what an order is found. */
  | 'terms'
  /** Of points: */
  | 'doubled'
  | 'sum'
  | 'account'
  | 'stock'
  | 'redemption'

export interface Finding {
  harm: Harm /** Or the household, the good, the redemption. */
  ticketId:
    | string
    | null /** `ticketId:rev` of the event (`householdId:rev` of the entry) concerned, where it is one. */
  event: string | null
  message: string
}

const MESSAGES: Record<Harm, (what: string) => string> = {
  changed: what => `${what} 的内容被改过。`,
  removed: what => `${what} 不见了，前后都还在。`,
  swapped: what => `${what} 不在它原来的位置上。`,
  cut: what => `${what} 起的经过被截掉了。`,
  added: what => `${what} 是后来添进去的。`,
  fold: what => `${what} 现在的样子跟它的经过对不上。`,
  words: what => `${what} 的文字被改过或不见了，没有删除记录。`,
  seal: what => `${what} 的封签对不上。`,
  doubled: what => `${what} 记了两遍。`,
  sum: what => `${what} 的分加不起来。`,
  account: what => `${what} 之后，账上的数跟一笔一笔加起来的对不上。`,
  stock: what => `${what} 的库存跟进货、盘点、兑换的记录对不上。`,
  redemption: what => `${what} 这次兑换跟账上的分对不上。`,
  terms: what => `${what} 按话找的记号跟它的话对不上，请重做一次（rebuild terms）。`,
  unreadable: what => `${what} 读不出来。`,
}

/** Each once, though several checks met it. */
export const once = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map(f => [`${f.harm}|${f.event ?? f.message}`, f])).values(),
]

export const found = (
  harm: Harm,
  ticketId: string | null,
  event: string | null,
  what = event ?? ticketId ?? '',
): Finding => ({ harm, ticketId, event, message: MESSAGES[harm](what) })
