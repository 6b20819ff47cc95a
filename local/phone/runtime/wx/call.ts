// How every wx.* answers: a promise, or success / fail / complete when one of them is given.

type Answer = Record<string, unknown> | void | undefined
export type Callbacks = {
  success?(result: unknown): void
  fail?(error: unknown): void
  complete?(result: unknown): void
}

/** A failure with WeChat's own number. */
export class WxError extends Error {
  readonly errCode: number
  constructor(message: string, errCode = -1) {
    super(message)
    this.errCode = errCode
  }
}

/** Makes `wx.name`; what `work` returns is merged into the answer, what it throws becomes `name:fail …`. */
export function api<O extends object>(name: string, work: (options: O) => Answer | Promise<Answer>) {
  return (given?: O & Callbacks): Promise<Record<string, unknown>> | undefined => {
    const options = (given ?? {}) as O & Callbacks
    const promise = run(name, work, options)
    const { success, fail, complete } = options
    if (!success && !fail && !complete) return promise
    promise.then(
      result => {
        success?.(result)
        complete?.(result)
      },
      error => {
        fail?.(error)
        complete?.(error)
      },
    )
    return undefined
  }
}

async function run<O>(
  name: string,
  work: (options: O) => Answer | Promise<Answer>,
  options: O,
): Promise<Record<string, unknown>> {
  try {
    return { errMsg: `${name}:ok`, ...(await work(options)) }
  } catch (error) {
    const { message } = error as Error
    throw Object.assign(new Error(message), {
      errMsg: `${name}:fail ${message}`,
      errCode: error instanceof WxError ? error.errCode : -1,
    })
  }
}

export const nothing = () => undefined

/** A list of listeners with WeChat's on… / off… pair. */
export function listeners<T extends unknown[]>() {
  const all = new Set<(...args: T) => void>()
  return {
    on: (listener: (...args: T) => void) => void all.add(listener),
    off: (listener?: (...args: T) => void) => (listener ? void all.delete(listener) : all.clear()),
    tell: (...args: T) => {
      for (const listener of all) listener(...args)
    },
  }
}
