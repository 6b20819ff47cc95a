/** How much was sent, found without recursion: thousands of brackets would overflow the stack of whatever reads them. */

interface Most {
  bytes: number
  /** Lists and objects inside one another. */
  depth: number
}

/** Asked before anything else looks at what came in. */
export function isTooMuch(data: unknown, most: Most): boolean {
  let bytes = 0
  const waiting: { value: unknown; depth: number }[] = [{ value: data, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next
    bytes += typeof value === 'string' ? Buffer.byteLength(value) + 2 : 8
    if (bytes > most.bytes || depth > most.depth) return true
    if (typeof value !== 'object' || value === null) continue
    for (const [name, inner] of Object.entries(value)) {
      bytes += name.length
      waiting.push({ value: inner, depth: depth + 1 })
    }
  }
  return false
}
