/** Event ids: `${ticketId}:${rev, 6 digits}`. */
export const eventId = (ticketId: string, rev: number): string =>
  `${ticketId}:${String(rev).padStart(6, '0')}`
export const revOf = (id: string): number => Number(id.slice(id.lastIndexOf(':') + 1))
