/** A file that was asked for: looked at until it is made, then brought onto the phone part by part. */
import type { Api } from '../../contract'
import { call } from '../api/client'

const LOOK_AGAIN_MS = 1500

/** Which routes tell of it and hand it out. */
const LIST = { show: 'listing.show', part: 'listing.part' } as const
const COPY = { show: 'me.copyShow', part: 'me.copyPart' } as const
type Ways = typeof LIST | typeof COPY
type Info<W extends Ways> = Api[W['show']]['reply']
type Fetched<W extends Ways> = { path: string; info: Info<W> } | { trouble: string } | 'left'

/** `isLeft`: nobody looks at the page any more. Looking wakes what stopped, too. */
export const fetchListing = (id: string, isLeft: () => boolean): Promise<Fetched<typeof LIST>> =>
  fetchBy(LIST, id, isLeft)
/** Somebody's copy of their own data. */
export const fetchCopy = (id: string, isLeft: () => boolean): Promise<Fetched<typeof COPY>> =>
  fetchBy(COPY, id, isLeft)

async function fetchBy<W extends Ways>(ways: W, id: string, isLeft: () => boolean): Promise<Fetched<W>> {
  for (;;) {
    const found = await call(ways.show, { id })
    if (isLeft()) return 'left'
    if (!found.ok) return { trouble: found.message }
    const info = found.data as Info<W>
    if (info.state === 'failed') return { trouble: '这张表没做成，请再要一次。' }
    if (info.state === 'made') return bring(ways, info)
    await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}

async function bring<W extends Ways>(ways: W, info: Info<W>): Promise<Fetched<W>> {
  const path = `${wx.env.USER_DATA_PATH}/${info.fileName}`
  for (let n = 0; n < info.parts; n++) {
    const part = await call(ways.part, { id: info.id, n })
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
