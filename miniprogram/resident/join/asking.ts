/** What waiting for a yes looks like. */
import { LONG } from '../../core/lasts'
import type { Asking } from '../../../contract/person/home'
import type { ContactView } from '../../views/models'
import { dateText } from '../../core/clock/shanghai'
import type { Asked } from '../../core/people/joining'

export interface AskingView {
  title: string
  words: string
  /** Four digits, with a blank between them for reading aloud; '' when none are needed. */
  check: string
  contacts: ContactView[]
  /** One may order meanwhile. */
  mayOrder: boolean
}

const WAITS: Record<Asked, string> = {
  newcomer: '等家里人或网格员点头',
  listed: '等家里人或网格员点头',
  account: '等网格员当面核对',
  move: '等那一户的人或网格员点头',
  post: '等上一级当面核对',
}
const WORDS: Record<Asked, string> = {
  newcomer: `这会儿就能点单。家里的积分，点了头才能看；登记满${LONG.newcomer}才能换东西。`,
  listed: '这会儿就能点单。点了头，以前替您点的单、家里的积分就都看得到了。',
  account:
    '请拿着手机去找下面这位，给看您的核对号。核对好了，原来的微信就登不进来了。这会儿先点的单，也会归到您这里。',
  move: '点了头就搬过去。在那之前，您还是现在这一户的人。',
  post: '请拿着手机去找下面这位，给看您的核对号。在那之前，岗位上的活干不了。',
}

/** Who has no household of their own yet may order from the door they asked at. */
const MAY_ORDER: Record<Asked, boolean> = {
  newcomer: true,
  listed: true,
  account: true,
  move: false,
  post: false,
}

export const askingView = ({ asked, door, until, check, contacts }: Asking): AskingView => ({
  title: WAITS[asked],
  words: `${door === '' ? '' : `问的是${door}。`}${WORDS[asked]}${dateText(until)}前没人答复，就再登记一次。`,
  check: check === null ? '' : check.split('').join(' '),
  contacts: contacts.map(({ id, name, post, phone }) => ({
    id,
    surname: name.slice(0, 1),
    name,
    post,
    canCall: phone !== null,
  })),
  mayOrder: MAY_ORDER[asked],
})
