/** Tries a call of the control API again when the line breaks or Tencent says «too often». */
export interface Thrown {
  code?: string
  message?: string
}
const AGAIN = /^(RequestLimitExceeded|InternalError|ECONN|ETIMEDOUT|EPIPE|EAI_AGAIN)/
const BROKEN = /socket hang up|network|ECONN|EPIPE|ETIMEDOUT|EAI_AGAIN|disconnected/
const TRIES = 4

export function tries(wait: (ms: number) => Promise<void>) {
  const tried = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work()
      } catch (thrown) {
        const { code = '', message = '' } = thrown as Thrown
        if (attempt === TRIES || !(AGAIN.test(code) || BROKEN.test(message))) throw thrown
        await wait(300 * 2 ** attempt)
      }
    }
  }
  return {
    tried,
    /** For what makes something: a lost answer may have left it made. */
    async made(work: () => Promise<unknown>): Promise<void> {
      try {
        await tried(work)
      } catch (thrown) {
        const { code = '', message = '' } = thrown as Thrown
        if (!/^ResourceInUse/.test(code) && !/already exists|Table exist/.test(message)) throw thrown
      }
    },
  }
}
export type Tries = ReturnType<typeof tries>
