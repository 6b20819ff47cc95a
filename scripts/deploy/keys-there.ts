/** How the keys that a function holds stand to those of the secrets file. Nothing here ever overwrites a key. */
export type KeysThere =
  | { state: 'same' | 'none' | 'foreign' }
  /** `bridge` opens old and new values and still seals with the old key: every function gets it before one seals again. */
  | { state: 'bridge'; bridge: string }
  | { state: 'turn' }

const list = (keys: string): string[] => keys.split(',').filter(Boolean)

/** Compares `FIELD_KEYS` of a function with the wanted ones: `number:base64`, the last one seals. Without wanted ones nothing is compared. */
export function fieldKeysThere(there: string | undefined, wanted: string | undefined): KeysThere {
  if (wanted === undefined) return { state: 'same' }
  if (there === undefined) return { state: 'none' }
  if (there === wanted) return { state: 'same' }
  const have = list(there)
  const want = list(wanted)
  if (have.length === 0 || !have.every(key => want.includes(key))) return { state: 'foreign' }
  const fresh = want.filter(key => !have.includes(key))
  return fresh.length === 0 ? { state: 'turn' } : { state: 'bridge', bridge: [...fresh, ...have].join(',') }
}
