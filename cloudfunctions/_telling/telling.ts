/** How news of a kind of process becomes notices: whom a row means is found as things stand when it is fanned out. */
import type { EventOf, MatterOf, Processes, ProcessKind } from '../_journal/keeping'
import type { Notice } from './make'

export interface Telling<K extends ProcessKind> {
  /** Of two to one person the first counts. Empty where something heavier is told instead. */
  notices(
    event: EventOf<K>,
    matter: MatterOf<K>,
    tells: readonly Processes[K]['tell'][],
    now: number,
  ): Promise<Notice[]>
}
