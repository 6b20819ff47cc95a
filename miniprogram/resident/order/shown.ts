/** What the form shows; everything follows from the draft. */
import type { SubCategory } from '../../../contract/person/home'
import { photoView, voiceView } from '../../forms/attach'
import { mayAskToShow, mayKeep, missing, type OrderDraft } from './draft'
import { filed, filedText } from './filed'

/** What changes with every sign that is typed. */
export function judged(draft: OrderDraft, behalf: boolean, subs: readonly SubCategory[]) {
  const note = missing(draft, behalf)
  return {
    note: note || '草稿已经存在手机里，没信号也不会丢',
    ready: note === '',
    count: [...draft.text].length,
    filedAs: filedText(filed(draft, subs)),
  }
}

export const shownOf = (draft: OrderDraft, behalf: boolean, subs: readonly SubCategory[]) => ({
  ...judged(draft, behalf, subs),
  draft,
  askToShow: mayAskToShow(draft, behalf),
  mayKeep: mayKeep(draft),
  photos: draft.photos.map(file => photoView(file)),
  voice: voiceView(draft.voice),
})
