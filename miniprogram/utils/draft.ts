/** What is being written, kept on this phone until it is handed in, so that a call or an empty battery loses nothing. */
const nameOf = (form: string) => `draft:${form}`

export function readDraft<T extends object>(form: string): T | null {
  const kept: unknown = wx.getStorageSync(nameOf(form))
  return typeof kept === 'object' && kept !== null ? (kept as T) : null
}

/** A full storage is no reason to stop writing. */
export function keepDraft(form: string, words: object): void {
  wx.setStorage({ key: nameOf(form), data: words, fail: () => undefined })
}

export function dropDraft(form: string): void {
  wx.removeStorageSync(nameOf(form))
}
