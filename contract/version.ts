/**
 * Which contract a phone speaks; N and N−1 are served (docs/stored-format.md). Raise it when an older phone could no longer ask or
 * read, and say in `before.ts` how it differs.
 */
export const CONTRACT = 1
