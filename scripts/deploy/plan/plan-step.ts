/** One thing the deploy does to an environment. */
import type { Cloud } from '../cloud/cloud'

export type Area =
  | 'storage'
  | 'collections'
  | 'indexes'
  | 'invoke'
  | 'functions'
  | 'runtime'
  | 'keys'
  | 'configuration'
  | 'templates'
  | 'code'
  | 'timer'

export interface Step {
  kind: 'create' | 'change'
  area: Area
  /** For the person who is asked. */
  words: string
  run: (cloud: Cloud) => Promise<void>
}
