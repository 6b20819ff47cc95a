/** The only place that talks to `wx.cloud`. Not reached → `Unreached`; everything else is the cloud's own answer. */
import type { Envelope, Reply } from '../../contract/wire'
import { type Problem, Unreached, unreached } from './unreached'

/** The file is no longer on this phone: no signal will help. */
export class Gone extends Error {}

const CONTRACT: Envelope['contract'] = 1
const SLOW_AFTER_MS = 20_000

/** Sends one request to the function `api`. */
export function send(route: string, data: unknown): Promise<Reply<unknown>> {
  const envelope: Envelope = { route, data, contract: CONTRACT }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Unreached('OFFLINE', '')), SLOW_AFTER_MS)
    wx.cloud.callFunction({
      name: 'api',
      data: envelope,
      success: answer => {
        clearTimeout(timer)
        resolve(answer.result as unknown as Reply<unknown>)
      },
      fail: (problem: Problem) => {
        clearTimeout(timer)
        reject(unreached(problem))
      },
    })
  })
}

const MISSING = /no such file|not (?:exist|found)/i
/** Puts a file of this phone under a path the cloud issued. */
export function upload(cloudPath: string, filePath: string): Promise<void> {
  return new Promise((resolve, reject) => {
    wx.cloud.uploadFile({
      cloudPath,
      filePath,
      success: () => resolve(),
      fail: problem => reject(MISSING.test(problem?.errMsg || '') ? new Gone('file') : unreached(problem)),
    })
  })
}
