import type { Leaving } from '../../../contract/person/own'
import { call } from '../../api/client'
import { forgetPhone } from '../../api/forget-phone'
import { newKey } from '../../api/key'
import { AFTERWARDS, GOES, LAST_OF_HOUSEHOLD, STAYS, SURE } from '../../core/own/deleting'
import { elderBehavior } from '../../utils/elder'
import { toastAtHome } from '../../utils/go'
import { load, QUIET, WAITING } from '../../utils/load'
import { ask, toast } from '../../utils/toast'

interface Row {
  id: string
  head: string
  after: string
}

/** What is open, what goes, what stays; then a second yes, and it is done. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    goes: GOES,
    stays: STAYS,
    open: [] as Row[],
    last: '',
    posts: [] as string[],
    busy: false,
  },

  onLoad() {
    this.open()
  },
  open() {
    void load(this, 'me.leaving', {}, reply => this.show(reply))
  },
  show({ open, lastBalance, posts }: Leaving) {
    this.setData({
      notice: QUIET,
      shown: true,
      open: open.map(({ id, kind, no, what }) => ({
        id,
        head: no === '' ? what : `${no} ${what}`,
        after: AFTERWARDS[kind],
      })),
      last: lastBalance === null ? '' : LAST_OF_HOUSEHOLD(lastBalance),
      posts,
    })
  },
  async remove() {
    if (this.data.busy || !(await ask(SURE))) return
    this.setData({ busy: true })
    const result = await call('me.delete', { seen: this.data.open.map(({ id }) => id), key: newKey() })
    this.setData({ busy: false })
    if (result.ok) {
      forgetPhone()
      toastAtHome('都删掉了。')
      return
    }
    toast(this, result.message)
    this.open()
  },
})
