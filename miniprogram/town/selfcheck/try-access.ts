/**
 * The phone's own witness: it tries to read and write every collection and to read a file of the function's, past the
 * functions. All of it must be refused. What is written by mistake says so in its own words.
 */
import type { SelfCheckLine } from '../../../contract/county/self-check'

type Outcome = 'refused' | 'open' | 'unknown'
/** 无权限操作数据库；集合不存在；无权限操作文件 */
const REFUSED = [502003, 502005, 503002]

interface Failed {
  errCode?: number
  errMsg?: string
}

function outcomeOf(failure: Failed): Outcome {
  const code = Math.abs(failure.errCode ?? 0)
  if (
    REFUSED.indexOf(code) >= 0 ||
    /PERMISSION_DENIED|EXCEED_AUTHORITY|permission/i.test(failure.errMsg ?? '')
  )
    return 'refused'
  return 'unknown'
}

async function attempt(work: () => Promise<unknown>): Promise<Outcome> {
  try {
    await work()
    return 'open'
  } catch (failure) {
    return outcomeOf((failure ?? {}) as Failed)
  }
}

async function tryCollection(name: string): Promise<Outcome[]> {
  const collection = wx.cloud.database().collection(name)
  return [
    await attempt(() => collection.get() as Promise<unknown>),
    await attempt(() => collection.add({ data: { selfCheck: '自检写的，可以删' } }) as Promise<unknown>),
  ]
}

/** Each file has an answer of its own: `status` is a number like that of a failure, 0 where it went well. */
async function tryFile(fileID: string): Promise<Outcome> {
  try {
    const { fileList } = await wx.cloud.getTempFileURL({ fileList: [fileID] })
    const found = fileList[0]
    if (found?.tempFileURL) return 'open'
    return outcomeOf(found ? { errCode: found.status, errMsg: found.errMsg } : {})
  } catch (failure) {
    return outcomeOf((failure ?? {}) as Failed)
  }
}

export async function tryAccess(
  collections: string[],
  fileID: string | null,
  progress: (done: number) => void,
): Promise<SelfCheckLine[]> {
  const open: string[] = []
  const untested: string[] = []
  for (const [i, name] of collections.entries()) {
    const outcomes = await tryCollection(name)
    if (outcomes.indexOf('open') >= 0) open.push(name)
    else if (outcomes.indexOf('unknown') >= 0) untested.push(name)
    progress(i + 1)
  }
  const file = fileID === null ? 'unknown' : await tryFile(fileID)
  return [
    {
      id: 'collections',
      by: 'phone',
      what: '集合（手机）',
      mark: open.length > 0 ? 'wrong' : untested.length > 0 ? 'unknown' : 'right',
      message:
        open.length > 0
          ? `这个手机能直接读或写：${open.join('、')}。请马上运行 npm run deploy，会关上`
          : untested.length > 0
            ? `${untested.join('、')} 没有给出回答，有了信号再查一遍`
            : `${collections.length} 个都读不了、写不了`,
    },
    {
      id: 'file',
      by: 'phone',
      what: '别人的文件（手机）',
      mark: file === 'open' ? 'wrong' : file === 'refused' ? 'right' : 'unknown',
      message:
        file === 'open'
          ? '这个手机能读到不是自己的文件。请马上运行 npm run deploy，会关上'
          : file === 'refused'
            ? '读不到'
            : fileID === null
              ? '先把云存储那一行改好'
              : '没有给出回答，有了信号再查一遍',
    },
  ]
}
