/** Opening a page of what no phone keeps: nothing is shown before the answer, and without signal nothing at all. */
import type { Api, FleetingRoute } from '../../contract'
import { call, isOffline } from '../api/client'
import type { Notice } from '../views/notice'
import { noticeOf, QUIET, WAITING } from './load'

interface Showing {
  data: { shown: boolean }
  setData(data: { notice: Notice; shown?: boolean }): void
}
const turns = new WeakMap<object, number>()

/** True when the answer is on the screen. Of several runs only the newest shows anything. */
export async function loadFleeting<R extends FleetingRoute>(
  page: Showing,
  route: R,
  ask: Api[R]['ask'],
  show: (reply: Api[R]['reply']) => void,
): Promise<boolean> {
  const turn = (turns.get(page) ?? 0) + 1
  turns.set(page, turn)
  if (!page.data.shown) page.setData({ notice: WAITING })
  const result = await call(route, ask)
  if (turns.get(page) !== turn) return false
  if (result.ok) {
    show(result.data)
    page.setData({ notice: QUIET })
    return true
  }
  const notice = noticeOf(result, null)
  page.setData({
    shown: false,
    notice: isOffline(result)
      ? { ...notice, words: '走访和标记不存在手机里，有了信号再看。电话能打。' }
      : notice,
  })
  return false
}
