/** Everything a function reaches out to, in one place. */
import { sealFrom, type Seal } from './seal'

export { files } from './files'
export { store } from './store'
export { wechat } from './wechat'

/** Epoch ms. The one clock of the functions; the local cloud can push it. */
export const now = (): number => Date.now()

// At load, not at first use: a function without keys must not start.
export const seal: Seal = sealFrom(process.env)

/** One JSON line. Never words, names, phones or openids: only what a developer needs to find the place. */
export function log(line: Record<string, string | number | boolean | null>): void {
  console.log(JSON.stringify(line))
}
