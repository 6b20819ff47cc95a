/** A page that asks for something and sends it. What it asks stands in a form; what it sends, and where one goes afterwards, is its own. */
import type { Result } from '../api/client'
import type { LocalFile } from '../api/files'
import type { News } from '../api/subscribe'
import type { Form } from '../core/process/way'
import { ask } from '../utils/toast'
import { begin, handIn, IS_CURRENT, put, type Holder } from './filling'
import { formParts } from './form-parts'
import type { Filled } from './verb-form'

type Query = Record<string, string | undefined>
/** What is sent, beside what the page knows. */
interface Sent {
  filled: Filled
  files: readonly LocalFile[]
  key: string
  humanCheck?: true
}
interface Own<X, T> {
  form: Form
  /** Its name among the drafts. */
  draft(query: Query): string
  /** What the person may be told of afterwards, for which WeChat asks as they send it; null where nothing comes of it. */
  news: News | null
  start: X
  /** What stands in the form before anything is written. */
  filled?: Filled
  /** What the address says. */
  opened?(query: Query): X
  /** What the page shows of what is filled in now. */
  follows?(own: X, filled: Filled): X
  /** What is missing beside the form, or ''. */
  lacks?(filled: Filled, own: X): string
  /** Asked once more before it is sent. */
  sure?(own: X): { title: string; words: string; yes: string }
  send(own: X, sent: Sent): Promise<Result<T>>
  done(data: T, own: X): void
}
interface Self<X> extends Holder {
  data: Holder['data'] & { own: X }
  setData(change: Partial<Holder['data'] & { own: X }>): void
}

export function formPage<X extends object, T>(own: Own<X, T>) {
  const { form } = own
  return {
    ...formParts(form, own.news),
    data: { elder: false, ...IS_CURRENT, form, own: own.start },

    onLoad(this: Self<X>, query: Query) {
      if (own.opened) this.setData({ own: own.opened(query) })
      begin(this, form, own.draft(query), own.filled)
    },
    follow(this: Self<X>, filled: Filled) {
      if (own.follows) this.setData({ own: own.follows(this.data.own, filled) })
    },
    alsoLacking(this: Self<X>, filled: Filled): string {
      return own.lacks?.(filled, this.data.own) ?? ''
    },
    /** What the page learned meanwhile may change what is missing. */
    judge(this: Self<X>) {
      const { filled, files, trouble } = this.data.filling
      put(this, form, filled, files, trouble)
    },
    async hand(this: Self<X>, humanCheck: boolean) {
      if (own.sure && !(await ask(own.sure(this.data.own)))) return
      const sent = await handIn<T>(this, () => {
        const { key, filling } = this.data
        const { filled, files } = filling
        return own.send(this.data.own, { filled, files, key, ...(humanCheck ? { humanCheck: true } : {}) })
      })
      if (sent && !sent.kept) own.done(sent.data, this.data.own)
    },
  }
}
