/**
 * Pages that stood elsewhere once. A card in a chat, a message and a printed code name the old place for good; WeChat asks
 * `onPageNotFound` where to go. Rows are added, never removed.
 */
const MOVED: Readonly<Record<string, string>> = {
  'resident/ticket/ticket': 'ticket/open/open',
  'resident/rate/rate': 'ticket/rate/rate',
  'resident/reopen/reopen': 'ticket/reopen/reopen',
}

/** Where that page stands today, as `redirectTo` wants it; null where there never was one. */
export function movedTo(path: string, query: Readonly<Record<string, string | undefined>>): string | null {
  const page = MOVED[path.replace(/^\//, '')]
  if (page === undefined) return null
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`)
  return `/${page}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
}
