/** What goes over the wire around a question and its answer. */

/** On the wire. `code` is a RefusalCode; `log` an id to quote when it was our fault. */
export type Reply<T> =
  | { ok: true; data: T }
  | {
      ok: false
      code: string
      message: string
      retry: boolean
      field?: string
      log?: string
      /** After KEY_DONE_…: the order that the first form became, and the fields that this form says otherwise. */
      order?: { id: string; no: string; differs: string[] }
    }
/** What the phone sends to the function `api`. */
export interface Envelope {
  route: string
  data: unknown /** Contract version of the phone: N and N−1 are served. */
  contract: number
}
