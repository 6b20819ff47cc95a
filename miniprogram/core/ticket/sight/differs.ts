/** What an edited form says otherwise than the order that the first one became: in words, for one sentence. */
import type { Inputs } from '../commands'
import type { Ticket, Words } from '../types'

type Field = keyof Inputs['submit']
/** What people call the parts of the form. Complete: a new part of the form must say its name here. */
const CALLED: Record<Field, string> = {
  category: '分类',
  sub: '哪一种',
  text: '怎么回事',
  place: '地方',
  wish: '希望的时间',
  urgent: '很急',
  aboutStaff: '反映干部',
  attachments: '照片和语音',
  onBehalfOf: '替谁点单',
  consentWords: '怎么同意的',
  showOnBoard: '晒不晒',
  danger: '现在有人会受伤',
  onlyHandlers: '只给经办人看',
}

/** `words`: null when they were erased meanwhile; then every typed part differs. In the order of the form. */
export function differsFrom(
  input: Inputs['submit'],
  ticket: Ticket,
  words: Words | null,
): { field: Field; words: string }[] {
  const ids = (attachments: readonly { id: string }[] | undefined) =>
    [...(attachments ?? []).map(({ id }) => id)].sort().join()
  const same: Record<Field, boolean> = {
    category: input.category === ticket.category,
    sub: input.sub === ticket.sub,
    text: (input.text ?? '') === (words?.text ?? ''),
    place: (input.place ?? '') === (words?.place ?? ''),
    wish: (input.wish ?? '') === (words?.wish ?? ''),
    urgent: input.urgent === ticket.urgent,
    aboutStaff: input.aboutStaff === ticket.aboutStaff,
    attachments: ids(input.attachments) === ids(words?.attachments),
    onBehalfOf: (input.onBehalfOf ?? ticket.authorId) === (ticket.requesterId ?? ticket.authorId),
    consentWords: input.onBehalfOf === undefined || (input.consentWords ?? '') === (words?.consent ?? ''),
    // For another it was never asked.
    showOnBoard:
      (input.onBehalfOf ?? ticket.authorId) !== ticket.authorId || input.showOnBoard === ticket.consent,
    danger: input.danger === ticket.danger,
    onlyHandlers: (input.onlyHandlers === true) === (ticket.readers === 'handlers'),
  }
  return (Object.keys(CALLED) as Field[])
    .filter(field => !same[field])
    .map(field => ({ field, words: CALLED[field] }))
}
