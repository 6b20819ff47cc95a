/** Small pieces of the counter. */
import { isRefusal, type Refusal } from '../../../miniprogram/core/refusal'

export function accepted<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`the shop said: ${answer.message}`)
  return answer
}
