import type { Server } from 'node:http'

const TRIES = 20

/** Listens on `port`, or on the next free one. Answers the port it got. */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  for (let at = port; ; at++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(at, host, () => {
          server.off('error', reject)
          resolve()
        })
      })
      const address = server.address()
      return typeof address === 'object' && address ? address.port : at
    } catch (error) {
      if (!isTaken(error) || at >= port + TRIES) throw error
    }
  }
}

export const isTaken = (error: unknown): boolean => (error as { code?: string } | null)?.code === 'EADDRINUSE'
