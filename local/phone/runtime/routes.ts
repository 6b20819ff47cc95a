// What the rest of the phone asks of its router.
import type { PageView, Query, TabItem } from './types'

export type Channel = { emit(name: string, ...args: unknown[]): void }

export interface Routes {
  readonly stack: readonly PageView[]
  readonly top: PageView | undefined
  readonly tabBar: { hide(isHidden: boolean): void; change(index: number, change: Partial<TabItem>): void }
  parse(url: string): [string, Query]
  mount(): void
  start(page: string, query: Query): void
  navigateTo(url: string, channel?: Channel): void
  redirectTo(url: string): void
  switchTab(url: string): void
  reLaunch(url: string): void
  /** false: there is no page to go back to. */
  back(delta?: number): boolean
}
