/** The JSON of one call on the wire. */
export type Body = Record<string, unknown>
