import type { NamedTell, OutboxDoc } from '../../cloudfunctions/_documents'

/** What an outbox entry says to people who were found when it was written. */
export const newsIn = ({ to }: OutboxDoc): NamedTell | undefined =>
  to.find((tell): tell is NamedTell => tell.who === 'named')
