import { isElder } from './elder'

export interface Toaster {
  selectComponent(selector: string): unknown
}
interface Toast {
  toast(text: string): void
}

/** One sentence in ink at the bottom of the page. The page has `<ink-toast id="toast" />` inside its root view. */
export function toast(page: Toaster, text: string): void {
  const element = page.selectComponent('#toast') as Toast | null
  if (element) element.toast(text)
  else void wx.showToast({ title: text, icon: 'none', duration: isElder() ? 4000 : 2000 })
}

/** Asks before what cannot be undone. `yes` is a verb of at most four characters. */
export async function ask(question: {
  title: string
  words: string
  yes: string
  no?: string
}): Promise<boolean> {
  const answer = await wx.showModal({
    title: question.title,
    content: question.words,
    confirmText: question.yes,
    cancelText: question.no ?? '再想想',
    confirmColor: '#17506F',
  })
  return answer.confirm
}
