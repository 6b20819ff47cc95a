/** A file that was asked for: looked at until it is made, then brought onto the phone part by part. */
import type { Api } from '../../contract'
import { call } from '../api/client'
import { NO_SPREADSHEET_HERE } from '../views/sentences'
import { type Toaster, toast } from './toast'

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
    if (info.state === 'made') return bring(ways, info, isLeft)
    await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}

/** Nothing stays on the phone of a file that did not come whole, or that nobody waits for any more. */
async function bring<W extends Ways>(ways: W, info: Info<W>, isLeft: () => boolean): Promise<Fetched<W>> {
  const path = `${wx.env.USER_DATA_PATH}/${info.fileName}`
  const without = <T>(answer: T): T => {
    dropFile(path)
    return answer
  }
  for (let n = 0; n < info.parts; n++) {
    const part = await call(ways.part, { id: info.id, n })
    if (isLeft()) return without('left')
    if (!part.ok) return without({ trouble: part.message })
    const kept = await written(path, part.data.bytes, n === 0)
    if (!kept) return without({ trouble: '手机存满了，表存不下。清一清再要一次。' })
  }
  return isLeft() ? without('left') : { path, info }
}

/** Opens a spreadsheet that was brought; from there it can be sent on or saved. `otherwise`: said where this phone cannot. */
export const openFile = (page: Toaster, filePath: string, otherwise = NO_SPREADSHEET_HERE): void =>
  wx.openDocument({ filePath, fileType: 'xlsx', showMenu: true, fail: () => toast(page, otherwise) })

/** Anybody who closes the list of chats has changed their mind: nothing to say. */
export const sendFileOn = (filePath: string, fileName: string): void =>
  wx.shareFileMessage({ filePath, fileName, fail: () => undefined })

export const dropFile = (filePath: string): void =>
  wx.getFileSystemManager().unlink({ filePath, fail: () => undefined })

const written = (filePath: string, data: string, isFirst: boolean): Promise<boolean> =>
  new Promise(resolve => {
    const files = wx.getFileSystemManager()
    const done = { success: () => resolve(true), fail: () => resolve(false) }
    if (isFirst) files.writeFile({ filePath, data, encoding: 'base64', ...done })
    else files.appendFile({ filePath, data, encoding: 'base64', ...done })
  })
