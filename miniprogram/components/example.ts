/** A component as the gallery draws it, in the states that differ. Stands beside it as `example.ts`; never shipped. */
export interface Example {
  /** Read in the body under the component's own name in camel case: `{{dayRow.days}}`. */
  data: Record<string, unknown>
  /** A piece of a template. `heard` takes any event, `toast` says something. */
  body: string
  /** It lies over the page: it has a page for itself. */
  alone?: true
  /** What the cloud answers it, by route. */
  answers?: Record<string, unknown>
}
