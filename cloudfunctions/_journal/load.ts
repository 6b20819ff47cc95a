/** The matter that something is about, where it is one of the journal's. */
import type { About } from '../../miniprogram/core/about'
import { store } from '../_platform/ports'
import type { MatterOf, ProcessKind } from './keeping'
import { isProcess, WRITTEN } from './written'

export type AnyMatter = { [K in ProcessKind]: { kind: K; matter: MatterOf<K> } }[ProcessKind]

export const matterAbout = async ({ kind, id }: About): Promise<AnyMatter | null> =>
  isProcess(kind) ? load(kind, id) : null

async function load<K extends ProcessKind>(kind: K, id: string): Promise<AnyMatter | null> {
  const { collection, matterIn } = WRITTEN[kind]
  const doc = await store.get(collection, id)
  return doc && ({ kind, matter: matterIn(doc) } as AnyMatter)
}

/** Whether others hang on what has just happened to it. */
export const freesOthers = <K extends ProcessKind>({
  kind,
  matter,
}: {
  kind: K
  matter: MatterOf<K>
}): boolean => WRITTEN[kind].freesOthers(matter)
