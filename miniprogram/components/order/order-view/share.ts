/** What is handed on of an order: one's own to the family, another's without a name, and nothing of a locked one. */
import { familyCard } from '../../../api/cards'
import { call } from '../../../api/client'

type Card = WechatMiniprogram.Page.ICustomShareContent | WechatMiniprogram.Page.IAsyncCustomShareContent

export function cardOf(id: string, isMine: boolean, mayShare: boolean, say: (message: string) => void): Card {
  const safe = { title: '村里的一单', path: '/pages/home/home', imageUrl: '' }
  if (!mayShare) return safe
  if (isMine)
    return {
      ...safe,
      promise: familyCard(id).then(card => {
        if ('message' in card) say(card.message)
        return 'message' in card ? safe : card
      }),
    }
  const card = call('share.card', { ticketId: id }).then(result =>
    result.ok ? { title: result.data.title, path: result.data.path, imageUrl: result.data.picture } : safe,
  )
  return { ...safe, promise: card }
}
