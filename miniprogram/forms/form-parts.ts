/** What every page with a form does: it shows what is typed, sends it, asks a person to look, and goes back. */
import { askFor, type News } from '../api/subscribe'
import type { Form } from '../core/process/way'
import { elderBehavior } from '../utils/elder'
import { back, takeSaying } from '../utils/go'
import { change, type Changed, type Holder } from './filling'
import type { Filled } from './verb-form'

interface Page extends Holder {
  selectComponent(selector: string): unknown
  /** Sends what stands in the form. `humanCheck`: a person is to look at it instead of the machine. */
  hand(humanCheck: boolean): Promise<void>
}

/** `news`: what the person may be told of afterwards, for which WeChat asks as they send it; null where nothing comes of it. */
export const formParts = (form: Form, news: News | null) => ({
  behaviors: [elderBehavior],

  onReady(this: Page) {
    takeSaying(this)
  },
  change(this: Page, event: Changed) {
    change(this, form, event.detail)
  },
  /** Of fields that the page draws itself. */
  fill(this: Page, part: Filled) {
    const { filled, files } = this.data.filling
    change(this, form, { filled: { ...filled, ...part }, files })
  },
  send(this: Page) {
    const { busy, lack } = this.data.filling
    if (busy || lack !== '') return
    if (news) askFor(news)
    void this.hand(false)
  },
  askPerson(this: Page) {
    void this.hand(true)
  },
  back,
})
