/**
 * The shop's codes: eight digits to say, 128 bits to scan. Both follow from the redemption and the county's key, so they
 * can be shown again while it waits and nothing is stored that could leak; what is stored is an HMAC that only this
 * village's shop can find (docs/adr/0050). After the end the HMAC stays behind a mark, to say when it was used.
 */
import { createHash } from 'node:crypto'
import type { GridId } from '../../../miniprogram/core/people/grid'
import type { Redemption } from '../../../miniprogram/core/redemption/kinds'
import type { RedemptionDoc } from '../../_documents'
import type { Seal } from '../../_platform/seal'

/** The same press is the same redemption, because its id says who pressed which key. */
export const redemptionId = (who: string, key: string): string =>
  `r${createHash('sha256').update(`${who}:${key}`).digest('hex').slice(0, 23)}`

export interface Code {
  /** Eight digits. */ code: string /** 32 hex. */
  token: string
}

/** `again`: which try gave digits that nobody else at this shop holds. */
export function codeOf(seal: Seal, redemptionId: string, again: number): Code {
  const of = `${redemptionId}:${again}`
  const digits = Number.parseInt(seal.codeHash('shopCode', of).slice(0, 13), 16) % 100_000_000
  return { code: String(digits).padStart(8, '0'), token: seal.codeHash('shopToken', of).slice(0, 32) }
}

/** What is kept of a code that waits. */
export const keptOf = (seal: Seal, villageId: GridId, { code, token }: Code): Code => ({
  code: seal.codeHash(`shop:${villageId}`, code),
  token: seal.codeHash(`shopToken:${villageId}`, token),
})

/** What is kept of a code that is over. */
export const usedOf = (kept: string, redemptionId: string): string => `used:${kept}:${redemptionId}`

/** What a redemption's document keeps of its code, as it stands. */
export function keptCodeOf(
  seal: Seal,
  { id, villageId, codeTry, stage }: Pick<Redemption, 'id' | 'villageId' | 'codeTry' | 'stage'>,
): Pick<RedemptionDoc, 'code' | 'token'> {
  const kept = keptOf(seal, villageId, codeOf(seal, id, codeTry))
  return stage.state === 'waiting' ? kept : { code: usedOf(kept.code, id), token: usedOf(kept.token, id) }
}
