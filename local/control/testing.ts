/** For tests of what talks to the control plane: trust in its certificate, and no waiting. */
import tls from 'node:tls'
import type { ControlPlane } from '.'

/** This process trusts the plane's certificate alone and sends its HTTPS through it, until the function is called. */
export function useControlPlane(plane: Pick<ControlPlane, 'cert' | 'proxy'>): () => void {
  const { createSecureContext } = tls
  const proxy = process.env.http_proxy
  // The library opens a connection for each request, and whom to trust is the dearest part of one.
  let trusting: tls.SecureContext | undefined
  tls.createSecureContext = options =>
    options?.key === undefined
      ? (trusting ??= createSecureContext({ ...options, ca: plane.cert }))
      : createSecureContext(options)
  process.env.http_proxy = plane.proxy
  return () => {
    tls.createSecureContext = createSecureContext
    if (proxy === undefined) delete process.env.http_proxy
    else process.env.http_proxy = proxy
  }
}

/**
 * The official library looks once a second whether a function is ready, without waiting for the look before. Here it looks
 * at once, one look after the other, so that a test counts the same requests each time.
 */
export function hurryTicks(): () => void {
  const { setInterval, clearInterval } = globalThis
  const running = new Set<unknown>()
  globalThis.setInterval = ((work: () => unknown, ms: number) => {
    if (ms !== 1000) return setInterval(work, ms)
    const handle = setInterval(() => undefined, 1_000_000)
    running.add(handle)
    const look = async (): Promise<void> => {
      while (running.has(handle)) await work()
    }
    setImmediate(() => void look())
    return handle
  }) as typeof setInterval
  globalThis.clearInterval = (handle => {
    running.delete(handle)
    clearInterval(handle)
  }) as typeof clearInterval
  return () => Object.assign(globalThis, { setInterval, clearInterval })
}
