/** What a county holds, as one text to compare, and back again after a test: only what was written is looked at. */
import { createHash } from 'node:crypto'
import { INDEXES } from '../../cloudfunctions/_documents/indexes'
import type { LocalCloud } from '../../local/cloud'

const NAMES = Object.keys(INDEXES)
type Id = string | number

const textOf = ({ store }: LocalCloud, name: string, id: Id): string | null =>
  store.table(name).get(id)?.doc ?? null
const lineOf = (name: string, id: Id, text: string): string =>
  `${name}/${id} ${createHash('sha256').update(text).digest('hex').slice(0, 12)}`

/** Answers a line per stored document with its hash, by collection, in the order they were first written, without some collections. */
export function snapshots(cloud: LocalCloud): (without?: readonly string[]) => string {
  const lines = new Map<string, Map<Id, string>>()
  for (const name of NAMES) {
    const own = new Map<Id, string>()
    for (const { _id: id } of cloud.store.each(name)) {
      const text = textOf(cloud, name, id as Id)
      if (text !== null) own.set(id as Id, lineOf(name, id as Id, text))
    }
    lines.set(name, own)
  }
  const written = new Map<string, Set<Id>>(NAMES.map(name => [name, new Set()]))
  /** Each collection's lines in one text, until something in it is written. */
  const texts = new Map<string, string>()
  cloud.store.watch((name, id) => {
    written.get(name)?.add(id)
    texts.delete(name)
  })
  return (without = []) => {
    for (const [name, ids] of written) {
      if (texts.has(name)) continue
      const own = lines.get(name) ?? new Map<Id, string>()
      for (const id of ids) {
        const text = textOf(cloud, name, id)
        if (text === null) own.delete(id)
        else own.set(id, lineOf(name, id, text))
      }
      ids.clear()
      texts.set(name, [...own.values()].map(line => `${line}\n`).join(''))
    }
    return NAMES.map(name => (without.includes(name) ? '' : texts.get(name))).join('')
  }
}

/** Remembers everything stored from now on; the answer puts it back, as often as it is asked. */
export function remember({ store }: LocalCloud): () => void {
  const before = new Map<string, { name: string; id: Id; text: string | null }>()
  const keyOf = (name: string, id: Id) => `${name}/${typeof id}/${id}`
  store.watch((name, id, text) => {
    const key = keyOf(name, id)
    if (!before.has(key)) before.set(key, { name, id, text })
  })
  return () => {
    const changes = [...before.values()]
    // What was added goes first: it may hold a key that somebody else had.
    for (const { name, id, text } of changes) if (text === null) store.remove(name, id)
    for (const { name, id, text } of changes)
      if (text !== null && store.table(name).get(id)?.doc !== text)
        store.put(name, JSON.parse(text) as object)
    before.clear()
  }
}
