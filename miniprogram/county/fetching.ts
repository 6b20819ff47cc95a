/** A list that was asked for: looked at until it is made, then brought onto the phone part by part. */
import type { Api } from '../../contract'
import { call } from '../api/client'

const LOOK_AGAIN_MS = 1500

type Info = Api['listing.show']['reply']
type Fetched = { path: string; info: Info } | { trouble: string } | 'left'

/** `isLeft`: nobody looks at the page any more. Looking wakes what stopped, too. */
export async function fetchListing(id: string, isLeft: () => boolean): Promise<Fetched> {
  for (;;) {
    const found = await call('listing.show', { id })
    if (isLeft()) return 'left'
    if (!found.ok) return { trouble: found.message }
    if (found.data.state === 'failed') return { trouble: '这张表没做成，请再要一次。' }
    if (found.data.state === 'made') return bring(found.data)
    await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}

async function bring(info: Info): Promise<Fetched> {
  const path = `${wx.env.USER_DATA_PATH}/${info.fileName}`
  for (let n = 0; n < info.parts; n++) {
    const part = await call('listing.part', { id: info.id, n })
    if (!part.ok) return { trouble: part.message }
    const kept = await written(path, part.data.bytes, n === 0)
    if (!kept) return { trouble: '手机存满了，表存不下。清一清再要一次。' }
  }
  return { path, info }
}

const written = (filePath: string, data: string, isFirst: boolean): Promise<boolean> =>
  new Promise(resolve => {
    const files = wx.getFileSystemManager()
    const done = { success: () => resolve(true), fail: () => resolve(false) }
    if (isFirst) files.writeFile({ filePath, data, encoding: 'base64', ...done })
    else files.appendFile({ filePath, data, encoding: 'base64', ...done })
  })
