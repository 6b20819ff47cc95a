/** For tests of what talks to the control plane: trust in its certificate, and no waiting. */
import tls from 'node:tls'
import type { ControlPlane } from '.'

/** This process takes the plane's certificate as valid and sends its HTTPS through it, until the function is called. */
export function useControlPlane(plane: Pick<ControlPlane, 'cert' | 'proxy'>): () => void {
  const { createSecureContext } = tls
  const proxy = process.env.http_proxy
  tls.createSecureContext = options => {
    const made = createSecureContext(options)
    const { context } = made as unknown as { context: { addCACert(pem: string): void } }
    context.addCACert(plane.cert)
    return made
  }
  process.env.http_proxy = plane.proxy
  return () => {
    tls.createSecureContext = createSecureContext
    if (proxy === undefined) delete process.env.http_proxy
    else process.env.http_proxy = proxy
  }
}

/** The official library looks once a second whether a function is ready; here it looks at once. */
export function hurryTicks(): () => void {
  const { setInterval } = globalThis
  globalThis.setInterval = ((work: () => void, ms: number) =>
    setInterval(work, ms === 1000 ? 1 : ms)) as typeof setInterval
  return () => {
    globalThis.setInterval = setInterval
  }
}
