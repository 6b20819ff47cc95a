/** One page of the gallery: plain data and the body of its template, between the root view's tags. */
export type Sheet = { name: string; title: string; data: Record<string, unknown>; body: string }

/** A drawn picture, so that the gallery needs no photographs. */
export const PICTURE =
  'data:image/svg+xml;base64,' +
  Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><path fill="#A9C3D0" d="M0 0h40v30H0z"/><path fill="#2B7549" d="M0 20q10-8 20 0t20-2v12H0z"/></svg>',
  ).toString('base64')
