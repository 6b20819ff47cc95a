/** Small pieces of the counter. */
import { isRefusal, type Refusal } from '../../../miniprogram/core/refusal'

export const key = (at: number, id: string): string => String(at).padStart(13, '0') + id
export function no<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`the shop said: ${answer.says}`)
  return answer
}
