/** What somebody was told and by which way, which messages they accepted, who looked at their data and whose they looked at. */
import { channelsOf } from '../../../miniprogram/core/news/channels'
import { grantId } from '../../_notices/grants'
import { TEMPLATES } from '../../_notices/templates'
import type { ReaderDoc, TemplateName } from '../../_documents'
import { heldTexts } from '../../_journal/words/keep-words'
import { store } from '../../_platform/ports'
import type { Kept } from './row'

export const sends: Kept<'sends'> = {
  title: '告诉过您的',
  find: ({ person }) => store.all('sends', { where: { personId: person._id } }),
  say: ({ at, message, tried, state, opened }) => ({
    at,
    text: `${message}（${channelsOf({ tried, state, opened })
      .map(({ words }) => words)
      .join('，')}）`,
  }),
}

const NAMES = Object.keys(TEMPLATES) as TemplateName[]
export const grants: Kept<'grants'> = {
  title: '还能收的微信消息',
  find: ({ person }) =>
    store.some(
      'grants',
      NAMES.map(name => grantId(person._id, name)),
    ),
  say: ({ _id, left }, { person }) => {
    const name = NAMES.find(one => grantId(person._id, one) === _id)
    return { at: null, text: `${name ? TEMPLATES[name].title : '一种消息'}，还能收 ${left} 条` }
  },
}

const READ: Record<ReaderDoc['what'], (no: string) => string> = {
  phone: no => `的名字和电话（${no}）`,
  words: no => `那一单的原话（${no}）`,
  list: () => '，在带电话的名单上',
  search: no => `，按姓名或电话找过（${no}）`,
}
export const readers: Kept<'readers'> = {
  title: '谁看过您的，您看过谁的',
  async find({ person }) {
    const [of, by] = await Promise.all([
      store.all('readers', { where: { of: person._id } }),
      store.all('readers', { where: { by: person._id } }),
    ])
    // A list that went out is an act of office: one line a person of a whole village.
    const mine = by.filter(({ what }) => what !== 'list')
    const all = [...new Map([...of, ...mine].map(doc => [doc._id, doc])).values()]
    // A purpose that waits for somebody to look is not shown before.
    const shown = await heldTexts(
      all.map(({ doubt }) => doubt),
      person._id,
    )
    return all.map(doc => ({ ...doc, purpose: shown(doc.doubt, doc.purpose) }))
  },
  say: ({ at, by, byName, what, no, purpose }, { person }) => ({
    at,
    text: `${by === person._id ? '您看了别人' : `${byName}看了您`}${READ[what](no)}：${purpose}`,
  }),
}
