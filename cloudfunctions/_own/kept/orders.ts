/** Orders and what belongs to them: steps, words, photos, cards; complaints and suggestions. */
import { dateText } from '../../../miniprogram/core/clock/shanghai'
import { promiseOf } from '../../../miniprogram/core/ticket/pieces/selectors'
import { verbOfEvent } from '../../../miniprogram/core/ticket/process'
import { ERASED } from '../../../miniprogram/core/text/shared'
import { CATEGORY_LABELS, STATE_LABELS } from '../../../miniprogram/core/labels'
import { about } from '../../../miniprogram/core/about'
import { isStepOf } from '../../_documents/events'
import type { FileDoc, TicketDoc, WordsDoc } from '../../_documents'
import { eventsOf } from '../../_journal/events'
import { store } from '../../_platform/ports'
import type { Kept, Whose } from './row'

/** Mine, and what I typed for others. */
const ticketsOf = ({ person }: Whose): Promise<TicketDoc[]> =>
  store.all('tickets', { where: { 'list.mineOf': person._id }, sort: ['list.sortKey', 'desc'] })

export const tickets: Kept<'tickets'> = {
  title: '点的单',
  find: ticketsOf,
  say({ ticket }, { person }) {
    const promise = promiseOf(ticket)
    return {
      at: ticket.submittedAt,
      text: [
        ticket.no,
        ticket.requesterId === person._id ? '' : '替别人点的',
        CATEGORY_LABELS[ticket.category],
        STATE_LABELS[ticket.stage.state],
        promise ? `${promise.holderName}答应 ${dateText(promise.promisedAt)}前办好` : '',
      ]
        .filter(part => part !== '')
        .join('，'),
    }
  },
}

const AT_ONCE = 8

/** What the person did themselves: what others did is theirs, and stands in the order. */
export const events: Kept<'events'> = {
  title: '在单子上按过的',
  async find(whose) {
    const orders = await ticketsOf(whose)
    const found = []
    for (let i = 0; i < orders.length; i += AT_ONCE)
      found.push(
        ...(await Promise.all(orders.slice(i, i + AT_ONCE).map(({ _id }) => eventsOf(about('ticket', _id))))),
      )
    return found.flat().filter(({ by }) => by === whose.person._id)
  },
  say: event => (isStepOf(event, 'ticket') ? { at: event.at, text: verbOfEvent(event.type).label } : []),
}

/** In the order in which a form asks for them. */
const PARTS = [
  'text',
  'place',
  'wish',
  'reason',
  'measures',
  'whereInstead',
  'asked',
  'done',
  'consent',
] as const
const CHECKED: Record<WordsDoc['check']['text'], string> = {
  pass: '',
  pending: '（正在检查）',
  review: '（等人看）',
  refused: '（没放行）',
}
export const ownWords: Kept<'ticket_words'> = {
  title: '写的话',
  find: ({ person }) => store.all('ticket_words', { where: { owner: person._id } }),
  say({ at, words, erasedAt, check }) {
    if (words === null || erasedAt !== null) return { at, text: ERASED }
    const said = PARTS.flatMap(part => words[part] ?? [])
    const files = words.attachments?.length ?? 0
    const more = files > 0 ? [`${files} 张照片或录音`] : []
    return { at, text: `${[...said, ...more].join('；')}${CHECKED[check.text]}` }
  },
}

const FILE_STATES: Record<FileDoc['state'], string> = {
  pass: '在单子里看得到',
  pending: '正在检查',
  review: '等人看',
  refused: '没放行',
}
export const ownFiles: Kept<'files'> = {
  title: '照片和录音',
  find: ({ person }) => store.all('files', { where: { owner: person._id } }),
  say: ({ issuedAt, kind, about: matter, state }) => ({
    at: issuedAt,
    text: `${kind === 'photo' ? '照片' : '录音'}，${matter === null ? '没交上去，一天后删' : FILE_STATES[state]}`,
  }),
}

export const shares: Kept<'shares'> = {
  title: '发出去的卡片',
  find: ({ person }) => store.all('shares', { where: { by: person._id } }),
  say: ({ cards }) =>
    cards.map(({ at, openers }) => ({ at, text: `一张卡，${openers.length} 个微信点开过` })),
}
