/** What `docs/api.md` says of a route and its schema cannot. */
export interface About {
  who: string
  what: string
  answers: string
}
