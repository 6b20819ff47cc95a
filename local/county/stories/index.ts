import { dispute } from './dispute'
import { infrastructure } from './infrastructure'
import { livelihood } from './livelihood'
import { policy } from './policy'
import type { Story } from './story'

export type { Story } from './story'
export { turned } from './turned'
export const stories: readonly Story[] = [...infrastructure, ...policy, ...livelihood, ...dispute]
