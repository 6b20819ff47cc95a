/** One page of a list. */
export interface Page<T> {
  now: number
  items: T[]
  next: string | null
}
